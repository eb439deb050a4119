### Intake: sheets of responses that came by mail or on paper.

intake-title = Take in submissions from a file
intake-lead = Submissions to round { $number } that came by e-mail or on paper, gathered in a sheet, or a draft that came back with changes and comments. They go to the moderators like any other.
intake-form = The file
intake-file = File
intake-file-hint = A sheet (CSV, XLSX or ODS), with the names of the columns above the rows. Only a column of comments has to be there; names such as “Opmerking” or “Proposed change” are known. Or the draft itself (DOCX or ODT) with tracked changes and comments in the margin.
intake-maps = Columns that go by another name
intake-maps-hint = One on a line, as COLUMN=FIELD, for example: excerpt=comment. The fields are { $fields }.
intake-take = Take in
intake-report = What became of { $file }
intake-rows = rows
intake-taken = taken
intake-known = there already
intake-refused = refused
intake-anchored = Of the comments taken, { $anchored } were put at the place they name and { $unanchored } at the document as a whole.
intake-refused-caption = Rows that were not taken
intake-warnings-caption = Rows that were taken, with a warning
intake-row = Row
intake-column = Column
intake-reason = Reason
intake-remark = Warning
intake-anonymous = Anonymous

intake-file-missing = Choose a file.
intake-file-large = { $file } is larger than is read.
intake-file-kind = { $file } is not a sheet and no text of Word or LibreOffice: give CSV, XLSX, ODS, DOCX or ODT.
intake-file-encoding = { $file } is text in an encoding that Polder does not know. Save it as “CSV UTF-8” or as XLSX.
intake-file-broken = { $file } is broken or cannot be read as a sheet.
intake-file-far = { $file } holds something in cell { $cell }. Polder reads 100,000 rows and 200 columns. Empty that cell or divide the file.
intake-file-full = { $file } holds more cells or text than Polder can read. Divide the file.
intake-file-empty = { $file } holds no rows.
intake-no-column = { $file } has no column “{ $column }”. Its columns are: { $columns }.
intake-no-comment-column = { $file } has no column “comment”. Its columns are: { $columns }. Say which one holds the comments, as COLUMN=comment.
intake-map-broken = “{ $map }” is not of the form COLUMN=FIELD.
intake-map-field = “{ $map }”: there is no field “{ $field }”. The fields are { $fields }.
intake-map-twice = The field “{ $field }” is given to two columns.
intake-round-takes-none = Round { $number } takes no sheets: it is not open, closed or being reported on.

intake-row-long = The row has more cells than there are columns.
intake-comment-empty = The text of the comment is empty.
intake-text-long = The text is longer than { $limit } characters.
intake-date-unknown = “{ $date }” is not a date; taken as received now. Write it as 2026-11-23.
intake-date-future = “{ $date }” lies in the future.
intake-group-unknown = There is no group “{ $group }”; the comment is taken as that of an individual, whose name is not public. The groups are { $groups }.
intake-publication-unknown = “{ $word }” is not a publication choice: name-and-organisation, organisation, anonymous or none.
intake-kind-unknown = “{ $kind }” is not a kind of comment; taken as general.
intake-reference-unknown = “{ $reference }” was not found in the text; the comment is on the document as a whole.
intake-reference-several = “{ $reference }” names several places; the comment is at the first of them.
intake-reference-partly = Not all of “{ $reference }” was found in the text; the comment is at the part that was.
intake-reference-word = “{ $reference }”: the text has no places of that name; the comment is at the place with that number.
intake-quote-unknown = The quoted words do not stand at one place there; they are kept as a note.
intake-quote-runs-on = The quoted words go on in the next passage; the comment is at their beginning.
intake-group-none = No group is given for “{ $party }”; taken as an individual, whose name is not public.

intake-file-quote = { $file }: a quotation mark in row { $row } is not closed, or stands in the middle of a cell. Close it, or write it twice.
intake-file-guessed = { $file } is not UTF-8 text. It was read as Windows-1252, as Excel saves “CSV” in Western Europe. Check letters such as é and €.
intake-sheet-hidden = The sheet “{ $sheet }” is hidden and was not read.
intake-sheet-no-comments = The sheet “{ $sheet }” has no column of comments and was not read.
intake-row-hidden = The row is hidden and was not taken.
intake-row-headings = The row has the names of the columns again.
intake-row-struck = All of the row is struck out.
intake-row-total = The row is a total.
intake-comment-none = The row holds no comment: only “{ $column }” is filled in.
intake-comment-error = The cell holds “{ $word }”, a mistake of the spreadsheet, in the place of a comment.
intake-comment-struck = The comment is struck out.
intake-cell-error = The cell holds “{ $word }”, a mistake of the spreadsheet; it was left empty.
intake-cell-struck = The cell is struck out; it was left empty.
intake-cell-partly-struck = Words that are struck out were left out.
intake-reference-date = The spreadsheet made a date of the place: “{ $reference }”. It was read as { $place }.
intake-reference-date-unknown = The spreadsheet made a date of the place: “{ $reference }”. It may have been { $places }; the comment is on the document as a whole.
intake-reference-number = The place is a number, “{ $reference }”, and may have been typed as { $other }; the text has both.
intake-columns-caption = What the columns were read as
intake-read-as = Read as
intake-read-as-note = kept as a note
intake-read-as-hidden = hidden, not read
intake-skipped-caption = What was left out
intake-sheet = Sheet
intake-look = See what would become of it
intake-look-again = Look again
intake-report-look = What would become of { $file }
intake-look-nothing = Nothing has been taken in yet. Check the columns and the warnings below, then choose “Take in”.
intake-held = { $file } is kept for a day: you need not choose it again.
intake-file-other = Another file instead
intake-move-title = Where comment { $number } belongs
intake-move-written = As written in the sheet
intake-move-nothing = The sheet names no place.
intake-move-put = Where the comment is now
intake-move-form = Put the comment elsewhere
intake-move-place = Place in the text
intake-move-place-hint = As people write it, for example 5.2 or Article 3(1)(b). Leave empty for the document as a whole.
intake-move-words = The words it is about
intake-move-words-hint = Copy them from the text. They may be left out.
intake-move-do = Put it there
intake-move-back = Back to the comment
intake-moved = Comment { $number } was put at another place.
intake-move-unknown = The text has no “{ $place }”. Write a number that stands in the text.
intake-move-several = “{ $place }” is more than one place, or only part of it was found. Name one place.
intake-move-quote = These words were not found there once. Copy them exactly, or leave them out.
intake-move-changed = Somebody changed this comment while you looked at it. See where it is now and try again.
intake-move-signed = An organisation signed this submission as it is. Its comments stay where they are.
moderation-move = Put it elsewhere in the text
intake-field-id = number in the sheet
intake-field-received_at = when it came
intake-field-party = party
intake-field-group = group
intake-field-name = name of the person
intake-field-reference = place in the text
intake-field-anchor = passage, by its key
intake-field-quote = words quoted
intake-field-kind = kind of comment
intake-field-comment = comment
intake-field-proposed_text = proposed text
intake-field-publication = choice of the party

intake-back-to = Send the draft with your changes
intake-back-title = The draft with your changes and comments
intake-back-to-draft = Back to your submission
intake-back-lead = Did you write in the draft itself, in Word or LibreOffice? Send that file here. You see first what was read of it. Nothing is taken in before you say so.
intake-back-get = Not begun yet? Take the text of this round as it is:
intake-back-get-docx = for Word (DOCX)
intake-back-get-odt = for LibreOffice (ODT)
intake-back-lead-comments = Each comment in the margin becomes a comment at the words it stands on.
intake-back-lead-changes = All that one person changed in one passage becomes one proposed text. That works only for changes that were tracked.
intake-back-lead-authors = Moderators see the name and the date that the file has for each comment. These are not published.
intake-back-file = The file
intake-back-file-hint = DOCX or ODT.
intake-back-read = Read the file
intake-back-look = { $count ->
    [one] One thing was read
   *[other] { $count } things were read
}
intake-back-look-text = This is what { $file } says. Change what is not right, and take away the tick of what should stay out. Then choose “Take in”.
intake-back-do = Take in
intake-back-other-file = Choose another file
intake-back-done = { $count ->
    [one] One comment was taken in.
   *[other] { $count } comments were taken in.
} { $count_known ->
    [0] { "" }
    [one] One was there already.
   *[other] { $count_known } were there already.
}
intake-back-none-chosen = Nothing is ticked. Tick what should be taken in.
intake-back-kind = { $file } is no text of Word or LibreOffice. Send a DOCX or ODT file.
intake-back-nothing = { $file } holds no comments in the margin and no tracked changes. Without tracked changes Polder cannot see what you changed.
intake-back-nothing-new = { $file } holds no comments, and no changes that propose another text. The text of this round may read so already.
intake-back-too-much = { $file } says more than { $limit } things. Divide it.
intake-back-empty = There are no words in it.
intake-back-left = Left out by who looked it over.
intake-back-place = Number { $number }: the text has no such place, or these words do not stand there exactly once. Write another place, or leave it empty.
intake-back-words = Number { $number } has no words, is too long, or proposes the text as it is. Change it, or take away its tick.
intake-back-group = There is no group “{ $group }”. The groups are { $groups }.
intake-back-other-version = { $file } was made from version { $version }. What it says was put at the same passages of version { $here }.
intake-back-taken-in = { $count ->
    [one] One change is in this version already. It proposes nothing.
   *[other] { $count } changes are in this version already. They propose nothing.
}
intake-back-looks = { $count ->
    [one] One change is about looks only. It proposes nothing.
   *[other] { $count } changes are about looks only. They propose nothing.
}
intake-back-kind-comment = Comment
intake-back-kind-proposal = Proposed text
intake-back-kind-strike = Passage to strike
intake-back-kind-against = Against words of somebody else
intake-back-kind-move = Move
intake-back-known = Taken in before
intake-back-resolved = Marked as resolved in the file
intake-back-reply = On number { $number }
intake-back-spans = Over { $count } passages
intake-back-place-changed = The text reads otherwise here
intake-back-place-orphaned = No place in this text
intake-back-place-nowhere = The file names no place
intake-back-at = At { $place }
intake-back-file-says = In the file:
intake-back-take = Take in number { $number }
intake-back-body = Comment { $number }
intake-back-proposed = Proposed text { $number }
intake-back-elsewhere = Put it at another place
intake-back-number = number { $number }
intake-back-place-label = Place of number { $number }
intake-back-quote-label = Words that number { $number } is about
intake-back-by = Whose draft it is
intake-back-by-hint = Only for a draft that came back in Word or LibreOffice: the name of the organisation or person that sent it. Leave it empty when everybody who wrote in it speaks for themselves.
intake-back-group-label = Group of that party
intake-back-group-hint = Only for a draft that came back.
intake-back-group-none = Not known
intake-back-nobody = unknown
intake-back-strike = Strike this passage.
intake-back-joined = Make one passage of these { $count }.
intake-back-against = Do not take in the words that { $author } proposes here: “{ $words }”.
intake-back-move = Move this to behind: “{ $words }”.
intake-back-move-front = Move this to another place.
intake-back-note-author = Written in the file by { $author }
intake-back-note-date = Date in the file: { $date }
intake-back-note-reply = On what { $author } wrote: “{ $words }”
intake-back-note-resolved = Marked as resolved in the file
intake-back-note-spans = It is about { $count } passages
intake-back-note-changed = This passage reads otherwise in the file
intake-back-note-orphaned = The words it is about do not stand in this version
intake-back-note-nowhere = The file does not say where it belongs
intake-back-note-words = It is about: “{ $words }”
