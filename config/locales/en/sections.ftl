### Who does which section.

sections-title = Who does what
sections-text-lead = Tick sections and give them to colleagues: a section goes with everything under it. Only your organisation sees this.
sections-text-member = This is how the text is divided. Tick sections to take them yourself; a section goes with everything under it. Only your organisation sees this.
sections-caption = The sections of the text, how many comments of your draft are in them, and who does them
sections-section = Section
sections-comments = Comments
sections-who = Who
sections-count = { $count ->
    [0] no comment yet
    [one] 1 comment
   *[other] { $count } comments
}
sections-nobody-yet = Nobody yet
sections-own = (you)
sections-gone = No longer writes in this draft
sections-ready = Mark as ready
sections-not-ready = Not ready after all
sections-take-back = Take back
sections-give-back = Give back
sections-assign-who = Who should do the ticked sections?
sections-assign-hint = { $count ->
    [0] They get one mail about all of it; who came in with a code reads it on the page of the draft.
    [one] They get one mail once you have assigned nothing more for a minute; who came in with a code reads it on the page of the draft.
   *[other] They get one mail once you have assigned nothing more for { $count } minutes; who came in with a code reads it on the page of the draft.
}
sections-assign = Give these sections
sections-take = I do these sections
sections-alone = Nobody else writes in this draft yet. Invite members on the page of your organisation, or make a code:
sections-choose = Tick at least one section.
sections-choose-who = Tick who should do the sections.
sections-nobody = One of those you ticked no longer writes in this draft. Choose again.
sections-too-many = No more can be assigned: there are { $count } already.
sections-assigned = { $count ->
    [0] These sections were theirs already.
    [one] 1 section has been assigned.
   *[other] { $count } times a section has been assigned.
}
sections-taken-back = The section has been taken back.
sections-said-ready = The section is ready.
sections-said-not-ready = The section is no longer ready.
sections-to-draft = Back to the draft
sections-yours = Yours:
sections-to-do = To do
sections-standing = { $count ->
    [one] 1 section has been given to somebody; { $ready } ready.
   *[other] { $count } sections have been given to somebody; { $ready } ready.
}
sections-none = No sections have been given to anybody yet.
sections-none-member = No sections have been given to anybody yet. You can take some yourself.
sections-divide = Divide the sections
sections-see = See who does what
sections-for = for { $names }
sections-for-you = for you
sections-is-ready = { $name } (ready)
sections-begin = Divide the text among colleagues of { $party }

section-assigned-subject = { $count ->
    [one] A section for you: { $consultation }
   *[other] { $count } sections for you: { $consultation }
}
section-assigned-text = { $by } asks you to look at this part of the text of “{ $consultation }”, round { $round }, for { $party }:
section-assigned-text-nobody = You are asked to look at this part of the text of “{ $consultation }”, round { $round }, for { $party }:
section-assigned-more = { $count ->
    [one] and 1 more section
   *[other] and { $count } more sections
}
section-assigned-how = Write your comments in the draft of your organisation, and say there when your part is ready. The round closes on { $closes }.
section-assigned-button = See your sections
