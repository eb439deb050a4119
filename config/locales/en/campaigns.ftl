# Campaigns: near-copies found among the comments of a round.
campaigns-suggestion = Suggestion { $number }
campaigns-suggested = Suggested campaigns
campaigns-suggested-text = These texts look alike. Nothing is decided by that: confirm a suggestion before you answer its copies as one.
campaigns-suggested-one = Suggested campaign
campaigns-confirmed-one = Campaign
campaigns-confirmed-title = Campaigns
campaigns-judge = Read the letter and confirm or reject
campaigns-search = Search the whole round again
campaigns-search-text = Polder looks for near-copies as comments come in. What you confirmed, merged or took out stays as you left it.
campaigns-search-asked = The round will be searched again. Reload this page in a while.
campaigns-with-words = { $count ->
    [0] no copy adds words of its own
    [one] 1 copy adds words of its own
   *[other] { $count } copies add words of their own
}
campaigns-unanswered = { $count ->
    [one] 1 not answered yet
   *[other] { $count } not answered yet
}
campaigns-own-caption = Copies with something of their own in { $campaign }
campaigns-own-words-too = { $count ->
    [one] 1 copy adds words of its own. This response goes to that copy too.
   *[other] { $count } copies add words of their own. This response goes to those copies too.
}
campaigns-own-words-read = Read what they add
campaigns-page-before = Previous page
campaigns-page-next = Next page
campaigns-letter = The letter
campaigns-letter-text = Words between square brackets differ from copy to copy; behind each stands in how many of the copies compared.
campaigns-slot = Differs:
campaigns-slot-empty = nothing
campaigns-slot-more = { $count ->
    [one] 1 other
   *[other] { $count } others
}
campaigns-confirm-title = Is this one campaign?
campaigns-confirm-text = Once confirmed, its copies count as one text and can be answered together. New copies join it.
campaigns-confirm = Confirm the campaign
campaigns-dismiss = This is no campaign
campaigns-answer-there = Answer all copies on the page with all campaigns
campaigns-copies = Copies
campaigns-no-copies = No copies
campaigns-filter = Show
campaigns-filter-all = All copies
campaigns-filter-own = Copies with words of their own
campaigns-filter-own-words = Copies with words of their own
campaigns-filter-once = Each campaign once
campaigns-split-tick = Tick
campaigns-split-title = Make a campaign of the copies ticked
campaigns-split-text = The copies ticked leave this campaign. They stay together.
campaigns-split = Split them off
campaigns-merge-title = Merge with another campaign
campaigns-merge-text = All copies go into the other campaign and stay there.
campaigns-merge-into = The other campaign
campaigns-merge = Merge
campaigns-alike = { $count ->
    [one] 1 alike
   *[other] { $count } alike
}
campaigns-confirmed = The campaign has been confirmed.
campaigns-merged = The campaigns have been merged.
campaigns-dismissed = The suggestion has been rejected.
campaigns-no-suggestion = This campaign is no longer a suggestion. Nothing was changed.
campaigns-not-copies = Some of what you ticked is no copy of this campaign any more. Nothing was changed. Look again, and tick what is still here.
campaigns-only-suggested = This campaign is only suggested. Confirm it first. Nothing was saved.
campaigns-merge-unknown = Choose another campaign of this round.
moderation-alike-title = Copies of one letter
moderation-alike-waiting = { $count ->
    [one] 1 waits for a decision
   *[other] { $count } wait for a decision
}
moderation-alike-alone-title = Read these one by one
moderation-alike-alone-text = These copies add words of their own, or hold something that looks like personal data. They are not published together with the others.
moderation-alike-together-title = These add nothing to the letter
moderation-alike-together-text = Read the letter once, and the words in which a copy differs. Untick a copy to leave it out.
moderation-alike-none = None of the copies shown can be published together.
moderation-alike-left-out = Leaves out:
moderation-alike-differs = Words that differ
moderation-alike-alone = Comment { $number } adds words of its own, or holds something that looks like personal data. Decide on it by itself. Nothing was published.
campaigns-texts = { $count ->
    [one] 1 distinct text
   *[other] { $count } distinct texts
}
campaigns-depends = This depends on how you count.
campaigns-most-comments = Most comments: { $disposition }.
campaigns-no-most-comments = No disposition was given to most comments.
campaigns-most-texts = Most distinct texts: { $disposition }.
campaigns-no-most-texts = No disposition was given to most distinct texts.
campaigns-report = { $count ->
    [one] 1 comment is { $texts } distinct texts.
   *[other] { $count } comments are { $texts } distinct texts.
}
campaigns-report-published = { $count ->
    [one] 1 published comment is { $texts } distinct texts.
   *[other] The { $count } published comments are { $texts } distinct texts.
}
campaigns-report-note = Near-copies of one letter count as one text. No comment counts for less because of that, and none for more.
campaigns-counted = Counted twice, by group
campaigns-counted-text = As comments, and as distinct texts: all copies of a confirmed campaign are one text, answered once every copy is.
campaigns-col-comments = Comments answered
campaigns-col-texts = Distinct texts answered
campaigns-of = { $answered } of { $count }
campaigns-texts-answered = { $answered } of { $count } distinct texts
