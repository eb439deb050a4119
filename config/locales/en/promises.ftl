promises-title = Promises kept
promises-lead = What became in a later version of the comments you accepted, with or without modification or in part, and which changes of the text nothing explains.
promises-choose = Choose two versions
promises-kind = Show
promises-kind-promised = All accepted comments
promises-kind-kept = Kept
promises-kind-changed-otherwise = Changed otherwise
promises-kind-without-change = Promised without a change
promises-kind-not-judged = Not to be told from the text
promises-kind-unexplained = Changes that nothing explains
promises-kind-explained = Changes you explained
promises-kind-empty = There are none.
promises-state-kept = Kept
promises-state-changed-otherwise = Changed otherwise
promises-state-without-change = No change
promises-state-not-judged = Not to be told from the text
promises-threshold = Kept: the proposed words stand in the text, or at least { $share }% of them do. Another number, a "not" or a "must" that became a "may" is never nearly the same. A comment without proposed words is kept once you link it to a passage that changed.
promises-none-title = Nothing to compare yet
promises-none-text = As soon as there is a version after one that people commented on, this page shows what became of what you accepted.
promises-by-hand = Linked by a drafter
promises-on-document = About the document as a whole
promises-on-section = About a section as a whole
promises-from = In version { $label }
promises-to = In version { $label }
promises-orphaned = Its passage is gone
promises-moved = Moved
promises-similarity = { $share }% of the proposed words
promises-text = The text, old and new
promises-linked-to = Linked to passage { $passage }
promises-link = Link to a passage
promises-unlink = Take the link away
promises-passage = Key of the passage in version { $label }
promises-passage-hint = Choose a passage that changed, or paste the address of a passage.
promises-note = Note
promises-note-hint = For your team only; it is not published.
promises-change = Passage { $passage }
promises-why = Why it changed
promises-explain = Save the explanation
promises-unexplain = Take the explanation back
promises-first = First page
promises-next = Next page
promises-linked = The comment is linked to the passage.
promises-unlinked = The link is gone.
promises-explained = The explanation is saved.
promises-unexplained = The explanation is taken back.
promises-same-version = Version "{ $label }" cannot be compared with itself; choose a later one to compare with.
promises-wrong-order = Version "{ $from }" is later than version "{ $to }"; give the older one first.
promises-no-comment = There is no accepted comment of this number on an earlier version.
promises-no-passage = No version up to this one has a passage with this key.
promises-no-link = This comment is not linked to this passage.
promises-no-explanation = Nothing was said of this change.
promises-note-missing = Say why the passage changed.
promises-note-long = A note can have at most { $count } characters.
promises-adopt-title = Make version { $label } public
promises-adopt-lead = First, what is still open: accepted comments that the text did not follow, and changes that nothing explains.
promises-adopt-look = See first what is open of what was promised
promises-adopt-nothing = Nothing is open.
promises-adopt-broken = { $count ->
    [0] No accepted comment is open.
    [one] Of one accepted comment the text did not do what was said, or cannot tell.
   *[other] Of { $count } accepted comments the text did not do what was said, or cannot tell.
}
promises-adopt-unexplained = { $count ->
    [0] Every change is explained.
    [one] One change is not explained by a comment or a note.
   *[other] { $count } changes are not explained by a comment or a note.
}
promises-adopt-open = Accepted comments or changes are still open. Tick this box to make the version public all the same.
promises-adopt-anyway = Make it public although this is open
promises-adopt-promises = Accepted comments that are open
promises-adopt-list = Link comments and explain changes
promises-adopt-more = { $count ->
    [one] One more is not shown here.
   *[other] { $count } more are not shown here.
}
promises-led-to = The text changed after this comment, in version { $label }:
promises-led-removed = The passage this comment is about was taken out of the text in version { $label }.
promises-led-unchanged = The text has not changed yet: in version { $label } it says what it said.
promises-led-place = the passage
promises-changed-after = Changed after
promises-changed-after-comment = comment { $number }
promises-changed-after-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
