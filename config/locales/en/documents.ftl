### Why an uploaded text cannot be read. Keys and arguments: documents::ReadError.

document-no-file = Choose at least one file.
document-too-large = { $name } is { $size } MB; at most { $limit } MB is read.
document-too-large-together = The files up to and including { $name } are { $size } MB together; at most { $limit } MB is read.
document-not-utf8 = { $name } is not UTF-8 text: byte { $byte } at line { $line }, position { $column }. Save the file as UTF-8 and try again.
document-bad-utf16 = { $name } starts as UTF-16 text but is damaged at line { $line }. Save the file as UTF-8 and try again.
document-wrong-kind = { $name } is { $kind ->
    [old-word] a Word file from before 2007 (.doc)
    [spreadsheet] a spreadsheet
    [rich-text] an RTF file
    [archive] an archive
    [image] a picture
    [mail] a mail message
    [web-archive] a web archive (a page saved as one file)
   *[binary] not a text file
}. Give Word (.docx), OpenDocument (.odt), PDF, Markdown, HTML or plain text.
document-broken-xml = { $name } is XML that is broken. Save it or download it again.
document-broken-part = { $name } is damaged: its part { $part } cannot be read. Save the file again and try again.
document-damaged = { $name } is damaged or was not sent whole. Save the file again and try again.
document-only-pictures = { $name } holds pictures of pages and no text. Give the file it was made from, or a PDF in which the text was recognised.
document-unknown-letters = { $name } does not tell which letters it shows, so its text cannot be read. Give the file it was made from.
document-locked = { $name } is behind a password. Save it without one and try again.
document-unpacks-too-large = { $name } unpacks to more than is read. Make it smaller, for instance by taking pictures out.
document-no-text = { $name } holds no text.
document-too-deep = { $name } nests deeper than { $limit } levels at line { $line }.
document-too-deep-somewhere = { $name } nests deeper than { $limit } levels.
document-too-many-passages = { $name } brings the text to more than { $limit } passages. Split it into several consultations.

## What was left out of an uploaded text, or taken for something. Keys and arguments: documents::Remark.

document-remark-picture = { $name }: { $count ->
    [one] one picture was left out, as it has no description
   *[other] { $count } pictures were left out, as they have no description
}.
document-remark-drawing = { $name }: { $count ->
    [one] one drawing, film or other thing that is not text was left out
   *[other] { $count } drawings, films or other things that are not text were left out
}.
document-remark-hidden = { $name }: hidden text was left out ({ $count ->
    [one] in one place
   *[other] in { $count } places
}).
document-remark-source-comment = { $name }: { $count ->
    [one] one comment in the source of the file was left out
   *[other] { $count } comments in the source of the file were left out
}.
document-remark-insertion = { $name } holds tracked changes: { $count ->
    [one] one insertion was
   *[other] { $count } insertions were
} taken in as text.
document-remark-deletion = { $name } holds tracked changes: { $count ->
    [one] one deletion was
   *[other] { $count } deletions were
} left out.
document-remark-refused-insertion = { $name } holds tracked changes that are refused: { $count ->
    [one] one insertion was
   *[other] { $count } insertions were
} left out.
document-remark-refused-deletion = { $name } holds tracked changes that are refused: { $count ->
    [one] one deletion was
   *[other] { $count } deletions were
} kept as text.
document-remark-review-comment = { $name } holds comments by reviewers: { $count ->
    [one] one was
   *[other] { $count } were
} left out.
document-remark-bold-heading = { $name }: { $count ->
    [one] one line in bold was taken for a heading
   *[other] { $count } lines in bold were taken for headings
} (“{ $sample }”). Mark headings as headings if that is not right.
document-remark-contents = { $name }: { $count ->
    [one] one line of a table of contents was left out
   *[other] { $count } lines of a table of contents were left out
} (“{ $sample }”).
document-remark-stray-note = { $name }: footnote “{ $sample }” is never referred to.
document-remark-page-line = { $name }: { $count ->
    [one] one line that heads or ends a page was left out
   *[other] { $count } lines that head or end pages were left out
} (“{ $sample }”).
document-remark-empty-page = { $name }: { $count ->
    [one] page { $sample } shows no text that can be read
   *[other] { $count } pages show no text that can be read, the first of them page { $sample }
}. Check whether anything is missing.
document-remark-guessed = { $name } is a PDF, made to be looked at: what is a heading, a passage, an item or a note was guessed where the file does not say so. Compare it with the original, or give the Word or OpenDocument file it was made from.
document-remark-parted-word = { $name }: { $count ->
    [one] one word that was parted at the end of a line was put together
   *[other] { $count } words that were parted at the end of a line were put together
} (“{ $sample }”).
