## Typefouten in de tekst van een open ronde.

erratum-title = Een typefout herstellen
erratum-link = Een typefout herstellen
erratum-can = Een typefout erin kunt u nog herstellen: hieronder, bij elke passage.
erratum-all = In deze versie herstelde typefouten
erratum-what = Hier herstelt u een typefout in één passage, ook als de ronde open is. Opmerkingen houden hun plaats. Iedereen kan lezen wat er is hersteld. Er kunnen hoogstens { $limit } tekens veranderen.
erratum-text = De passage
erratum-text-hint = Verander alleen wat fout is.
erratum-reason = Waarom
erratum-reason-hint = Bijvoorbeeld: typefout. Iedereen kan dit lezen.
erratum-tell = Laat het per mail weten
erratum-tell-hint = Aan wie de consultatie volgt, en aan partijen met een concept.
erratum-look = Bekijk wat er verandert
erratum-look-again = Bekijk opnieuw wat er verandert
erratum-do = Herstel de tekst
erratum-done = De tekst is hersteld.
erratum-preview = Dit verandert
erratum-comments = { $count ->
    [0] Bij deze passage is nog geen opmerking ingediend.
    [one] Bij deze passage is één opmerking ingediend.
   *[other] Bij deze passage zijn { $count } opmerkingen ingediend.
}
erratum-quoting = { $count ->
    [0] Geen daarvan citeert woorden die veranderen.
    [one] Eén daarvan citeert woorden die veranderen. Die blijft op dezelfde plaats staan, met dezelfde woorden.
   *[other] { $count } daarvan citeren woorden die veranderen. Die houden hun plaats en hun woorden.
}
erratum-takes-two = Hiervoor zijn twee mensen nodig. Een collega krijgt een mail als u op de knop drukt.
erratum-before = Eerder hersteld in deze passage
erratum-by-command = met een opdracht
erratum-your-words = De passage is intussen veranderd. U wilde dit herstellen:

## Wat er mis kan zijn.

erratum-reason-missing = Schrijf waarom de tekst wordt hersteld.
erratum-reason-long = De reden is te lang: hoogstens { $limit } tekens.
erratum-words-missing = Geef aan welke woorden hersteld moeten worden.
erratum-nothing-left = Geef aan wat er moet staan: wie herstelt, haalt geen woorden weg zonder andere.
erratum-same = Er is niets veranderd. Verander in de passage wat fout is.
erratum-not-there = Deze woorden staan niet in de passage, of niet op die plaats.
erratum-several = Deze woorden staan { $count } keer in de passage. Geef meer van de woorden eromheen, of de plaats.
erratum-large = Dit is meer dan een typefout: er veranderen { $count } tekens, en het mogen er hoogstens { $limit } zijn. Herstel één plek tegelijk. Publiceer voor een grotere wijziging een nieuwe versie.
erratum-markup = Wat verandert staat deels vet, in een link of in een andere cel. Herstel het in delen.
erratum-changed-meanwhile = De passage is veranderd sinds u de pagina opende. Er is nog niets hersteld. Bekijk de passage opnieuw.
erratum-no-round = Geen ronde gaat over deze versie. Lees de tekst opnieuw in.
erratum-not-open = Ronde { $number } is nog niet open. Tot dan heeft niemand gereageerd: lees een nieuwe versie in en kies die voor de ronde.
erratum-closed = Ronde { $number } is gesloten. De tekst is de vastlegging van waarop mensen hebben gereageerd en blijft zoals hij is.
erratum-no-such-passage = Versie { $label } heeft geen passage met de sleutel { $key }.

## Voor lezers.

erratum-note = Hersteld op { $date }:
erratum-list = { $count ->
    [one] In deze tekst is één typefout hersteld
   *[other] In deze tekst zijn { $count } typefouten hersteld
}
erratum-count = { $count ->
    [one] Eén typefout hersteld
   *[other] { $count } typefouten hersteld
}
erratum-mended-since = Nadat deze opmerking was geschreven, is in deze woorden een typefout hersteld. De opmerking zelf is niet veranderd.
erratum-feed = Hersteld in de tekst: "{ $old }" is nu "{ $new }"
erratum-export = Hersteld in de tekst van ronde { $number }
erratum-export-line = { $date }: "{ $old }" is nu "{ $new }" ({ $place }). { $reason }
erratum-was = Er stond:
erratum-is = Er staat nu:

## Mail.

text-mended-subject = Typefout hersteld: { $consultation }
text-mended-text = In de tekst van de consultatie "{ $consultation }", ronde { $round }, is een typefout hersteld.
text-mended-draft = Er staat een concept klaar van { $party } dat nog niet is ingediend. Uw opmerkingen houden hun plaats. U hoeft niets te doen.
