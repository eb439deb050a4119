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
responses-filter-all-but-support = All that say more than support
responses-filter-otherwise = Answered otherwise
responses-filter-support = Only support
responses-support = { $count ->
    [one] One comment here only says that somebody agrees.
   *[other] { $count } comments here only say that somebody agrees.
}
responses-support-show = Show only support
responses-support-unanswered = { $count ->
    [one] One of them has no response yet.
   *[other] { $count } of them have no response yet.
}
responses-filter-unanswered = Not yet answered
responses-filter-group = Group
responses-filter-every-group = All groups
responses-the-text = The text
responses-the-comments = The comments
responses-no-text = These comments are about the document as a whole.
responses-no-passages = No text stands beside these comments.
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
responses-campaigns-title = Campaigns
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
responses-theme-name = Name of the theme
responses-save = Save
responses-save-and-next = Save, on to the next
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
responses-answered-one = The response to comment { $number } has been saved.
responses-answered-and-themed = The response to comment { $number } and its themes have been saved.
responses-themes-set = The themes have been saved.
responses-campaign-formed = The campaign has been made.
responses-campaign-left = The comment is no longer part of the campaign.
responses-published = { $count ->
    [one] 1 response has been published.
   *[other] { $count } responses have been published.
} { $countParties ->
    [one] The party is told if it gave an address.
   *[other] They are for { $countParties } parties; those that gave an address are told.
}
responses-disposition-missing = Choose a disposition.
responses-found-nothing = Your choice finds nothing any more: these comments have been given a response already, or stand elsewhere.
responses-by-enter = By Enter nobody can tell what you want to save: the response to the comments, or the themes. Press the button you mean. Nothing has been saved.
responses-no-comments = Tick at least one comment.
responses-advice-note = This is advice of an advisory body. Where you do not follow it as it is, your reason has at least { $limit } characters.
responses-advice-reason = Comment { $comments } is advice of an advisory body. Where you do not follow it as it is, say why in at least { $limit } characters, or answer it by itself.
responses-reason-missing = Give the reason: only "accepted" goes without.
responses-duplicate-missing = Give the number of the comment this one says the same as.
responses-duplicate-unknown = There is no comment with this number in this round.
responses-duplicate-circle = Comment { $number } is a duplicate of this one itself, or of one that is. Give one of them a response of its own.
responses-duplicate-itself = A comment cannot be a duplicate of itself.
responses-too-long = The response may hold at most { $count } characters.
responses-not-answerable = One of these comments can no longer be given a response in this round; its party may have withdrawn or replaced it meanwhile. Nothing was saved.
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
responses-campaign-outdated = Somebody else answered this campaign meanwhile, or added comments to it. Nothing was saved. Look at the response there is now; what you typed is still here.
responses-history = { $count ->
    [one] One response
   *[other] All { $count } responses to this comment, the newest first
}
responses-history-campaign = to all copies of a campaign
responses-publish-undecided-left = { $count ->
    [one] No moderator has decided on 1 comment yet. It is not public, and so neither is its response.
   *[other] No moderator has decided on { $count } comments yet. They are not public, and so neither are their responses.
}
responses-everything = Everything in this round
responses-filter-words = Words
responses-filter-words-hint = In the comment, its proposal, or the name of its party. Put quotes around words that belong together.
responses-filter-answered = Answered
responses-filter-theme = Theme
responses-filter-every-theme = All themes
responses-filter-no-theme = Without a theme
responses-filter-below = Also the sections in this one
responses-found = { $count ->
    [0] No comments found.
    [one] 1 comment found.
   *[other] { $count } comments found.
}
responses-found-passage = Only those on one passage.
responses-found-answer = { $count ->
    [one] Answer this comment
   *[other] Answer all { $count } together
}
responses-found-title = { $count ->
    [one] Answer 1 comment
   *[other] Answer { $count } comments together
}
responses-found-lead = What you save here holds for every comment the filter found, or for none of them.
responses-found-parties = { $count ->
    [one] They come from 1 party.
   *[other] They come from { $count } parties.
}
responses-found-answered-already = { $count ->
    [one] 1 of them has a response already.
   *[other] { $count } of them have a response already.
}
responses-found-first = The first of them
responses-found-more = { $count ->
    [one] And 1 more.
   *[other] And { $count } more.
}
responses-found-usual = The fields hold what comments of the theme "{ $theme }" are often answered. Change it where you like.
responses-found-replace = { $count ->
    [one] Give it to the 1 comment that has a response already too, in place of that one
   *[other] Give it to the { $count } comments that have a response already too, in place of those
}
responses-found-replace-hint = Every other theme of all these comments goes.
responses-found-done = { $count ->
    [one] 1 comment has this response now.
   *[other] { $count } comments have this response now.
} { $count_kept ->
    [0] {""}
    [one] 1 kept the response it had.
   *[other] { $count_kept } kept the response they had.
}
responses-found-themed = { $count ->
    [one] The themes of 1 comment have been saved.
   *[other] The themes of { $count } comments have been saved.
}
responses-found-changed = Since you opened this page, comments or responses have changed. Look at what is found now, and save once more.
responses-found-answered = All of these comments have a response already. Tick that they get this one in its place.
responses-too-many-found = The filter finds more than { $count } comments. Narrow it first.
responses-code-book-lead = Themes put together what belongs together. Each can have the response that its comments are often given.
responses-theme-new = A new theme
responses-theme-add = Add the theme
responses-theme-change = Change
responses-theme-parent = Part of
responses-theme-top = No other theme
responses-theme-disposition = Usual disposition
responses-theme-response = Usual response
responses-theme-response-hint = Stands in the form when you answer all comments of this theme together. You can still change it there.
responses-theme-into = Merge into
responses-theme-into-hint = Every comment of this theme gets the other one. This theme goes, and what was part of it becomes part of the other one.
responses-theme-merge = Merge the themes
responses-theme-retire = Take out of use
responses-theme-unretire = Take back into use
responses-theme-is-retired = Out of use
responses-theme-added = The theme has been added.
responses-theme-changed = The theme has been changed.
responses-theme-merged = The themes have been merged.
responses-theme-retired-now = The theme is out of use. Comments that have it keep it.
responses-theme-back = The theme is in use again.
responses-theme-retired = The theme "{ $theme }" is out of use. Choose another, or take it back into use in the code book.
responses-theme-comma = A theme's name has no comma in it.
responses-theme-place-unknown = Choose a theme of this code book.
responses-theme-place-circle = A theme cannot be part of itself, or go into one of its own parts.
responses-theme-place-deep = At most { $count } themes can stand below each other.
responses-theme-place-retired = That theme is out of use. Choose another, or take it back into use first.
responses-theme-meanwhile = Somebody changed this theme while you had it before you. Nothing of yours was saved. Look at what it says now, and save again if yours is to take its place.
responses-theme-many = A code book has at most { $count } themes. Merge some first.
responses-otherwise = Nearly the same comment was answered otherwise:
responses-otherwise-before = Nearly the same comment was answered:
responses-otherwise-in = { $count ->
    [one] comment { $number }
   *[other] { $count } comments, such as comment { $number }
}
responses-publish-otherwise = { $count ->
    [one] One comment was answered otherwise than most that say nearly the same.
   *[other] { $count } comments were answered otherwise than most that say nearly the same.
}
responses-publish-otherwise-show = Look at them
