### What became of a comment, on the page of the party that made it.

outcome-comments = { $count ->
    [one] comment
   *[other] comments
}
outcome-decided = { $count ->
    [one] decided on
   *[other] decided on
}
outcome-answered = { $count ->
    [one] answered
   *[other] answered
}
outcome-led-count = { $count ->
    [one] led to a change
   *[other] led to a change
}
outcome-answered-on = published on { $date }
outcome-place = In the newest version
outcome-led = Your comment led to a change.
outcome-place-document = Your comment is about the text as a whole. There is a newer version: { $label }.
outcome-place-section = { $count ->
    [0] The passages of this section stand unchanged in version { $label }.
    [one] In version { $label } one passage of this section has changed.
   *[other] In version { $label } { $count } passages of this section have changed.
}
outcome-place-kept = The passage stands unchanged in version { $label }.
outcome-place-moved = The passage stands unchanged in version { $label }, in another place.
outcome-place-changed = The passage changed in version { $label }:
outcome-place-split = The passage was divided in version { $label }:
outcome-place-merged = The passage was merged with another in version { $label }:
outcome-place-removed = The passage is not in version { $label } any more.
outcome-comparison = See the change in the comparison
outcome-reading = Read the passage in version { $label }

### Whether an answer satisfies.

satisfaction-title = What you think of the answer
satisfaction-ask = Say whether this answer satisfies you
satisfaction-change = Say it differently
satisfaction-question = Does this answer satisfy you?
satisfaction-yes = Yes
satisfaction-no = No
satisfaction-remark = Remark
satisfaction-remark-hint = Only the drafters read this; it is not published. How many answers satisfy is told in the public report.
satisfaction-save = Save
satisfaction-said = Saved. The drafters see what you think of the answer.
satisfaction-satisfied = Satisfied with the answer
satisfaction-not-satisfied = Not satisfied with the answer
satisfaction-earlier = (about an earlier answer)
satisfaction-answer-changed = The answer has changed since: you can say anew what you think of it.
satisfaction-own-remark = Your remark, for the drafters only:
satisfaction-remark-of = Remark of { $party }, not public:
satisfaction-missing = Choose whether the answer satisfies you.
satisfaction-remark-long = The remark can be at most { $limit } characters long.
satisfaction-archived = This round has been archived; you cannot change this any more.
satisfaction-no-answer = No answer to this comment has been published yet.
satisfaction-other-answer = The answer has changed meanwhile. Read the new answer and say what you think of that one.
satisfaction-filter = Answer does not satisfy
satisfaction-count = { $count ->
    [one] 1 answer does not satisfy
   *[other] { $count } answers do not satisfy
}
satisfaction-report-title = Do the answers satisfy?
satisfaction-report-text = Those who responded can say of each answer whether it satisfies them. So far this was said of the answers as they are published now:
satisfaction-report-yes = { $count ->
    [one] answer satisfies
   *[other] answers satisfy
}
satisfaction-report-no = { $count ->
    [one] answer does not satisfy
   *[other] answers do not satisfy
}
satisfaction-mail = There you can say of each answer whether it satisfies you.
