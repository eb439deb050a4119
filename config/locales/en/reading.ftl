### Public pages: what is open, the text with its comments, the report.

reading-home-title = Consultations
reading-home-lead = { $organisation } asks for your comments on draft policy texts before they are adopted. Read a text, comment on it passage by passage, and see later what was done with it.
reading-home-open = Open now
reading-home-open-none = No consultation is open at the moment
reading-home-open-none-text = Look below for what is coming and what has been.
reading-home-coming = Coming
reading-home-past = Past
reading-home-past-none = There are no more past consultations.
reading-home-first = To the newest

reading-round = Round
reading-round-name = Round { $number }
reading-round-invited = For invited parties
reading-round-opens = Opens on { $at }
reading-round-open-until = Open until { $at }
reading-round-closed-on = Closed on { $at }
reading-rounds = Rounds
reading-rounds-none = No round has been announced yet.
reading-state = State
reading-when = When
reading-version = Version
reading-version-label = Version { $label }
reading-comments = Comments
reading-all-comments = All published comments
reading-comments-invited = For invited parties only
reading-confidential = Confidential.
reading-confidential-text = Only its staff and those who were invited know of this consultation. What is published here, they alone can read. Do not pass it on.
reading-take-part = Take part
reading-take-part-open = You can comment on the whole text, a section or a single passage. Reading needs no account; what you send counts once your e-mail address is confirmed.
reading-take-part-invited = This round is for invited parties. Sign in with the account you were invited with to comment.
reading-read-and-comment = Read the text and comment
reading-outcome = What was done with the comments
reading-outcome-published = The responses to the comments have been published.
reading-outcome-coming = The comments are being answered. The report shows who responded; the responses follow.
reading-report-link = Read the report
reading-downloads = Download the published comments
reading-manage = Set up this consultation

reading-text-how = Choose “Comment” beside a passage to comment on it, or select the words you mean.
reading-comment-document = Comment on the text as a whole
reading-table = Table in { $place }
reading-whole-document = The text as a whole
reading-place-document = the text as a whole
reading-document-comments = Comments on the text as a whole
reading-anonymous = Anonymous
reading-published-count = { $count ->
    [0] No published comments yet
    [one] 1 published comment
   *[other] { $count } published comments
}
reading-answers-published = Responses published on { $date }
reading-show-comments = { $count ->
    [one] Read the comment
   *[other] Read the comments
}
reading-comments-at = Comments on { $place }
reading-all-of-passage = { $count ->
    [one] Open on a page of its own
   *[other] All { $count } comments
}
reading-comment-passage = Comment on this
reading-passage-title = Comments on { $place }
reading-back-to-text = Back to the text
reading-comments-title = Published comments
reading-comments-lead = Everything that was published in { $round }, in the order in which it was numbered.
reading-comments-none = There are no published comments here.
reading-comments-none-filtered = Try other filters.
reading-first-page = To the first page
reading-next-page = Next page
reading-filter-group = Group
reading-filter-all-groups = All groups
reading-filter-section = Section
reading-filter-whole-text = Every place
reading-filter-kind = Kind
reading-filter-all-kinds = All kinds
reading-filter-disposition = Disposition
reading-filter-all-dispositions = Answered or not

reading-report-title = Consultation report
reading-report-none = No round has closed yet
reading-report-none-text = The report begins when the first round closes.
reading-report-about = The round was about version { $version } of the draft.
reading-report-text = Read the text with the comments
reading-report-who = Who responded
reading-report-submissions = { $count ->
    [one] submission
   *[other] submissions
}
reading-report-comments = { $count ->
    [one] comment in it
   *[other] comments in them
}
reading-report-published = { $count ->
    [one] of them published
   *[other] of them published
}
reading-report-answered = { $count ->
    [one] answered in public
   *[other] answered in public
}
reading-report-by-group = Submissions by group in { $round }
reading-report-col-submissions = Submissions
reading-report-col-comments = Comments
reading-report-support = { $count ->
    [one] 1 only supports
   *[other] { $count } only support
}
reading-report-col-published = Published
reading-report-col-names = Named parties
reading-report-col-done = What was done
reading-report-no-names = None
reading-report-names-note = Only those who chose to be named, and of whom a comment was published, are named here. Everybody else is counted without a name.
reading-report-asked = What was asked and what was done
reading-report-by-section = Published comments and responses by section in { $round }
reading-report-advice = Advice of advisory bodies
reading-report-advice-text = What advisory bodies advised, and whether it was followed. The reasons stand with each comment below.
reading-report-advice-none = No advisory body’s advice was published in this round.
reading-report-all = { $count ->
    [one] The comment on { $section } with its response
   *[other] All { $count } comments on { $section } with their responses
}
reading-report-more = { $count ->
    [one] One more comment on { $section } with its response
   *[other] { $count } more comments on { $section } with their responses
}
reading-report-method = How this report was made
reading-report-method-text = Anyone with a confirmed e-mail address could respond in an open round; in a round by invitation, invited parties could. A moderator decided on every comment before it was published; how many comments somebody read is stated with each round. Every published response says what is done with the comment, and why, unless it is accepted as it is.
reading-report-method-withheld = Some parties did not want their comments published. Other comments could not be made public. They count under “Comments”, but you cannot read them. Where words could not be made public, the ground for that is given.

reading-api-limit = The limit must be from 1 to 100.
reading-api-cursor = The cursor must be one that was given.
reading-api-group = There is no such group.
reading-api-section = The text has no section with this number.
reading-api-passage = The text has no passage with this key.
reading-api-path = The address cannot be read: { $reason }.
reading-api-query = The query cannot be read: { $reason }.
reading-api-body = The body does not fit: { $reason }.

reading-versions = Versions
reading-versions-lead = Every version of the text that was published, newest first, with what changed each time.
reading-versions-none = No version has been published yet
reading-versions-link = All versions, and what changed
reading-versions-manage = Manage the versions
reading-version-hidden = Only staff can see this version
reading-version-text = The text
reading-words = { $count ->
    [one] 1 word
   *[other] { $count } words
}
reading-since = What changed since version { $label }
reading-compare-with = See the changes since version { $label }
reading-comparison = What changed between versions
reading-comparison-one = There is only one version
reading-comparison-one-text = As soon as there is a second, you can see here what changed.
reading-comparison-choose = Choose the versions
reading-comparison-from = Compare version
reading-comparison-to = with version
reading-comparison-shown = Show
reading-comparison-changes = Only what changed
reading-comparison-all = The whole text
reading-comparison-counts = In figures: passages
reading-comparison-text = Passage by passage
reading-comparison-legend = Words are marked like this:
reading-comparison-same = Nothing changed between these two versions.
reading-comparison-kept = { $count ->
    [one] 1 passage stayed the same
   *[other] { $count } passages stayed the same
}
reading-comparison-comments = { $count ->
    [one] 1 comment
   *[other] { $count } comments
}
reading-comparison-old-place = Its place in version { $label }
reading-comparison-new-place = Its place in version { $label }
reading-comparison-first = To the beginning
reading-comparison-next = On with the text
reading-comparison-comments-title = The comments on version { $label }
reading-comparison-no-comments = No comments on this version have been published.
reading-comparison-every = For staff: every comment submitted
reading-comparison-every-orphans = Without a place in the newer text:
reading-comparison-orphans = Comments whose place is gone
reading-comparison-orphans-text = The passage these comments were about, or the words they quoted, are no longer in version { $label }.
reading-comparison-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
reading-proposals-title = Proposals for { $place }
reading-proposals-link = Compare the proposals
reading-proposals-words = The words as they stand
reading-proposals-contested = The marked words are those that more than one proposal would change.
reading-proposals-count = { $count ->
    [0] No proposals
    [one] 1 proposal
   *[other] { $count } proposals
}
reading-proposals-none = Nobody has proposed other words here
reading-proposals-conflict = Changes the same words as
reading-proposals-more = There are more proposals than are compared here.
reading-comment-selected = Comment on these words
reading-chart-groups = Submissions by group
reading-chart-groups-words = Bars: { $groups }.
reading-chart-days = Submissions over time (cumulative)
reading-chart-days-words = A rising line: from { $first } to { $last } { $count ->
    [one] 1 submission came in
   *[other] { $count } submissions came in
}.
reading-chart-day = Day
reading-chart-new = New
reading-chart-total = Added up
reading-chart-heat = Comments per section
reading-chart-heat-words = The darker, the more comments. Most are at { $place }: { $count }.
reading-chart-answers = What was done with the comments, per section
reading-chart-answers-words = Bars per section, in parts. Over all sections: { $answers }.
reading-chart-table = The same as a table
reading-chart-in-table = The same as a table, below
reading-calendar = Dates for your calendar (iCalendar)
reading-calendar-all = All consultations in your calendar (iCalendar)
reading-calendar-opens = Opens
reading-calendar-closes = Closes
reading-calendar-answers = Responses published
reading-feed = Follow in a feed reader (Atom)
reading-feed-opened = { $round } is open: you can respond
reading-feed-closed = { $round } has closed
reading-feed-answered = The responses to the comments of { $round } are published
reading-feed-version = Version { $label } is published
reading-signed-by = Signed by { $names }
reading-signed-count = Signed by { $count } organisations
reading-report-signed = { $count ->
    [one] 1 organisation signed the submission of another party.
   *[other] { $count } organisations signed the submission of another party.
}
reading-report-signed-by = { $count ->
    [one] Submission of { $party }, 1 signatory:
   *[other] Submission of { $party }, { $count } signatories:
}
reading-report-signed-unnamed = { $count ->
    [one] 1 signature is counted and not listed, because nothing of the submission is published under a name.
   *[other] { $count } signatures are counted and not listed, because nothing of the submission is published under a name.
}

bar-label = Your submissions to this consultation
bar-draft = Your draft for { $party }, round { $round }: { $count ->
    [one] 1 comment
   *[other] { $count } comments
}.
bar-ready = Ready to submit.
bar-missing = Still needed: { $count ->
    [one] one thing
   *[other] { $count } things
}.
bar-draft-link = To your draft
bar-awaiting = Your submission for { $party }, round { $round }, waits until you confirm your e-mail address.
bar-awaiting-link = To your submission
bar-submitted = Submitted for { $party }, round { $round }.
bar-submitted-link = What became of your comments
own-state-draft = Draft
own-state-unfinished = Not finished
own-state-idea = Idea
own-state-submitted = Submitted
own-change = Edit
own-read = Read
own-in-table = Your draft: { $who }
own-team-count = { $count ->
    [one] 1 comment of your team
   *[other] { $count } comments of your team
}
own-team-count-of = { $count ->
    [one] 1 comment of your team for { $party }
   *[other] { $count } comments of your team for { $party }
}
own-team-writing = { $count } being written
own-team-ideas = { $count ->
    [one] 1 idea
   *[other] { $count } ideas
}
own-count = { $count ->
    [one] 1 comment by you or your colleagues
   *[other] { $count } comments by you or your colleagues
}
reading-days-left = { $count ->
    [0] less than a day left
    [one] 1 day left
   *[other] { $count } days left
}
reading-comment-change = Comment on this change
reading-comment-selected-first = Comment on these words, in the first passage only
reading-changed-here = { $how } since the previous round
reading-changed-beside = Old and new together
reading-since-fold = Changed since { $round }: { $count ->
    [0] no passages
    [one] one passage
   *[other] { $count } passages
}
reading-since-marked = What is changed or new is marked in the text.
reading-since-removed = { $count ->
    [one] One passage was removed.
   *[other] { $count } passages were removed.
}
reading-since-only = Only what changed
reading-since-all = The whole text
reading-since-beside = All changes one after another
reading-questions-fold = { $count ->
    [one] A question about this text
   *[other] { $count } questions about this text
}
reading-filter-fold = Show the comments of one group
reading-report-to-contents = To the contents
