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
exports-format-docx = Word-document (DOCX), om te lezen en rond te sturen
exports-format-xlsx = Rekenblad (XLSX)
exports-format-csv = Tabel (CSV), voor programma's
exports-format-json = Gegevens (JSON), voor programma's
exports-of-public = van de gepubliceerde opmerkingen in ronde { $number }
exports-of-internal = van alle opmerkingen in ronde { $number }

exports-sheet-comments = Opmerkingen
exports-sheet-answers = Antwoorden op vragen
exports-sheet-attachments = Bijlagen
exports-sheet-about = Over dit bestand
exports-cell-cut = [De rest past niet in een cel en staat in de CSV- en JSON-bestanden.]
exports-xlsx-full = Een rekenblad bevat hoogstens 1.048.575 opmerkingen. Kies CSV of JSON, of één ronde tegelijk.
exports-cannot-write = Het bestand { $file } kan niet worden geschreven: { $reason }

exports-about-consultation = Consultatie
exports-about-audience = Inhoud
exports-about-written = Gemaakt
exports-about-round = op versie { $version }, van { $opens } tot { $closes }

exports-docx-lead = Opmerkingen en antwoorden
exports-docx-count = { $count ->
    [0] Er zijn geen opmerkingen.
    [one] Hierna volgt één opmerking, in de volgorde van de tekst.
   *[other] Hierna volgen { $count } opmerkingen, in de volgorde van de tekst.
}
exports-docx-document = Over het document als geheel
exports-docx-anonymous = Anoniem
exports-docx-quote = Over “{ $quote }”:
exports-column-number = Nr.
exports-column-party = Van
exports-column-kind = Soort
exports-column-comment = Opmerking
exports-column-proposed = Voorgestelde tekst
exports-column-answer = Antwoord

exports-satisfied-yes = De partij is tevreden met dit antwoord.
exports-satisfied-no = De partij is niet tevreden met dit antwoord.
exports-satisfied-earlier-yes = De partij was tevreden met een eerder antwoord.
exports-satisfied-earlier-no = De partij was niet tevreden met een eerder antwoord.
exports-docx-too-long = Dit document zou te lang worden: er passen hoogstens { $count } opmerkingen in, of een paar duizend heel lange. Kies XLSX of CSV, of één ronde.
exports-docx-class-internal = INTERN. Bevat wat niet openbaar is
exports-docx-class-public = Openbaar
exports-docx-not-wanted = de partij wil geen publicatie
exports-docx-not-public = NIET OPENBAAR: { $why }{ $count ->
    [0] { "" }
   *[other] { " " }({ $grounds })
}
exports-docx-partly-public = NIET GEHEEL OPENBAAR: { $why }{ $count ->
    [0] { "" }
   *[other] { " " }({ $grounds })
}
