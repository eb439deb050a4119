# A second look at a response that does not satisfy.

second-look-title = Second look
second-look-state-open = asked for
second-look-state-changed = response changed
second-look-state-upheld = response upheld

### For the party.

second-look-ask = Ask for a second look at the response
second-look-ask-text = If this response does not satisfy you, you can ask once to have it looked at again, until { $until }. Say above that it does not satisfy you, and here why.
second-look-why = Why should it be looked at again?
second-look-why-hint = Only the drafters read this; it is not published. Everybody reads that a second look was asked for, and what came of it.
second-look-asked = You asked for a second look at the response. You will have a mail once it has been decided on.
second-look-once = You asked for a second look at this response already.
second-look-satisfied = A second look is for a response that does not satisfy you. Say so first.
second-look-too-late = The time to ask for a second look at this response is over.
second-look-short = Say it in at least { $limit } characters, in words.
second-look-long = This can be at most { $limit } characters long.
second-look-told-open = You asked for it on { $asked }. It is decided on by { $due }.
second-look-told-changed = You asked for it on { $asked }. On { $decided } the response was changed; it stands above.
second-look-told-upheld = You asked for it on { $asked }. On { $decided } the response was upheld, because:
second-look-own-why = What you asked, for the drafters only:
second-look-by-first = This was decided by the person who gave the first response, although somebody else could have.

### For the drafters.

second-looks-title = Second looks
second-looks-lead = Responses that do not satisfy, and that their party asked to have looked at again. The oldest come first.
second-looks-which = Show
second-looks-open = Still open
second-looks-overdue = Term is over
second-looks-done = Decided
second-looks-none = There are none.
second-looks-asked = Asked for
second-looks-first = To the first page
second-look-left = { $count ->
    [0] due now
    [one] 1 day left
   *[other] { $count } days left
}
second-look-over = { $count ->
    [one] 1 day over
   *[other] { $count } days over
}
second-look-of = Second look at the response to comment { $number }
second-look-due = To be decided by
second-look-why-of = What { $party } asks, not public
second-look-to-comment = All there is to know of this comment
second-look-decision = Decision
second-look-is-first = You gave this response yourself. Somebody else drafts here too: better let them decide. If you do it all the same, the party reads so.
second-look-decide-changed = Change the response
second-look-decide-upheld = Uphold the response
second-look-if-changed = If you change it
second-look-if-upheld = If you uphold it
second-look-reason = Why the response stays as it is
second-look-reason-hint = Everybody reads this. At least { $limit } characters; answer what the party asks.
second-look-decide = Decide and tell the party
second-look-no-outcome = Choose whether the response is changed or upheld.
second-look-nothing-changed = The response is as it was. Change it, or uphold it with a reason.
second-look-decided-already = Somebody else has decided on this meanwhile, or the comment was taken back.
second-look-done-changed = The changed response is public now, and the party is told.
second-look-done-upheld = The response was upheld, and the party is told.
second-look-was-changed = The response was changed on
second-look-was-upheld = The response was upheld on

### In the report.

second-look-report-title = Second looks
second-look-report-text = Whoever is not satisfied with a response can ask for a second look. Of these there were:
second-look-report-asked = { $count ->
    [one] asked for
   *[other] asked for
}
second-look-report-changed = { $count ->
    [one] response changed
   *[other] responses changed
}
second-look-report-upheld = { $count ->
    [one] response upheld
   *[other] responses upheld
}
second-look-report-open = { $count ->
    [one] still open
   *[other] still open
}

### Mails.

second-look-mail-subject = { $consultation }: the second look at the response to your comment
second-look-mail-text = { $party } asked for a second look at the response to comment { $number } on "{ $consultation }".
second-look-mail-changed = The response was changed. The new response is public.
second-look-mail-upheld = The response was upheld, because:
second-look-mail-button = Read the response and what came of it
second-look-term-subject-half = { $title }: half the time for a second look at a response is over
second-look-term-subject-over = { $title }: the time for a second look at a response is over
second-look-term-text-half = Somebody asked for a second look at the response to comment { $number } in the consultation "{ $title }". Half of the time for it is over. It is to be decided on by { $due }.
second-look-term-text-over = Somebody asked for a second look at the response to comment { $number } in the consultation "{ $title }". It was to be decided on by { $due }, and is still open. The round cannot be archived before it is decided on.
second-look-term-button = Decide on it
