# Een antwoord dat niet tevredenstelt, opnieuw bekeken.

second-look-title = Opnieuw bekeken
second-look-state-open = gevraagd
second-look-state-changed = antwoord gewijzigd
second-look-state-upheld = antwoord blijft

### Voor de partij.

second-look-ask = Vraag om het antwoord opnieuw te bekijken
second-look-ask-text = Stelt dit antwoord u niet tevreden? Dan kunt u één keer vragen om het opnieuw te bekijken, tot en met { $until }. Zeg hierboven dat het u niet tevredenstelt, en hier waarom.
second-look-why = Waarom moet het opnieuw bekeken worden?
second-look-why-hint = Alleen de opstellers lezen dit; het wordt niet gepubliceerd. Iedereen leest wel dat u dit vroeg en wat ermee is gedaan.
second-look-asked = U hebt gevraagd om het antwoord opnieuw te bekijken. U krijgt een mail als er een besluit is.
second-look-once = U hebt al gevraagd om dit antwoord opnieuw te bekijken.
second-look-satisfied = U kunt dit vragen als een antwoord u niet tevredenstelt. Zeg dat eerst.
second-look-too-late = De tijd om te vragen of dit antwoord opnieuw bekeken wordt, is voorbij.
second-look-short = Zeg het in ten minste { $limit } tekens, in woorden.
second-look-long = Dit mag hoogstens { $limit } tekens lang zijn.
second-look-told-open = U vroeg dit op { $asked }. Uiterlijk { $due } is er een besluit.
second-look-told-changed = U vroeg dit op { $asked }. Op { $decided } is het antwoord gewijzigd; het staat hierboven.
second-look-told-upheld = U vroeg dit op { $asked }. Op { $decided } is besloten dat het antwoord blijft, omdat:
second-look-own-why = Wat u vroeg, alleen voor de opstellers:
second-look-by-first = Dit besluit nam degene die ook het eerste antwoord gaf, hoewel iemand anders het kon nemen.

### Voor de opstellers.

second-looks-title = Opnieuw te bekijken
second-looks-lead = Antwoorden die niet tevredenstellen, en waarvan de partij vroeg om ze opnieuw te bekijken. De oudste staan vooraan.
second-looks-which = Toon
second-looks-open = Nog open
second-looks-overdue = Termijn is voorbij
second-looks-done = Besloten
second-looks-none = Er zijn er geen.
second-looks-asked = Gevraagd op
second-looks-first = Naar de eerste pagina
second-look-left = { $count ->
    [0] nu te besluiten
    [one] nog 1 dag
   *[other] nog { $count } dagen
}
second-look-over = { $count ->
    [one] 1 dag te laat
   *[other] { $count } dagen te laat
}
second-look-of = Het antwoord op opmerking { $number } opnieuw bekijken
second-look-due = Te besluiten voor
second-look-why-of = Wat { $party } vraagt, niet openbaar
second-look-to-comment = Alles over deze opmerking
second-look-decision = Besluit
second-look-is-first = U gaf dit antwoord zelf. Er is nog iemand anders die hier opstelt: laat die liever besluiten. Doet u het toch, dan leest de partij dat.
second-look-decide-changed = Wijzig het antwoord
second-look-decide-upheld = Laat het antwoord zo
second-look-if-changed = Als u het wijzigt
second-look-if-upheld = Als u het zo laat
second-look-reason = Waarom het antwoord zo blijft
second-look-reason-hint = Iedereen leest dit. Ten minste { $limit } tekens; ga in op wat de partij vraagt.
second-look-decide = Besluit en bericht de partij
second-look-no-outcome = Kies of het antwoord wordt gewijzigd of zo blijft.
second-look-nothing-changed = Het antwoord is zoals het was. Wijzig het, of laat het zo met een reden.
second-look-decided-already = Iemand anders heeft hierover intussen besloten, of de opmerking is teruggenomen.
second-look-done-changed = Het gewijzigde antwoord is nu openbaar, en de partij krijgt bericht.
second-look-done-upheld = Het antwoord blijft zo, en de partij krijgt bericht.
second-look-was-changed = Het antwoord is gewijzigd op
second-look-was-upheld = Het antwoord bleef zo, besloten op

### In het verslag.

second-look-report-title = Opnieuw bekeken
second-look-report-text = Wie niet tevreden is met een antwoord, kan vragen om het opnieuw te bekijken. Daarvan waren er:
second-look-report-asked = { $count ->
    [one] gevraagd
   *[other] gevraagd
}
second-look-report-changed = { $count ->
    [one] antwoord gewijzigd
   *[other] antwoorden gewijzigd
}
second-look-report-upheld = { $count ->
    [one] antwoord bleef zo
   *[other] antwoorden bleven zo
}
second-look-report-open = { $count ->
    [one] nog open
   *[other] nog open
}

### Mails.

second-look-mail-subject = { $consultation }: het antwoord op uw opmerking is opnieuw bekeken
second-look-mail-text = { $party } vroeg om het antwoord op opmerking { $number } bij "{ $consultation }" opnieuw te bekijken.
second-look-mail-changed = Het antwoord is gewijzigd. Het nieuwe antwoord is openbaar.
second-look-mail-upheld = Het antwoord blijft zoals het was, omdat:
second-look-mail-button = Lees het antwoord en het besluit
second-look-term-subject-half = { $title }: de helft van de termijn om een antwoord opnieuw te bekijken is voorbij
second-look-term-subject-over = { $title }: de termijn om een antwoord opnieuw te bekijken is voorbij
second-look-term-text-half = Iemand vroeg om het antwoord op opmerking { $number } in de consultatie "{ $title }" opnieuw te bekijken. De helft van de tijd daarvoor is voorbij. Er moet worden besloten voor { $due }.
second-look-term-text-over = Iemand vroeg om het antwoord op opmerking { $number } in de consultatie "{ $title }" opnieuw te bekijken. Er moest worden besloten voor { $due }, en dat is nog niet gebeurd. De ronde kan niet worden gearchiveerd voordat dit besloten is.
second-look-term-button = Besluit erover
