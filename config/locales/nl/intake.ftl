### Intake: bladen met inzendingen die per post of op papier kwamen.

intake-title = Inzendingen uit een bestand opnemen
intake-lead = Inzendingen voor ronde { $number } die per e-mail of op papier kwamen, bijeen in één bestand. Zij gaan zoals alle andere naar de moderatoren.
intake-form = Het bestand
intake-file = Bestand
intake-file-hint = CSV, XLSX of ODS, met de namen van de kolommen boven de rijen. Alleen een kolom met opmerkingen moet er zijn; namen als “Opmerking” of “Proposed change” zijn bekend.
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
intake-file-kind = { $file } is geen rekenblad: lever CSV of XLSX.
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
