### Collega's van één organisatie schrijven samen aan een reactie.

team-by = door { $name }
team-changed-by = Daarna gewijzigd door { $name }.
team-somebody = iemand
team-status = Hoe ver deze reactie is
team-status-idea = Idee
team-status-ready = Klaar
team-note = Notitie voor collega's
team-note-hint = Alleen mensen van uw organisatie zien dit. Het wordt nooit ingediend of gepubliceerd.
team-mark = Stand en notitie
team-mark-note = Notitie voor collega's
team-mark-save = Opslaan voor collega's
team-new = Voor uw collega's
team-new-text = Reageert u namens een organisatie, dan zien uw collega's uw reactie en uw naam zodra u opslaat.
team-new-idea = Dit is nog een idee en geen reactie om in te dienen
team-drop = Opzijleggen
team-no-such-status = Kies idee of klaar.
team-note-too-long = Schrijf hoogstens { $count } tekens in een notitie.
team-note-alone = U reageert namens uzelf, dus er zijn geen collega's om een notitie te lezen. Maak haar leeg of kies een organisatie.
team-note-changed-meanwhile = Een collega wijzigde de stand of de notitie van deze reactie terwijl u schreef. Die staat boven de uwe: voeg ze samen en sla opnieuw op.

team-ideas = { $count ->
    [one] 1 reactie is nog een idee. Wat moet daarmee gebeuren als u indient?
   *[other] { $count } reacties zijn nog ideeën. Wat moet daarmee gebeuren als u indient?
}
team-ideas-hint = Kiezen hoeft pas als u indient.
team-ideas-behind = Achterlaten
team-ideas-behind-hint = Uw organisatie bewaart ze op deze pagina; ze worden niet ingediend.
team-ideas-along = Met de rest indienen
team-ideas-choose = { $count ->
    [one] 1 reactie is nog een idee: kies of u haar mee indient of achterlaat.
   *[other] { $count } reacties zijn nog ideeën: kies of u ze mee indient of achterlaat.
}

team-merge = Gekozen reacties samenvoegen
team-merge-text = Vink hierboven twee of meer reacties aan om er één van te maken. U kiest de plaats en de woorden; de originelen blijven bewaard.
team-merge-this = Kiezen om samen te voegen
team-merge-title = Reacties samenvoegen
team-merge-lead = Deze reacties maken plaats voor één nieuwe reactie. Ze blijven als originelen bewaard op de pagina van uw reactie, waar alleen uw organisatie ze ziet.
team-merge-new = De nieuwe reactie
team-merge-place = Waar moet ze staan?
team-merge-body-hint = Ze begint met alle woorden van de reacties hierboven.
team-merge-do = Samenvoegen
team-merge-choose = Kies twee tot { $count } reacties om samen te voegen.
team-merge-choose-place = Kies de plaats van een van deze reacties.
team-merge-changed-meanwhile = Een van deze reacties is gewijzigd of weggehaald terwijl u ze samenvoegde. Kopieer uw tekst, ga terug naar de reactie en kies opnieuw.
team-merged = De reacties zijn samengevoegd. De originelen staan hieronder.

team-originals = { $count ->
    [one] 1 origineel bewaard
   *[other] { $count } originelen bewaard
}
team-originals-text = Reacties zoals ze waren voordat ze werden samengevoegd, opzijgelegd, achtergelaten of door een ander gewijzigd. Alleen uw organisatie ziet ze; ze worden nooit ingediend.
team-originals-show = De originelen tonen
team-original = Origineel { $number }
team-fate-merged = Samengevoegd door { $name },
team-fate-dropped = Opzijgelegd door { $name },
team-fate-left-behind = Bij het indienen achtergelaten door { $name },
team-fate-rewritten = Bewaard toen { $name } de woorden wijzigde,
team-into = Het ging op in reactie { $number }.
team-restore = Terugzetten
team-restored = Het origineel is weer een reactie in dit concept.
team-originals-too-many = Uw organisatie heeft in deze ronde { $count } originelen; meer kunnen er niet worden bewaard.
