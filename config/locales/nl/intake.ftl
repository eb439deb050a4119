### Intake: bladen met inzendingen die per post of op papier kwamen.

intake-title = Inzendingen uit een bestand opnemen
intake-lead = Inzendingen voor ronde { $number } die per e-mail of op papier kwamen, bijeen in één rekenblad, of een concept dat met wijzigingen en opmerkingen terugkwam. Zij gaan zoals alle andere naar de moderatoren.
intake-form = Het bestand
intake-file = Bestand
intake-file-hint = Een rekenblad (CSV, XLSX of ODS), met de namen van de kolommen boven de rijen. Alleen een kolom met opmerkingen moet er zijn; namen als “Opmerking” of “Proposed change” zijn bekend. Of het concept zelf (DOCX of ODT) met bijgehouden wijzigingen en opmerkingen in de kantlijn.
intake-maps = Kolommen met een andere naam
intake-maps-hint = Eén per regel, als KOLOM=VELD, bijvoorbeeld: excerpt=comment. De velden zijn { $fields }.
intake-take = Opnemen
intake-report = Wat er met { $file } gebeurde
intake-rows = rijen
intake-taken = opgenomen
intake-known = er al
intake-refused = geweigerd
intake-anchored = Van de opgenomen opmerkingen staan er { $anchored } op de plaats die zij noemen en { $unanchored } bij het document als geheel.
intake-refused-caption = Rijen die niet zijn opgenomen
intake-warnings-caption = Rijen die zijn opgenomen, met een waarschuwing
intake-row = Rij
intake-column = Kolom
intake-reason = Reden
intake-remark = Waarschuwing
intake-anonymous = Anoniem

intake-file-missing = Kies een bestand.
intake-file-large = { $file } is groter dan wordt gelezen.
intake-file-kind = { $file } is geen rekenblad en geen tekst van Word of LibreOffice: lever CSV, XLSX, ODS, DOCX of ODT.
intake-file-encoding = { $file } is tekst in een codering die Polder niet kent. Bewaar het als “CSV UTF-8” of als XLSX.
intake-file-broken = { $file } is beschadigd of niet als rekenblad te lezen.
intake-file-far = In { $file } staat iets in cel { $cell }. Polder leest 100.000 rijen en 200 kolommen. Maak die cel leeg of verdeel het bestand.
intake-file-full = { $file } bevat meer cellen of tekst dan Polder kan lezen. Verdeel het bestand.
intake-file-empty = { $file } bevat geen rijen.
intake-no-column = { $file } heeft geen kolom “{ $column }”. De kolommen zijn: { $columns }.
intake-no-comment-column = { $file } heeft geen kolom “comment”. De kolommen zijn: { $columns }. Geef aan welke de opmerkingen bevat, als KOLOM=comment.
intake-map-broken = “{ $map }” heeft niet de vorm KOLOM=VELD.
intake-map-field = “{ $map }”: er is geen veld “{ $field }”. De velden zijn { $fields }.
intake-map-twice = Het veld “{ $field }” is aan twee kolommen gegeven.
intake-round-takes-none = Ronde { $number } neemt geen bestanden op: zij is niet open, gesloten of in verslaglegging.

intake-row-long = De rij heeft meer cellen dan er kolommen zijn.
intake-comment-empty = De tekst van de opmerking is leeg.
intake-text-long = De tekst is langer dan { $limit } tekens.
intake-date-unknown = “{ $date }” is geen datum; opgenomen als nu ontvangen. Schrijf het als 2026-11-23.
intake-date-future = “{ $date }” ligt in de toekomst.
intake-group-unknown = Er is geen groep “{ $group }”; de opmerking is opgenomen als die van een particulier, wiens naam niet openbaar is. De groepen zijn { $groups }.
intake-publication-unknown = “{ $word }” is geen keuze voor publicatie: name-and-organisation, organisation, anonymous of none.
intake-kind-unknown = “{ $kind }” is geen soort opmerking; opgenomen als algemeen.
intake-reference-unknown = “{ $reference }” is niet gevonden in de tekst; de opmerking staat bij het document als geheel.
intake-reference-several = “{ $reference }” noemt meer plaatsen; de opmerking staat bij de eerste.
intake-reference-partly = Van “{ $reference }” is niet alles in de tekst gevonden; de opmerking staat bij het deel dat er wel is.
intake-reference-word = “{ $reference }”: de tekst heeft geen plaatsen met die naam; de opmerking staat bij de plaats met dat nummer.
intake-quote-unknown = De geciteerde woorden staan daar niet op één plaats; zij zijn als notitie bewaard.
intake-quote-runs-on = De geciteerde woorden lopen door in de volgende passage; de opmerking staat bij het begin.
intake-group-none = Voor “{ $party }” is geen groep gegeven; opgenomen als individu, wiens naam niet openbaar is.

intake-file-quote = { $file }: een aanhalingsteken in rij { $row } is niet gesloten, of staat midden in een cel. Sluit het, of schrijf het dubbel.
intake-file-guessed = { $file } is geen UTF-8-tekst. Het is gelezen als Windows-1252, zoals Excel “CSV” bewaart. Controleer letters als é en €.
intake-sheet-hidden = Het blad “{ $sheet }” is verborgen en is niet gelezen.
intake-sheet-no-comments = Het blad “{ $sheet }” heeft geen kolom met opmerkingen en is niet gelezen.
intake-row-hidden = De rij is verborgen en is niet opgenomen.
intake-row-headings = In de rij staan opnieuw de namen van de kolommen.
intake-row-struck = De hele rij is doorgehaald.
intake-row-total = De rij is een totaal.
intake-comment-none = In de rij staat geen opmerking: alleen “{ $column }” is ingevuld.
intake-comment-error = In de cel staat “{ $word }”, een fout van het rekenblad, in plaats van een opmerking.
intake-comment-struck = De opmerking is doorgehaald.
intake-cell-error = In de cel staat “{ $word }”, een fout van het rekenblad; zij is leeg gelaten.
intake-cell-struck = De cel is doorgehaald; zij is leeg gelaten.
intake-cell-partly-struck = Woorden die zijn doorgehaald, zijn weggelaten.
intake-reference-date = Het rekenblad maakte een datum van de plaats: “{ $reference }”. Zij is gelezen als { $place }.
intake-reference-date-unknown = Het rekenblad maakte een datum van de plaats: “{ $reference }”. Er kan { $places } gestaan hebben; de opmerking staat bij het document als geheel.
intake-reference-number = De plaats is een getal, “{ $reference }”, en kan getypt zijn als { $other }; de tekst heeft beide.
intake-columns-caption = Hoe de kolommen zijn gelezen
intake-read-as = Gelezen als
intake-read-as-note = bewaard als notitie
intake-read-as-hidden = verborgen, niet gelezen
intake-skipped-caption = Wat is weggelaten
intake-sheet = Blad
intake-look = Bekijk wat ervan terechtkomt
intake-look-again = Bekijk opnieuw
intake-report-look = Wat er van { $file } terecht zou komen
intake-look-nothing = Er is nog niets opgenomen. Controleer de kolommen en de waarschuwingen hieronder en kies daarna “Opnemen”.
intake-held = { $file } blijft een dag bewaard: u hoeft het niet opnieuw te kiezen.
intake-file-other = In plaats daarvan een ander bestand
intake-move-title = Waar opmerking { $number } hoort
intake-move-written = Zoals het in het bestand staat
intake-move-nothing = Het bestand noemt geen plaats.
intake-move-put = Waar de opmerking nu staat
intake-move-form = Zet de opmerking ergens anders
intake-move-place = Plaats in de tekst
intake-move-place-hint = Zoals mensen het schrijven, bijvoorbeeld 5.2 of artikel 3, eerste lid, onder b. Laat leeg voor het hele document.
intake-move-words = De woorden waar het over gaat
intake-move-words-hint = Kopieer ze uit de tekst. U mag dit leeg laten.
intake-move-do = Zet hier neer
intake-move-back = Terug naar de opmerking
intake-moved = Opmerking { $number } staat nu op een andere plaats.
intake-move-unknown = De tekst heeft geen “{ $place }”. Schrijf een nummer dat in de tekst staat.
intake-move-several = “{ $place }” is meer dan één plaats, of is maar voor een deel gevonden. Noem één plaats.
intake-move-quote = Deze woorden zijn daar niet precies één keer gevonden. Kopieer ze precies, of laat ze weg.
intake-move-changed = Iemand wijzigde deze opmerking terwijl u keek. Bekijk waar de opmerking nu staat en probeer het opnieuw.
intake-move-signed = Een organisatie ondertekende deze inzending zoals die is. De opmerkingen blijven waar ze staan.
moderation-move = Zet ergens anders in de tekst
intake-field-id = nummer in het bestand
intake-field-received_at = wanneer het binnenkwam
intake-field-party = partij
intake-field-group = groep
intake-field-name = naam van de persoon
intake-field-reference = plaats in de tekst
intake-field-anchor = passage, met de sleutel
intake-field-quote = aangehaalde woorden
intake-field-kind = soort opmerking
intake-field-comment = opmerking
intake-field-proposed_text = tekstvoorstel
intake-field-publication = keuze van de partij

intake-back-to = Stuur het concept met uw wijzigingen
intake-back-title = Het concept met uw wijzigingen en opmerkingen
intake-back-to-draft = Terug naar uw inzending
intake-back-lead = Schreef u in het concept zelf, in Word of LibreOffice? Stuur dat bestand hier. U ziet eerst wat eruit gelezen is. Er wordt niets opgenomen voordat u dat zegt.
intake-back-get = Nog niet begonnen? Neem de tekst van deze ronde zoals die is:
intake-back-get-docx = voor Word (DOCX)
intake-back-get-odt = voor LibreOffice (ODT)
intake-back-lead-comments = Elke opmerking in de kantlijn wordt een opmerking bij de woorden waar die bij staat.
intake-back-lead-changes = Alles wat één persoon in één passage wijzigde wordt één voorgestelde tekst. Dat kan alleen met wijzigingen die zijn bijgehouden.
intake-back-lead-authors = Moderatoren zien de naam en de datum die het bestand bij elke opmerking heeft. Die worden niet gepubliceerd.
intake-back-file = Het bestand
intake-back-file-hint = DOCX of ODT.
intake-back-read = Lees het bestand
intake-back-look = { $count ->
    [one] Er is één ding gelezen
   *[other] Er zijn { $count } dingen gelezen
}
intake-back-look-text = Dit staat er in { $file }. Wijzig wat niet klopt, en haal het vinkje weg bij wat er niet in moet. Kies daarna “Opnemen”.
intake-back-do = Opnemen
intake-back-other-file = Kies een ander bestand
intake-back-done = { $count ->
    [one] Er is één opmerking opgenomen.
   *[other] Er zijn { $count } opmerkingen opgenomen.
} { $count_known ->
    [0] { "" }
    [one] Eén was er al.
   *[other] { $count_known } waren er al.
}
intake-back-none-chosen = Er is niets aangevinkt. Vink aan wat moet worden opgenomen.
intake-back-kind = { $file } is geen tekst van Word of LibreOffice. Stuur een DOCX- of ODT-bestand.
intake-back-nothing = In { $file } staan geen opmerkingen in de kantlijn en geen bijgehouden wijzigingen. Zonder bijgehouden wijzigingen kan Polder niet zien wat u wijzigde.
intake-back-nothing-new = In { $file } staan geen opmerkingen, en geen wijzigingen die een andere tekst voorstellen. Misschien staat het al zo in de tekst van deze ronde.
intake-back-too-much = In { $file } staan meer dan { $limit } dingen. Verdeel het bestand.
intake-back-empty = Er staan geen woorden in.
intake-back-left = Weggelaten door wie het naliep.
intake-back-place = Nummer { $number }: de tekst heeft die plaats niet, of deze woorden staan daar niet precies één keer. Schrijf een andere plaats, of laat die leeg.
intake-back-words = Nummer { $number } heeft geen woorden, is te lang, of stelt de tekst voor zoals die al is. Wijzig het, of haal het vinkje weg.
intake-back-group = Er is geen groep “{ $group }”. De groepen zijn { $groups }.
intake-back-other-version = { $file } is gemaakt uit versie { $version }. Wat erin staat, is bij dezelfde passages van versie { $here } gezet.
intake-back-taken-in = { $count ->
    [one] Eén wijziging staat al in deze versie. Die stelt niets voor.
   *[other] { $count } wijzigingen staan al in deze versie. Die stellen niets voor.
}
intake-back-looks = { $count ->
    [one] Eén wijziging gaat alleen over de opmaak. Die stelt niets voor.
   *[other] { $count } wijzigingen gaan alleen over de opmaak. Die stellen niets voor.
}
intake-back-kind-comment = Opmerking
intake-back-kind-proposal = Voorgestelde tekst
intake-back-kind-strike = Passage om te schrappen
intake-back-kind-against = Tegen woorden van iemand anders
intake-back-kind-move = Verplaatsing
intake-back-known = Al eerder opgenomen
intake-back-resolved = In het bestand afgehandeld
intake-back-reply = Bij nummer { $number }
intake-back-spans = Over { $count } passages
intake-back-place-changed = De tekst luidt hier anders
intake-back-place-orphaned = Geen plaats in deze tekst
intake-back-place-nowhere = Het bestand noemt geen plaats
intake-back-at = Bij { $place }
intake-back-file-says = In het bestand:
intake-back-take = Neem nummer { $number } op
intake-back-body = Opmerking { $number }
intake-back-proposed = Voorgestelde tekst { $number }
intake-back-elsewhere = Zet het op een andere plaats
intake-back-number = nummer { $number }
intake-back-place-label = Plaats van nummer { $number }
intake-back-quote-label = Woorden waar nummer { $number } over gaat
intake-back-by = Van wie het concept komt
intake-back-by-hint = Alleen voor een concept dat in Word of LibreOffice terugkwam: de naam van de organisatie of persoon die het stuurde. Laat leeg als iedereen die erin schreef voor zichzelf spreekt.
intake-back-group-label = Groep van die partij
intake-back-group-hint = Alleen voor een concept dat terugkwam.
intake-back-group-none = Niet bekend
intake-back-nobody = onbekend
intake-back-strike = Schrap deze passage.
intake-back-joined = Maak van deze { $count } passages één passage.
intake-back-against = Neem de woorden niet op die { $author } hier voorstelt: “{ $words }”.
intake-back-move = Verplaats dit naar achter: “{ $words }”.
intake-back-move-front = Verplaats dit naar een andere plaats.
intake-back-note-author = In het bestand geschreven door { $author }
intake-back-note-date = Datum in het bestand: { $date }
intake-back-note-reply = Bij wat { $author } schreef: “{ $words }”
intake-back-note-resolved = In het bestand als afgehandeld gemarkeerd
intake-back-note-spans = Het gaat over { $count } passages
intake-back-note-changed = Deze passage luidt in het bestand anders
intake-back-note-orphaned = De woorden waar het over gaat staan niet in deze versie
intake-back-note-nowhere = Het bestand zegt niet waar het hoort
intake-back-note-words = Het gaat over: “{ $words }”
