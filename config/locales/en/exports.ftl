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
exports-format-text-docx = The text alone, to comment on in Word (DOCX)
exports-format-text-odt = The text alone, to comment on in LibreOffice (ODT)
exports-format-docx = Comments and responses as a Word document (DOCX), to pass on
exports-format-odt = Comments and responses as an OpenDocument text (ODT), to pass on
exports-format-draft-docx = The text with comments in the margin and proposals as changes (DOCX)
exports-format-draft-odt = The text with comments in the margin and proposals as changes (ODT)
exports-format-xlsx = Spreadsheet (XLSX)
exports-format-csv = Table (CSV), for programs
exports-format-json = Data (JSON), for programs
exports-without-names = without names
exports-of-public = of the published comments of round { $number }
exports-of-internal = of all comments of round { $number }

exports-sheet-comments = Comments
exports-sheet-answers = Answers to questions
exports-sheet-attachments = Attachments
exports-sheet-about = About this file
exports-cell-cut = [The rest does not fit in a cell; it stands in the CSV and JSON files.]
exports-xlsx-full = A spreadsheet holds at most 1,048,575 comments. Choose CSV or JSON, or one round at a time.
exports-cannot-write = The file { $file } cannot be written: { $reason }

exports-text-alone = Version { $version }. Until { $closes } you can send this file back with comments in the margin and tracked changes.
exports-about-consultation = Consultation
exports-about-audience = Content
exports-about-written = Written
exports-about-round = on version { $version }, from { $opens } up to { $closes }

exports-docx-count = { $count ->
    [0] There are no comments.
    [one] One comment follows, in the order of the text.
   *[other] { $count } comments follow, in the order of the text.
}
exports-docx-document = On the document as a whole
exports-docx-anonymous = Anonymous
exports-docx-quote = About “{ $quote }”:
exports-column-party = From
exports-column-answer = Response

exports-satisfied-yes = The party is satisfied with this response.
exports-satisfied-no = The party is not satisfied with this response.
exports-satisfied-earlier-yes = The party was satisfied with an earlier response.
exports-satisfied-earlier-no = The party was not satisfied with an earlier response.
exports-docx-too-long = This document would be too long: it holds at most { $count } comments, or some thousands of very long ones. Choose XLSX or CSV, or one round.
exports-docx-not-wanted = the party does not want it published
exports-docx-not-public = NOT PUBLIC: { $why }{ $count ->
    [0] { "" }
   *[other] { " " }({ $grounds })
}
exports-docx-partly-public = NOT ALL PUBLIC: { $why }{ $count ->
    [0] { "" }
   *[other] { " " }({ $grounds })
}

### The document with comments and responses.

exports-class-internal = INTERNAL. Contains what is not public
exports-class-public = Public
exports-page = Page { $page } of { $all }
exports-about-as-of = Up to date until
exports-names = Names
exports-names-left-out = Names of parties and people are left out.
exports-report-title = Comments and responses
exports-report-contents = Contents
exports-report-contents-line = { $name } ({ $count })
exports-report-figures = Overview
exports-report-count = Number
exports-report-by-group = Comments by group
exports-report-by-answer = Comments by disposition
exports-report-by-theme = Comments by theme
exports-report-by-openness = Comments by decision on publication
exports-report-campaigns = Campaigns: letters that were sent more than once
exports-report-legend = In a proposed text, what should go is struck through and what should come in is underlined:
exports-report-legend-removed = go
exports-report-legend-added = come in
exports-report-comments = Comments and responses in the order of the text
exports-report-comments-round = Comments and responses in round { $number }
exports-report-campaign = CAMPAIGN
exports-report-times = { $count ->
    [one] sent in once
   *[other] sent in { $count } times
}
exports-report-choice = choice: { $choice }
exports-report-proposal = Proposal:
exports-report-own-proposal = Another proposal in { $number }:
exports-report-themes-line = Themes: { $themes }
exports-report-answered-above = See the response to { $number }.
exports-report-answered-otherwise = Answered differently ({ $numbers }): { $verdict }.
exports-report-elsewhere = Sent on { $place }: { $numbers }.
exports-report-own-words = Own words in:
exports-report-parties = Who responded
exports-report-parties-group = { $count ->
    [0] { $group }
   *[other] { $group } ({ $count })
}
exports-column-comment-proposed = Comment and proposal
exports-column-answer-given = Answer given
exports-column-file = File

### The text with comments in its margin.

exports-draft-tracked = The proposal is a change in the text.
exports-draft-same = The proposal says the same as the text:
exports-draft-overlaps = The proposal changes the same words as that of { $number }, and so stands here only:
exports-draft-repeats = The proposal is the same as that of { $number }, which is a change in the text:
exports-draft-mended = A typing error was mended in these words since; the proposal stands here only:
exports-draft-covered = Words of the proposal are redacted; it stands here only:
exports-draft-unplaced = The proposal fits no single place in the text, and so stands here only:
exports-format-next-docx = The next draft, with accepted proposals as changes (DOCX)
exports-format-next-odt = The next draft, with accepted proposals as changes (ODT)
exports-text-next = Next draft: version { $version } with what was accepted in round { $round }. Internal
exports-draft-by-hand = Accepted otherwise than as proposed; to be worked in by hand:
exports-next-title = The next draft, from the responses
exports-next-lead = What was accepted in round { $number }, worked into the text of version { $version }.
exports-next-link = Make the next draft from the responses
exports-next-taken = { $count ->
    [0] No proposal can be taken in as it is
    [one] One proposal is taken in as it is
   *[other] { $count } proposals are taken in as they are
}
exports-next-taken-about = These proposals were accepted, and none of them gets in the way of another.
exports-next-beside = { $count ->
    [one] One accepted proposal gets in the way of another
   *[other] { $count } accepted proposals get in the way of one another
}
exports-next-beside-about = They want other words at the same place. The text stays as it is there; decide yourself what it is to say.
exports-next-by-hand = { $count ->
    [one] One accepted comment is left to you
   *[other] { $count } accepted comments are left to you
}
exports-next-by-hand-about = Work them in yourself; what stands beside each says why.
exports-next-other = beside { $number }
exports-next-section = section { $section }
exports-next-more = { $count ->
    [one] and one more: all of them are in the file.
   *[other] and { $count } more: all of them are in the file.
}
exports-next-files = As a document
exports-next-files-about = Each proposal is a tracked change under the name of its party; every accepted comment is in the margin, with the response to it.
exports-next-version = As a new version
exports-next-version-about = The proposals that are taken in become the text. Nobody sees the version until you open a round on it or let the public read it.
exports-next-make = Make this version
exports-next-made = Version { $label } has been made: { $count ->
    [one] one proposal was taken in
   *[other] { $count } proposals were taken in
}.
exports-next-nothing = No accepted proposal can be taken in, so that there is no next draft to make yet.
exports-next-internal = The next draft is for internal use only. Ask for it with --audience internal.
exports-next-none-about = Comments whose proposals are accepted as they are can be taken in; there are none, or other accepted proposals get in their way.
exports-next-why-changed = accepted in part or with a change
exports-next-why-wordless = proposes no words
exports-next-why-placeless = its words have no place that can be changed by itself
