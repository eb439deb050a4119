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
consultations-draft-in-use = Version "{ $label }" is used by round { $number } and can no longer be replaced. Import the corrected text under another label.

consultations-round-taken = There is already a round { $number }.
consultations-number-unsound = Give the round a number from 1 to 9999.
consultations-version-missing = Choose the version to comment on.
consultations-version-unknown = There is no version "{ $label }" in this consultation.
consultations-time-unreadable = Give a date and time, such as 2027-03-01T09:00.
consultations-closes-before-opening = The round must close after it opens.
consultations-closes-in-past = The closing time has passed already. Choose a later one.
consultations-not-later = The new closing time must be later than the present one.
consultations-access-missing = Choose who may respond.
consultations-introduction-long = The introduction may hold 5,000 characters at most.
consultations-round-moved = Round { $number } is no longer in the state in which this can be done. Reload the page to see where it stands.

consultations-mail-greeting = Dear { $name },
consultations-mail-opened-subject = You can now comment on: { $title }
consultations-mail-opened-text = Round { $number } of the consultation "{ $title }" is open. Your organisation was invited to respond. Comments are taken until { $closes }.
consultations-mail-opened-how = Members of your organisation can write comments together; somebody with the role of lead submits the response.
consultations-mail-opened-link = Read the text and comment
consultations-mail-closed-subject = Closed: round { $number } of { $title }
consultations-mail-closed-text = Round { $number } of the consultation "{ $title }" closed on { $closes }. Comments can now be decided on and answered without new ones coming in.
consultations-mail-closed-link = To the round

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
consultations-versions-back = To the versions
consultations-version-title = Version { $label }
consultations-staff-title = Staff
consultations-no-staff = Nobody is appointed yet
consultations-staff-moderator = moderator
consultations-staff-drafter = drafter
consultations-staff-appoint = Appoint moderators and drafters
consultations-staff-ask = An administrator of this site appoints moderators and drafters.
consultations-label = Label
consultations-label-hint = What people call this version, such as 1.0 or “second draft”.
consultations-text-title = Title of the text
consultations-words = words
consultations-imported-at = Imported
consultations-upload-title = Import a version
consultations-files = Files
consultations-files-hint = Markdown, HTML or plain text, { $limit } MB together. Several files become one text, in the order in which you choose them.
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
consultations-access-open-hint = Anybody with a confirmed account; everybody can read the text.
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
consultations-extend = Later closing time
consultations-extend-do = Extend
consultations-extended = The round now closes later.
consultations-round-public = The round as readers see it
consultations-state-draft = Only staff can see this round.
consultations-state-scheduled = The round is announced and opens by itself.
consultations-state-open = Comments are taken until the closing time.
consultations-state-closed = No more comments are taken. Once the answers are published, the round goes on to reporting.
consultations-state-reporting = The answers are published.
consultations-state-archived = The round is kept for the record.
consultations-now-draft = The announcement of round { $number } was taken back.
consultations-now-scheduled = Round { $number } was announced.
consultations-now-closed = Round { $number } was closed.
consultations-now-archived = Round { $number } was archived.
