### Waarom een aangeboden tekst niet te lezen is. Sleutels en argumenten: documents::ReadError.

document-no-file = Kies ten minste één bestand.
document-too-large = { $name } is { $size } MB groot; er wordt hoogstens { $limit } MB gelezen.
document-too-large-together = De bestanden tot en met { $name } zijn samen { $size } MB groot; er wordt hoogstens { $limit } MB gelezen.
document-not-utf8 = { $name } is geen UTF-8-tekst: byte { $byte } op regel { $line }, positie { $column }. Sla het bestand op als UTF-8 en probeer het opnieuw.
document-bad-utf16 = { $name } begint als UTF-16-tekst maar is beschadigd op regel { $line }. Sla het bestand op als UTF-8 en probeer het opnieuw.
document-wrong-kind = { $name } is { $kind ->
    [old-word] een Word-bestand van voor 2007 (.doc)
    [spreadsheet] een rekenblad
    [rich-text] een RTF-bestand
    [archive] een archiefbestand
    [image] een afbeelding
    [mail] een mailbericht
    [web-archive] een webarchief (een pagina die als één bestand is bewaard)
   *[binary] geen tekstbestand
}. Lever Word (.docx), OpenDocument (.odt), PDF, Markdown, HTML of platte tekst aan.
document-broken-xml = { $name } is XML die niet heel is. Sla het bestand opnieuw op of download het nog eens.
document-broken-part = { $name } is beschadigd: { $part } daarin is niet te lezen. Sla het bestand opnieuw op en probeer het nog eens.
document-damaged = { $name } is beschadigd of niet heel aangekomen. Sla het bestand opnieuw op en probeer het nog eens.
document-only-pictures = { $name } bevat foto’s van pagina’s en geen tekst. Lever het bestand aan waarvan de PDF is gemaakt, of een PDF waarin de tekst is herkend.
document-unknown-letters = { $name } vertelt niet welke letters de pagina’s tonen. De tekst is daardoor niet te lezen. Lever het bestand aan waarvan de PDF is gemaakt.
document-locked = { $name } is beveiligd met een wachtwoord. Sla het bestand op zonder wachtwoord en probeer het opnieuw.
document-unpacks-too-large = { $name } is uitgepakt groter dan er wordt gelezen. Maak het kleiner, bijvoorbeeld door afbeeldingen weg te laten.
document-no-text = { $name } bevat geen tekst.
document-too-deep = { $name } is op regel { $line } dieper genest dan { $limit } niveaus.
document-too-deep-somewhere = { $name } is dieper genest dan { $limit } niveaus.
document-too-many-passages = Met { $name } telt de tekst meer dan { $limit } passages. Verdeel de tekst over meer consultaties.

## Wat uit een aangeboden tekst is weggelaten, of voor iets is aangezien. Sleutels en argumenten: documents::Remark.

document-remark-picture = { $name }: { $count ->
    [one] één afbeelding is weggelaten, omdat er geen beschrijving bij staat
   *[other] { $count } afbeeldingen zijn weggelaten, omdat er geen beschrijving bij staat
}.
document-remark-drawing = { $name }: { $count ->
    [one] één tekening, film of iets anders dat geen tekst is, is weggelaten
   *[other] { $count } tekeningen, films of andere dingen die geen tekst zijn, zijn weggelaten
}.
document-remark-hidden = { $name }: verborgen tekst is weggelaten (op { $count ->
    [one] één plaats
   *[other] { $count } plaatsen
}).
document-remark-source-comment = { $name }: { $count ->
    [one] één opmerking in de broncode van het bestand is weggelaten
   *[other] { $count } opmerkingen in de broncode van het bestand zijn weggelaten
}.
document-remark-insertion = In { $name } staan bijgehouden wijzigingen: { $count ->
    [one] één invoeging is
   *[other] { $count } invoegingen zijn
} als tekst overgenomen.
document-remark-deletion = In { $name } staan bijgehouden wijzigingen: { $count ->
    [one] één verwijdering is
   *[other] { $count } verwijderingen zijn
} weggelaten.
document-remark-refused-insertion = In { $name } staan bijgehouden wijzigingen die niet worden overgenomen: { $count ->
    [one] één invoeging is
   *[other] { $count } invoegingen zijn
} weggelaten.
document-remark-refused-deletion = In { $name } staan bijgehouden wijzigingen die niet worden overgenomen: { $count ->
    [one] één verwijdering is
   *[other] { $count } verwijderingen zijn
} als tekst behouden.
document-remark-review-comment = In { $name } staan opmerkingen van meelezers: { $count ->
    [one] één is
   *[other] { $count } zijn
} weggelaten.
document-remark-bold-heading = { $name }: { $count ->
    [one] één vette regel is als kop gelezen
   *[other] { $count } vette regels zijn als kop gelezen
} (“{ $sample }”). Maak koppen op als kop als dat niet klopt.
document-remark-contents = { $name }: { $count ->
    [one] één regel van een inhoudsopgave is weggelaten
   *[other] { $count } regels van een inhoudsopgave zijn weggelaten
} (“{ $sample }”).
document-remark-stray-note = { $name }: naar voetnoot “{ $sample }” wordt nergens verwezen.
document-remark-page-line = { $name }: { $count ->
    [one] één regel die boven- of onderaan een bladzijde staat, is weggelaten
   *[other] { $count } regels die boven- of onderaan bladzijden staan, zijn weggelaten
} (“{ $sample }”).
document-remark-empty-page = { $name }: { $count ->
    [one] pagina { $sample } toont geen tekst die te lezen is
   *[other] { $count } pagina’s tonen geen tekst die te lezen is; de eerste daarvan is pagina { $sample }
}. Controleer of er iets ontbreekt.
document-remark-guessed = { $name } is een PDF. Wat een kop, passage, opsomming of noot is, is geraden waar het bestand dat niet zegt. Vergelijk de tekst met het origineel, of lever het Word- of OpenDocument-bestand aan waarvan de PDF is gemaakt.
document-remark-parted-word = { $name }: { $count ->
    [one] één woord dat aan het eind van een regel was afgebroken, is weer aaneengezet
   *[other] { $count } woorden die aan het eind van een regel waren afgebroken, zijn weer aaneengezet
} (“{ $sample }”).
