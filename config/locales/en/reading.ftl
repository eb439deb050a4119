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
reading-rounds = Rounds of comment
reading-rounds-none = No round has been announced yet.
reading-state = State
reading-when = When
reading-version = Version
reading-version-label = Version { $label }
reading-comments = Comments
reading-all-comments = All published comments
reading-comments-invited = For invited parties only
reading-take-part = Take part
reading-take-part-open = You can comment on the whole text, a section or a single passage. To comment you need an account with a confirmed e-mail address; reading needs none.
reading-take-part-invited = This round is for invited parties. Sign in with the account you were invited with to comment.
reading-read-and-comment = Read the text and comment
reading-outcome = What was done with the comments
reading-outcome-published = The answers to the comments have been published.
reading-outcome-coming = The comments are being answered. The report shows who responded; the answers follow.
reading-report-link = Read the report
reading-downloads = Download the published comments
reading-manage = Set up this consultation

reading-text-how = Choose “Comment” beside a passage to comment on it.
reading-comment-document = Comment on the text as a whole
reading-table = Table in { $place }
