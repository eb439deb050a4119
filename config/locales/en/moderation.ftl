### Moderation: the queue, decisions and their grounds, what a party is told.

verdict-publish = Publish
verdict-publish-hint = Everyone can read the comment as it is.
verdict-publish-redacted = Publish redacted
verdict-publish-redacted-hint = Everyone can read the comment without the words you name below. You see the public text first.
verdict-withhold = Withhold
verdict-withhold-hint = Nobody outside the ministry and the party reads the comment. Needs a ground and an explanation.

ground-5-1-1-c = Business data handed over in confidence
ground-5-1-1-d = Sensitive personal data, such as health, religion or convictions
ground-5-1-1-e = A number that identifies a person, such as the citizen service number
ground-5-1-2-c = Tracing and prosecuting offences
ground-5-1-2-e = Private life, also that of others
ground-5-1-2-f = Other business data that competitors could use
ground-5-1-2-h = Security of people and companies, prevention of sabotage
ground-conduct = House rule: insulting, threatening or discriminating
ground-spam = House rule: advertising or sent over and over
ground-off-topic = House rule: not a comment on this text

moderation-round = { $title }, round { $number }
moderation-whole-document = Whole document
moderation-redacted-mark = [redacted: { $ground }]
moderation-redacted-house = [redacted: house rules]

moderation-queue-title = Moderation
moderation-queue-lead = Comments that were submitted, the oldest first unless you choose otherwise. You decide whether everyone can read them, and in what form.
moderation-filter-state = State
moderation-filter-round = Round
moderation-filter-section = Section
moderation-filter-group = Group
moderation-filter-personal = Personal data
moderation-personal-found = Only with what looks like it
moderation-filter-all = All
moderation-state-all = All states
moderation-count = { $count ->
    [0] No comments
    [one] 1 comment
   *[other] { $count } comments
}
moderation-empty-title = Nothing here
moderation-empty-text = No comment matches this choice.
moderation-column-tick = Choose
moderation-column-comment = Comment
moderation-column-words = What it says
moderation-column-place = Place
moderation-column-party = Party
moderation-column-kind = Kind
moderation-column-age = Submitted
moderation-column-state = State
moderation-tick = Choose comment { $number }
moderation-has-personal = Looks like personal data: { $kinds }
moderation-leans-file = Points at a file
moderation-leans-support = Says no more than that it agrees
moderation-leans-file-text = This comment has few words and points at a file. Read it with the attachments of this submission.
moderation-leans-file-none = This comment points at a file, but the submission has none.
moderation-days = { $count ->
    [0] today
    [one] 1 day ago
   *[other] { $count } days ago
}
moderation-bulk = Publish the chosen comments
moderation-bulk-note = All chosen comments are published as they are, or none of them if one has been decided on in the meantime.
moderation-bulk-done = { $count ->
    [one] 1 comment has been published.
   *[other] { $count } comments have been published.
}
moderation-bulk-personal = Comment { $number } holds what looks like personal data. Look at it first. Nothing has been published.
moderation-personal-left = Comment { $number } would still show what looks like a citizen service number or an account number. Look at it first. Nothing has been published.
moderation-too-many-places-together = In comment { $number } these words stand in more places than one decision can redact. Open it to decide on it. Nothing has been published.
moderation-bulk-anyway = I looked at it: publish the chosen comments as they are
moderation-none-ticked = Choose at least one comment.
moderation-too-many-ticked = Choose at most { $count } comments at once.
moderation-not-waiting = Comment { $number } is not waiting any more: somebody decided on it, or the party withdrew it. Nothing has been published.
moderation-first-page = To the first page
moderation-next-page = Next page

moderation-comment-title = Comment { $number }
moderation-the-comment = The comment
moderation-submitter = Person responsible
moderation-publication = Choice of the party
moderation-submitted-at = Submitted
moderation-private-note = The party chose not to be published. Your decision is kept and told to the party, but the comment does not become public.
moderation-passage = The passage
moderation-quote = Quoted from it
moderation-reference = Place as the party wrote it: { $reference }
moderation-body = What the party says
moderation-as-typed = As it was typed
moderation-as-typed-note = Copy words to be redacted from here when the text above shows them differently.
moderation-history = Decisions so far
moderation-history-by = by { $by }
moderation-by-system = the system administrator
moderation-others = Other comments of this submission
moderation-decide = Your decision
moderation-decide-anew = A new decision replaces the last one. The earlier ones are kept.
moderation-verdict = What becomes of this comment?
moderation-redact = Words to redact
moderation-redact-note = Fill in the words as they stand in the comment or the proposed text, or select them there. Words filled in are never published: choose "Publish redacted". They are redacted wherever they stand, unless you name one place.
moderation-redact-row = Words to redact, { $number }
moderation-words = Exact words
moderation-place = Which place
moderation-place-hint = A number, if the words stand there more than once and only one place has to go.
moderation-ground = Ground
moderation-choose = Choose a ground
moderation-more-rows = More words
moderation-found = What looks like personal data
moderation-found-note = These words were found by how they look. Nothing is redacted by itself, and there may be more: read on.
moderation-found-redact = Redact these words
moderation-found-chosen = These words stand under "Words to redact".
moderation-found-all = Redact all of these
moderation-reasons = To the party
moderation-withhold-ground = Ground for withholding
moderation-explanation = Explanation to the party
moderation-explanation-hint = Write it for somebody who wants to do it right. Required when you withhold.
moderation-decide-button = Decide

moderation-no-verdict = Choose what becomes of this comment.
moderation-no-words = Fill in which words are to be redacted.
moderation-too-many-words = These words stand in more places than one decision can redact. Withhold the comment, or name fewer.
moderation-words-not-found = "{ $words }" does not stand in the comment, the proposed text, the reference or the public names. Copy the words as they were typed.
moderation-mark-empty = The stretch to redact in { $field ->
    [proposed-text] the proposed text
    [reference] the reference
    [party-name] the name of the party
    [submitter-name] the name of the person responsible
   *[body] the comment
} from character { $start } to { $end } is empty. Name at least one character.
moderation-mark-outside = The stretch to redact in { $field ->
    [proposed-text] the proposed text
    [reference] the reference
    [party-name] the name of the party
    [submitter-name] the name of the person responsible
   *[body] the comment
} from character { $start } to { $end } does not lie in it: of that text { $length } characters are public.
moderation-words-fewer = { $count ->
    [one] "{ $words }" stands there only once.
   *[other] "{ $words }" stands there only { $count } times.
}
moderation-words-no-ground = Choose the ground for redacting these words.
moderation-place-no-number = Fill in a whole number, or leave the place empty.
moderation-no-ground = Choose the ground for withholding.
moderation-no-explanation = Explain to the party why the comment is withheld.
moderation-explanation-too-long = The explanation is too long: use at most 4000 characters.
moderation-gone = The party withdrew or replaced this comment. There is nothing to decide any more.
moderation-taken-title = A colleague was first
moderation-taken = { $by } decided on this comment on { $at }: { $state }. Your decision has not been stored.
moderation-taken-next = What you filled in is still below. If you decide anew, your decision replaces that of your colleague.

moderation-preview-title = Comment { $number }: public text
moderation-preview-lead = This is what everyone will read. Nothing has been decided yet.
moderation-left-title = These can be read
moderation-left-text = The text still holds what looks like a number of a person. Is it to be public?
moderation-public-text = What the public reads
moderation-grounds = Grounds
moderation-confirm = Publish like this
moderation-change = Change
moderation-elsewhere = These words stand elsewhere too
moderation-elsewhere-note = In what is ticked they are withheld by the same decision, on the same ground, and each party gets your explanation. Look at each: the same words can mean somebody else.
moderation-elsewhere-more = These are the first { $count }. There are more: decide, and look again.
moderation-elsewhere-comment = Comment { $number }
moderation-elsewhere-reference = Place, as it was written
moderation-elsewhere-tick = Withhold them in comment { $number } too
moderation-elsewhere-tick-waiting = Publish comment { $number } without them
moderation-elsewhere-changed = Comment { $number } has changed since: somebody decided on it, the party withdrew it, or these words do not stand in it any more. Nothing has been decided.
moderation-done-elsewhere = { $count ->
    [one] Comment { $number } has been published with redactions, and one other with it. The parties get a mail if they gave an address.
   *[other] Comment { $number } has been published with redactions, and { $count } others with it. The parties get a mail if they gave an address.
}
moderation-done-publish = Comment { $number } has been published.
moderation-done-publish-redacted = Comment { $number } has been published with redactions. The party gets a mail if it gave an address.
moderation-done-withhold = Comment { $number } is withheld. The party gets a mail if it gave an address.

moderation-outcome-title = What was decided on your comments
moderation-outcome-lead = Submission of { $party } to { $round }.
moderation-receipt = Receipt number
moderation-outcome-ended = This submission was withdrawn or replaced. Its comments are not public any more.
moderation-outcome-withdrawn = This submission was withdrawn. Its comments are no longer public, and are neither reviewed nor answered.
moderation-outcome-private = You chose not to be published. The drafters read and answer your comments; the public does not see them.
moderation-outcome-waiting = { $count ->
    [one] 1 comment waits for a decision.
   *[other] { $count } comments wait for a decision.
}
moderation-resubmit-title = You can submit again
moderation-resubmit-text = The round is still open. You can change your submission, so that what stood in the way of publication is gone.
moderation-resubmit-link = Change your submission
moderation-outcome-explanation = Explanation
moderation-outcome-woo = The drafters read all your comments, whatever is decided about publication. What is not published can still be asked for under the Dutch open government act (Woo).

moderation-mail-hello = Dear { $name },
moderation-mail-subject-publish = Comment { $number } has been published
moderation-mail-subject-publish-redacted = Comment { $number } has been published with redactions
moderation-mail-subject-withhold = Comment { $number } is not published
moderation-mail-about = This is about a comment of { $party } in { $consultation }, round { $round }.
moderation-mail-publish = A moderator looked at it again: everyone can now read the comment as you submitted it, in the way you chose.
moderation-mail-publish-redacted = A moderator redacted some words, so that the rest can be read by everyone.
moderation-mail-withhold = A moderator decided that the comment is not published. The drafters do read it.
moderation-mail-grounds = Grounds:
moderation-mail-explanation = Explanation:
moderation-mail-comment = Your comment:
moderation-mail-open = The round is still open. You can change your submission and submit it again.
moderation-mail-see = All decisions on your comments:
moderation-mail-button = See all decisions
moderation-mail-whole-subject = Your comments have been looked at
moderation-mail-whole = All comments of { $party } in { $consultation }, round { $round } (receipt number { $receipt }) have been decided on.
moderation-mail-count-published = Published: { $count }
moderation-mail-count-redacted = Published with redactions: { $count }
moderation-mail-count-withheld = Withheld: { $count }
moderation-mail-private = You chose not to be published, so the public does not see them. The drafters do.
moderation-outcome-answer = The response
moderation-changes = What that changes in the text
moderation-words-marked = You marked words to redact and chose to publish the comment as it is. Choose "Publish redacted", or empty the words.
moderation-alone = Long: decide on it by itself
moderation-too-long-together = Comment { $number } is too long for the queue to show all of it. Open it to decide on it. Nothing has been published.
moderation-mark-selected = Redact the words selected
moderation-skip = Later, on to the next
moderation-keys = Keys
moderation-keys-on = Decide with one key
moderation-key-publish = publish
moderation-key-redact = redact the words selected, and see the public text
moderation-key-mark = mark the words selected, and go on selecting
moderation-key-withhold = withhold: choose the ground
moderation-key-next = later, on to the next
moderation-key-undo = undo the last decision

personal-kind-bsn = Citizen service number (BSN)
personal-kind-iban = Account number (IBAN)
personal-kind-email = E-mail address
personal-kind-telephone = Telephone number
personal-kind-document = Number of a passport, identity card or driving licence
personal-kind-big = Number in the register of care professions (BIG)
personal-kind-kvk = Chamber of Commerce number (KvK)
personal-kind-plate = Licence plate
personal-kind-address = Address
personal-kind-name = Name
personal-reason-eleven-test = it passes the eleven-test
personal-reason-check-digits = its check digits are right
personal-reason-called = the words before it call it so
personal-reason-form = it is written as these are
personal-reason-disguised = words stand in the place of signs
personal-reason-postcode = a postcode and a house number
personal-reason-street = a street and a house number
personal-reason-title = a title or other words announce it
personal-reason-signature = it stands under the text as a signature
personal-reason-participant = somebody who takes part is called so

moderation-filter-words = Words
moderation-filter-words-hint = In the comment, the proposed text or the name of the party. Words between quotes are looked for together.
moderation-filter-sort = Order
moderation-sort-oldest = The oldest first
moderation-sort-newest = The newest first
moderation-jump = Number of a comment
moderation-jump-button = Open
moderation-no-such-number = There is no submitted comment "{ $words }" that you moderate. Fill in the number of a comment.
moderation-own-interest = You write for { $party } yourself. A colleague decides on what it sent.
moderation-held = { $name } has it open
moderation-held-title = A colleague has this comment open
moderation-held-text = { $name } opened this comment less than five minutes ago. If you both decide, the first decision counts.

moderation-views = Saved views
moderation-views-note = A view keeps how you narrowed the queue under a name. Only you see it.
moderation-view-name = Name of this view
moderation-view-keep = Save this view
moderation-view-remove = Remove
moderation-view-kept = This view has been saved.
moderation-view-removed = The view has been removed.
moderation-view-no-name = Give the view a name.
moderation-view-long-name = The name is too long: use at most { $limit } characters.
moderation-views-full = You have { $limit } views. Remove one first.

moderation-undo = Undo
moderation-undo-publish = { $count ->
    [one] You published comment { $number }. You can undo this for { $limit } more seconds.
   *[other] You published { $count } comments. You can undo this for { $limit } more seconds.
}
moderation-undo-publish-redacted = { $count ->
    [one] You published comment { $number } with redactions. You can undo this for { $limit } more seconds.
   *[other] You published { $count } comments with redactions. You can undo this for { $limit } more seconds.
}
moderation-undo-withhold = { $count ->
    [one] You withheld comment { $number }. You can undo this for { $limit } more seconds.
   *[other] You withheld { $count } comments. You can undo this for { $limit } more seconds.
}
moderation-undone = { $count ->
    [one] Your decision has been undone. The comment is what it was before, and nobody gets a mail.
   *[other] Your decisions on { $count } comments have been undone. They are what they were before, and nobody gets a mail.
}
moderation-undo-late = This decision can no longer be undone. Take a new one: it replaces the last.
moderation-undo-decided = Comment { $number } has changed since: somebody decided on it again, or the party withdrew it. Nothing has been undone.

moderation-together-all = { $count ->
    [one] Decide on this comment
   *[other] Decide on all { $count } at once
}
moderation-together-title = { $count ->
    [one] Decide on 1 comment
   *[other] Decide on { $count } comments at once
}
moderation-together-lead = One decision on everything that your choice in the queue finds. All of it holds, or none of it.
moderation-together-parties = { $count ->
    [one] They are of 1 party.
   *[other] They are of { $count } parties.
}
moderation-together-marked = { $count ->
    [one] 1 comment holds what looks like personal data, such as a telephone number or an e-mail address.
   *[other] { $count } comments hold what looks like personal data, such as a telephone number or an e-mail address.
}
moderation-together-long = { $count ->
    [one] 1 comment is too long to be published without having been opened.
   *[other] { $count } comments are too long to be published without having been opened.
}
moderation-together-nothing = Your choice finds nothing any more: these comments have been decided on already.
moderation-together-first = The first of them
moderation-together-more = { $count ->
    [one] And 1 more.
   *[other] And { $count } more.
}
moderation-together-decide = What becomes of these comments?
moderation-together-redact = Words to redact in all of them
moderation-together-redact-note = They are redacted wherever they stand. Comments without these words stay as they are.
moderation-together-leave = Leave the comments that I have to look at myself as they are, and decide on the others
moderation-together-anyway = Publish also what looks like personal data
moderation-together-button = Decide on all of them
moderation-together-done = { $count ->
    [0] Nothing has been decided
    [one] 1 comment has been decided on
   *[other] { $count } comments have been decided on
}{ $count_left ->
    [0] .
    [one] ; 1 comment stays as it was.
   *[other] ; { $count_left } comments stay as they were.
}
moderation-found-changed = Since you looked, comments have come in or been decided on. Nothing has been decided: look at what there is now.
moderation-too-many-found = Your choice finds more than { $count } comments. Narrow it first.

moderation-progress-title = Progress of moderation
moderation-progress-lead = How far a round is, and how much of it somebody has read.
moderation-progress-link = Progress
moderation-progress-total = Whole round
moderation-progress-sections = By section
moderation-progress-groups = By group
moderation-progress-colleagues = By colleague
moderation-progress-colleagues-note = Decisions taken, also those that a later one replaced.
moderation-progress-name = Name
moderation-progress-waiting = Waiting
moderation-progress-published = Published
moderation-progress-redacted = Redacted
moderation-progress-withheld = Withheld
moderation-progress-all = All
moderation-progress-percent = Decided
moderation-progress-none = Nothing has been decided yet.
