### Collega's van één organisatie schrijven samen aan een inzending.

team-by = door { $name }
team-changed-by = Daarna gewijzigd door { $name }.
team-somebody = iemand
team-status = Status van deze opmerking
team-status-idea = Idee
team-status-ready = Klaar
team-note = Notitie voor collega's
team-note-hint = Alleen mensen van uw organisatie zien dit. Het wordt nooit ingediend of gepubliceerd.
team-mention = Een collega noemen
team-mention-hint = De naam komt in de notitie, en uw collega krijgt een mail. U kunt ook in de notitie zelf @ en de naam schrijven. De voornaam is genoeg als niemand anders zo heet.
team-mention-nobody = Er schrijft niemand met deze naam mee. Kies een collega uit de lijst, met voornaam en achternaam.
team-mention-several = Met “@{ $name }” kunt u meer dan één collega bedoelen: { $names }. Schrijf de voornaam en de achternaam.
team-people = In dit concept schrijven:
team-people-mention = U kunt hen noemen in een notitie bij een opmerking: dan krijgen zij een mail.
team-mark = Status en notitie
team-mark-note = Notitie voor collega's
team-mark-save = Opslaan voor collega's
team-new = Voor uw collega's
team-new-text = Reageert u namens een organisatie, dan zien uw collega's uw opmerking en uw naam zodra u opslaat.
team-new-idea = Dit is nog een idee en geen opmerking om in te dienen
team-drop = Terzijde leggen
team-dropped = De opmerking ligt terzijde. U vindt die onder aan deze pagina en kunt die daar terugzetten.
team-no-such-status = Kies idee of klaar.
team-note-too-long = Schrijf hoogstens { $count } tekens in een notitie.
team-note-alone = U reageert voor uzelf. Er zijn dus geen collega's die een notitie lezen. Maak de notitie leeg, of kies een organisatie.
team-note-changed-meanwhile = Een collega wijzigde de status of de notitie van deze opmerking terwijl u schreef. Wat uw collega schreef, staat boven wat u schreef. Voeg de twee samen en sla opnieuw op.

team-ideas = { $count ->
    [one] 1 opmerking is nog een idee. Wat moet daarmee gebeuren als u indient?
   *[other] { $count } opmerkingen zijn nog ideeën. Wat moet daarmee gebeuren als u indient?
}
team-ideas-hint = Kiezen hoeft pas als u indient.
team-ideas-behind = Achterlaten
team-ideas-behind-hint = Uw organisatie bewaart ze op deze pagina; ze worden niet ingediend.
team-ideas-along = Met de rest indienen
team-ideas-choose = { $count ->
    [one] 1 opmerking is nog een idee: kies of u die mee indient of achterlaat.
   *[other] { $count } opmerkingen zijn nog ideeën: kies of u ze mee indient of achterlaat.
}

team-merge = Gekozen opmerkingen samenvoegen
team-merge-text = Vink hierboven twee of meer opmerkingen aan om er één van te maken. U kiest de plaats en de woorden; de originelen blijven bewaard.
team-merge-this = Kiezen om samen te voegen
team-merge-title = Opmerkingen samenvoegen
team-merge-lead = Deze opmerkingen maken plaats voor één nieuwe opmerking. Ze blijven als originelen bewaard op de pagina van uw inzending, waar alleen uw organisatie ze ziet.
team-merge-new = De nieuwe opmerking
team-merge-place = Waar moet de nieuwe opmerking staan?
team-merge-body-hint = Hier staan alvast alle woorden van de opmerkingen hierboven.
team-merge-do = Samenvoegen
team-merge-choose = Kies twee tot { $count } opmerkingen om samen te voegen.
team-merge-choose-place = Kies de plaats van een van deze opmerkingen.
team-merge-changed-meanwhile = Een van deze opmerkingen is gewijzigd of weggehaald terwijl u ze samenvoegde. Kopieer uw tekst, ga terug naar de inzending en kies opnieuw.
team-merged = De opmerkingen zijn samengevoegd. De originelen staan hieronder.

team-originals = { $count ->
    [one] 1 origineel bewaard
   *[other] { $count } originelen bewaard
}
team-originals-text = Opmerkingen zoals ze waren voordat ze werden samengevoegd, terzijde gelegd, achtergelaten of door een ander gewijzigd. Alleen uw organisatie ziet ze; ze worden nooit ingediend.
team-originals-show = De originelen tonen
team-original = Origineel { $number }
team-fate-merged = Samengevoegd door { $name },
team-fate-dropped = Terzijde gelegd door { $name },
team-fate-left-behind = Bij het indienen achtergelaten door { $name },
team-fate-rewritten = Bewaard toen { $name } de woorden wijzigde,
team-into = Het ging op in opmerking { $number }.
team-restore = Terugzetten
team-restored = Het origineel is weer een opmerking in dit concept.
team-originals-too-many = Uw organisatie heeft in deze ronde { $count } originelen; meer kunnen er niet worden bewaard.

team-missing-idea = Opmerking { $number } is nog een idee: kies of u die mee indient of achterlaat

note-mentioned-subject = { $count ->
    [one] U wordt genoemd in een notitie: { $consultation }
   *[other] U wordt genoemd in { $count } notities: { $consultation }
}
note-mentioned-text = { $count ->
    [one] { $by } noemde u in de notitie voor collega's bij een opmerking. De opmerking staat in het concept van { $party } voor "{ $consultation }", ronde { $round }:
   *[other] { $by } noemde u in de notities voor collega's bij { $count } opmerkingen. Ze staan in het concept van { $party } voor "{ $consultation }", ronde { $round }:
}
note-mentioned-text-nobody = { $count ->
    [one] U werd genoemd in de notitie voor collega's bij een opmerking. De opmerking staat in het concept van { $party } voor "{ $consultation }", ronde { $round }:
   *[other] U werd genoemd in de notities voor collega's bij { $count } opmerkingen. Ze staan in het concept van { $party } voor "{ $consultation }", ronde { $round }:
}
note-mentioned-more = { $count ->
    [one] en nog 1 opmerking
   *[other] en nog { $count } opmerkingen
}
note-mentioned-how = De notitie staat op de pagina van het concept. Daar kunt u de notitie ook aanvullen. De ronde sluit op { $closes }.
note-mentioned-button = Lees de notitie

team-all-ready = Alles in dit concept is klaar.
team-all-ready-lead = Lees het nog eens door en dien het onderaan deze pagina in.
team-all-ready-member = Een hoofdcontact van uw organisatie kan het indienen.
draft-ready-subject = Alles in uw concept is klaar: { $consultation }
draft-ready-text = Alles in het concept van { $party } voor "{ $consultation }", ronde { $round }, is klaar.
draft-ready-what = { $count ->
    [0] Alle verplichte antwoorden zijn er, en niemand is nog aan het schrijven.
    [one] Er is 1 opmerking, alle verplichte antwoorden zijn er, en niemand is nog aan het schrijven.
   *[other] Er zijn { $count } opmerkingen, alle verplichte antwoorden zijn er, en niemand is nog aan het schrijven.
}
draft-ready-how = U kunt het concept indienen. De ronde sluit op { $closes }.
