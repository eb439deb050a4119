### Exports: the page that offers them, and the words inside the files.

exports-title = Download the comments
exports-lead = All comments of a round in one file, with the text they are about and what was answered.
exports-empty-title = Nothing to download yet
exports-empty-text = There is no round in this consultation yet.
exports-round = Round { $number }
exports-period = From { $opens } up to { $closes }.
exports-audience-public = Published comments
exports-audience-public-about = Published comments, as they were published: redacted where needed, and with the names that the parties chose to show.
exports-audience-internal = All comments, for internal use
exports-audience-internal-about = Every comment that was submitted and not withdrawn, with names, decisions and draft responses. Not for publication.
exports-audited = The audit log keeps who downloads this file.
exports-format-docx = Word document (DOCX), to read and circulate
exports-format-xlsx = Spreadsheet (XLSX)
exports-format-csv = Table (CSV), for programs
exports-format-json = Data (JSON), for programs
exports-of-public = of the published comments of round { $number }
exports-of-internal = of all comments of round { $number }

exports-sheet-comments = Comments
exports-sheet-answers = Answers to questions
exports-sheet-attachments = Attachments
exports-sheet-about = About this file
exports-cell-cut = [The rest does not fit in a cell; it stands in the CSV and JSON files.]
exports-xlsx-full = A spreadsheet holds at most 1,048,575 comments. Choose CSV or JSON, or one round at a time.
exports-cannot-write = The file { $file } cannot be written: { $reason }

exports-about-consultation = Consultation
exports-about-audience = Content
exports-about-written = Written
exports-about-round = on version { $version }, from { $opens } up to { $closes }

exports-docx-lead = Comments and responses
exports-docx-count = { $count ->
    [0] There are no comments.
    [one] One comment follows, in the order of the text.
   *[other] { $count } comments follow, in the order of the text.
}
exports-docx-document = On the document as a whole
exports-docx-anonymous = Anonymous
exports-docx-quote = About “{ $quote }”:
exports-column-number = No.
exports-column-party = From
exports-column-kind = Kind
exports-column-comment = Comment
exports-column-proposed = Proposed text
exports-column-answer = Response

exports-satisfied-yes = The party is satisfied with this response.
exports-satisfied-no = The party is not satisfied with this response.
exports-satisfied-earlier-yes = The party was satisfied with an earlier response.
exports-satisfied-earlier-no = The party was not satisfied with an earlier response.
exports-docx-too-long = This document would be too long: it holds at most { $count } comments, or some thousands of very long ones. Choose XLSX or CSV, or one round.
exports-docx-class-internal = INTERNAL. Contains what is not public
exports-docx-class-public = Public
exports-docx-not-wanted = the party does not want it published
exports-docx-not-public = NOT PUBLIC: { $why }{ $count ->
    [0] { "" }
   *[other] { " " }({ $grounds })
}
exports-docx-partly-public = NOT ALL PUBLIC: { $why }{ $count ->
    [0] { "" }
   *[other] { " " }({ $grounds })
}
