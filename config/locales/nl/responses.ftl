responses-desks-title = Beantwoording
responses-desks-lead = Beantwoord elke opmerking met een oordeel en een reden. Niets is openbaar totdat u alle antwoorden samen publiceert.
responses-desks-caption = Rondes van { $consultation }
responses-no-rounds = Er zijn nog geen rondes.
responses-round = Ronde
responses-round-number = Ronde { $number }
responses-state = Status
responses-progress = Voortgang
responses-more = Meer
responses-answered-of = { $count ->
    [one] { $answered } van 1 opmerking beantwoord
   *[other] { $answered } van { $count } opmerkingen beantwoord
}
responses-whole-document = Het document als geheel
responses-sections = Paragrafen en hun voortgang
responses-filter-state = Opmerkingen
responses-filter-all = Alle opmerkingen
responses-filter-all-but-support = Alles wat meer zegt dan steun
responses-filter-otherwise = Anders beantwoord
responses-filter-support = Alleen steun
responses-support = { $count ->
    [one] Eén opmerking hier zegt alleen dat iemand het eens is.
   *[other] { $count } opmerkingen hier zeggen alleen dat iemand het eens is.
}
responses-support-show = Toon alleen steun
responses-support-unanswered = { $count ->
    [one] Eén daarvan heeft nog geen antwoord.
   *[other] { $count } daarvan hebben nog geen antwoord.
}
responses-filter-unanswered = Nog niet beantwoord
responses-filter-group = Groep
responses-filter-every-group = Alle groepen
responses-the-text = De tekst
responses-the-comments = De opmerkingen
responses-no-text = Deze opmerkingen gaan over het document als geheel.
responses-no-passages = Bij deze opmerkingen staat geen tekst.
responses-comments-here = { $count ->
    [one] 1 opmerking
   *[other] { $count } opmerkingen
}
responses-none-title = Geen opmerkingen hier
responses-none-text = Niemand reageerde op dit deel, of het filter laat alle opmerkingen weg.
responses-comment-by = Opmerking { $number }, { $party }
responses-on-passage = Bij de passage:
responses-moderation-pending = Nog niet gemodereerd
responses-moderation-published = Gepubliceerd
responses-moderation-redacted = Gelakt gepubliceerd
responses-moderation-withheld = Niet gepubliceerd
responses-proposed = Voorgestelde tekst
responses-themes = Thema's
responses-themes-hint = Scheid ze met komma's. Een thema dat nog niet in het codeboek staat, wordt toegevoegd.
responses-tick = Neem opmerking { $number } mee
responses-answer-one = Beantwoord opmerking { $number }
responses-together = De aangevinkte opmerkingen samen
responses-disposition = Oordeel
responses-choose = Kies
responses-duplicate-of = Nummer van de andere opmerking
responses-duplicate-hint = Alleen bij een dubbele opmerking.
responses-response = Antwoord
responses-response-hint = Uw redenen, zoals de partij en het publiek ze zullen lezen. Nodig bij alles behalve "overgenomen".
responses-save-answers = Sla dit antwoord voor alle op
responses-save-themes = Sla de thema's op
responses-campaign-name = Naam van de campagne
responses-campaign-hint = De eerste aangevinkte opmerking wordt het voorbeeld.
responses-form-campaign = Maak er een campagne van
responses-single-title = Beantwoord opmerking { $number }
responses-the-comment = De opmerking
responses-the-passage = De passage
responses-the-quote = De bedoelde woorden
responses-body = Wat de partij zegt
responses-the-answer = Het antwoord
responses-is-published = Openbaar zoals het er staat
responses-party = Partij
responses-group = Groep
responses-kind = Soort
responses-place = Plaats
responses-moderation = Moderatie
responses-back = Terug
responses-campaigns-title = Campagnes
responses-campaigns-lead = Bijna gelijke teksten tellen als één campagne: lees het voorbeeld één keer, en wat elk exemplaar eraan toevoegt.
responses-no-campaigns = Geen campagnes
responses-no-campaigns-text = Maak er hieronder een, of vink opmerkingen aan bij de beantwoording.
responses-copies = { $count ->
    [one] 1 opmerking met deze tekst
   *[other] { $count } opmerkingen met deze tekst
}
responses-copies-caption = Exemplaren in { $campaign }
responses-number = Nummer
responses-residue = Wat dit exemplaar toevoegt
responses-no-residue = Niets
responses-no-copy = Geen exemplaar?
responses-leave = Haal eruit
responses-answer-all = Beantwoord de hele campagne
responses-campaign-comments = Nummers van de opmerkingen
responses-campaign-comments-hint = Scheid ze met komma's of spaties; de eerste wordt het voorbeeld.
responses-code-book = Codeboek
responses-no-themes = Er zijn nog geen thema's.
responses-theme-name = Naam van het thema
responses-save = Sla op
responses-save-and-next = Sla op, naar de volgende
responses-publication-title = Publiceer de antwoorden
responses-publication-lead = Alle antwoorden worden samen openbaar, en elke partij krijgt één mail met de antwoorden op haar eigen opmerkingen.
responses-figure-comments = { $count ->
    [one] opmerking
   *[other] opmerkingen
}
responses-figure-answered = beantwoord
responses-figure-unanswered = niet beantwoord
responses-figure-waiting = te publiceren
responses-publish-not-closed = Antwoorden kunnen worden gepubliceerd zodra de ronde gesloten is.
responses-nothing-waiting = Elk antwoord is openbaar zoals het er staat.
responses-to-report = Naar het openbare verslag
responses-publish-what = { $count ->
    [one] 1 antwoord wordt openbaar.
   *[other] { $count } antwoorden worden openbaar.
}
responses-publish-unanswered-left = { $count ->
    [one] 1 opmerking heeft nog geen antwoord.
   *[other] { $count } opmerkingen hebben nog geen antwoord.
}
responses-to-table = Beantwoord ze eerst
responses-publish-anyway = Publiceer hoewel dit werk nog open is
responses-publish = Publiceer de antwoorden en bericht de partijen
responses-answered = Het antwoord is opgeslagen.
responses-answered-one = Het antwoord op opmerking { $number } is opgeslagen.
responses-answered-and-themed = Het antwoord op opmerking { $number } en de thema's zijn opgeslagen.
responses-themes-set = De thema's zijn opgeslagen.
responses-campaign-formed = De campagne is gemaakt.
responses-campaign-left = De opmerking hoort niet meer bij de campagne.
responses-published = { $count ->
    [one] 1 antwoord is gepubliceerd.
   *[other] { $count } antwoorden zijn gepubliceerd.
} { $countParties ->
    [one] De partij krijgt bericht als zij een adres gaf.
   *[other] Ze zijn voor { $countParties } partijen; wie een adres gaf, krijgt bericht.
}
responses-disposition-missing = Kies een oordeel.
responses-found-nothing = Uw keuze vindt niets meer: deze opmerkingen zijn al beantwoord of anders ingedeeld.
responses-by-enter = Met Enter is niet te zien wat u wilt opslaan: het antwoord of de thema's. Druk op de knop die u bedoelt. Er is niets opgeslagen.
responses-no-comments = Vink ten minste één opmerking aan.
responses-advice-note = Dit is advies van een adviesorgaan. Waar u het niet volgt zoals het is, heeft uw reden ten minste { $limit } tekens.
responses-advice-reason = Opmerking { $comments } is advies van een adviesorgaan. Waar u dat niet volgt zoals het is, zegt u in ten minste { $limit } tekens waarom, of geeft u er een eigen antwoord op.
responses-reason-missing = Geef de reden: alleen "overgenomen" kan zonder.
responses-duplicate-missing = Geef het nummer van de opmerking die hetzelfde zegt.
responses-duplicate-unknown = Er is in deze ronde geen opmerking met dit nummer.
responses-duplicate-circle = Opmerking { $number } is zelf een dubbele van deze, of van een die dat is. Geef een ervan een eigen antwoord.
responses-duplicate-itself = Een opmerking kan niet dubbel zijn met zichzelf.
responses-too-long = Het antwoord mag hoogstens { $count } tekens hebben.
responses-not-answerable = Een van deze opmerkingen is in deze ronde niet (meer) te beantwoorden; misschien heeft de partij die intussen ingetrokken of vervangen. Er is niets opgeslagen.
responses-outdated = Iemand anders heeft intussen geantwoord of het antwoord veranderd: opmerking { $comments }. Er is niets opgeslagen. Open de opmerking opnieuw om dat antwoord te zien; wat u typte staat hier nog.
responses-theme-long = Een thema mag hoogstens 80 tekens hebben.
responses-theme-empty = Geef het thema een naam.
responses-theme-taken = Er is al een thema met deze naam.
responses-campaign-title = Geef de campagne een naam van hoogstens 200 tekens.
responses-campaign-few = Een campagne heeft ten minste twee opmerkingen.
responses-campaign-numbers = Geef nummers van opmerkingen in deze ronde.
responses-publish-unanswered = Er is nog werk open: opmerkingen zonder antwoord, of opmerkingen waarover geen moderator besloot. Vink dit vakje aan om toch te publiceren.
mail-answers-subject = Antwoorden op uw opmerkingen bij { $consultation }
mail-answers-dear = Geachte { $name },
mail-answers-intro = De antwoorden op de opmerkingen bij "{ $consultation }" zijn gepubliceerd. Dit zijn de antwoorden op de opmerkingen van { $party }:
mail-answers-long = Het zijn er te veel voor een mail. U leest ze allemaal op de pagina hieronder.
mail-answers-comment = Opmerking { $number }
mail-answers-section = paragraaf { $section }
mail-answers-proposed = Voorgestelde tekst:
mail-answers-disposition = Oordeel:
mail-answers-look = Bekijk uw opmerkingen en de antwoorden:
mail-answers-button = Bekijk uw opmerkingen en de antwoorden
mail-answers-report = Het hele verslag:
responses-newest = In versie { $label }:

responses-questions-title = Antwoorden op de vragen van ronde { $number }
responses-questions-text = Wie aan de tekst werkt, leest hier elk antwoord op de vragen. Antwoorden in woorden worden nooit gepubliceerd.
responses-questions-none = Niemand beantwoordde deze vraag
responses-themes-act = Wat er met deze thema's moet gebeuren
responses-themes-add = Toevoegen aan de thema's die er zijn
responses-themes-remove = Weghalen
responses-themes-replace = In plaats van alle thema's die er zijn
responses-themes-replace-hint = Elk ander thema van de aangevinkte opmerkingen vervalt.
responses-theme-none = Noem ten minste één thema.
responses-theme-unknown = Het codeboek heeft geen thema "{ $theme }".
responses-own-answer = Heeft een eigen antwoord
responses-own-answers-stay = { $count ->
    [one] Eén exemplaar heeft een eigen antwoord. Dat blijft staan.
   *[other] { $count } exemplaren hebben een eigen antwoord. Dat blijft staan.
}
responses-campaign-answered = { $count ->
    [one] Het antwoord is opgeslagen bij één exemplaar.
   *[other] Het antwoord is opgeslagen bij { $count } exemplaren.
} { $count_kept ->
    [0] { "" }
    [one] Opmerking { $numbers } houdt het eigen antwoord.
   *[other] De opmerkingen { $numbers } houden hun eigen antwoord.
}
responses-campaign-all-own = Elk exemplaar heeft een eigen antwoord. Er is niets opgeslagen. Open de opmerking om het antwoord te veranderen.
responses-campaign-outdated = Iemand anders heeft deze campagne intussen beantwoord, of er opmerkingen aan toegevoegd. Er is niets opgeslagen. Bekijk wat er nu staat; wat u typte staat hier nog.
responses-history = { $count ->
    [one] Eén antwoord
   *[other] Alle { $count } antwoorden op deze opmerking, het nieuwste eerst
}
responses-history-campaign = aan alle exemplaren van een campagne
responses-publish-undecided-left = { $count ->
    [one] Over 1 opmerking heeft nog geen moderator besloten. De opmerking is niet openbaar, en het antwoord dus ook niet.
   *[other] Over { $count } opmerkingen heeft nog geen moderator besloten. Zij zijn niet openbaar, en hun antwoorden dus ook niet.
}
responses-everything = Alles in deze ronde
responses-filter-words = Woorden
responses-filter-words-hint = In de opmerking, het voorstel of de naam van de partij. Zet aanhalingstekens om woorden die bij elkaar horen.
responses-filter-answered = Beantwoord
responses-filter-theme = Thema
responses-filter-every-theme = Alle thema's
responses-filter-no-theme = Zonder thema
responses-filter-below = Ook de paragrafen hierbinnen
responses-found = { $count ->
    [0] Geen opmerkingen gevonden.
    [one] 1 opmerking gevonden.
   *[other] { $count } opmerkingen gevonden.
}
responses-found-passage = Alleen die bij één passage.
responses-found-answer = { $count ->
    [one] Beantwoord deze opmerking
   *[other] Beantwoord alle { $count } samen
}
responses-found-title = { $count ->
    [one] Beantwoord 1 opmerking
   *[other] Beantwoord { $count } opmerkingen samen
}
responses-found-lead = Wat u hier opslaat, geldt voor elke opmerking die het filter vond, of voor geen enkele.
responses-found-parties = { $count ->
    [one] Ze komen van 1 partij.
   *[other] Ze komen van { $count } partijen.
}
responses-found-answered-already = { $count ->
    [one] 1 ervan heeft al een antwoord.
   *[other] { $count } ervan hebben al een antwoord.
}
responses-found-first = De eerste
responses-found-more = { $count ->
    [one] En nog 1.
   *[other] En nog { $count }.
}
responses-found-usual = In de velden staat wat opmerkingen met het thema "{ $theme }" vaak als antwoord krijgen. Pas het aan waar u wilt.
responses-found-replace = { $count ->
    [one] Geef het ook aan de ene opmerking die al een antwoord heeft, in plaats van dat antwoord
   *[other] Geef het ook aan de { $count } opmerkingen die al een antwoord hebben, in plaats van die antwoorden
}
responses-found-replace-hint = Elk ander thema van al deze opmerkingen verdwijnt.
responses-found-done = { $count ->
    [one] 1 opmerking heeft nu dit antwoord.
   *[other] { $count } opmerkingen hebben nu dit antwoord.
} { $count_kept ->
    [0] {""}
    [one] 1 hield het antwoord dat er was.
   *[other] { $count_kept } hielden het antwoord dat er was.
}
responses-found-themed = { $count ->
    [one] De thema's van 1 opmerking zijn opgeslagen.
   *[other] De thema's van { $count } opmerkingen zijn opgeslagen.
}
responses-found-changed = Sinds u deze pagina opende, zijn er opmerkingen of antwoorden veranderd. Bekijk wat nu gevonden is en sla het opnieuw op.
responses-found-answered = Al deze opmerkingen hebben al een antwoord. Vink aan dat ze dit ervoor in de plaats krijgen.
responses-too-many-found = Het filter vindt meer dan { $count } opmerkingen. Maak de keuze eerst kleiner.
responses-code-book-lead = Thema's brengen bij elkaar wat bij elkaar hoort. Bij elk thema kan het antwoord staan dat zulke opmerkingen vaak krijgen.
responses-theme-new = Een nieuw thema
responses-theme-add = Voeg het thema toe
responses-theme-change = Wijzig
responses-theme-parent = Hoort onder
responses-theme-top = Geen ander thema
responses-theme-disposition = Gebruikelijk oordeel
responses-theme-response = Gebruikelijk antwoord
responses-theme-response-hint = Staat in het formulier als u alle opmerkingen met dit thema samen beantwoordt. U kunt het daar nog aanpassen.
responses-theme-into = Voeg samen met
responses-theme-into-hint = Elke opmerking met dit thema krijgt het andere. Dit thema verdwijnt, en wat eronder stond, komt onder het andere.
responses-theme-merge = Voeg de thema's samen
responses-theme-retire = Neem uit gebruik
responses-theme-unretire = Neem weer in gebruik
responses-theme-is-retired = Uit gebruik
responses-theme-added = Het thema is toegevoegd.
responses-theme-changed = Het thema is gewijzigd.
responses-theme-merged = De thema's zijn samengevoegd.
responses-theme-retired-now = Het thema is uit gebruik. Opmerkingen die het hebben, houden het.
responses-theme-back = Het thema is weer in gebruik.
responses-theme-retired = Het thema "{ $theme }" is uit gebruik. Kies een ander, of neem het in het codeboek weer in gebruik.
responses-theme-comma = In de naam van een thema staat geen komma.
responses-theme-place-unknown = Kies een thema van dit codeboek.
responses-theme-place-circle = Een thema kan niet onder zichzelf staan, en niet opgaan in een thema dat eronder staat.
responses-theme-place-deep = Er kunnen hooguit { $count } thema's onder elkaar staan.
responses-theme-place-retired = Dat thema is uit gebruik. Kies een ander, of neem het eerst weer in gebruik.
responses-theme-meanwhile = Iemand anders veranderde dit thema terwijl u het voor u had. Er is niets van u opgeslagen. Kijk wat er nu staat, en sla het opnieuw op als het uwe ervoor in de plaats moet komen.
responses-theme-many = Een codeboek heeft hooguit { $count } thema's. Voeg er eerst een paar samen.
responses-otherwise = Bijna dezelfde opmerking is anders beantwoord:
responses-otherwise-before = Bijna dezelfde opmerking is beantwoord:
responses-otherwise-in = { $count ->
    [one] opmerking { $number }
   *[other] { $count } opmerkingen, zoals opmerking { $number }
}
responses-publish-otherwise = { $count ->
    [one] Eén opmerking is anders beantwoord dan de meeste die bijna hetzelfde zeggen.
   *[other] { $count } opmerkingen zijn anders beantwoord dan de meeste die bijna hetzelfde zeggen.
}
responses-publish-otherwise-show = Bekijk ze
