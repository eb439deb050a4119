### Colleagues of one organisation write a submission together.

team-by = by { $name }
team-changed-by = Changed since by { $name }.
team-somebody = somebody
team-status = State of this comment
team-status-idea = Idea
team-status-ready = Ready
team-note = Note for colleagues
team-note-hint = Only people of your organisation see this. It is never submitted or published.
team-mention = Mention a colleague
team-mention-hint = Their name is added to the note, and they get a mail. You can also write @ and their name in the note itself; the first name is enough if nobody else has it.
team-mention-nobody = Nobody of this name writes in this draft. Choose a colleague from the list, with first and last name.
team-mention-several = “@{ $name }” can be more than one colleague: { $names }. Write the first and last name.
team-people = In this draft write:
team-people-mention = You can mention them in a note with a comment: they then get a mail.
team-mark = State and note
team-mark-note = Note for colleagues
team-mark-save = Save for colleagues
team-new = For your colleagues
team-new-text = When you respond for an organisation, your colleagues see your comment and your name as soon as you save it.
team-new-idea = This is an idea still, not a comment to submit yet
team-drop = Set aside
team-dropped = The comment is set aside. You find it at the bottom of this page, and can put it back.
team-no-such-status = Choose idea or ready.
team-note-too-long = Write at most { $count } characters in a note.
team-note-alone = You respond for yourself, so there are no colleagues to read a note. Clear it, or choose an organisation.
team-note-changed-meanwhile = A colleague changed the state or the note of this comment while you were writing. Theirs stands above yours: put the two together and save again.

team-ideas = { $count ->
    [one] 1 comment is an idea still. What should happen to it when you submit?
   *[other] { $count } comments are ideas still. What should happen to them when you submit?
}
team-ideas-hint = You need not choose before you submit.
team-ideas-behind = Leave behind
team-ideas-behind-hint = Your organisation keeps them on this page; they are not submitted.
team-ideas-along = Submit along with the rest
team-ideas-choose = { $count ->
    [one] 1 comment is an idea still: choose whether to submit it along or to leave it behind.
   *[other] { $count } comments are ideas still: choose whether to submit them along or to leave them behind.
}

team-merge = Merge the chosen comments
team-merge-text = Tick two or more comments above to make one comment of them. You choose the place and the words; the originals are kept.
team-merge-this = Select to merge
team-merge-title = Merge comments
team-merge-lead = These comments give way to one new comment. They are kept as originals on the page of your submission, where only your organisation sees them.
team-merge-new = The new comment
team-merge-place = Where should the new comment stand?
team-merge-body-hint = All the words of the comments above are here to begin with.
team-merge-do = Merge
team-merge-choose = Choose from two to { $count } comments to merge.
team-merge-choose-place = Choose the place of one of these comments.
team-merge-changed-meanwhile = One of these comments was changed or taken out while you were merging them. Copy your text, go back to the submission and choose the comments again.
team-merged = The comments have been merged. The originals are kept below.

team-originals = { $count ->
    [one] 1 original kept
   *[other] { $count } originals kept
}
team-originals-text = Comments as they were before they were merged, set aside, left behind or changed by somebody else. Only your organisation sees them; they are never submitted.
team-originals-show = Show the originals
team-original = Original { $number }
team-fate-merged = Merged by { $name },
team-fate-dropped = Set aside by { $name },
team-fate-left-behind = Left behind by { $name } when the rest was submitted,
team-fate-rewritten = Kept when { $name } changed the words,
team-into = It went into comment { $number }.
team-restore = Put back
team-restored = The original is a comment of this draft again.
team-originals-too-many = Your organisation has { $count } originals in this round; no more can be kept.

team-missing-idea = Comment { $number } is still marked as an idea: choose whether to submit it or leave it behind

note-mentioned-subject = { $count ->
    [one] You are mentioned in a note: { $consultation }
   *[other] You are mentioned in { $count } notes: { $consultation }
}
note-mentioned-text = { $count ->
    [one] { $by } mentioned you in the note for colleagues with a comment. The comment is in the draft of { $party } for “{ $consultation }”, round { $round }:
   *[other] { $by } mentioned you in the notes for colleagues with { $count } comments. They are in the draft of { $party } for “{ $consultation }”, round { $round }:
}
note-mentioned-text-nobody = { $count ->
    [one] You were mentioned in the note for colleagues with a comment. The comment is in the draft of { $party } for “{ $consultation }”, round { $round }:
   *[other] You were mentioned in the notes for colleagues with { $count } comments. They are in the draft of { $party } for “{ $consultation }”, round { $round }:
}
note-mentioned-more = { $count ->
    [one] and 1 more comment
   *[other] and { $count } more comments
}
note-mentioned-how = The note is on the page of the draft. There you can also add to it. The round closes on { $closes }.
note-mentioned-button = Read the note

team-all-ready = Everything in this draft is ready.
team-all-ready-lead = Read it once more, and submit it at the foot of this page.
team-all-ready-member = A lead of your organisation can submit it.
draft-ready-subject = Everything in your draft is ready: { $consultation }
draft-ready-text = Everything in the draft of { $party } for “{ $consultation }”, round { $round }, is ready.
draft-ready-what = { $count ->
    [0] Every required answer is there, and nobody is still writing.
    [one] There is 1 comment, every required answer is there, and nobody is still writing.
   *[other] There are { $count } comments, every required answer is there, and nobody is still writing.
}
draft-ready-how = You can submit the draft. The round closes on { $closes }.
