### Intake: sheets of responses that came by mail or on paper.

intake-title = Take in submissions from a sheet
intake-lead = Submissions to round { $number } that came by e-mail or on paper, gathered in a sheet. They go to the moderators like any other.
intake-form = The sheet
intake-file = File
intake-file-hint = CSV, XLSX or ODS, with the names of the columns above the rows. Only a column of comments has to be there; names such as “Opmerking” or “Proposed change” are known.
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
intake-file-kind = { $file } is not a sheet: give CSV or XLSX.
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
