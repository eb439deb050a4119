### Openbare pagina's: wat open is, de tekst met de opmerkingen, het verslag.

reading-home-title = Consultaties
reading-home-lead = { $organisation } vraagt om uw opmerkingen bij concept-beleidsteksten voordat ze worden vastgesteld. Lees een tekst, reageer per passage en zie later wat ermee is gedaan.
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
reading-rounds = Rondes
reading-rounds-none = Er is nog geen ronde aangekondigd.
reading-state = Status
reading-when = Wanneer
reading-version = Versie
reading-version-label = Versie { $label }
reading-comments = Opmerkingen
reading-all-comments = Alle gepubliceerde opmerkingen
reading-comments-invited = Alleen voor genodigden
reading-confidential = Vertrouwelijk.
reading-confidential-text = Alleen de medewerkers en de genodigden weten van deze consultatie. Wat hier wordt gepubliceerd, kunnen zij alleen lezen. Geef het niet door.
reading-take-part = Doe mee
reading-take-part-open = U kunt reageren op de hele tekst, op een paragraaf of op een enkele passage. Lezen kan zonder account; wat u instuurt telt zodra uw e-mailadres bevestigd is.
reading-take-part-invited = Deze ronde is voor genodigden. Log in met het account waarvoor u bent uitgenodigd om te reageren.
reading-read-and-comment = Lees de tekst en reageer
reading-outcome = Wat er met de opmerkingen is gedaan
reading-outcome-published = De antwoorden op de opmerkingen zijn gepubliceerd.
reading-outcome-coming = De opmerkingen worden beantwoord. In het verslag staat al wie er hebben gereageerd. De antwoorden komen later.
reading-report-link = Lees het verslag
reading-downloads = Download de gepubliceerde opmerkingen
reading-manage = Stel deze consultatie in

reading-text-how = Kies “Reageren” naast een passage om erop te reageren, of selecteer de woorden die u bedoelt.
reading-comment-document = Reageer op de tekst als geheel
reading-table = Tabel bij { $place }
reading-whole-document = De tekst als geheel
reading-place-document = de tekst als geheel
reading-document-comments = Opmerkingen over de tekst als geheel
reading-anonymous = Anoniem
reading-published-count = { $count ->
    [0] Nog geen gepubliceerde opmerkingen
    [one] 1 gepubliceerde opmerking
   *[other] { $count } gepubliceerde opmerkingen
}
reading-answers-published = Antwoorden gepubliceerd op { $date }
reading-show-comments = { $count ->
    [one] Lees de opmerking
   *[other] Lees de opmerkingen
}
reading-comments-at = Opmerkingen bij { $place }
reading-all-of-passage = { $count ->
    [one] Open op een eigen pagina
   *[other] Alle { $count } opmerkingen
}
reading-comment-passage = Reageer hierop
reading-passage-title = Opmerkingen bij { $place }
reading-back-to-text = Terug naar de tekst
reading-comments-title = Gepubliceerde opmerkingen
reading-comments-lead = Alles wat in { $round } is gepubliceerd, op volgorde van nummer.
reading-comments-none = Hier zijn geen gepubliceerde opmerkingen.
reading-comments-none-filtered = Probeer andere filters.
reading-first-page = Naar de eerste pagina
reading-next-page = Volgende pagina
reading-filter-group = Groep
reading-filter-all-groups = Alle groepen
reading-filter-section = Paragraaf
reading-filter-whole-text = Elke plaats
reading-filter-kind = Soort
reading-filter-all-kinds = Alle soorten
reading-filter-disposition = Oordeel
reading-filter-all-dispositions = Wel of niet beantwoord

reading-report-title = Consultatieverslag
reading-report-none = Er is nog geen ronde gesloten
reading-report-none-text = Het verslag begint wanneer de eerste ronde sluit.
reading-report-about = De ronde ging over versie { $version } van het concept.
reading-report-text = Lees de tekst met de opmerkingen
reading-report-who = Wie reageerden
reading-report-submissions = { $count ->
    [one] inzending
   *[other] inzendingen
}
reading-report-comments = { $count ->
    [one] opmerking daarin
   *[other] opmerkingen daarin
}
reading-report-published = { $count ->
    [one] daarvan gepubliceerd
   *[other] daarvan gepubliceerd
}
reading-report-answered = { $count ->
    [one] openbaar beantwoord
   *[other] openbaar beantwoord
}
reading-report-by-group = Inzendingen per groep in { $round }
reading-report-col-submissions = Inzendingen
reading-report-col-comments = Opmerkingen
reading-report-support = { $count ->
    [one] 1 zegt alleen steun toe
   *[other] { $count } zeggen alleen steun toe
}
reading-report-col-published = Gepubliceerd
reading-report-col-names = Genoemde partijen
reading-report-col-done = Wat ermee is gedaan
reading-report-no-names = Geen
reading-report-names-note = Hier staan alleen namen van wie daarvoor koos en van wie een opmerking is gepubliceerd. Alle anderen tellen mee zonder naam.
reading-report-asked = Wat er is gevraagd en wat ermee is gedaan
reading-report-by-section = Gepubliceerde opmerkingen en antwoorden per paragraaf in { $round }
reading-report-advice = Adviezen van adviesorganen
reading-report-advice-text = Wat adviesorganen hebben geadviseerd en of dat is gevolgd. De redenen staan hieronder bij elke opmerking.
reading-report-advice-none = In deze ronde is geen advies van een adviesorgaan gepubliceerd.
reading-report-all = { $count ->
    [one] De opmerking over { $section } met het antwoord erop
   *[other] Alle { $count } opmerkingen over { $section } met hun antwoord
}
reading-report-more = { $count ->
    [one] Nog één opmerking bij { $section }, met het antwoord
   *[other] Nog { $count } opmerkingen bij { $section }, met de antwoorden
}
reading-report-method = Hoe dit verslag tot stand kwam
reading-report-method-text = In een open ronde kon iedereen met een bevestigd e-mailadres reageren. In een ronde op uitnodiging konden alleen genodigden dat. Een moderator besloot over elke opmerking voordat die werd gepubliceerd. Bij elke ronde staat hoeveel opmerkingen iemand heeft gelezen. In elk antwoord staat wat er met de opmerking gebeurt, en ook waarom, behalve als die helemaal is overgenomen.
reading-report-method-withheld = Sommige partijen wilden hun opmerkingen niet publiceren. Andere opmerkingen mochten niet openbaar worden. Die tellen mee onder “Opmerkingen”, maar u kunt ze niet lezen. Waar woorden niet openbaar mochten worden, staat de grond daarvoor.

reading-api-limit = De limiet moet van 1 tot en met 100 zijn.
reading-api-cursor = De cursor moet er een zijn die is gegeven.
reading-api-group = Die groep is er niet.
reading-api-section = De tekst heeft geen paragraaf met dit nummer.
reading-api-passage = De tekst heeft geen passage met deze sleutel.
reading-api-path = Het adres kan niet worden gelezen: { $reason }.
reading-api-query = De vraag kan niet worden gelezen: { $reason }.
reading-api-body = De inhoud past niet: { $reason }.

reading-versions = Versies
reading-versions-lead = Elke versie van de tekst die is gepubliceerd, de nieuwste bovenaan, met wat er telkens veranderde.
reading-versions-none = Er is nog geen versie gepubliceerd
reading-versions-link = Alle versies en wat er veranderde
reading-versions-manage = Versies beheren
reading-version-hidden = Alleen medewerkers zien deze versie
reading-version-text = De tekst
reading-words = { $count ->
    [one] 1 woord
   *[other] { $count } woorden
}
reading-since = Wat er veranderde sinds versie { $label }
reading-compare-with = Bekijk de wijzigingen sinds versie { $label }
reading-comparison = Wat er tussen versies veranderde
reading-comparison-one = Er is maar één versie
reading-comparison-one-text = Zodra er een tweede is, ziet u hier wat er veranderde.
reading-comparison-choose = Kies de versies
reading-comparison-from = Vergelijk versie
reading-comparison-to = met versie
reading-comparison-shown = Toon
reading-comparison-changes = Alleen wat veranderde
reading-comparison-all = De hele tekst
reading-comparison-counts = In cijfers: passages
reading-comparison-text = Passage voor passage
reading-comparison-legend = Woorden zijn zo gemerkt:
reading-comparison-same = Tussen deze twee versies is niets veranderd.
reading-comparison-kept = { $count ->
    [one] 1 passage bleef gelijk
   *[other] { $count } passages bleven gelijk
}
reading-comparison-comments = { $count ->
    [one] 1 opmerking
   *[other] { $count } opmerkingen
}
reading-comparison-old-place = De plek in versie { $label }
reading-comparison-new-place = De plek in versie { $label }
reading-comparison-first = Naar het begin
reading-comparison-next = Verder met de tekst
reading-comparison-comments-title = De opmerkingen bij versie { $label }
reading-comparison-no-comments = Er zijn bij deze versie geen opmerkingen gepubliceerd.
reading-comparison-every = Voor medewerkers: alle ingediende opmerkingen
reading-comparison-every-orphans = Zonder plek in de nieuwere tekst:
reading-comparison-orphans = Opmerkingen waarvan de plek is vervallen
reading-comparison-orphans-text = De passage waar deze opmerkingen over gingen, of de aangehaalde woorden, staan niet meer in versie { $label }.
reading-comparison-more = { $count ->
    [one] en nog 1
   *[other] en nog { $count }
}
reading-proposals-title = Voorstellen voor { $place }
reading-proposals-link = Vergelijk de voorstellen
reading-proposals-words = De woorden zoals ze er staan
reading-proposals-contested = De gemarkeerde woorden worden in meer dan één voorstel gewijzigd.
reading-proposals-count = { $count ->
    [0] Geen voorstellen
    [one] 1 voorstel
   *[other] { $count } voorstellen
}
reading-proposals-none = Niemand heeft hier andere woorden voorgesteld
reading-proposals-conflict = Wijzigt dezelfde woorden als
reading-proposals-more = Er zijn meer voorstellen dan hier worden vergeleken.
reading-comment-selected = Reageer op deze woorden
reading-chart-groups = Inzendingen per groep
reading-chart-groups-words = Staven: { $groups }.
reading-chart-days = Aantal inzendingen tot en met elke dag
reading-chart-days-words = Een stijgende lijn: van { $first } tot { $last } { $count ->
    [one] kwam 1 inzending binnen
   *[other] kwamen { $count } inzendingen binnen
}.
reading-chart-day = Dag
reading-chart-new = Nieuw
reading-chart-total = Opgeteld
reading-chart-heat = Opmerkingen per paragraaf
reading-chart-heat-words = Hoe donkerder, hoe meer opmerkingen. De meeste staan bij { $place }: { $count }.
reading-chart-answers = Wat er met de opmerkingen is gedaan, per paragraaf
reading-chart-answers-words = Staven per paragraaf, in delen. Over alle paragrafen: { $answers }.
reading-chart-table = Hetzelfde als tabel
reading-chart-in-table = Hetzelfde als tabel, hieronder
reading-calendar = Datums voor uw agenda (iCalendar)
reading-calendar-all = Alle consultaties in uw agenda (iCalendar)
reading-calendar-opens = Opent
reading-calendar-closes = Sluit
reading-calendar-answers = Antwoorden gepubliceerd
reading-feed = Volgen in een feedlezer (Atom)
reading-feed-opened = { $round } is open: u kunt reageren
reading-feed-closed = { $round } is gesloten
reading-feed-answered = De antwoorden op de opmerkingen van { $round } zijn gepubliceerd
reading-feed-version = Versie { $label } is gepubliceerd
reading-signed-by = Ondertekend door { $names }
reading-signed-count = Ondertekend door { $count } organisaties
reading-report-signed = { $count ->
    [one] 1 organisatie ondertekende de inzending van een andere partij.
   *[other] { $count } organisaties ondertekenden de inzending van een andere partij.
}
reading-report-signed-by = { $count ->
    [one] Inzending van { $party }, 1 ondertekenaar:
   *[other] Inzending van { $party }, { $count } ondertekenaars:
}
reading-report-signed-unnamed = { $count ->
    [one] 1 handtekening is geteld en niet genoemd, omdat van de inzending niets onder een naam gepubliceerd is.
   *[other] { $count } handtekeningen zijn geteld en niet genoemd, omdat van de inzending niets onder een naam gepubliceerd is.
}

bar-label = Uw inzendingen voor deze consultatie
bar-draft = Uw concept voor { $party }, ronde { $round }: { $count ->
    [one] 1 opmerking
   *[other] { $count } opmerkingen
}.
bar-ready = Klaar om in te dienen.
bar-missing = Er is nog { $count ->
    [one] één ding
   *[other] { $count } dingen
} nodig.
bar-draft-link = Naar uw concept
bar-awaiting = Uw inzending voor { $party }, ronde { $round }, wacht tot u uw e-mailadres bevestigt.
bar-awaiting-link = Naar uw inzending
bar-submitted = Ingediend voor { $party }, ronde { $round }.
bar-submitted-link = Wat er van uw opmerkingen is geworden
own-state-draft = Concept
own-state-unfinished = Nog niet af
own-state-idea = Idee
own-state-submitted = Ingediend
own-change = Wijzigen
own-read = Lezen
own-in-table = Uw concept: { $who }
own-team-count = { $count ->
    [one] 1 opmerking van uw team
   *[other] { $count } opmerkingen van uw team
}
own-team-count-of = { $count ->
    [one] 1 opmerking van uw team voor { $party }
   *[other] { $count } opmerkingen van uw team voor { $party }
}
own-team-writing = { $count ->
    [one] 1 wordt nog geschreven
   *[other] { $count } worden nog geschreven
}
own-team-ideas = { $count ->
    [one] 1 idee
   *[other] { $count } ideeën
}
own-count = { $count ->
    [one] 1 opmerking van u of uw collega’s
   *[other] { $count } opmerkingen van u of uw collega’s
}
reading-days-left = { $count ->
    [0] minder dan een dag
    [one] nog 1 dag
   *[other] nog { $count } dagen
}
reading-comment-change = Reageer op deze wijziging
reading-comment-selected-first = Reageer op deze woorden, alleen in de eerste passage
reading-changed-here = { $how } sinds de vorige ronde
reading-changed-beside = Oud en nieuw naast elkaar
reading-since-fold = Gewijzigd sinds { $round }: { $count ->
    [0] geen passages
    [one] één passage
   *[other] { $count } passages
}
reading-since-marked = Wat is gewijzigd of nieuw, is in de tekst gemarkeerd.
reading-since-removed = { $count ->
    [one] Eén passage is vervallen.
   *[other] { $count } passages zijn vervallen.
}
reading-since-only = Alleen wat is gewijzigd
reading-since-all = De hele tekst
reading-since-beside = Alle wijzigingen na elkaar
reading-questions-fold = { $count ->
    [one] Een vraag over deze tekst
   *[other] { $count } vragen over deze tekst
}
reading-filter-fold = Opmerkingen van één groep laten zien
reading-report-to-contents = Naar de inhoud
