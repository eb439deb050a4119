### Why an uploaded text cannot be read. Keys and arguments: documents::ReadError.

document-no-file = Choose at least one file.
document-too-large = { $name } is { $size } MB; at most { $limit } MB is read.
document-too-large-together = The files up to and including { $name } are { $size } MB together; at most { $limit } MB is read.
document-not-utf8 = { $name } is not UTF-8 text: byte { $byte } at line { $line }, position { $column }. Save the file as UTF-8 and try again.
document-bad-utf16 = { $name } starts as UTF-16 text but is damaged at line { $line }. Save the file as UTF-8 and try again.
document-wrong-kind = { $name } is { $kind ->
    [word] a Word file
    [open-document] an OpenDocument text
    [spreadsheet] a spreadsheet
    [pdf] a PDF file
    [rich-text] an RTF file
    [archive] an archive
    [image] a picture
   *[binary] not a text file
}. Give Markdown, HTML or plain text.
document-no-text = { $name } holds no text.
document-too-deep = { $name } nests deeper than { $limit } levels at line { $line }.
document-too-deep-somewhere = { $name } nests deeper than { $limit } levels.
document-too-many-passages = { $name } brings the text to more than { $limit } passages. Split it into several consultations.
