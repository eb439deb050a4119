### Page shell and components: what surrounds every page.

skip-to-content = Skip to content
nav-label = Main menu
nav-consultations = Consultations
nav-moderation = Moderation
nav-drafting = Drafting
nav-manage = Set-up
nav-admin = Administration
nav-account = Your account
nav-sign-in = Sign in
nav-sign-out = Sign out
nav-guest = You respond as
nav-register = Create an account
breadcrumb-label = Breadcrumb

footer-label = About this website
footer-about = Polder is free software for consultations on draft policy text.
footer-accessibility = Accessibility
footer-privacy = Privacy
footer-security = Report a vulnerability
footer-api = API

alert-info = Please note:
alert-ok = Done:
alert-warning = Warning:
alert-error = Error:

field-optional = (optional)
field-error = Error:
field-markdown-hint = You can make lists, emphasis and links with Markdown.
error-summary-title = { $count ->
    [one] There is a mistake in what you filled in
   *[other] There are { $count } mistakes in what you filled in
}
counter-left-one = 1 character left.
counter-left-other = %n characters left.
counter-over-one = 1 character too many.
counter-over-other = %n characters too many.
select-all = Select all
filter-label = Filter the list
filter-apply = Apply filter
filter-reset = Clear filters
print = Print this page

pager-label = More results
pager-newer = Newer
pager-older = Older

steps-label = Progress of the round
steps-done = (done)
contents-title = Contents

round-state-draft = Draft
round-state-scheduled = Scheduled
round-state-open = Open
round-state-closed = Closed
round-state-reporting = Responses published
round-state-archived = Archived

submission-state-drafted = Not yet submitted
submission-state-awaiting = Waiting for confirmation
submission-state-submitted = Submitted
submission-state-superseded = Superseded
submission-state-withdrawn = Withdrawn

decision-state-undecided = Waiting for a decision
decision-state-publish = Published
decision-state-publish-redacted = Published with redactions
decision-state-withhold = Withheld

disposition-state-unanswered = Not yet answered
disposition-state-accepted = Accepted
disposition-state-accepted-with-modification = Accepted with modification
disposition-state-partly-accepted = Partly accepted
disposition-state-noted = Noted
disposition-state-not-accepted = Not accepted
disposition-state-out-of-scope = Out of scope
disposition-state-duplicate = Duplicate of another comment

comment-kind-general = General
comment-kind-technical = Technical
comment-kind-editorial = Editorial
comment-number = Comment { $number }
comment-proposed-text = Proposed text
comment-response = Response

passage-comments = { $count ->
    [one] comment
   *[other] comments
}
passage-comment = Comment
passage-at = at { $number }

change-kept = kept
change-changed = changed
change-moved = moved
change-split = split
change-merged = merged
change-added = added
change-removed = removed
fate-carried = carried over
fate-flagged = text changed since
fate-orphaned = place gone
redline-deleted = deleted
redline-inserted = inserted
