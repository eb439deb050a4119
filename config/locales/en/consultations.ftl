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
