# Campagnes: bijna gelijke teksten onder de opmerkingen van een ronde.
campaigns-suggestion = Voorstel { $number }
campaigns-suggested = Voorgestelde campagnes
campaigns-suggested-text = Deze teksten lijken op elkaar. Daarmee is niets beslist: bevestig een voorstel voordat u de exemplaren samen beantwoordt.
campaigns-suggested-one = Voorgestelde campagne
campaigns-confirmed-one = Campagne
campaigns-confirmed-title = Campagnes
campaigns-judge = Lees de brief en bevestig of verwerp
campaigns-search = Doorzoek de hele ronde opnieuw
campaigns-search-text = Polder zoekt bijna gelijke teksten terwijl opmerkingen binnenkomen. Wat u bevestigde, samenvoegde of eruit haalde, blijft zoals u het achterliet.
campaigns-search-asked = De ronde wordt opnieuw doorzocht. Laad deze pagina straks opnieuw.
campaigns-with-words = { $count ->
    [0] geen exemplaar voegt eigen woorden toe
    [one] 1 exemplaar voegt eigen woorden toe
   *[other] { $count } exemplaren voegen eigen woorden toe
}
campaigns-unanswered = { $count ->
    [one] 1 nog niet beantwoord
   *[other] { $count } nog niet beantwoord
}
campaigns-own-caption = Exemplaren met iets eigens in { $campaign }
campaigns-own-words-too = { $count ->
    [one] 1 exemplaar voegt eigen woorden toe. Dit antwoord gaat ook naar dat exemplaar.
   *[other] { $count } exemplaren voegen eigen woorden toe. Dit antwoord gaat ook naar die exemplaren.
}
campaigns-own-words-read = Lees wat zij toevoegen
campaigns-page-before = Vorige pagina
campaigns-page-next = Volgende pagina
campaigns-letter = De brief
campaigns-letter-text = Woorden tussen vierkante haken verschillen per exemplaar; erachter staat in hoeveel van de vergeleken exemplaren.
campaigns-slot = Verschilt:
campaigns-slot-empty = niets
campaigns-slot-more = { $count ->
    [one] 1 andere
   *[other] { $count } andere
}
campaigns-confirm-title = Is dit één campagne?
campaigns-confirm-text = Na uw bevestiging tellen de exemplaren als één tekst en kunt u ze samen beantwoorden. Nieuwe exemplaren komen erbij.
campaigns-confirm = Bevestig de campagne
campaigns-dismiss = Dit is geen campagne
campaigns-answer-there = Beantwoord alle exemplaren op de pagina met alle campagnes
campaigns-copies = Exemplaren
campaigns-no-copies = Geen exemplaren
campaigns-filter = Toon
campaigns-filter-all = Alle exemplaren
campaigns-filter-own = Exemplaren met eigen woorden
campaigns-filter-own-words = Exemplaren met eigen woorden
campaigns-filter-once = Elke campagne één keer
campaigns-split-tick = Aanvinken
campaigns-split-title = Maak een campagne van de aangevinkte exemplaren
campaigns-split-text = De aangevinkte exemplaren verlaten deze campagne. Ze blijven bij elkaar.
campaigns-split = Splits ze af
campaigns-merge-title = Voeg samen met een andere campagne
campaigns-merge-text = Alle exemplaren gaan naar de andere campagne en blijven daar.
campaigns-merge-into = De andere campagne
campaigns-merge = Voeg samen
campaigns-alike = { $count ->
    [one] 1 gelijk exemplaar
   *[other] { $count } gelijke exemplaren
}
campaigns-confirmed = De campagne is bevestigd.
campaigns-merged = De campagnes zijn samengevoegd.
campaigns-dismissed = Het voorstel is verworpen.
campaigns-no-suggestion = Deze campagne is geen voorstel meer. Er is niets veranderd.
campaigns-not-copies = Van wat u aankruiste, hoort een deel niet meer bij deze campagne. Er is niets veranderd. Kijk opnieuw, en kruis aan wat hier nog staat.
campaigns-only-suggested = Deze campagne is alleen voorgesteld. Bevestig de campagne eerst. Er is niets opgeslagen.
campaigns-merge-unknown = Kies een andere campagne van deze ronde.
moderation-alike-title = Exemplaren van één brief
moderation-alike-waiting = { $count ->
    [one] 1 wacht op een besluit
   *[other] { $count } wachten op een besluit
}
moderation-alike-alone-title = Lees deze een voor een
moderation-alike-alone-text = Deze exemplaren voegen eigen woorden toe, of er staat iets in dat op persoonsgegevens lijkt. Ze worden niet samen met de andere gepubliceerd.
moderation-alike-together-title = Deze voegen niets aan de brief toe
moderation-alike-together-text = Lees de brief één keer, en de woorden waarin een exemplaar verschilt. Vink een exemplaar uit om het over te slaan.
moderation-alike-none = Geen van de getoonde exemplaren kan samen gepubliceerd worden.
moderation-alike-left-out = Laat weg:
moderation-alike-differs = Woorden die verschillen
moderation-alike-alone = Opmerking { $number } voegt eigen woorden toe, of er staat iets in dat op persoonsgegevens lijkt. Besluit er apart over. Er is niets gepubliceerd.
campaigns-texts = { $count ->
    [one] 1 verschillende tekst
   *[other] { $count } verschillende teksten
}
campaigns-depends = Dit hangt af van hoe u telt.
campaigns-most-comments = De meeste opmerkingen: { $disposition }.
campaigns-no-most-comments = Geen oordeel kreeg de meeste opmerkingen.
campaigns-most-texts = De meeste verschillende teksten: { $disposition }.
campaigns-no-most-texts = Geen oordeel kreeg de meeste verschillende teksten.
campaigns-report = { $count ->
    [one] 1 opmerking is { $texts } verschillende teksten.
   *[other] { $count } opmerkingen zijn { $texts } verschillende teksten.
}
campaigns-report-published = { $count ->
    [one] 1 gepubliceerde opmerking is { $texts } verschillende teksten.
   *[other] De { $count } gepubliceerde opmerkingen zijn { $texts } verschillende teksten.
}
campaigns-report-note = Bijna gelijke exemplaren van één brief tellen als één tekst. Geen opmerking telt daardoor minder, en geen telt meer.
campaigns-counted = Twee keer geteld, per groep
campaigns-counted-text = Als opmerkingen, en als verschillende teksten: alle exemplaren van een bevestigde campagne zijn één tekst, beantwoord zodra elk exemplaar dat is.
campaigns-col-comments = Opmerkingen beantwoord
campaigns-col-texts = Verschillende teksten beantwoord
campaigns-of = { $answered } van { $count }
campaigns-texts-answered = { $answered } van { $count } verschillende teksten
