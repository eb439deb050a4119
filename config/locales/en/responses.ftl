responses-desks-title = Answering
responses-desks-lead = Answer each comment with a disposition and a reason. Nothing is public until you publish all responses together.
responses-desks-caption = Rounds of { $consultation }
responses-no-rounds = There are no rounds yet.
responses-round = Round
responses-round-number = Round { $number }
responses-state = State
responses-progress = Progress
responses-more = More
responses-answered-of = { $count ->
    [one] { $answered } of 1 comment answered
   *[other] { $answered } of { $count } comments answered
}
responses-whole-document = The document as a whole
responses-sections = Sections and their progress
responses-filter-state = Comments
responses-filter-all = All comments
responses-filter-unanswered = Not yet answered
responses-filter-group = Group
responses-filter-every-group = All groups
responses-the-text = The text
responses-the-comments = The comments
responses-no-text = These comments are about the document as a whole.
responses-comments-here = { $count ->
    [one] 1 comment
   *[other] { $count } comments
}
responses-none-title = No comments here
responses-none-text = Nobody commented on this part, or the filter leaves all comments out.
responses-comment-by = Comment { $number }, { $party }
responses-on-passage = On the passage:
responses-moderation-pending = Not yet moderated
responses-moderation-published = Published
responses-moderation-redacted = Published with redactions
responses-moderation-withheld = Withheld
responses-proposed = Proposed text
responses-themes = Themes
responses-themes-hint = Part them with commas. A theme that is not in the code book yet is added to it.
responses-tick = Take comment { $number } along
responses-answer-one = Answer comment { $number }
responses-together = The comments ticked, together
responses-disposition = Disposition
responses-choose = Choose
responses-duplicate-of = Number of the other comment
responses-duplicate-hint = Only for a duplicate comment.
responses-response = Response
responses-response-hint = Your reasons, as the party and the public will read them. Needed for everything but "accepted".
responses-save-answers = Save this response for all of them
responses-save-answer = Save the response
responses-save-themes = Save the themes
responses-campaign-name = Name of the campaign
responses-campaign-hint = The first comment ticked becomes the sample.
responses-form-campaign = Make a campaign of them
responses-single-title = Answer comment { $number }
responses-the-comment = The comment
responses-the-passage = The passage
responses-the-quote = The words meant
responses-body = What the party says
responses-the-answer = The response
responses-is-published = Public as it stands
responses-party = Party
responses-group = Group
responses-kind = Kind
responses-place = Place
responses-moderation = Moderation
responses-back = Back
responses-campaigns-title = Campaigns and themes
responses-campaigns-lead = Near-copies of one text count as one campaign: read the sample once, and what each copy adds to it.
responses-no-campaigns = No campaigns
responses-no-campaigns-text = Make one below, or tick comments on the drafting table.
responses-copies = { $count ->
    [one] 1 comment with this text
   *[other] { $count } comments with this text
}
responses-copies-caption = Copies in { $campaign }
responses-number = Number
responses-residue = What this copy adds
responses-no-residue = Nothing
responses-no-copy = No copy?
responses-leave = Take out
responses-answer-all = Answer the whole campaign
responses-campaign-comments = Numbers of the comments
responses-campaign-comments-hint = Part them with commas or spaces; the first becomes the sample.
responses-code-book = Code book
responses-no-themes = There are no themes yet.
responses-rename = Rename "{ $theme }"
responses-theme-name = Name of the theme
responses-save = Save
responses-publication-title = Publish the responses
responses-publication-lead = All responses become public together, and each party gets one mail with the responses to its own comments.
responses-figure-comments = { $count ->
    [one] comment
   *[other] comments
}
responses-figure-answered = answered
responses-figure-unanswered = not answered
responses-figure-waiting = to be published
responses-publish-not-closed = Responses can be published once the round has closed.
responses-nothing-waiting = Every response is public as it stands.
responses-to-report = To the public report
responses-publish-what = { $count ->
    [one] 1 response becomes public.
   *[other] { $count } responses become public.
}
responses-publish-unanswered-left = { $count ->
    [one] 1 comment has no response yet.
   *[other] { $count } comments have no response yet.
}
responses-to-table = Answer them first
responses-publish-anyway = Publish although this work is still open
responses-publish = Publish the responses and tell the parties
responses-answered = The response has been saved.
responses-themes-set = The themes have been saved.
responses-campaign-formed = The campaign has been made.
responses-campaign-left = The comment is no longer part of the campaign.
responses-theme-renamed = The theme has been renamed.
responses-published = { $count ->
    [one] 1 response has been published;
   *[other] { $count } responses have been published;
} { $countParties ->
    [one] The party is told if it gave an address.
   *[other] Of { $countParties } parties, those that gave an address are told.
}
responses-disposition-missing = Choose a disposition.
responses-no-comments = Tick at least one comment.
responses-reason-missing = Give the reason: only "accepted" goes without.
responses-duplicate-missing = Give the number of the comment this one says the same as.
responses-duplicate-unknown = There is no comment with this number in this round.
responses-duplicate-itself = A comment cannot be a duplicate of itself.
responses-too-long = The response may hold at most { $count } characters.
responses-not-answerable = One of these comments was withdrawn or replaced by its party meanwhile. Nothing was saved.
responses-outdated = Somebody else answered meanwhile, or changed the response: comment { $comments }. Nothing was saved. Open the comment again to see that response; what you typed is still here.
responses-theme-long = A theme may have at most 80 characters.
responses-theme-empty = Give the theme a name.
responses-theme-taken = There is a theme of this name already.
responses-campaign-title = Give the campaign a name of at most 200 characters.
responses-campaign-few = A campaign has at least two comments.
responses-campaign-numbers = Give the numbers of comments in this round.
responses-publish-unanswered = Work is still open: comments without a response, or comments no moderator decided on. Tick this box to publish all the same.
mail-answers-subject = Responses to your comments on { $consultation }
mail-answers-dear = Dear { $name },
mail-answers-intro = The responses to the comments on "{ $consultation }" have been published. These are the responses to the comments of { $party }:
mail-answers-long = They are too many for a mail. You can read them all on the page below.
mail-answers-comment = Comment { $number }
mail-answers-section = section { $section }
mail-answers-proposed = Proposed text:
mail-answers-disposition = Disposition:
mail-answers-look = See your comments and the responses:
mail-answers-button = See your comments and the responses
mail-answers-report = The whole report:
responses-newest = In version { $label }:

responses-questions-title = Answers to the questions of round { $number }
responses-questions-text = Those who draft read every answer to the questions here. Answers in words are never published.
responses-questions-none = Nobody answered this question
responses-themes-act = What to do with these themes
responses-themes-add = Add them to the themes there are
responses-themes-remove = Remove them
responses-themes-replace = Put them in the place of all themes there are
responses-themes-replace-hint = Every other theme of the comments ticked goes.
responses-theme-none = Name at least one theme.
responses-theme-unknown = There is no theme "{ $theme }" in the code book.
responses-own-answer = Has a response of its own
responses-own-answers-stay = { $count ->
    [one] One copy has a response of its own. It keeps that response.
   *[other] { $count } copies have a response of their own. They keep that response.
}
responses-campaign-answered = { $count ->
    [one] The response has been saved for one copy.
   *[other] The response has been saved for { $count } copies.
} { $count_kept ->
    [0] { "" }
    [one] Comment { $numbers } keeps the response of its own.
   *[other] Comments { $numbers } keep the response of their own.
}
responses-campaign-all-own = Every copy has a response of its own. Nothing was saved. Open the comment to change its response.
responses-campaign-outdated = Somebody else answered this campaign meanwhile. Nothing was saved. Look at the response there is now; what you typed is still here.
responses-history = { $count ->
    [one] One response
   *[other] All { $count } responses to this comment, the newest first
}
responses-history-campaign = to all copies of a campaign
responses-publish-undecided-left = { $count ->
    [one] No moderator has decided on 1 comment yet. It is not public, and so neither is its response.
   *[other] No moderator has decided on { $count } comments yet. They are not public, and so neither are their responses.
}
