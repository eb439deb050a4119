### Comments and the submission that gathers them.

anchor-document = The whole document
anchor-section = The whole section

publication-name-and-organisation = Name and organisation
publication-name-and-organisation-hint = Your comments are published with the name of the organisation and of the person responsible.
publication-organisation = Organisation only
publication-organisation-hint = Your comments are published with the name of the organisation.
publication-name = My name
publication-name-hint = Your comments are published with your name.
publication-anonymous = Anonymous
publication-anonymous-hint = Your comments are published without a name; only the group you belong to is shown.
publication-none = Not published
publication-none-hint = Your comments are read and answered, but not published. The response is sent to you.

comments-new-title = Comment on the text
comments-edit-title = Change your comment
comments-place-title = What your comment is about
comments-back-to-text = Back to the text
comments-respond-as = You respond for
comments-respond-as-hint = Each organisation has one submission in a round; so do you yourself.
comments-myself = myself
comments-kind = Kind of comment
comments-kind-general-hint = What you think of it.
comments-kind-technical-hint = Whether it is right and can be carried out.
comments-kind-editorial-hint = How it is written.
comments-body = Your comment
comments-body-hint = Do not mention personal data, of yourself or others: what you write may be published.
comments-proposed-hint = The words you would rather see in the text.
comments-preview = Preview
comments-preview-title = This is how your comment will look
comments-save = Save comment
comments-cancel = Cancel

comments-list-title = Your submissions
comments-list-caption = Your submissions and those of your organisations, newest first
comments-list-empty = You have not responded to a consultation yet
comments-list-empty-text = Open a text that is up for comment and choose the passage you want to comment on.
comments-consultation = Consultation
comments-party = Party
comments-state = State
comments-date = Date
comments-count = Comments
comments-round = Round
comments-round-number = round { $number }
comments-closes = Closes
comments-submit-before = Submit before

comments-draft-title = Your draft submission
comments-submission-title = Your submission
comments-replaces = This draft replaces your earlier submission as soon as you submit it. Until then the earlier one stands.
comments-contents = What is in the submission
comments-gathered = { $count ->
    [0] Comments
    [one] 1 comment
   *[other] { $count } comments
}
comments-none-yet = No comments yet
comments-none-yet-text = Go to the text and choose a passage to comment on.
comments-edit = Change
comments-up = Move up
comments-down = Move down
comments-remove = Remove
comments-add-at-passage = Add a comment on a passage
comments-add-on-document = Add a comment on the whole text
comments-details-title = Publication and name
comments-publication = How your name is shown
comments-publication-hint = A moderator reads every comment before it is published.
comments-woo-title = Public access to government information
comments-woo = Whatever you choose, the ministry sees who you are and keeps your submission. Anybody may ask the government for documents, submissions too. The Open Government Act (Woo) says so. Names and other personal data are left out where that law protects them. So do not put personal data in your comments.
comments-submitter = Person responsible for this submission
comments-submitter-hint = First and last name.
comments-save-details = Save without submitting
comments-submit = Submit
comments-lead-submits = You can write comments for this organisation. A lead of the organisation submits them.
comments-lead-replaces = Only a lead of the organisation can change or withdraw what was submitted.
comments-discard = Discard this draft
comments-discard-warning = The draft and all comments in it are deleted. This cannot be undone.
comments-discard-now = Delete the draft
comments-can-change = Until the round closes you can change or withdraw your submission.
comments-supersede = Change the submission
comments-withdraw = Withdraw the submission
comments-withdraw-warning = All your comments disappear at once, also those already published. They will not be answered. Whoever signed your submission is told. While the round is open you can begin again from the same words.
comments-withdraw-now = Withdraw
comments-to-receipt = Show the receipt
comments-to-outcome = What was decided on your comments
comments-to-submission = To your submission

comments-receipt-title = Receipt
comments-receipt-number = Receipt number
comments-submitted-at = Submitted
comments-ended-at = Replaced or withdrawn on
comments-hash-title = Content hash
comments-hash-text = With this number you can show later what you submitted: it is the SHA-256 of the file with your submission.
comments-hash-file = Open that file (JSON)

comments-added = Your comment is in your draft. It counts once you submit.
comments-added-file = Your comment is in your draft. It points at a file, and words in a file are not shown beside the text. Please also write here what the file says about this place.
comments-added-support = Your comment is in your draft and counts once you submit. If you have a reason of your own, please add it: that helps most.
comments-written-title = You wrote about this place already
comments-written-change = Change this comment
comments-leans-file = This comment points at a file. Words in a file are not shown beside the text. Please also write here what the file says about this place.
comments-leans-support = This comment says that you agree. That counts. If you have a reason of your own, please add it: that helps most.
comments-leans-no-file = No file has been added to this submission yet.
comments-changed = Your comment has been changed.
comments-removed = The comment has been removed.
comments-details-saved = Saved. Your comments count once they are submitted.
comments-handed-in = Your submission has been received. You get a mail with the full text.
comments-withdrawn = Your submission has been withdrawn.
comments-successor-begun = This is a copy of your submission. Change what you want and submit it: it then replaces the earlier one.
comments-discarded = The draft has been deleted.

comments-no-such-passage = There is no such passage in this text.
comments-no-such-section = There is no such section in this text.
comments-no-such-kind = Choose general, technical or editorial.
comments-no-such-party = Choose whom you respond for.
comments-empty = Write a comment or a proposed text.
comments-too-long = { $count ->
    [one] This is 1 character too long. Write at most { $count_most } characters.
   *[other] This is { $count } characters too long. Write at most { $count_most } characters.
}
comments-too-many = A submission holds at most { $count } comments.
comments-quote-not-there = These words were not found in the passage. Copy them exactly.
comments-quote-without-passage = Words can be quoted only from a passage.
comments-choose-publication = Choose what may be published.
comments-name-missing = Fill in who is responsible for this submission.
comments-name-too-long = Write at most { $count } characters for the name.
comments-changed-meanwhile = This comment was changed while you wrote, in another window or by somebody else of your organisation. Both texts are still there: put together what you want to keep, and save.
comments-not-a-draft = This submission has been submitted or withdrawn already, so it cannot be changed any more.
comments-not-handed-in = This submission has been replaced or withdrawn already.
comments-draft-exists = You already have another draft for this round. Submit or discard that one first.
comments-nothing-to-hand-in = There are no comments to submit yet.

comments-in-comment = Comment { $number }: { $what }
comments-api-limit = The limit must be from 1 to 100, and the cursor one that was given.

comments-mail-hello = Dear { $name },
comments-mail-receipt-subject = Submission received: { $receipt }
comments-mail-receipt-text = We have received the submission of { $party } to the consultation “{ $consultation }”, round { $round }. Thank you for taking part.
comments-mail-replaces = It replaces your earlier submission.
comments-mail-until = You can change or withdraw your submission until
comments-mail-full-text = This is what was submitted
comments-mail-long = Your submission is too long for a mail. You can read the whole text on the page of your submission; the link is above.
comments-mail-comment = Comment { $number }:
comments-mail-withdrawn-subject = Submission withdrawn: { $receipt }
comments-mail-withdrawn-text = The submission { $receipt } of { $party } to the consultation “{ $consultation }”, round { $round }, has been withdrawn. Its comments are no longer shown and will not be answered.
comments-mail-withdrawn-again = You can respond again until
comments-part = Comment on part of this passage
comments-part-which = Which part do you mean?
comments-part-hint = Choose a sentence, then show it to narrow it to the words you mean.
comments-part-whole = The whole passage
comments-part-selected = The words you selected:
comments-part-first = From the word
comments-part-last = up to and including
comments-part-show = Show these words
comments-propose = Propose other words
comments-propose-show = Show the changes
comments-proposed-new-hint = Words you would like to see added.

comments-autosave-saved = Saved at %t.
comments-autosave-saving = Saving…
comments-autosave-offline = Not saved: no connection. Your words are kept on this device and are sent as soon as the connection is back.
comments-autosave-failing = Not saved: the server does not answer. Your words are kept on this device, and saving is tried again by itself.
comments-autosave-refused = Not saved: %n
comments-autosave-but = Your words were saved at %t, but note: %n
comments-autosave-signed-out = You are signed out. Your words are kept on this device. Sign in again: they will be offered to you here.
comments-autosave-guest-over = Your link works no more, or its time is over. Choose “Save comment”: you get your words back and read how to go on.
comments-autosave-reload = This page is from an earlier session. Reload it; your words are kept on this device and will be offered to you again.

comments-theirs-title = The text as it is saved now
comments-theirs-text = This is what was written in the other window or by the other person. The form holds what you wrote. If you save, your text replaces the other.
comments-theirs-keep = Save what is in the form
comments-theirs-exchange = Exchange the two texts
comments-kept-title = Words that are not saved yet
comments-kept-since = This device holds words from %t that could not be sent.
comments-kept-use = Put these words back
comments-kept-drop = Throw away
comments-kept-list-text = This device holds words that could not be sent. Open the form to put them back or throw them away.

comments-missing-title = Still needed before you can submit: { $count ->
    [one] one thing
   *[other] { $count } things
}
comments-missing-count = { $count ->
    [one] one thing
   *[other] { $count } things
} still needed
comments-missing-nothing = Ready to submit
comments-missing-nothing-text = Nothing is missing. Read everything once more and submit, at the foot of this page.
comments-missing-everything = Write a comment on the text
comments-missing-words-in = Comment { $number } has no words yet
comments-missing-quote-in = Comment { $number } is about words that are not in the text
comments-missing-words = { $count ->
    [one] One comment has no words yet. Finish it or remove it.
   *[other] { $count } comments have no words yet. Finish them or remove them.
}
comments-missing-quotes = { $count ->
    [one] One comment is about words that are not in the text. Choose again which words you mean.
   *[other] { $count } comments are about words that are not in the text. Choose again which words you mean.
}
comments-lack-blank = no words yet
comments-lack-astray = words not found
comments-by-section = Overview by section
comments-by-section-text = In the order of the text. The comments are submitted in the order below.
comments-count-in = { $count ->
    [one] 1 comment
   *[other] { $count } comments
}

comments-print-title = Submission for printing
comments-print-draft = This is a draft; it has not been submitted.
comments-printed-at = Made on
comments-to-print = Everything on one page, for printing
comments-version = Version of the text
comments-receipt-pdf = Receipt as PDF
comments-pdf-hash = With this number you can show later what you submitted: it is the SHA-256 of the file with your submission. You find that file and this submission at:
comments-pdf-attachments = Attachments
comments-pdf-comments = Comments
comments-pdf-too-long = The submission is too long to be included here in full. You find it at the address above.
comments-pdf-signs = Signs that cannot be shown in this file are given by their number: [U+…]. At the address above they stand as they were submitted.

comments-cancelled = You cancelled. What you wrote was not kept.
comments-change-cancelled = You cancelled. The comment is as it was.
comments-remove-this = Remove this comment
comments-unfinished = Not finished
comments-lack-unfinished = not finished
comments-missing-unfinished-in = Comment { $number } is not finished: open it and choose “Save comment”
comments-missing-unfinished = { $count ->
    [one] One comment is not finished. Open it and choose “Save comment”, or remove it.
   *[other] { $count } comments are not finished. Open them and choose “Save comment”, or remove them.
}
comments-before-replaces = { $party } has already submitted. What you write now goes into a copy of that submission. The copy counts only once it is submitted as well; until then what was submitted stands.
comments-before-lead = { $party } has already submitted. Only a lead can still change that. You cannot respond for { $party } any more.
comments-order = Put in the order of the text
comments-ordered = The comments now stand in the order of the text.
comments-again-title = Begin again
comments-again-text = Your words are still here. Begin a new draft with the same comments, answers to questions and attachments, change what you want and submit it.
comments-again-do = Begin again from these words
comments-begun-again = This draft begins with the words that you withdrew. Change what you want and submit it.
comment-public-number = Number the public knows
