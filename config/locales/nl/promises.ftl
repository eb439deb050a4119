promises-title = Toezeggingen nagekomen
promises-lead = Wat er in een latere versie is gedaan met de opmerkingen die u overnam, met of zonder aanpassing of deels, en welke veranderingen in de tekst nergens uit volgen.
promises-choose = Kies twee versies
promises-kind = Toon
promises-kind-promised = Alle overgenomen opmerkingen
promises-kind-kept = Nagekomen
promises-kind-changed-otherwise = Anders veranderd
promises-kind-without-change = Toegezegd zonder verandering
promises-kind-not-judged = Niet uit de tekst op te maken
promises-kind-unexplained = Veranderingen zonder verklaring
promises-kind-explained = Veranderingen die u verklaarde
promises-kind-empty = Er zijn er geen.
promises-state-kept = Nagekomen
promises-state-changed-otherwise = Anders veranderd
promises-state-without-change = Niet veranderd
promises-state-not-judged = Niet uit de tekst op te maken
promises-threshold = Nagekomen: de voorgestelde woorden staan in de tekst, of ten minste { $share }% ervan. Een ander getal, een "niet" of een "moet" dat "kan" werd, is nooit bijna hetzelfde. Een opmerking zonder voorgestelde woorden is nagekomen zodra u haar koppelt aan een passage die veranderde.
promises-none-title = Er is nog niets te vergelijken
promises-none-text = Zodra er een versie is na een versie waarop mensen konden reageren, laat deze pagina zien wat er is gedaan met wat u overnam.
promises-by-hand = Gekoppeld door een opsteller
promises-on-document = Over het document als geheel
promises-on-section = Over een paragraaf als geheel
promises-from = In versie { $label }
promises-to = In versie { $label }
promises-orphaned = De passage is er niet meer
promises-moved = Verplaatst
promises-similarity = { $share }% van de voorgestelde woorden
promises-text = De tekst, oud en nieuw
promises-linked-to = Gekoppeld aan passage { $passage }
promises-link = Koppelen aan een passage
promises-unlink = Koppeling weghalen
promises-passage = Sleutel van de passage in versie { $label }
promises-passage-hint = Kies een passage die veranderde, of plak het adres van een passage.
promises-note = Notitie
promises-note-hint = Alleen voor uw team; zij wordt niet gepubliceerd.
promises-change = Passage { $passage }
promises-why = Waarom zij veranderde
promises-explain = Verklaring opslaan
promises-unexplain = Verklaring intrekken
promises-first = Eerste pagina
promises-next = Volgende pagina
promises-linked = De opmerking is aan de passage gekoppeld.
promises-unlinked = De koppeling is weg.
promises-explained = De verklaring is opgeslagen.
promises-unexplained = De verklaring is ingetrokken.
promises-same-version = Versie "{ $label }" kan niet met zichzelf worden vergeleken; kies een latere om mee te vergelijken.
promises-wrong-order = Versie "{ $from }" is later dan versie "{ $to }"; geef de oudere het eerst.
promises-no-comment = Er is geen overgenomen opmerking met dit nummer op een eerdere versie.
promises-no-passage = Geen versie tot en met deze heeft een passage met deze sleutel.
promises-no-link = Deze opmerking is niet aan deze passage gekoppeld.
promises-no-explanation = Van deze verandering was niets gezegd.
promises-note-missing = Zeg waarom de passage veranderde.
promises-note-long = Een notitie mag hoogstens { $count } tekens hebben.
promises-adopt-title = Versie { $label } openbaar maken
promises-adopt-lead = Eerst wat nog openstaat: overgenomen opmerkingen die de tekst niet volgde, en veranderingen zonder verklaring.
promises-adopt-look = Bekijk eerst wat er van de toezeggingen openstaat
promises-adopt-nothing = Er staat niets open.
promises-adopt-broken = { $count ->
    [0] Er staat geen overgenomen opmerking open.
    [one] Bij één overgenomen opmerking deed de tekst niet wat is gezegd, of valt dat niet te zien.
   *[other] Bij { $count } overgenomen opmerkingen deed de tekst niet wat is gezegd, of valt dat niet te zien.
}
promises-adopt-unexplained = { $count ->
    [0] Elke verandering is verklaard.
    [one] Eén verandering is niet verklaard door een opmerking of een notitie.
   *[other] { $count } veranderingen zijn niet verklaard door een opmerking of een notitie.
}
promises-adopt-open = Er staan nog overgenomen opmerkingen of veranderingen open. Vink dit vakje aan om de versie toch openbaar te maken.
promises-adopt-anyway = Toch openbaar maken, al staat dit open
promises-adopt-promises = Overgenomen opmerkingen die openstaan
promises-adopt-list = Opmerkingen koppelen en veranderingen verklaren
promises-adopt-more = { $count ->
    [one] Eén andere staat hier niet.
   *[other] { $count } andere staan hier niet.
}
promises-led-to = De tekst is na deze opmerking veranderd, in versie { $label }:
promises-led-removed = De passage waar deze opmerking over gaat, is in versie { $label } uit de tekst gehaald.
promises-led-unchanged = De tekst is nog niet veranderd: in versie { $label } staat er wat er stond.
promises-led-place = de passage
promises-changed-after = Veranderd na
promises-changed-after-comment = opmerking { $number }
promises-changed-after-more = { $count ->
    [one] en nog één
   *[other] en nog { $count }
}
