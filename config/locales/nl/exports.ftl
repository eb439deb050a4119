### Exports: de pagina die ze aanbiedt, en de woorden in de bestanden.

exports-title = Opmerkingen downloaden
exports-lead = Alle opmerkingen uit een ronde in één bestand, met de tekst waarover zij gaan en wat daarop is geantwoord.
exports-empty-title = Nog niets te downloaden
exports-empty-text = Deze consultatie heeft nog geen ronde.
exports-round = Ronde { $number }
exports-period = Van { $opens } tot { $closes }.
exports-audience-public = Gepubliceerde opmerkingen
exports-audience-public-about = Gepubliceerde opmerkingen, zoals zij openbaar zijn: waar nodig gelakt, en met de namen die de partijen willen tonen.
exports-audience-internal = Alle opmerkingen, voor intern gebruik
exports-audience-internal-about = Elke opmerking die is ingediend en niet is ingetrokken, met namen, besluiten en conceptantwoorden. Niet voor publicatie.
exports-audited = In het logboek komt te staan wie dit bestand downloadt.
exports-format-text-docx = Alleen de tekst, om in Word op te reageren (DOCX)
exports-format-text-odt = Alleen de tekst, om in LibreOffice op te reageren (ODT)
exports-format-docx = Opmerkingen en antwoorden als Word-document (DOCX), om door te sturen
exports-format-odt = Opmerkingen en antwoorden als OpenDocument (ODT), om door te sturen
exports-format-draft-docx = De tekst met opmerkingen in de kantlijn en voorstellen als wijzigingen (DOCX)
exports-format-draft-odt = De tekst met opmerkingen in de kantlijn en voorstellen als wijzigingen (ODT)
exports-format-xlsx = Rekenblad (XLSX)
exports-format-csv = Tabel (CSV), voor programma's
exports-format-json = Gegevens (JSON), voor programma's
exports-without-names = zonder namen
exports-of-public = van de gepubliceerde opmerkingen in ronde { $number }
exports-of-internal = van alle opmerkingen in ronde { $number }

exports-sheet-comments = Opmerkingen
exports-sheet-answers = Antwoorden op vragen
exports-sheet-attachments = Bijlagen
exports-sheet-about = Over dit bestand
exports-cell-cut = [De rest past niet in een cel en staat in de CSV- en JSON-bestanden.]
exports-xlsx-full = Een rekenblad bevat hoogstens 1.048.575 opmerkingen. Kies CSV of JSON, of één ronde tegelijk.
exports-cannot-write = Het bestand { $file } kan niet worden geschreven: { $reason }

exports-text-alone = Versie { $version }. Tot { $closes } kunt u dit bestand terugsturen met opmerkingen in de kantlijn en bijgehouden wijzigingen.
exports-about-consultation = Consultatie
exports-about-audience = Inhoud
exports-about-written = Gemaakt
exports-about-round = op versie { $version }, van { $opens } tot { $closes }

exports-docx-count = { $count ->
    [0] Er zijn geen opmerkingen.
    [one] Hierna volgt één opmerking, in de volgorde van de tekst.
   *[other] Hierna volgen { $count } opmerkingen, in de volgorde van de tekst.
}
exports-docx-document = Over het document als geheel
exports-docx-anonymous = Anoniem
exports-docx-quote = Over “{ $quote }”:
exports-column-party = Van
exports-column-answer = Antwoord

exports-satisfied-yes = De partij is tevreden met dit antwoord.
exports-satisfied-no = De partij is niet tevreden met dit antwoord.
exports-satisfied-earlier-yes = De partij was tevreden met een eerder antwoord.
exports-satisfied-earlier-no = De partij was niet tevreden met een eerder antwoord.
exports-docx-too-long = Dit document zou te lang worden: er passen hoogstens { $count } opmerkingen in, of een paar duizend heel lange. Kies XLSX of CSV, of één ronde.
exports-docx-not-wanted = de partij wil geen publicatie
exports-docx-not-public = NIET OPENBAAR: { $why }{ $count ->
    [0] { "" }
   *[other] { " " }({ $grounds })
}
exports-docx-partly-public = NIET GEHEEL OPENBAAR: { $why }{ $count ->
    [0] { "" }
   *[other] { " " }({ $grounds })
}

### Het document met opmerkingen en antwoorden.

exports-class-internal = INTERN. Bevat wat niet openbaar is
exports-class-public = Openbaar
exports-page = Pagina { $page } van { $all }
exports-about-as-of = Bijgewerkt tot en met
exports-names = Namen
exports-names-left-out = Namen van partijen en personen zijn weggelaten.
exports-report-title = Opmerkingen en antwoorden
exports-report-contents = Inhoud
exports-report-contents-line = { $name } ({ $count })
exports-report-figures = Overzicht
exports-report-count = Aantal
exports-report-by-group = Opmerkingen per groep
exports-report-by-answer = Opmerkingen per oordeel
exports-report-by-theme = Opmerkingen per thema
exports-report-by-openness = Opmerkingen per besluit over openbaarheid
exports-report-campaigns = Campagnes: brieven die vaker zijn gestuurd
exports-report-legend = In een tekstvoorstel is wat weg moet doorgehaald, en wat erbij moet onderstreept:
exports-report-legend-removed = weg
exports-report-legend-added = erbij
exports-report-comments = Opmerkingen en antwoorden in de volgorde van de tekst
exports-report-comments-round = Opmerkingen en antwoorden in ronde { $number }
exports-report-campaign = CAMPAGNE
exports-report-times = { $count ->
    [one] 1 keer ingestuurd
   *[other] { $count } keer ingestuurd
}
exports-report-choice = keuze: { $choice }
exports-report-proposal = Voorstel:
exports-report-own-proposal = Ander voorstel in { $number }:
exports-report-themes-line = Thema’s: { $themes }
exports-report-answered-above = Zie het antwoord bij { $number }.
exports-report-answered-otherwise = Anders beantwoord ({ $numbers }): { $verdict }.
exports-report-elsewhere = Gestuurd bij { $place }: { $numbers }.
exports-report-own-words = Eigen woorden in:
exports-report-parties = Wie reageerden
exports-report-parties-group = { $count ->
    [0] { $group }
   *[other] { $group } ({ $count })
}
exports-column-comment-proposed = Opmerking en voorstel
exports-column-answer-given = Gegeven antwoord
exports-column-file = Bestand

### De tekst met opmerkingen in de kantlijn.

exports-draft-tracked = Het voorstel staat als wijziging in de tekst.
exports-draft-same = Het voorstel is gelijk aan de tekst:
exports-draft-overlaps = Het voorstel raakt dezelfde woorden als dat van { $number }, en staat daarom alleen hier:
exports-draft-repeats = Het voorstel is gelijk aan dat van { $number }, dat als wijziging in de tekst staat:
exports-draft-mended = In deze woorden is daarna een tikfout hersteld; het voorstel staat daarom alleen hier:
exports-draft-covered = In het voorstel is gelakt; het staat daarom alleen hier:
exports-draft-unplaced = Het voorstel past niet op één plek in de tekst, en staat daarom alleen hier:
exports-format-next-docx = Het volgende ontwerp, met overgenomen voorstellen als wijzigingen (DOCX)
exports-format-next-odt = Het volgende ontwerp, met overgenomen voorstellen als wijzigingen (ODT)
exports-text-next = Volgend ontwerp: versie { $version } met wat in ronde { $round } is overgenomen. Intern
exports-draft-by-hand = Anders overgenomen dan voorgesteld; met de hand te verwerken:
exports-next-title = Het volgende ontwerp, uit de antwoorden
exports-next-lead = Wat in ronde { $number } is overgenomen, verwerkt in de tekst van versie { $version }.
exports-next-link = Maak het volgende ontwerp uit de antwoorden
exports-next-taken = { $count ->
    [0] Geen voorstel kan worden verwerkt zoals het is
    [one] Eén voorstel wordt verwerkt zoals het is
   *[other] { $count } voorstellen worden verwerkt zoals ze zijn
}
exports-next-taken-about = Deze voorstellen zijn overgenomen, en geen ervan zit een ander in de weg.
exports-next-beside = { $count ->
    [one] Eén overgenomen voorstel zit een ander in de weg
   *[other] { $count } overgenomen voorstellen zitten elkaar in de weg
}
exports-next-beside-about = Zij willen andere woorden op dezelfde plaats. De tekst blijft daar zoals hij is; bepaal zelf wat er komt te staan.
exports-next-by-hand = { $count ->
    [one] Eén overgenomen opmerking is aan u
   *[other] { $count } overgenomen opmerkingen zijn aan u
}
exports-next-by-hand-about = Verwerk ze zelf; bij elk staat waarom.
exports-next-other = naast { $number }
exports-next-section = paragraaf { $section }
exports-next-more = { $count ->
    [one] en nog één: ze staan allemaal in het bestand.
   *[other] en nog { $count }: ze staan allemaal in het bestand.
}
exports-next-files = Als document
exports-next-files-about = Elk voorstel is een bijgehouden wijziging op naam van de partij; elke overgenomen opmerking staat in de kantlijn, met het antwoord erop.
exports-next-version = Als nieuwe versie
exports-next-version-about = De voorstellen die worden verwerkt, worden de tekst. Niemand ziet de versie tot u er een ronde op opent of haar voor iedereen leesbaar maakt.
exports-next-make = Deze versie maken
exports-next-made = Versie { $label } is gemaakt: { $count ->
    [one] één voorstel is verwerkt
   *[other] { $count } voorstellen zijn verwerkt
}.
exports-next-nothing = Geen overgenomen voorstel kan worden verwerkt. Er is dus nog geen volgend ontwerp te maken.
exports-next-internal = Het volgende ontwerp is alleen voor intern gebruik. Vraag erom met --audience internal.
exports-next-none-about = Opmerkingen waarvan het voorstel is overgenomen zoals het is, kunnen worden verwerkt. Die zijn er niet, of andere overgenomen voorstellen zitten in de weg.
exports-next-why-changed = deels of aangepast overgenomen
exports-next-why-wordless = stelt geen woorden voor
exports-next-why-placeless = haar woorden hebben geen plaats die op zichzelf te wijzigen is
