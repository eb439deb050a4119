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

satisfaction-title = What you think of the response
satisfaction-ask = Say whether this response satisfies you
satisfaction-change = Change your rating
satisfaction-question = Does this response satisfy you?
satisfaction-yes = Yes
satisfaction-no = No
satisfaction-remark = Explanation
satisfaction-remark-hint = Only the drafters read this; it is not published. How many responses satisfy is told in the public report.
satisfaction-save = Save
satisfaction-said = Saved. The drafters see what you think of the response.
satisfaction-satisfied = Satisfied with the response
satisfaction-not-satisfied = Not satisfied with the response
satisfaction-earlier = (about an earlier response)
satisfaction-answer-changed = The response has changed since: you can say anew what you think of it.
satisfaction-own-remark = Your explanation, for the drafters only:
satisfaction-remark-of = Explanation by { $party }, not public:
satisfaction-missing = Choose whether the response satisfies you.
satisfaction-remark-long = The explanation can be at most { $limit } characters long.
satisfaction-archived = This round has been archived; you cannot change this any more.
satisfaction-no-answer = No response to this comment has been published yet.
satisfaction-other-answer = The response has changed meanwhile. Read the new response and say what you think of that one.
satisfaction-filter = Response does not satisfy
satisfaction-count = { $count ->
    [one] 1 response does not satisfy
   *[other] { $count } responses do not satisfy
}
satisfaction-report-title = Do the responses satisfy?
satisfaction-report-text = Those who responded can say of each response whether it satisfies them. So far this was said of the responses as they are published now:
satisfaction-report-yes = { $count ->
    [one] response satisfies
   *[other] responses satisfy
}
satisfaction-report-no = { $count ->
    [one] response does not satisfy
   *[other] responses do not satisfy
}
satisfaction-mail = There you can say of each response whether it satisfies you.
