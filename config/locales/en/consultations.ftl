### Setting up consultations: versions, rounds, invitations.

round-access-open = Everybody may respond
round-access-invited = Invited parties only

consultations-slug-taken = There is already a consultation at the address "{ $slug }".
consultations-slug-unsound = Use small letters, digits and single hyphens only, 60 characters at most; "new" is taken.
consultations-title-missing = Give the consultation a title.
consultations-title-long = The title may hold 200 characters at most.
consultations-summary-long = The summary may hold 5,000 characters at most.
consultations-language-missing = Choose the language of the draft text.
consultations-time-zone-unknown = This time zone is not known. Give a name such as Europe/Amsterdam.

consultations-label-missing = Give the version a label, such as 1.0.
consultations-label-long = A label is one line of 60 characters at most.
consultations-label-taken = Somebody else imported a version "{ $label }" just now.
consultations-draft-known = These files were imported as version "{ $label }" already; nothing was changed.
consultations-draft-public = Version "{ $label }" is public and can no longer be replaced. Import the corrected text under another label.
consultations-draft-in-use = Version "{ $label }" is used by round { $number } and can no longer be replaced. Import the corrected text under another label.

consultations-round-taken = There is already a round { $number }.
consultations-number-unsound = Give the round a number from 1 to 9999.
consultations-version-missing = Choose the version to comment on.
consultations-version-unknown = There is no version "{ $label }" in this consultation.
consultations-time-unreadable = Give a date and time, such as 2027-03-01T09:00.
consultations-time-far-off = The year must be one from 2000 to 2199.
consultations-staff-last = You are the only project lead. Appoint another project lead first.
consultations-time-skipped = That time does not exist: the clocks go forward then. Choose an earlier or a later time.
consultations-closes-before-opening = The round must close after it opens.
consultations-closes-in-past = The closing time has passed already. Choose a later one.
consultations-not-later = The new closing time must be later than the present one.
consultations-access-missing = Choose who may respond.
consultations-introduction-long = The introduction may hold 5,000 characters at most.
consultations-round-moved = Round { $number } is no longer in the state in which this can be done. Reload the page to see where it stands.

consultations-mail-greeting = Dear { $name },
consultations-mail-opened-subject = You can now comment on: { $title }
consultations-mail-opened-text = Round { $number } of the consultation "{ $title }" is open. Your organisation was invited to respond. Comments are taken until { $closes }.
consultations-mail-opened-how = Members of your organisation can write comments together; somebody with the role of lead submits them.
consultations-mail-opened-link = Read the text and comment
consultations-mail-closed-subject = Closed: round { $number } of { $title }
consultations-mail-closed-text = Round { $number } of the consultation "{ $title }" closed on { $closes }. Comments can now be decided on and answered without new ones coming in.
consultations-mail-closed-link = To the round

round-changed-subject-extended = More time to respond: { $title }
round-changed-subject-closed-early = Closed early: { $title }
round-changed-subject-taken-back = Not taking place for now: { $title }
round-changed-text-extended = You are invited to round { $number } of the consultation “{ $title }”. You can respond for longer: the round now closes on { $closes }.
round-changed-text-closed-early = You are invited to round { $number } of the consultation “{ $title }”. The round was closed earlier than announced, on { $closes }. You can no longer respond.
round-changed-text-taken-back = You are invited to round { $number } of the consultation “{ $title }”. That round does not take place for now. You need not do anything.
round-changed-button = See the round

draft-unsent-subject-closes-soon = Do not forget to submit: { $consultation }
draft-unsent-subject-extended = More time to submit: { $consultation }
draft-unsent-subject-closed-early = Closed early: { $consultation }
draft-unsent-text-closes-soon = There is a draft of { $party } for the consultation “{ $consultation }”, round { $round }. It has not been submitted yet. The round closes on { $closes }; after that it cannot be submitted.
draft-unsent-text-extended = There is a draft of { $party } for the consultation “{ $consultation }”, round { $round }. It has not been submitted yet. You have more time: the round now closes on { $closes }.
draft-unsent-text-closed-early = Round { $round } of the consultation “{ $consultation }” was closed earlier than announced, on { $closes }. The draft of { $party } was not submitted. You can still read it.
draft-unsent-button = Go to your draft
draft-unsent-stop = Do you want no more reminders?

consultations-list-title = Setting up consultations
consultations-list-lead = The consultations you may set up: their draft texts, rounds and invitations.
consultations-none = There are no consultations yet
consultations-new-title = New consultation
consultations-create = Make consultation
consultations-created = The consultation was made. Import the draft text next.
consultations-cancel = Cancel
consultations-save = Save
consultations-saved = Your changes were saved.
consultations-title = Title
consultations-slug = Address
consultations-slug-hint = The last part of the address, after { $base }. Small letters, digits and hyphens. It cannot be changed later.
consultations-summary = Summary
consultations-language = Language of the draft text
consultations-language-nl = Dutch
consultations-language-en = English
consultations-time-zone = Time zone
consultations-time-zone-hint = Opening and closing times are given and shown in this zone, such as Europe/Amsterdam.
consultations-settings-title = Settings
consultations-address = Public page
consultations-rounds-title = Rounds
consultations-no-rounds = No rounds yet
consultations-no-rounds-how = Import a version of the draft text, then make a round in which people comment on it.
consultations-from-until = From { $opens } until { $closes }
consultations-versions-title = Versions
consultations-no-versions = No version of the draft text yet
consultations-versions-manage = Import or view versions
consultations-versions-look = View versions
consultations-changelog-none = Nothing was said yet about what is new.
consultations-versions-back = To the versions
consultations-version-title = Version { $label }
consultations-staff-title = Staff
consultations-no-staff = Nobody is appointed yet
consultations-staff-project-lead = project lead
consultations-staff-moderator = moderator
consultations-staff-drafter = drafter
consultations-staff-clerk = intake clerk
consultations-staff-appoint = Appoint somebody
consultations-staff-appoint-do = Appoint
consultations-staff-email-hint = Of the account that this person has here already.
consultations-staff-ask = The project lead appoints who works on this consultation, and so does an administrator of this site.
consultations-staff-nobody = There is no account with the address { $email }, or it was not confirmed yet. Ask this person to register first.
consultations-staff-appointed = Appointed.
consultations-staff-dismiss = Take this role away
consultations-staff-dismissed = The role was taken away.
consultations-label = Label
consultations-label-hint = What people call this version, such as 1.0 or “second draft”.
consultations-text-title = Title of the text
consultations-words = words
consultations-imported-at = Imported
consultations-upload-title = Import a version
consultations-files = Files
consultations-files-hint = Word (.docx), OpenDocument (.odt), PDF, Markdown, HTML or plain text, { $limit } MB together. Several files become one text, in the order in which you choose them.
consultations-changes = Leave tracked changes out
consultations-changes-hint = The text is then read as it was before those changes. Without a tick they are part of the text.
consultations-import = Import
consultations-look = Look first, do not import
consultations-read-look-title = The text as it would be imported
consultations-read-stored-title = The text was imported
consultations-read-imported = Version { $label } was imported.
consultations-read-replaced = Version { $label } was replaced.
consultations-read-kept = { $count ->
    [one] One passage was recognised from before and kept its key.
   *[other] { $count } passages were recognised from before and kept their keys.
}
consultations-read-looked = Nothing was stored. Go back, choose the files again and import them if this is right.
consultations-sections = sections
consultations-passages = passages
consultations-warnings = Please check this
consultations-read-text = The text
consultations-source-hash = Fingerprint of the files (SHA-256)
consultations-version-fixed = Round { $number } uses this version, so its text is fixed.
consultations-version-free = No round uses this version yet. Importing corrected files under the same label replaces it.
consultations-round-title = Round { $number }
consultations-round-new-title = New round
consultations-round-edit-title = Change round { $number }
consultations-round-edit = Change hours, version or access
consultations-round-created = The round was made as a draft. Announce it when it is right.
consultations-number = Number
consultations-round-version = Version of the text
consultations-choose = Choose a version
consultations-opens = Opens
consultations-closes = Closes
consultations-time-hint = Time in { $zone }.
consultations-access = Who may respond
consultations-access-open-hint = Anybody, once their e-mail address is confirmed; everybody can read the text.
consultations-access-invited-hint = Only invited parties can read the text and respond.
consultations-introduction = Introduction
consultations-introduction-hint = What you ask people to look at, shown above the text.
consultations-invited = Invited
consultations-invited-count = { $count ->
    [0] nobody
    [one] one party
   *[other] { $count } parties
}
consultations-do = What you can do now
consultations-announce = Announce
consultations-take-back = Take the announcement back
consultations-close-now = Close now
consultations-archive = Archive
consultations-sure-closed = Close round { $number } now?
consultations-sure-archived = Archive round { $number }?
consultations-sure-text-closed = The round was to close on { $closes }. Once it is closed nobody can respond any more. Whoever has a draft can no longer submit it.
consultations-sure-text-archived = An archived round can still be read, but nothing about it changes any more.
consultations-sure-undo-closed = { $count ->
    [0] Followers, invited people, staff and whoever has a draft are told at once.
    [one] You can undo this for one minute. Only then are followers, invited people, staff and whoever has a draft told.
   *[other] You can undo this for { $count } minutes. Only then are followers, invited people, staff and whoever has a draft told.
}
consultations-sure-undo-archived = { $count ->
    [0] You cannot undo this.
    [one] You can undo this for one minute.
   *[other] You can undo this for { $count } minutes.
}
consultations-sure-do-closed = Yes, close now
consultations-sure-do-archived = Yes, archive
consultations-undo-closed-early = This round was closed early. Followers, invited people and whoever has a draft are told on { $until }. Until then you can open the round again.
consultations-undo-archived = This round was archived. You can undo that until { $until }.
consultations-undo-do-closed-early = Open the round again
consultations-undo-do-archived = Undo archiving
consultations-undone = It was undone. Nobody was told of it.
consultations-undo-late = This can no longer be undone: those concerned know already how round { $number } stands.
consultations-extend = Later closing time
consultations-extend-do = Extend
consultations-extended = The round now closes later.
consultations-round-public = The round as readers see it
consultations-state-draft = Only staff can see this round.
consultations-state-scheduled = The round is announced and opens by itself.
consultations-state-open = Comments are taken until the closing time.
consultations-state-closed = No more comments are taken. Once the responses are published, the round is complete.
consultations-state-reporting = The responses are published.
consultations-state-archived = The round is kept for the record.
consultations-now-draft = The announcement of round { $number } was taken back.
consultations-now-scheduled = Round { $number } was announced.
consultations-now-closed = Round { $number } was closed.
consultations-second-looks-open = { $count ->
    [one] 1 second look at a response is still open. Have it decided on first: what is archived is decided on no more.
   *[other] { $count } second looks at responses are still open. Have them decided on first: what is archived is decided on no more.
}
consultations-now-archived = Round { $number } was archived.

consultations-invite-organisation = Give the name of the organisation, 200 characters at most.
consultations-invite-group = Choose the group the organisation belongs to.
consultations-invite-email = Give the e-mail address of the person to invite.
consultations-invite-role = The role is lead or member.
consultations-invite-language = The language is nl or en.
consultations-invite-words = Your own words in the mail
consultations-invite-words-hint = For instance why you ask this organisation. The mail itself names the consultation, and when the round opens and closes.
consultations-invite-words-long = Write at most 2,000 characters in the mail.
consultations-invite-early = Announce the round first: whoever is invited should be able to see when it opens.
consultations-invite-late = The round has closed; nobody can be invited to it any more.
consultations-invite-accepted = This invitation was accepted already.
consultations-lines-missing = Give at least one line, or choose a file.
consultations-lines-broken = This list cannot be read. Save it as CSV in UTF-8, one line for each invitation.
consultations-lines-many = A list may hold { $count } lines at most.
consultations-invitations-title = Invitations to round { $number }
consultations-invite-link = Invite organisations
consultations-invite-one = Invite an organisation
consultations-invite-do = Send invitation
consultations-invite-many = Invite many at once
consultations-invite-all = Send invitations
consultations-organisation = Organisation
consultations-group = Group
consultations-choose-group = Choose a group
consultations-email = E-mail address
consultations-role = Role of this person
consultations-role-lead = Lead: writes, invites colleagues and submits
consultations-role-member = Member: writes
consultations-mail-language = Language of the mail
consultations-lines = List
consultations-lines-hint = One line each: organisation, group, e-mail address. For an organisation that is here already, give its code in the place of its name. A role (lead or member) and a language (nl or en) may follow.
consultations-lines-file = Or a CSV file
consultations-lines-file-hint = A file goes before what is typed above.
consultations-list-sent = { $count_sent } of { $count_lines } invitations are on their way.
consultations-list-results = Result for each line
consultations-line = Line
consultations-result = Result
consultations-result-sent = On its way
consultations-invited-none = Nobody is invited yet
consultations-invited-one = The invitation to { $email } is on its way.
consultations-invited-again = The invitation was sent again; the link in the earlier mail no longer works.
consultations-invitation-accepted = Accepted (sent { $at })
consultations-invitation-waiting = Sent { $at }, not accepted yet
consultations-invitation-expired = Expired (sent { $at })
consultations-again = Send again

consultations-version-replaced = Somebody replaced one of these versions just now. Reload the page.
consultations-no-such-version = There is no version "{ $label }" in the consultation { $consultation }.
consultations-version-public-already = This version is public already.
consultations-version-not-public = This version was not made public by itself.
consultations-changelog = What is new in this version
consultations-changelog-hint = A few sentences for readers, shown in the list of versions.
consultations-changelog-long = What is new may hold { $limit } characters at most.
consultations-changelog-saved = What is new was saved.
consultations-version-changes = What changed since the version before
consultations-version-publish-title = Public or not
consultations-version-publish = Make public
consultations-version-publish-text = A version is public once a round on it has been announced. One that no round is about, such as the text that was adopted, you make public here.
consultations-version-is-public = Made public on { $date }. A version that a public round is about stays readable there.
consultations-version-hide = Make no longer public
consultations-version-published = The version is public now.
consultations-version-hidden = The version is no longer public by itself.

consultations-confidential = This consultation is confidential
consultations-confidential-hint = Nobody can see that it exists, except its staff and the parties you invite. All its rounds are by invitation.
consultations-confidential-means = Wherever these pages say “public” or “published”, they mean its staff and the parties you invite, with the colleagues these let in; nobody else.
consultations-confidential-already = This consultation is confidential already.
consultations-not-confidential = This consultation is not confidential.
consultations-confidential-round = Round { $number } is open to everybody. Change that before you make the consultation confidential.
consultations-access-confidential = This consultation is confidential. Choose “invited parties only” (on the command line: --invited), or first change that in its settings.
consultations-invitation-invited-as = invited as { $name }
