### Woorden vinden in teksten, opmerkingen en antwoorden.

nav-search = Zoeken

search-title = Zoeken
search-title-words = Zoeken: { $words }
search-lead = Vind woorden in de conceptteksten, in de gepubliceerde opmerkingen en in de antwoorden daarop.
search-round-title = Zoeken in deze ronde
search-round-lead = Zoek woorden in de tekst van deze ronde, in de gepubliceerde opmerkingen en in de antwoorden daarop. Alleen wie deze ronde mag lezen, vindt ze.
search-words = Woorden om te zoeken
search-hint = Andere vormen van een woord worden ook gevonden, in het Nederlands en in het Engels. Zet woorden tussen aanhalingstekens om ze te zoeken zoals ze er staan: "open standaarden".
search-button = Zoeken
search-all-versions = Ook in eerdere versies van de teksten zoeken
search-unfinished = U kunt nog niet in alles zoeken. Er kunnen resultaten ontbreken. Probeer het straks opnieuw.
search-cut = U hebt te veel woorden ingevuld. Alleen de eerste woorden tellen mee.
search-count = { $count ->
    [0] Geen resultaten
    [one] 1 resultaat
   *[other] { $count } resultaten
}
search-results = { $count ->
    [one] resultaat
   *[other] resultaten
}
search-did-you-mean = Bedoelde u:
search-mode-longer = Langere woorden waarmee dit begint of eindigt, zijn ook gevonden. Die staan achteraan.
search-mode-beginnings-one = Dit woord komt zo niet voor. Wel woorden die zo beginnen:
search-mode-beginnings = Nergens staan al deze woorden zo. Wel woorden die zo beginnen:
search-mode-parts-one = Dit woord komt zo niet voor. Wel langere woorden die zo beginnen of eindigen:
search-mode-parts = Nergens staan al deze woorden zo. Wel langere woorden die zo beginnen of eindigen:
search-mode-any = Nergens staan al deze woorden. In deze resultaten staan er een of meer van.
search-none = Er is niets gevonden voor ‘{ $words }’.
search-none-spelling = Controleer de spelling.
search-none-other-words = Gebruik minder woorden, of andere woorden voor hetzelfde.
search-none-public = U vindt hier alleen wat iedereen mag lezen. Teksten voor genodigden en opmerkingen die niet zijn gepubliceerd, zijn niet te vinden.
search-none-narrowed = { $count ->
    [one] Met uw keuzes is er niets gevonden. Zonder die keuzes is er 1 resultaat.
   *[other] Met uw keuzes is er niets gevonden. Zonder die keuzes zijn er { $count } resultaten.
}
search-wider = Alle resultaten tonen
search-end = Hier zijn geen resultaten meer. Maak een keuze om andere te zien.
search-narrow = Resultaten beperken
search-chosen = (gekozen; volg de link om dit ongedaan te maken)
search-facet-kind = Waar de woorden staan
search-facet-consultation = Consultatie
search-facet-section = Paragraaf
search-facet-group = Groep
search-kind-passage = Conceptteksten
search-kind-comment = Opmerkingen
search-kind-answer = Antwoorden
search-kind-one-passage = Concepttekst
search-kind-one-comment = Opmerking
search-kind-one-answer = Antwoord
search-version = Versie { $label }
search-answer-to = Antwoord aan { $party }
search-answer-anonymous = Antwoord op een anonieme opmerking
search-api-after = Dit is geen nextCursor van deze lijst.
search-api-consultation = Er is geen consultatie met deze naam.
