### Openbare pagina's: wat open is, de tekst met de reactieen, het verslag.

reading-home-title = Consultaties
reading-home-lead = { $organisation } vraagt om uw reactieen bij concept-beleidsteksten voordat ze worden vastgesteld. Lees een tekst, reageer per passage en zie later wat ermee is gedaan.
reading-home-open = Nu open
reading-home-open-none = Er is op dit moment geen consultatie open
reading-home-open-none-text = Hieronder ziet u wat er komt en wat er is geweest.
reading-home-coming = Binnenkort
reading-home-past = Afgelopen
reading-home-past-none = Er zijn geen andere afgelopen consultaties.
reading-home-first = Naar de nieuwste

reading-round = Ronde
reading-round-name = Ronde { $number }
reading-round-invited = Voor genodigden
reading-round-opens = Opent op { $at }
reading-round-open-until = Open tot { $at }
reading-round-closed-on = Gesloten op { $at }
reading-rounds = Reactierondes
reading-rounds-none = Er is nog geen ronde aangekondigd.
reading-state = Stand
reading-when = Wanneer
reading-version = Versie
reading-version-label = Versie { $label }
reading-comments = Reactieen
reading-all-comments = Alle gepubliceerde reactieen
reading-comments-invited = Alleen voor genodigden
reading-take-part = Doe mee
reading-take-part-open = U kunt reageren op de hele tekst, op een onderdeel of op een enkele passage. Om te reageren hebt u een account met een bevestigd e-mailadres nodig; lezen kan zonder.
reading-take-part-invited = Deze ronde is voor genodigden. Log in met het account waarvoor u bent uitgenodigd om te reageren.
reading-read-and-comment = Lees de tekst en reageer
reading-outcome = Wat er met de reactieen is gedaan
reading-outcome-published = De antwoorden op de reactieen zijn gepubliceerd.
reading-outcome-coming = De reactieen worden beantwoord. Het verslag laat zien wie er hebben gereageerd; de antwoorden volgen.
reading-report-link = Lees het verslag
reading-downloads = Download de gepubliceerde reactieen
reading-manage = Stel deze consultatie in

reading-text-how = Kies “Reageren” naast een passage om erop te reageren.
reading-comment-document = Reageer op de tekst als geheel
reading-table = Tabel bij { $place }
