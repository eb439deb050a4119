# By how many people what came in was read.

readings-every-comment = { $count ->
    [one] The 1 comment was read by a person, { $count_twice } by two or more.
   *[other] Every one of { $count } comments was read by a person, { $count_twice } by two or more.
}
readings-some-comment = { $count ->
    [one] { $count_read } of 1 comment was read by a person, { $count_twice } by two or more.
   *[other] { $count_read } of { $count } comments were read by a person, { $count_twice } by two or more.
}
readings-every-answer = { $count ->
    [one] The 1 answer to a question was read by a person, { $count_twice } by two or more.
   *[other] Every one of { $count } answers to questions was read by a person, { $count_twice } by two or more.
}
readings-some-answer = { $count ->
    [one] { $count_read } of 1 answer to a question was read by a person, { $count_twice } by two or more.
   *[other] { $count_read } of { $count } answers to questions were read by a person, { $count_twice } by two or more.
}
readings-every-attachment = { $count ->
    [one] The 1 attachment was opened by a person, { $count_twice } by two or more.
   *[other] Every one of { $count } attachments was opened by a person, { $count_twice } by two or more.
}
readings-some-attachment = { $count ->
    [one] { $count_read } of 1 attachment was opened by a person, { $count_twice } by two or more.
   *[other] { $count_read } of { $count } attachments were opened by a person, { $count_twice } by two or more.
}
readings-reason-told = { $count ->
    [one] 1 of these was not read when the responses were published; reason: { $reason }
   *[other] { $count } of these were not read when the responses were published; reason: { $reason }
}
readings-report-title = Was everything read?
readings-unread = { $count ->
    [one] 1 submitted comment, answer to a question or attachment was read by nobody. Read it first, or say why you publish all the same.
   *[other] { $count } submitted comments, answers to questions and attachments were read by nobody. Read them first, or say why you publish all the same.
}
readings-reason-long = The reason can be at most { $limit } characters long.
readings-reason = Why the responses are published although something is unread
readings-reason-hint = The public report tells this reason, and how many were not read. Name nobody.
readings-unread-title = Read by nobody
readings-unread-lead = What was submitted in this round, and no moderator or drafter opened.
readings-unread-none = Everything of this kind was read.
readings-unread-comment = Comments nobody read
readings-unread-answer = Answers to questions nobody read
readings-unread-attachment = Attachments nobody opened
readings-unread-first = The first { $count }. All the others follow on the next pages.
readings-unread-all = All of them, page by page
readings-to-answers = Read the answers to the questions
