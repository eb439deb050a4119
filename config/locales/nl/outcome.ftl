### Wat er van een opmerking is geworden, op de pagina van de partij die haar maakte.

outcome-comments = { $count ->
    [one] opmerking
   *[other] opmerkingen
}
outcome-decided = { $count ->
    [one] over publicatie besloten
   *[other] over publicatie besloten
}
outcome-answered = { $count ->
    [one] beantwoord
   *[other] beantwoord
}
outcome-led-count = { $count ->
    [one] leidde tot een wijziging
   *[other] leidden tot een wijziging
}
outcome-answered-on = gepubliceerd op { $date }
outcome-place = In de nieuwste versie
outcome-led = Uw opmerking leidde tot een wijziging.
outcome-place-document = Uw opmerking gaat over de tekst als geheel. Er is een nieuwe versie: { $label }.
outcome-place-section = { $count ->
    [0] De passages van deze paragraaf staan ongewijzigd in versie { $label }.
    [one] In versie { $label } is één passage van deze paragraaf gewijzigd.
   *[other] In versie { $label } zijn { $count } passages van deze paragraaf gewijzigd.
}
outcome-place-kept = De passage staat ongewijzigd in versie { $label }.
outcome-place-moved = De passage staat ongewijzigd in versie { $label }, op een andere plaats.
outcome-place-changed = De passage is gewijzigd in versie { $label }:
outcome-place-split = De passage is in versie { $label } in stukken verdeeld:
outcome-place-merged = De passage is in versie { $label } samengevoegd met een andere:
outcome-place-removed = De passage staat niet meer in versie { $label }.
outcome-comparison = Bekijk de wijziging in de vergelijking
outcome-reading = Lees de passage in versie { $label }

### Of een antwoord tevredenstelt.

satisfaction-title = Wat u van het antwoord vindt
satisfaction-ask = Zeg of u tevreden bent met dit antwoord
satisfaction-change = Mening wijzigen
satisfaction-question = Bent u tevreden met dit antwoord?
satisfaction-yes = Ja
satisfaction-no = Nee
satisfaction-remark = Toelichting
satisfaction-remark-hint = Alleen de opstellers lezen dit. Het wordt niet gepubliceerd. In het verslag staat wel met hoeveel antwoorden mensen tevreden zijn.
satisfaction-save = Opslaan
satisfaction-said = Opgeslagen. De opstellers zien wat u van het antwoord vindt.
satisfaction-satisfied = Tevreden met het antwoord
satisfaction-not-satisfied = Niet tevreden met het antwoord
satisfaction-earlier = (over een eerder antwoord)
satisfaction-answer-changed = Het antwoord is daarna gewijzigd: u kunt opnieuw zeggen wat u ervan vindt.
satisfaction-own-remark = Uw toelichting, alleen voor de opstellers:
satisfaction-remark-of = Toelichting van { $party }, niet openbaar:
satisfaction-missing = Kies of u tevreden bent met het antwoord.
satisfaction-remark-long = De toelichting mag hoogstens { $limit } tekens lang zijn.
satisfaction-archived = Deze ronde is gearchiveerd; u kunt dit niet meer wijzigen.
satisfaction-no-answer = Op deze opmerking is nog geen antwoord gepubliceerd.
satisfaction-other-answer = Het antwoord is intussen gewijzigd. Lees het nieuwe antwoord en zeg wat u daarvan vindt.
satisfaction-filter = Niet tevreden met het antwoord
satisfaction-count = { $count ->
    [one] over 1 antwoord niet tevreden
   *[other] over { $count } antwoorden niet tevreden
}
satisfaction-report-title = Zijn mensen tevreden met de antwoorden?
satisfaction-report-text = Wie reageerde, kan bij elk antwoord zeggen of hij of zij er tevreden mee is. Dit is tot nu toe gezegd over de antwoorden zoals ze nu zijn gepubliceerd:
satisfaction-report-yes = { $count ->
    [one] keer tevreden met een antwoord
   *[other] keer tevreden met een antwoord
}
satisfaction-report-no = { $count ->
    [one] keer niet tevreden met een antwoord
   *[other] keer niet tevreden met een antwoord
}
satisfaction-mail = Daar kunt u bij elk antwoord zeggen of u er tevreden mee bent.
