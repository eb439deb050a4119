### Waarom een aangeboden tekst niet te lezen is. Sleutels en argumenten: documents::ReadError.

document-no-file = Kies ten minste één bestand.
document-too-large = { $name } is { $size } MB groot; er wordt hoogstens { $limit } MB gelezen.
document-too-large-together = De bestanden tot en met { $name } zijn samen { $size } MB groot; er wordt hoogstens { $limit } MB gelezen.
document-not-utf8 = { $name } is geen UTF-8-tekst: byte { $byte } op regel { $line }, positie { $column }. Sla het bestand op als UTF-8 en probeer het opnieuw.
document-bad-utf16 = { $name } begint als UTF-16-tekst maar is beschadigd op regel { $line }. Sla het bestand op als UTF-8 en probeer het opnieuw.
document-wrong-kind = { $name } is { $kind ->
    [word] een Word-bestand
    [open-document] een OpenDocument-tekst
    [spreadsheet] een rekenblad
    [pdf] een PDF-bestand
    [rich-text] een RTF-bestand
    [archive] een archiefbestand
    [image] een afbeelding
   *[binary] geen tekstbestand
}. Lever Markdown, HTML of platte tekst aan.
document-no-text = { $name } bevat geen tekst.
document-too-deep = { $name } is op regel { $line } dieper genest dan { $limit } niveaus.
document-too-deep-somewhere = { $name } is dieper genest dan { $limit } niveaus.
document-too-many-passages = Met { $name } telt de tekst meer dan { $limit } passages. Verdeel de tekst over meer consultaties.
