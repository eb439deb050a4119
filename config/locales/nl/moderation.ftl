### Moderatie: de wachtrij, besluiten en hun gronden, wat een partij te horen krijgt.

verdict-publish = Publiceren
verdict-publish-hint = Iedereen kan de opmerking lezen zoals die is.
verdict-publish-redacted = Gelakt publiceren
verdict-publish-redacted-hint = Iedereen kan de opmerking lezen zonder de woorden die u hieronder noemt. U ziet eerst de openbare tekst.
verdict-withhold = Niet publiceren
verdict-withhold-hint = Niemand buiten het ministerie en de partij leest de opmerking. Hiervoor zijn een grond en een toelichting nodig.

ground-5-1-1-c = Vertrouwelijk meegedeelde bedrijfsgegevens
ground-5-1-1-d = Gevoelige persoonsgegevens, zoals gezondheid, geloof of veroordelingen
ground-5-1-1-e = Nummer dat een persoon identificeert, zoals het burgerservicenummer
ground-5-1-2-c = Opsporing en vervolging van strafbare feiten
ground-5-1-2-e = Persoonlijke levenssfeer, ook van anderen
ground-5-1-2-f = Andere concurrentiegevoelige bedrijfsgegevens
ground-5-1-2-h = Beveiliging van personen en bedrijven, voorkomen van sabotage
ground-conduct = Huisregel: beledigend, bedreigend of discriminerend
ground-spam = Huisregel: reclame of steeds opnieuw verstuurd
ground-off-topic = Huisregel: gaat niet over deze tekst

moderation-round = { $title }, ronde { $number }
moderation-whole-document = Hele document
moderation-redacted-mark = [gelakt: { $ground }]
moderation-redacted-house = [gelakt: huisregels]

moderation-queue-title = Moderatie
moderation-queue-lead = Ingediende opmerkingen, de oudste eerst tenzij u anders kiest. U besluit of iedereen ze kan lezen, en in welke vorm.
moderation-filter-state = Status
moderation-filter-round = Ronde
moderation-filter-section = Paragraaf
moderation-filter-group = Groep
moderation-filter-personal = Persoonsgegevens
moderation-personal-found = Alleen met wat daarop lijkt
moderation-filter-all = Alle
moderation-state-all = Alle statussen
moderation-count = { $count ->
    [0] Geen opmerkingen
    [one] 1 opmerking
   *[other] { $count } opmerkingen
}
moderation-empty-title = Hier staat niets
moderation-empty-text = Geen opmerking voldoet aan deze keuze.
moderation-column-tick = Kiezen
moderation-column-comment = Opmerking
moderation-column-words = Wat er staat
moderation-column-place = Plaats
moderation-column-party = Partij
moderation-column-kind = Soort
moderation-column-age = Ingediend
moderation-column-state = Status
moderation-tick = Opmerking { $number } kiezen
moderation-has-personal = Lijkt op persoonsgegevens: { $kinds }
moderation-leans-file = Verwijst naar een bestand
moderation-leans-support = Zegt alleen het eens te zijn
moderation-leans-file-text = Deze opmerking heeft weinig woorden en verwijst naar een bestand. Lees die samen met de bijlagen bij deze inzending.
moderation-leans-file-none = Deze opmerking verwijst naar een bestand, maar bij de inzending zit er geen.
moderation-days = { $count ->
    [0] vandaag
    [one] 1 dag geleden
   *[other] { $count } dagen geleden
}
moderation-bulk = Gekozen opmerkingen publiceren
moderation-bulk-note = Alle gekozen opmerkingen worden gepubliceerd zoals ze zijn, of geen ervan als over een opmerking intussen is besloten.
moderation-bulk-done = { $count ->
    [one] 1 opmerking is gepubliceerd.
   *[other] { $count } opmerkingen zijn gepubliceerd.
}
moderation-bulk-personal = In opmerking { $number } staat iets dat op persoonsgegevens lijkt. Bekijk die eerst. Er is niets gepubliceerd.
moderation-personal-left = In opmerking { $number } zou nog iets te lezen zijn dat op een burgerservicenummer of rekeningnummer lijkt. Bekijk die eerst. Er is niets gepubliceerd.
moderation-too-many-places-together = In opmerking { $number } staan deze woorden op meer plaatsen dan één besluit kan lakken. Open de opmerking om erover te besluiten. Er is niets gepubliceerd.
moderation-bulk-anyway = Ik heb het bekeken: publiceer de gekozen opmerkingen zoals ze zijn
moderation-none-ticked = Kies minstens één opmerking.
moderation-too-many-ticked = Kies hoogstens { $count } opmerkingen tegelijk.
moderation-not-waiting = Opmerking { $number } wacht niet meer: iemand heeft erover besloten, of de partij heeft de opmerking ingetrokken. Er is niets gepubliceerd.
moderation-first-page = Naar de eerste pagina
moderation-next-page = Volgende pagina

moderation-comment-title = Opmerking { $number }
moderation-the-comment = De opmerking
moderation-submitter = Verantwoordelijk
moderation-publication = Keuze van de partij
moderation-submitted-at = Ingediend
moderation-private-note = De partij koos ervoor niet gepubliceerd te worden. Uw besluit wordt bewaard en aan de partij gemeld, maar de opmerking wordt niet openbaar.
moderation-passage = De passage
moderation-quote = Daaruit aangehaald
moderation-reference = Plaats zoals de partij die opschreef: { $reference }
moderation-body = Wat de partij zegt
moderation-as-typed = Zoals getypt
moderation-as-typed-note = Kopieer te lakken woorden hieruit als de tekst hierboven ze anders toont.
moderation-history = Besluiten tot nu toe
moderation-history-by = door { $by }
moderation-by-system = de systeembeheerder
moderation-others = Andere opmerkingen in deze inzending
moderation-decide = Uw besluit
moderation-decide-anew = Een nieuw besluit vervangt het laatste. Eerdere besluiten blijven bewaard.
moderation-verdict = Wat gebeurt er met deze opmerking?
moderation-redact = Te lakken woorden
moderation-redact-note = Vul de woorden in zoals ze in de opmerking of het tekstvoorstel staan, of selecteer ze daar. Ingevulde woorden worden nooit gepubliceerd: kies "Gelakt publiceren". Ze worden overal gelakt waar ze staan, tenzij u één plaats noemt.
moderation-redact-row = Te lakken woorden, { $number }
moderation-words = Precieze woorden
moderation-place = Welke plaats
moderation-place-hint = Een nummer, als de woorden er vaker staan en alleen één plaats weg moet.
moderation-ground = Grond
moderation-choose = Kies een grond
moderation-more-rows = Meer woorden
moderation-found = Wat op persoonsgegevens lijkt
moderation-found-note = Deze woorden zijn gevonden door hoe ze eruitzien. Er wordt niets vanzelf gelakt, en er kan meer staan: lees ook zelf.
moderation-found-redact = Deze woorden lakken
moderation-found-chosen = Deze woorden staan bij "Te lakken woorden".
moderation-found-all = Dit allemaal lakken
moderation-reasons = Aan de partij
moderation-withhold-ground = Grond om niet te publiceren
moderation-explanation = Toelichting aan de partij
moderation-explanation-hint = Schrijf voor iemand die het goed wil doen. Verplicht als u niet publiceert.
moderation-decide-button = Besluiten

moderation-no-verdict = Kies wat er met deze opmerking gebeurt.
moderation-no-words = Vul in welke woorden gelakt moeten worden.
moderation-too-many-words = Deze woorden staan op meer plaatsen dan één besluit kan lakken. Publiceer de opmerking niet, of noem er minder.
moderation-words-not-found = "{ $words }" staat niet in de opmerking, het tekstvoorstel, de verwijzing of de openbare namen. Kopieer de woorden zoals ze zijn getypt.
moderation-mark-empty = Het te lakken stuk in { $field ->
    [proposed-text] het tekstvoorstel
    [reference] de verwijzing
    [party-name] de naam van de partij
    [submitter-name] de naam van de verantwoordelijke
   *[body] de opmerking
} van teken { $start } tot { $end } is leeg. Noem ten minste één teken.
moderation-mark-outside = Het te lakken stuk in { $field ->
    [proposed-text] het tekstvoorstel
    [reference] de verwijzing
    [party-name] de naam van de partij
    [submitter-name] de naam van de verantwoordelijke
   *[body] de opmerking
} van teken { $start } tot { $end } ligt daar niet in: van die tekst zijn { $length } tekens openbaar.
moderation-words-fewer = { $count ->
    [one] "{ $words }" staat er maar één keer.
   *[other] "{ $words }" staat er maar { $count } keer.
}
moderation-words-no-ground = Kies de grond om deze woorden te lakken.
moderation-place-no-number = Vul een heel getal in, of laat de plaats leeg.
moderation-no-ground = Kies de grond om niet te publiceren.
moderation-no-explanation = Leg de partij uit waarom de opmerking niet wordt gepubliceerd.
moderation-explanation-too-long = De toelichting is te lang: gebruik hoogstens 4000 tekens.
moderation-gone = De partij heeft deze opmerking ingetrokken of vervangen. Er valt niets meer te besluiten.
moderation-taken-title = Een collega was eerder
moderation-taken = { $by } besloot over deze opmerking op { $at }: { $state }. Uw besluit is niet opgeslagen.
moderation-taken-next = Wat u invulde staat hieronder nog. Besluit u opnieuw, dan vervangt uw besluit dat van uw collega.

moderation-preview-title = Opmerking { $number }: openbare tekst
moderation-preview-lead = Dit is wat iedereen zal lezen. Er is nog niets besloten.
moderation-left-title = Dit is te lezen
moderation-left-text = In de tekst staat nog iets dat op een nummer van een persoon lijkt. Mag dat openbaar worden?
moderation-public-text = Wat het publiek leest
moderation-grounds = Gronden
moderation-confirm = Zo publiceren
moderation-change = Wijzigen
moderation-elsewhere = Deze woorden staan ook elders
moderation-elsewhere-note = In wat is aangevinkt, worden ze door hetzelfde besluit gelakt, op dezelfde grond, en elke partij krijgt uw toelichting. Bekijk elk: dezelfde woorden kunnen iemand anders bedoelen.
moderation-elsewhere-more = Dit zijn de eerste { $count }. Er zijn er meer: besluit, en kijk opnieuw.
moderation-elsewhere-comment = Opmerking { $number }
moderation-elsewhere-reference = Plaats, zoals die geschreven is
moderation-elsewhere-tick = Lak ze ook in opmerking { $number }
moderation-elsewhere-tick-waiting = Publiceer opmerking { $number } zonder deze woorden
moderation-elsewhere-changed = Opmerking { $number } is sindsdien veranderd: iemand besloot erover, de partij trok de opmerking in, of deze woorden staan er niet meer in. Er is niets besloten.
moderation-done-elsewhere = { $count ->
    [one] Opmerking { $number } is gelakt gepubliceerd, en nog één opmerking ermee. De partijen krijgen een e-mail als zij een adres gaven.
   *[other] Opmerking { $number } is gelakt gepubliceerd, en { $count } andere ermee. De partijen krijgen een e-mail als zij een adres gaven.
}
moderation-done-publish = Opmerking { $number } is gepubliceerd.
moderation-done-publish-redacted = Opmerking { $number } is gelakt gepubliceerd. De partij krijgt een e-mail als zij een adres gaf.
moderation-done-withhold = Opmerking { $number } wordt niet gepubliceerd. De partij krijgt een e-mail als zij een adres gaf.

moderation-outcome-title = Wat er over uw opmerkingen is besloten
moderation-outcome-lead = Inzending van { $party } voor { $round }.
moderation-receipt = Ontvangstnummer
moderation-outcome-ended = Deze inzending is ingetrokken of vervangen. De opmerkingen zijn niet meer openbaar.
moderation-outcome-withdrawn = Deze inzending is ingetrokken. De opmerkingen zijn niet meer openbaar en worden niet beoordeeld of beantwoord.
moderation-outcome-private = U koos ervoor niet gepubliceerd te worden. De opstellers lezen en beantwoorden uw opmerkingen; het publiek ziet ze niet.
moderation-outcome-waiting = { $count ->
    [one] 1 opmerking wacht op een besluit.
   *[other] { $count } opmerkingen wachten op een besluit.
}
moderation-resubmit-title = U kunt opnieuw indienen
moderation-resubmit-text = De ronde is nog open. U kunt uw inzending aanpassen, zodat wat publicatie in de weg stond verdwijnt.
moderation-resubmit-link = Uw inzending aanpassen
moderation-outcome-explanation = Toelichting
moderation-outcome-woo = De opstellers lezen al uw opmerkingen, wat er ook over publicatie wordt besloten. Wat niet gepubliceerd is, kan nog wel worden opgevraagd met een beroep op de Wet open overheid (Woo).

moderation-mail-hello = Beste { $name },
moderation-mail-subject-publish = Opmerking { $number } is gepubliceerd
moderation-mail-subject-publish-redacted = Opmerking { $number } is gelakt gepubliceerd
moderation-mail-subject-withhold = Opmerking { $number } wordt niet gepubliceerd
moderation-mail-about = Het gaat om een opmerking van { $party } in { $consultation }, ronde { $round }.
moderation-mail-publish = Een moderator heeft er opnieuw naar gekeken: iedereen kan de opmerking nu lezen zoals u die indiende, op de manier die u koos.
moderation-mail-publish-redacted = Een moderator heeft enkele woorden gelakt, zodat iedereen de rest kan lezen.
moderation-mail-withhold = Een moderator heeft besloten de opmerking niet te publiceren. De opstellers lezen de opmerking wel.
moderation-mail-grounds = Gronden:
moderation-mail-explanation = Toelichting:
moderation-mail-comment = Uw opmerking:
moderation-mail-open = De ronde is nog open. U kunt uw inzending aanpassen en opnieuw indienen.
moderation-mail-see = Alle besluiten over uw opmerkingen:
moderation-mail-button = Bekijk alle besluiten
moderation-mail-whole-subject = Uw opmerkingen zijn bekeken
moderation-mail-whole = Over alle opmerkingen van { $party } in { $consultation }, ronde { $round } (ontvangstnummer { $receipt }) is besloten.
moderation-mail-count-published = Gepubliceerd: { $count }
moderation-mail-count-redacted = Gelakt gepubliceerd: { $count }
moderation-mail-count-withheld = Niet gepubliceerd: { $count }
moderation-mail-private = U koos ervoor niet gepubliceerd te worden, dus het publiek ziet ze niet. De opstellers wel.
moderation-outcome-answer = Het antwoord
moderation-changes = Wat dat in de tekst verandert
moderation-words-marked = U hebt woorden gemarkeerd om te lakken, en koos om de opmerking te publiceren zoals ze is. Kies "Gelakt publiceren", of maak de woorden leeg.
moderation-alone = Lang: besluit er apart over
moderation-too-long-together = Opmerking { $number } is te lang om helemaal in de rij te tonen. Open de opmerking om erover te besluiten. Er is niets gepubliceerd.
moderation-mark-selected = De geselecteerde woorden lakken
moderation-skip = Later, naar de volgende
moderation-keys = Toetsen
moderation-keys-on = Met één toets besluiten
moderation-key-publish = publiceren
moderation-key-redact = de geselecteerde woorden lakken, en de openbare tekst zien
moderation-key-mark = de geselecteerde woorden markeren, en verder selecteren
moderation-key-withhold = niet publiceren: kies de grond
moderation-key-next = later, naar de volgende
moderation-key-undo = het laatste besluit ongedaan maken

personal-kind-bsn = Burgerservicenummer (BSN)
personal-kind-iban = Rekeningnummer (IBAN)
personal-kind-email = E-mailadres
personal-kind-telephone = Telefoonnummer
personal-kind-document = Nummer van een paspoort, identiteitskaart of rijbewijs
personal-kind-big = Nummer in het register van zorgberoepen (BIG)
personal-kind-kvk = Nummer van de Kamer van Koophandel (KvK)
personal-kind-plate = Kenteken
personal-kind-address = Adres
personal-kind-name = Naam
personal-reason-eleven-test = het voldoet aan de elfproef
personal-reason-check-digits = de controlecijfers kloppen
personal-reason-called = de woorden ervoor noemen het zo
personal-reason-form = het is zo geschreven
personal-reason-disguised = er staan woorden op de plaats van tekens
personal-reason-postcode = een postcode en een huisnummer
personal-reason-street = een straat en een huisnummer
personal-reason-title = een aanspreekvorm of andere woorden kondigen het aan
personal-reason-signature = het staat als handtekening onder de tekst
personal-reason-participant = iemand die meedoet heet zo

moderation-filter-words = Woorden
moderation-filter-words-hint = In de opmerking, het tekstvoorstel of de naam van de partij. Naar woorden tussen aanhalingstekens wordt samen gezocht.
moderation-filter-sort = Volgorde
moderation-sort-oldest = De oudste eerst
moderation-sort-newest = De nieuwste eerst
moderation-jump = Nummer van een opmerking
moderation-jump-button = Openen
moderation-no-such-number = Er is geen ingediende opmerking "{ $words }" die u modereert. Vul het nummer van een opmerking in.
moderation-own-interest = U schrijft zelf voor { $party }. Een collega besluit over wat deze partij stuurde.
moderation-held = { $name } heeft deze open
moderation-held-title = Een collega heeft deze opmerking open
moderation-held-text = { $name } opende de opmerking minder dan vijf minuten geleden. Besluit u allebei, dan telt het eerste besluit.

moderation-views = Bewaarde weergaven
moderation-views-note = Een weergave bewaart uw keuze in de wachtrij onder een naam. Alleen u ziet de weergave.
moderation-view-name = Naam van deze weergave
moderation-view-keep = Deze weergave bewaren
moderation-view-remove = Verwijderen
moderation-view-kept = Deze weergave is bewaard.
moderation-view-removed = De weergave is verwijderd.
moderation-view-no-name = Geef de weergave een naam.
moderation-view-long-name = De naam is te lang: gebruik hoogstens { $limit } tekens.
moderation-views-full = U hebt { $limit } weergaven. Verwijder er eerst een.

moderation-undo = Ongedaan maken
moderation-undo-publish = { $count ->
    [one] U publiceerde opmerking { $number }. U kunt dit nog { $limit } seconden ongedaan maken.
   *[other] U publiceerde { $count } opmerkingen. U kunt dit nog { $limit } seconden ongedaan maken.
}
moderation-undo-publish-redacted = { $count ->
    [one] U publiceerde opmerking { $number } gelakt. U kunt dit nog { $limit } seconden ongedaan maken.
   *[other] U publiceerde { $count } opmerkingen gelakt. U kunt dit nog { $limit } seconden ongedaan maken.
}
moderation-undo-withhold = { $count ->
    [one] U besloot opmerking { $number } niet te publiceren. U kunt dit nog { $limit } seconden ongedaan maken.
   *[other] U besloot { $count } opmerkingen niet te publiceren. U kunt dit nog { $limit } seconden ongedaan maken.
}
moderation-undone = { $count ->
    [one] Uw besluit is ongedaan gemaakt. De opmerking is zoals ervoor, en niemand krijgt een e-mail.
   *[other] Uw besluiten over { $count } opmerkingen zijn ongedaan gemaakt. Ze zijn zoals ervoor, en niemand krijgt een e-mail.
}
moderation-undo-late = Dit besluit kan niet meer ongedaan worden gemaakt. Neem een nieuw besluit: dat vervangt het vorige.
moderation-undo-decided = Opmerking { $number } is sindsdien veranderd: iemand besloot er opnieuw over, of de partij trok de opmerking in. Er is niets ongedaan gemaakt.

moderation-together-all = { $count ->
    [one] Over deze opmerking besluiten
   *[other] Over alle { $count } tegelijk besluiten
}
moderation-together-title = { $count ->
    [one] Besluiten over 1 opmerking
   *[other] Besluiten over { $count } opmerkingen tegelijk
}
moderation-together-lead = Eén besluit over alles wat uw keuze in de wachtrij vindt. Het geldt voor alle, of voor geen.
moderation-together-parties = { $count ->
    [one] Ze zijn van 1 partij.
   *[other] Ze zijn van { $count } partijen.
}
moderation-together-marked = { $count ->
    [one] In 1 opmerking staat iets dat op persoonsgegevens lijkt, zoals een telefoonnummer of een e-mailadres.
   *[other] In { $count } opmerkingen staat iets dat op persoonsgegevens lijkt, zoals een telefoonnummer of een e-mailadres.
}
moderation-together-long = { $count ->
    [one] 1 opmerking is te lang om te publiceren zonder dat u die hebt geopend.
   *[other] { $count } opmerkingen zijn te lang om te publiceren zonder dat u ze hebt geopend.
}
moderation-together-nothing = Uw keuze vindt niets meer: over deze opmerkingen is al besloten.
moderation-together-first = De eerste daarvan
moderation-together-more = { $count ->
    [one] En nog 1.
   *[other] En nog { $count }.
}
moderation-together-decide = Wat gebeurt er met deze opmerkingen?
moderation-together-redact = Woorden om in alle te lakken
moderation-together-redact-note = Ze worden gelakt waar ze ook staan. Opmerkingen zonder deze woorden blijven zoals ze zijn.
moderation-together-leave = Laat de opmerkingen die ik zelf moet bekijken zoals ze zijn, en besluit over de andere
moderation-together-anyway = Publiceer ook wat op persoonsgegevens lijkt
moderation-together-button = Over alle besluiten
moderation-together-done = { $count ->
    [0] Er is niets besloten
    [one] Over 1 opmerking is besloten
   *[other] Over { $count } opmerkingen is besloten
}{ $count_left ->
    [0] .
    [one] ; 1 opmerking blijft zoals ze was.
   *[other] ; { $count_left } opmerkingen blijven zoals ze waren.
}
moderation-found-changed = Sinds u keek zijn er opmerkingen binnengekomen of is over opmerkingen besloten. Er is niets besloten: kijk wat er nu is.
moderation-too-many-found = Uw keuze vindt meer dan { $count } opmerkingen. Beperk uw keuze eerst.

moderation-progress-title = Voortgang van de moderatie
moderation-progress-lead = Hoe ver een ronde is, en hoeveel daarvan iemand heeft gelezen.
moderation-progress-link = Voortgang
moderation-progress-total = Hele ronde
moderation-progress-sections = Per paragraaf
moderation-progress-groups = Per groep
moderation-progress-colleagues = Per collega
moderation-progress-colleagues-note = Genomen besluiten, ook als een later besluit ze verving.
moderation-progress-name = Naam
moderation-progress-waiting = Wacht
moderation-progress-published = Gepubliceerd
moderation-progress-redacted = Gelakt
moderation-progress-withheld = Niet gepubliceerd
moderation-progress-all = Alle
moderation-progress-percent = Besloten
moderation-progress-none = Er is nog niets besloten.
