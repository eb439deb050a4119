### Opmerkingen en de inzending waarin ze bij elkaar komen.

anchor-document = Het hele document
anchor-section = De hele paragraaf

publication-name-and-organisation = Naam en organisatie
publication-name-and-organisation-hint = Uw opmerkingen worden gepubliceerd met de naam van de organisatie en van de persoon die verantwoordelijk is.
publication-organisation = Alleen de organisatie
publication-organisation-hint = Uw opmerkingen worden gepubliceerd met de naam van de organisatie.
publication-name = Mijn naam
publication-name-hint = Uw opmerkingen worden gepubliceerd met uw naam.
publication-anonymous = Anoniem
publication-anonymous-hint = Uw opmerkingen worden zonder naam gepubliceerd; alleen de groep waartoe u hoort is te zien.
publication-none = Niet publiceren
publication-none-hint = Uw opmerkingen worden gelezen en beantwoord, maar niet gepubliceerd. U krijgt het antwoord zelf toegestuurd.

comments-new-title = Reageren op de tekst
comments-edit-title = Uw opmerking wijzigen
comments-place-title = Waar uw opmerking over gaat
comments-back-to-text = Terug naar de tekst
comments-respond-as = U reageert namens
comments-respond-as-hint = Elke organisatie heeft één inzending per ronde; u zelf ook.
comments-myself = uzelf
comments-kind = Soort opmerking
comments-kind-general-hint = Wat u ervan vindt.
comments-kind-technical-hint = Of het klopt en uitvoerbaar is.
comments-kind-editorial-hint = Hoe het is opgeschreven.
comments-body = Uw opmerking
comments-body-hint = Noem geen persoonsgegevens van uzelf of van anderen: wat u schrijft kan worden gepubliceerd.
comments-proposed-hint = De woorden die u liever in de tekst zou zien.
comments-preview = Voorbeeld tonen
comments-preview-title = Zo komt uw opmerking eruit te zien
comments-save = Opmerking opslaan
comments-cancel = Annuleren

comments-list-title = Uw inzendingen
comments-list-caption = Uw inzendingen en die van uw organisaties, de nieuwste eerst
comments-list-empty = U hebt nog niet op een consultatie gereageerd
comments-list-empty-text = Open een tekst waarop u kunt reageren en kies de passage waar uw opmerking over gaat.
comments-consultation = Consultatie
comments-party = Partij
comments-state = Status
comments-date = Datum
comments-count = Opmerkingen
comments-round = Ronde
comments-round-number = ronde { $number }
comments-closes = Sluit
comments-submit-before = Dien in vóór

comments-draft-title = Uw conceptinzending
comments-submission-title = Uw inzending
comments-replaces = Dit concept vervangt uw eerdere inzending zodra u het indient. Tot dan telt uw eerdere inzending.
comments-contents = Inhoud van de inzending
comments-gathered = { $count ->
    [0] Opmerkingen
    [one] 1 opmerking
   *[other] { $count } opmerkingen
}
comments-none-yet = Nog geen opmerkingen
comments-none-yet-text = Ga naar de tekst en kies een passage om op te reageren.
comments-edit = Wijzigen
comments-up = Omhoog
comments-down = Omlaag
comments-remove = Verwijderen
comments-add-at-passage = Reageren op een passage
comments-add-on-document = Reageren op de hele tekst
comments-details-title = Publicatie en naam
comments-publication = Onder welke naam wij publiceren
comments-publication-hint = Een moderator leest elke opmerking voordat die wordt gepubliceerd.
comments-woo-title = Openbaarheid
comments-woo = Wat u ook kiest, het ministerie ziet wie u bent en bewaart uw inzending. Iedereen mag de overheid om documenten vragen, ook om inzendingen. Dat staat in de Wet open overheid (Woo). Namen en andere persoonsgegevens blijven dan weg als die wet ze beschermt. Zet daarom geen persoonsgegevens in uw opmerkingen.
comments-submitter = Verantwoordelijk voor deze inzending
comments-submitter-hint = Voor- en achternaam.
comments-save-details = Opslaan zonder in te dienen
comments-submit = Indienen
comments-lead-submits = U kunt opmerkingen schrijven voor deze organisatie. Een hoofdcontact van de organisatie dient ze in.
comments-lead-replaces = Alleen een hoofdcontact van de organisatie kan wijzigen of intrekken wat is ingediend.
comments-discard = Dit concept weggooien
comments-discard-warning = Het concept en alle opmerkingen erin worden verwijderd. Dat kan niet ongedaan worden gemaakt.
comments-discard-now = Concept verwijderen
comments-can-change = Tot de ronde sluit kunt u uw inzending wijzigen of intrekken.
comments-supersede = Inzending wijzigen
comments-withdraw = Inzending intrekken
comments-withdraw-warning = Al uw opmerkingen verdwijnen meteen, ook die al gepubliceerd zijn. Ze worden niet beantwoord. Wie uw inzending heeft ondertekend, krijgt bericht. Zolang de ronde open is, kunt u opnieuw beginnen met dezelfde woorden.
comments-withdraw-now = Intrekken
comments-to-receipt = Ontvangstbewijs tonen
comments-to-outcome = Wat er over uw opmerkingen is besloten
comments-to-submission = Naar uw inzending

comments-receipt-title = Ontvangstbewijs
comments-receipt-number = Ontvangstnummer
comments-submitted-at = Ingediend
comments-ended-at = Vervangen of ingetrokken op
comments-hash-title = Controlecode
comments-hash-text = Met deze code kunt u later laten zien wat u precies hebt ingediend. De code hoort bij het bestand met uw inzending (SHA-256).
comments-hash-file = Dat bestand openen (JSON)

comments-added = Uw opmerking staat in uw concept. Die telt mee zodra u indient.
comments-added-file = Uw opmerking staat in uw concept. Die verwijst naar een bestand, en wat in een bestand staat, is niet te zien naast de tekst. Schrijf hier ook wat het bestand over deze plaats zegt.
comments-added-support = Uw opmerking staat in uw concept en telt mee zodra u indient. Hebt u een eigen reden? Voeg die dan toe: dat helpt het meest.
comments-written-title = U schreef al over deze plaats
comments-written-change = Deze opmerking wijzigen
comments-leans-file = Deze opmerking verwijst naar een bestand. Wat in een bestand staat, is niet te zien naast de tekst. Schrijf hier ook wat het bestand over deze plaats zegt.
comments-leans-support = Deze opmerking zegt dat u het eens bent. Dat telt mee. Hebt u een eigen reden? Voeg die dan toe: dat helpt het meest.
comments-leans-no-file = Bij deze inzending is nog geen bestand gevoegd.
comments-changed = Uw opmerking is gewijzigd.
comments-removed = De opmerking is verwijderd.
comments-details-saved = Opgeslagen. Uw opmerkingen tellen mee zodra ze zijn ingediend.
comments-handed-in = Uw inzending is ontvangen. U krijgt een e-mail met de volledige tekst.
comments-withdrawn = Uw inzending is ingetrokken.
comments-successor-begun = Dit is een kopie van uw inzending. Wijzig wat u wilt en dien de kopie in: die vervangt dan de eerdere inzending.
comments-discarded = Het concept is verwijderd.

comments-no-such-passage = Die passage staat niet in deze tekst.
comments-no-such-section = Die paragraaf staat niet in deze tekst.
comments-no-such-kind = Kies algemeen, inhoudelijk of redactioneel.
comments-no-such-party = Kies namens wie u reageert.
comments-empty = Schrijf een opmerking of een tekstvoorstel.
comments-too-long = { $count ->
    [one] Dit is 1 teken te lang. Schrijf hoogstens { $count_most } tekens.
   *[other] Dit is { $count } tekens te lang. Schrijf hoogstens { $count_most } tekens.
}
comments-too-many = In een inzending passen hoogstens { $count } opmerkingen.
comments-quote-not-there = Deze woorden staan niet zo in de passage. Neem ze precies over.
comments-quote-without-passage = U kunt alleen woorden uit een passage kiezen. Kies eerst een passage.
comments-choose-publication = Kies wat er gepubliceerd mag worden.
comments-name-missing = Vul in wie verantwoordelijk is voor deze inzending.
comments-name-too-long = Schrijf voor de naam hoogstens { $count } tekens.
comments-changed-meanwhile = Deze opmerking is intussen gewijzigd, in een ander venster of door iemand anders van uw organisatie. Beide teksten zijn er nog: voeg samen wat u wilt houden en sla op.
comments-not-a-draft = Deze inzending is al ingediend of ingetrokken en kan daarom niet meer worden gewijzigd.
comments-not-handed-in = Deze inzending is al vervangen of ingetrokken.
comments-draft-exists = U hebt al een ander concept voor deze ronde. Dien dat eerst in of gooi het weg.
comments-nothing-to-hand-in = Er zijn nog geen opmerkingen om in te dienen.

comments-in-comment = Opmerking { $number }: { $what }
comments-api-limit = De limit moet van 1 tot en met 100 zijn, en de cursor er een die is gegeven.

comments-mail-hello = Geachte { $name },
comments-mail-receipt-subject = Inzending ontvangen: { $receipt }
comments-mail-receipt-text = Wij hebben de inzending van { $party } voor de consultatie “{ $consultation }”, ronde { $round }, ontvangen. Dank u voor het meedoen.
comments-mail-replaces = Deze inzending vervangt uw eerdere inzending.
comments-mail-until = U kunt uw inzending wijzigen of intrekken tot
comments-mail-full-text = Dit is wat er is ingediend
comments-mail-long = Uw inzending is te lang voor een mail. U leest de hele tekst op de pagina van uw inzending; de link staat hierboven.
comments-mail-comment = Opmerking { $number }:
comments-mail-withdrawn-subject = Inzending ingetrokken: { $receipt }
comments-mail-withdrawn-text = De inzending { $receipt } van { $party } voor de consultatie “{ $consultation }”, ronde { $round }, is ingetrokken. De opmerkingen zijn niet meer te zien en worden niet beantwoord.
comments-mail-withdrawn-again = U kunt opnieuw reageren tot
comments-part = Op een deel van deze passage reageren
comments-part-which = Welk deel bedoelt u?
comments-part-hint = Kies een zin en laat die zien om verder te kiezen welke woorden u bedoelt.
comments-part-whole = De hele passage
comments-part-selected = De woorden die u hebt aangewezen:
comments-part-first = Vanaf het woord
comments-part-last = tot en met
comments-part-show = Laat deze woorden zien
comments-propose = Andere woorden voorstellen
comments-propose-show = Laat de wijzigingen zien
comments-proposed-new-hint = Woorden die u graag toegevoegd ziet.

comments-autosave-saved = Opgeslagen om %t.
comments-autosave-saving = Bezig met opslaan…
comments-autosave-offline = Niet opgeslagen: geen verbinding. Uw woorden staan op dit apparaat en worden verstuurd zodra er weer verbinding is.
comments-autosave-failing = Niet opgeslagen: de server antwoordt niet. Uw woorden staan op dit apparaat; er wordt vanzelf opnieuw geprobeerd.
comments-autosave-refused = Niet opgeslagen: %n
comments-autosave-but = Uw woorden zijn opgeslagen om %t, maar let op: %n
comments-autosave-signed-out = U bent uitgelogd. Uw woorden staan op dit apparaat. Log weer in: dan worden ze u hier weer aangeboden.
comments-autosave-guest-over = Uw link werkt niet meer, of de tijd ervan is voorbij. Kies “Opmerking opslaan”: dan krijgt u uw woorden terug en leest u hoe u verder kunt.
comments-autosave-reload = Deze pagina is van een eerdere sessie. Laad de pagina opnieuw; uw woorden staan op dit apparaat en worden u dan weer aangeboden.

comments-theirs-title = De tekst zoals die nu is opgeslagen
comments-theirs-text = Hieronder staat wat er in het andere venster of door de ander is geschreven. In het formulier staat wat u schreef. Slaat u op, dan vervangt uw tekst de andere.
comments-theirs-keep = Opslaan wat in het formulier staat
comments-theirs-exchange = De twee teksten omwisselen
comments-kept-title = Woorden die nog niet zijn opgeslagen
comments-kept-since = Op dit apparaat staan woorden van %t die niet konden worden verstuurd.
comments-kept-use = Deze woorden terugzetten
comments-kept-drop = Weggooien
comments-kept-list-text = Op dit apparaat staan woorden die niet konden worden verstuurd. Open het formulier om ze terug te zetten of weg te gooien.

comments-missing-title = Nog nodig voordat u kunt indienen: { $count ->
    [one] één ding
   *[other] { $count } dingen
}
comments-missing-count = nog { $count ->
    [one] één ding
   *[other] { $count } dingen
} nodig
comments-missing-nothing = Klaar om in te dienen
comments-missing-nothing-text = Er ontbreekt niets. Lees alles na en dien in, onderaan deze pagina.
comments-missing-everything = Schrijf een opmerking bij de tekst
comments-missing-words-in = Opmerking { $number } heeft nog geen woorden
comments-missing-quote-in = Opmerking { $number } gaat over woorden die niet in de tekst staan
comments-missing-words = { $count ->
    [one] Eén opmerking heeft nog geen woorden. Schrijf die af of verwijder die.
   *[other] { $count } opmerkingen hebben nog geen woorden. Schrijf ze af of verwijder ze.
}
comments-missing-quotes = { $count ->
    [one] Eén opmerking gaat over woorden die niet in de tekst staan. Kies opnieuw welke woorden u bedoelt.
   *[other] { $count } opmerkingen gaan over woorden die niet in de tekst staan. Kies opnieuw welke woorden u bedoelt.
}
comments-lack-blank = nog geen woorden
comments-lack-astray = woorden niet gevonden
comments-by-section = Overzicht per paragraaf
comments-by-section-text = In de volgorde van de tekst. Ingediend worden de opmerkingen in de volgorde hieronder.
comments-count-in = { $count ->
    [one] 1 opmerking
   *[other] { $count } opmerkingen
}

comments-print-title = Inzending om af te drukken
comments-print-draft = Dit is een concept; het is nog niet ingediend.
comments-printed-at = Gemaakt op
comments-to-print = Alles op één pagina om af te drukken
comments-version = Versie van de tekst
comments-receipt-pdf = Ontvangstbewijs als PDF
comments-pdf-hash = Met deze code kunt u later laten zien wat u precies hebt ingediend. De code hoort bij het bestand met uw inzending (SHA-256). Dat bestand en deze inzending vindt u op:
comments-pdf-attachments = Bijlagen
comments-pdf-comments = Opmerkingen
comments-pdf-too-long = De inzending is te lang om hier helemaal op te nemen. U leest alles op het adres hierboven.
comments-pdf-signs = Tekens die in dit bestand niet kunnen worden getoond, staan er met hun nummer: [U+…]. Op het adres hierboven staan ze zoals ze zijn ingediend.

comments-cancelled = U hebt geannuleerd. Wat u schreef, is niet bewaard.
comments-change-cancelled = U hebt geannuleerd. De opmerking is zoals die was.
comments-remove-this = Deze opmerking verwijderen
comments-unfinished = Nog niet af
comments-lack-unfinished = nog niet af
comments-missing-unfinished-in = Opmerking { $number } is nog niet af: open de opmerking en kies “Opmerking opslaan”
comments-missing-unfinished = { $count ->
    [one] Eén opmerking is nog niet af. Open de opmerking en kies “Opmerking opslaan”, of verwijder die.
   *[other] { $count } opmerkingen zijn nog niet af. Open ze en kies “Opmerking opslaan”, of verwijder ze.
}
comments-before-replaces = { $party } heeft al ingediend. Wat u nu schrijft, komt in een kopie van die inzending. De kopie telt pas als die ook wordt ingediend; tot dan geldt wat er is ingediend.
comments-before-lead = { $party } heeft al ingediend. Alleen een hoofdcontact kan dat nog wijzigen. U kunt nu niet meer namens { $party } reageren.
comments-order = In de volgorde van de tekst zetten
comments-ordered = De opmerkingen staan nu in de volgorde van de tekst.
comments-again-title = Opnieuw beginnen
comments-again-text = Uw woorden zijn er nog. Begin een nieuw concept met dezelfde opmerkingen, antwoorden op vragen en bijlagen, wijzig wat u wilt en dien het in.
comments-again-do = Opnieuw beginnen met deze woorden
comments-begun-again = Dit concept begint met de woorden die u had ingetrokken. Wijzig wat u wilt en dien het in.
comment-public-number = Nummer voor het publiek
