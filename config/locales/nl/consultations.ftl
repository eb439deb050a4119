### Consultaties inrichten: versies, rondes, uitnodigingen.

round-access-open = Iedereen kan reageren
round-access-invited = Alleen genodigden

consultations-slug-taken = Er is al een consultatie op het adres "{ $slug }".
consultations-slug-unsound = Gebruik alleen kleine letters, cijfers en losse koppeltekens, hoogstens 60 tekens; "new" is bezet.
consultations-title-missing = Geef de consultatie een titel.
consultations-title-long = De titel kan hoogstens 200 tekens bevatten.
consultations-summary-long = De samenvatting kan hoogstens 5.000 tekens bevatten.
consultations-language-missing = Kies de taal van de concepttekst.
consultations-time-zone-unknown = Deze tijdzone is niet bekend. Geef een naam als Europe/Amsterdam.

consultations-label-missing = Geef de versie een label, bijvoorbeeld 1.0.
consultations-label-long = Een label is één regel van hoogstens 60 tekens.
consultations-label-taken = Iemand anders heeft zojuist een versie "{ $label }" ingelezen.
consultations-draft-known = Deze bestanden zijn al ingelezen als versie "{ $label }"; er is niets veranderd.
consultations-draft-public = Versie "{ $label }" is openbaar en kan niet meer worden vervangen. Lees de verbeterde tekst in onder een ander label.
consultations-draft-in-use = Versie "{ $label }" wordt gebruikt door ronde { $number } en kan niet meer worden vervangen. Lees de verbeterde tekst in onder een ander label.

consultations-round-taken = Er is al een ronde { $number }.
consultations-number-unsound = Geef de ronde een nummer van 1 tot en met 9999.
consultations-version-missing = Kies de versie waarop gereageerd wordt.
consultations-version-unknown = Er is geen versie "{ $label }" in deze consultatie.
consultations-time-unreadable = Geef een datum en tijd, bijvoorbeeld 2027-03-01T09:00.
consultations-time-far-off = Het jaar moet liggen tussen 2000 en 2199.
consultations-staff-last = U bent de enige projectleider. Wijs eerst een andere projectleider aan.
consultations-time-skipped = Die tijd bestaat niet: de klok gaat dan vooruit. Kies een eerder of een later moment.
consultations-closes-before-opening = De ronde moet sluiten nadat zij opent.
consultations-closes-in-past = De sluitingstijd is al voorbij. Kies een later moment.
consultations-not-later = De nieuwe sluitingstijd moet later zijn dan de huidige.
consultations-access-missing = Kies wie kan reageren.
consultations-introduction-long = De inleiding kan hoogstens 5.000 tekens bevatten.
consultations-round-moved = Ronde { $number } is niet meer in de staat waarin dit kan. Laad de pagina opnieuw om te zien hoe het ervoor staat.

consultations-mail-greeting = Beste { $name },
consultations-mail-opened-subject = U kunt nu reageren op: { $title }
consultations-mail-opened-text = Ronde { $number } van de consultatie "{ $title }" is open. Uw organisatie is uitgenodigd om te reageren. Reageren kan tot { $closes }.
consultations-mail-opened-how = Leden van uw organisatie kunnen samen opmerkingen schrijven; een hoofdcontact dient de inzending in.
consultations-mail-opened-link = Lees de tekst en reageer
consultations-mail-closed-subject = Gesloten: ronde { $number } van { $title }
consultations-mail-closed-text = Ronde { $number } van de consultatie "{ $title }" is gesloten op { $closes }. De opmerkingen kunnen nu worden beoordeeld en beantwoord zonder dat er nieuwe bij komen.
consultations-mail-closed-link = Naar de ronde

round-changed-subject-extended = Meer tijd om te reageren: { $title }
round-changed-subject-closed-early = Eerder gesloten: { $title }
round-changed-subject-taken-back = Gaat voorlopig niet door: { $title }
round-changed-text-extended = U bent uitgenodigd voor ronde { $number } van de consultatie "{ $title }". U kunt langer reageren: de ronde sluit nu op { $closes }.
round-changed-text-closed-early = U bent uitgenodigd voor ronde { $number } van de consultatie "{ $title }". De ronde is eerder gesloten dan was aangekondigd, op { $closes }. Reageren kan niet meer.
round-changed-text-taken-back = U bent uitgenodigd voor ronde { $number } van de consultatie "{ $title }". Die ronde gaat voorlopig niet door. U hoeft niets te doen.
round-changed-button = De ronde bekijken

draft-unsent-subject-closes-soon = Vergeet niet in te dienen: { $consultation }
draft-unsent-subject-extended = Meer tijd om in te dienen: { $consultation }
draft-unsent-subject-closed-early = Eerder gesloten: { $consultation }
draft-unsent-text-closes-soon = Er staat een concept klaar van { $party } bij de consultatie "{ $consultation }", ronde { $round }. Het is nog niet ingediend. De ronde sluit op { $closes }; daarna kan indienen niet meer.
draft-unsent-text-extended = Er staat een concept klaar van { $party } bij de consultatie "{ $consultation }", ronde { $round }. Het is nog niet ingediend. U hebt meer tijd: de ronde sluit nu op { $closes }.
draft-unsent-text-closed-early = Ronde { $round } van de consultatie "{ $consultation }" is eerder gesloten dan was aangekondigd, op { $closes }. Het concept van { $party } is niet ingediend. U kunt het nog lezen.
draft-unsent-button = Naar uw concept
draft-unsent-stop = Wilt u geen herinneringen meer?

consultations-list-title = Consultaties inrichten
consultations-list-lead = De consultaties die u kunt inrichten: conceptteksten, rondes en uitnodigingen.
consultations-none = Er zijn nog geen consultaties
consultations-new-title = Nieuwe consultatie
consultations-create = Consultatie aanmaken
consultations-created = De consultatie is aangemaakt. Lees nu de concepttekst in.
consultations-cancel = Annuleren
consultations-save = Opslaan
consultations-saved = Uw wijzigingen zijn opgeslagen.
consultations-title = Titel
consultations-slug = Adres
consultations-slug-hint = Het laatste deel van het adres, na { $base }. Kleine letters, cijfers en koppeltekens. Dit kan later niet meer worden gewijzigd.
consultations-summary = Samenvatting
consultations-language = Taal van de concepttekst
consultations-language-nl = Nederlands
consultations-language-en = Engels
consultations-time-zone = Tijdzone
consultations-time-zone-hint = Openings- en sluitingstijden worden in deze zone gegeven en getoond, bijvoorbeeld Europe/Amsterdam.
consultations-settings-title = Instellingen
consultations-address = Openbare pagina
consultations-rounds-title = Rondes
consultations-no-rounds = Nog geen rondes
consultations-no-rounds-how = Lees een versie van de concepttekst in en maak dan een ronde waarin mensen erop reageren.
consultations-from-until = Van { $opens } tot { $closes }
consultations-versions-title = Versies
consultations-no-versions = Nog geen versie van de concepttekst
consultations-versions-manage = Versies inlezen of bekijken
consultations-versions-look = Versies bekijken
consultations-changelog-none = Over wat er nieuw is, is nog niets gezegd.
consultations-versions-back = Naar de versies
consultations-version-title = Versie { $label }
consultations-staff-title = Medewerkers
consultations-no-staff = Er is nog niemand aangesteld
consultations-staff-project-lead = projectleider
consultations-staff-moderator = moderator
consultations-staff-drafter = opsteller
consultations-staff-clerk = verwerker
consultations-staff-appoint = Iemand aanstellen
consultations-staff-appoint-do = Aanstellen
consultations-staff-email-hint = Van het account dat deze persoon hier al heeft.
consultations-staff-ask = De projectleider stelt aan wie aan deze consultatie werkt; een beheerder van deze website kan dat ook.
consultations-staff-nobody = Er is geen account met het adres { $email }, of het is nog niet bevestigd. Vraag deze persoon zich eerst te registreren.
consultations-staff-appointed = Aangesteld.
consultations-staff-dismiss = Deze rol afnemen
consultations-staff-dismissed = De rol is afgenomen.
consultations-label = Label
consultations-label-hint = Hoe mensen deze versie noemen, bijvoorbeeld 1.0 of ‘tweede concept’.
consultations-text-title = Titel van de tekst
consultations-words = woorden
consultations-imported-at = Ingelezen
consultations-upload-title = Een versie inlezen
consultations-files = Bestanden
consultations-files-hint = Word (.docx), OpenDocument (.odt), PDF, Markdown, HTML of platte tekst, samen { $limit } MB. Meer bestanden worden één tekst, in de volgorde waarin u ze kiest.
consultations-changes = Laat bijgehouden wijzigingen weg
consultations-changes-hint = De tekst wordt dan gelezen zoals die was voor die wijzigingen. Zonder vinkje horen ze bij de tekst.
consultations-import = Inlezen
consultations-look = Eerst bekijken, niet inlezen
consultations-read-look-title = De tekst zoals die zou worden ingelezen
consultations-read-stored-title = De tekst is ingelezen
consultations-read-imported = Versie { $label } is ingelezen.
consultations-read-replaced = Versie { $label } is vervangen.
consultations-read-kept = { $count ->
    [one] Eén passage is herkend van eerder en behield de sleutel.
   *[other] { $count } passages zijn herkend van eerder en behielden hun sleutel.
}
consultations-read-looked = Er is niets opgeslagen. Ga terug, kies de bestanden opnieuw en lees ze in als dit klopt.
consultations-sections = paragrafen
consultations-passages = passages
consultations-warnings = Controleer dit
consultations-read-text = De tekst
consultations-source-hash = Vingerafdruk van de bestanden (SHA-256)
consultations-version-fixed = Ronde { $number } gebruikt deze versie; de tekst ligt daarom vast.
consultations-version-free = Nog geen ronde gebruikt deze versie. Verbeterde bestanden onder hetzelfde label komen ervoor in de plaats.
consultations-round-title = Ronde { $number }
consultations-round-new-title = Nieuwe ronde
consultations-round-edit-title = Ronde { $number } wijzigen
consultations-round-edit = Tijden, versie of toegang wijzigen
consultations-round-created = De ronde is als concept gemaakt. Kondig de ronde aan als alles klopt.
consultations-number = Nummer
consultations-round-version = Versie van de tekst
consultations-choose = Kies een versie
consultations-opens = Opent
consultations-closes = Sluit
consultations-time-hint = Tijd in { $zone }.
consultations-access = Wie kan reageren
consultations-access-open-hint = Iedereen, zodra het e-mailadres bevestigd is; de tekst is voor iedereen te lezen.
consultations-access-invited-hint = Alleen genodigden kunnen de tekst lezen en reageren.
consultations-introduction = Inleiding
consultations-introduction-hint = Waar u mensen naar vraagt; staat boven de tekst.
consultations-invited = Uitgenodigd
consultations-invited-count = { $count ->
    [0] niemand
    [one] één partij
   *[other] { $count } partijen
}
consultations-do = Wat u nu kunt doen
consultations-announce = Aankondigen
consultations-take-back = Aankondiging intrekken
consultations-close-now = Nu sluiten
consultations-archive = Archiveren
consultations-sure-closed = Ronde { $number } nu sluiten?
consultations-sure-archived = Ronde { $number } archiveren?
consultations-sure-text-closed = De ronde zou sluiten op { $closes }. Na het sluiten kan niemand meer reageren. Wie een concept heeft, kan het niet meer indienen.
consultations-sure-text-archived = Een gearchiveerde ronde blijft te lezen, maar er verandert niets meer aan.
consultations-sure-undo-closed = { $count ->
    [0] Volgers, genodigden, medewerkers en wie een concept heeft, krijgen meteen bericht.
    [one] U kunt dit één minuut lang ongedaan maken. Pas daarna krijgen volgers, genodigden, medewerkers en wie een concept heeft bericht.
   *[other] U kunt dit { $count } minuten lang ongedaan maken. Pas daarna krijgen volgers, genodigden, medewerkers en wie een concept heeft bericht.
}
consultations-sure-undo-archived = { $count ->
    [0] U kunt dit niet ongedaan maken.
    [one] U kunt dit één minuut lang ongedaan maken.
   *[other] U kunt dit { $count } minuten lang ongedaan maken.
}
consultations-sure-do-closed = Ja, nu sluiten
consultations-sure-do-archived = Ja, archiveren
consultations-undo-closed-early = Deze ronde is gesloten vóór de aangekondigde tijd. Volgers, genodigden en wie een concept heeft, horen dat op { $until }. Tot dan kunt u de ronde weer openen.
consultations-undo-archived = Deze ronde is gearchiveerd. Tot { $until } kunt u dat ongedaan maken.
consultations-undo-do-closed-early = Ronde weer openen
consultations-undo-do-archived = Archiveren ongedaan maken
consultations-undone = Het is ongedaan gemaakt. Niemand heeft er bericht over gekregen.
consultations-undo-late = Dit kan niet meer ongedaan worden gemaakt: wie het aangaat, weet al hoe het met ronde { $number } staat.
consultations-extend = Latere sluitingstijd
consultations-extend-do = Verlengen
consultations-extended = De ronde sluit nu later.
consultations-round-public = Wat lezers van de ronde zien
consultations-state-draft = Alleen medewerkers zien deze ronde.
consultations-state-scheduled = De ronde is aangekondigd en gaat vanzelf open.
consultations-state-open = Reageren kan tot de sluitingstijd.
consultations-state-closed = Reageren kan niet meer. Zodra de antwoorden zijn gepubliceerd, is de ronde afgerond.
consultations-state-reporting = De antwoorden zijn gepubliceerd.
consultations-state-archived = De ronde wordt bewaard in het archief.
consultations-now-draft = De aankondiging van ronde { $number } is ingetrokken.
consultations-now-scheduled = Ronde { $number } is aangekondigd.
consultations-now-closed = Ronde { $number } is gesloten.
consultations-second-looks-open = { $count ->
    [one] 1 antwoord moet nog opnieuw worden bekeken. Laat daar eerst over besluiten: over wat gearchiveerd is, wordt niets meer besloten.
   *[other] { $count } antwoorden moeten nog opnieuw worden bekeken. Laat daar eerst over besluiten: over wat gearchiveerd is, wordt niets meer besloten.
}
consultations-now-archived = Ronde { $number } is gearchiveerd.

consultations-invite-organisation = Geef de naam van de organisatie, hoogstens 200 tekens.
consultations-invite-group = Kies de groep waartoe de organisatie behoort.
consultations-invite-email = Geef het e-mailadres van degene die u uitnodigt.
consultations-invite-role = De rol is lead of member.
consultations-invite-language = De taal is nl of en.
consultations-invite-words = Uw eigen woorden in de mail
consultations-invite-words-hint = Bijvoorbeeld waarom u juist deze organisatie vraagt. De mail noemt zelf al de consultatie, en wanneer de ronde opent en sluit.
consultations-invite-words-long = Schrijf hoogstens 2.000 tekens in de mail.
consultations-invite-early = Kondig de ronde eerst aan: wie wordt uitgenodigd, moet kunnen zien wanneer zij opent.
consultations-invite-late = De ronde is gesloten; er kan niemand meer voor worden uitgenodigd.
consultations-invite-accepted = Deze uitnodiging is al aangenomen.
consultations-lines-missing = Geef minstens één regel, of kies een bestand.
consultations-lines-broken = Deze lijst is niet te lezen. Sla de lijst op als CSV in UTF-8, één regel per uitnodiging.
consultations-lines-many = Een lijst kan hoogstens { $count } regels bevatten.
consultations-invitations-title = Uitnodigingen voor ronde { $number }
consultations-invite-link = Organisaties uitnodigen
consultations-invite-one = Een organisatie uitnodigen
consultations-invite-do = Uitnodiging versturen
consultations-invite-many = Meer organisaties tegelijk uitnodigen
consultations-invite-all = Uitnodigingen versturen
consultations-organisation = Organisatie
consultations-group = Groep
consultations-choose-group = Kies een groep
consultations-email = E-mailadres
consultations-role = Rol van deze persoon
consultations-role-lead = Hoofdcontact: schrijft, nodigt collega’s uit en dient in
consultations-role-member = Lid: schrijft mee
consultations-mail-language = Taal van de mail
consultations-lines = Lijst
consultations-lines-hint = Eén regel per uitnodiging: organisatie, groep, e-mailadres. Is de organisatie hier al? Geef dan de code in plaats van de naam. Daarna mogen een rol (lead of member) en een taal (nl of en) volgen.
consultations-lines-file = Of een CSV-bestand
consultations-lines-file-hint = Een bestand gaat voor wat hierboven staat.
consultations-list-sent = { $count_sent } van { $count_lines } uitnodigingen zijn onderweg.
consultations-list-results = Resultaat per regel
consultations-line = Regel
consultations-result = Resultaat
consultations-result-sent = Onderweg
consultations-invited-none = Er is nog niemand uitgenodigd
consultations-invited-one = De uitnodiging aan { $email } is onderweg.
consultations-invited-again = De uitnodiging is opnieuw verstuurd; de link in de eerdere mail werkt niet meer.
consultations-invitation-accepted = Aangenomen (verstuurd { $at })
consultations-invitation-waiting = Verstuurd { $at }, nog niet aangenomen
consultations-invitation-expired = Verlopen (verstuurd { $at })
consultations-again = Opnieuw versturen

consultations-version-replaced = Iemand heeft zojuist een van deze versies vervangen. Laad de pagina opnieuw.
consultations-no-such-version = Er is geen versie "{ $label }" in de consultatie { $consultation }.
consultations-version-public-already = Deze versie is al openbaar.
consultations-version-not-public = Deze versie is niet apart openbaar gemaakt.
consultations-changelog = Wat er nieuw is in deze versie
consultations-changelog-hint = Een paar zinnen voor lezers, te zien in de lijst van versies.
consultations-changelog-long = Wat er nieuw is mag hoogstens { $limit } tekens beslaan.
consultations-changelog-saved = Wat er nieuw is, is bewaard.
consultations-version-changes = Wat er veranderde sinds de vorige versie
consultations-version-publish-title = Openbaar of niet
consultations-version-publish = Openbaar maken
consultations-version-publish-text = Een versie is openbaar zodra een ronde erover is aangekondigd. Een versie waar geen ronde over gaat, zoals de vastgestelde tekst, maakt u hier openbaar.
consultations-version-is-public = Openbaar gemaakt op { $date }. Een versie waar een openbare ronde over gaat, blijft daar te lezen.
consultations-version-hide = Niet langer openbaar maken
consultations-version-published = De versie is nu openbaar.
consultations-version-hidden = De versie is niet langer apart openbaar.

consultations-confidential = Deze consultatie is vertrouwelijk
consultations-confidential-hint = Niemand kan zien dat zij bestaat, behalve de medewerkers ervan en wie u uitnodigt. Alle rondes zijn op uitnodiging.
consultations-confidential-means = Waar op deze pagina’s “openbaar” of “gepubliceerd” staat, zijn de medewerkers bedoeld en de partijen die u uitnodigt, met de collega’s die zij binnenlaten; niemand anders.
consultations-confidential-already = Deze consultatie is al vertrouwelijk.
consultations-not-confidential = Deze consultatie is niet vertrouwelijk.
consultations-confidential-round = Ronde { $number } is voor iedereen. Verander dat voordat u de consultatie vertrouwelijk maakt.
consultations-access-confidential = Deze consultatie is vertrouwelijk. Kies “alleen genodigden” (op de opdrachtregel: --invited), of verander dat eerst bij de instellingen.
consultations-invitation-invited-as = uitgenodigd als { $name }
