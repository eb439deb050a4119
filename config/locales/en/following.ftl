### Following a consultation by mail, without an account.

following-title = Follow this consultation
following-lead = Be told by mail about:
following-what = You get a mail when a round opens or closes, when there is a new version of the text, and when comments have been answered. We send no other mail.
following-how = You need no account. We send you a mail with a link to confirm your address; { $count ->
    [one] if you do not do so within an hour, we erase the request
   *[other] if you do not do so within { $count } hours, we erase the request
}.
following-email = E-mail address
following-email-hint = We use it for this alone. Each mail has a link to stop; then we erase your address.
following-language = Language of the mails
following-language-missing = Choose a language for the mails.
following-privacy = What we do with your address:
following-own = We send the mails to the address of your account: { $email }.
following-own-follows = You follow this consultation with the address of your account: { $email }.
following-follows = You follow this consultation: you get a mail when something happens.
following-follow = Follow
following-stop = Stop following
following-count = { $count ->
    [0] Nobody follows this consultation.
    [one] 1 address follows this consultation.
   *[other] { $count } addresses follow this consultation.
}
following-otherwise = Or keep up in another way
following-sent-title = Look in your mail
following-sent-text = If the address is right, you get a mail within a few minutes. Follow the link in it to confirm that you want to follow this consultation:
following-sent-missing = Nothing received? Check your spam folder. Did you ever stop our mails? Then you get none. Use the link that stopped them to allow them again. The link works for { $count ->
    [one] one hour
   *[other] { $count } hours
}.
following-link-dead = This link does not work (any more).
following-link-again = You can ask to follow the consultation once more on its page:
following-confirm-title = Confirm that you want to follow
following-confirm-text = Do you want a mail when something happens in the consultation “{ $title }”?
following-confirm = Yes, I want to follow
following-begun = You follow this consultation. Each mail you get has a link to stop.
following-ended = You do not follow this consultation any more.
following-stop-title = Stop following
following-stop-text = Do you want no more mail about the consultation “{ $title }”?
following-stopped-title = You have stopped following
following-stopped-text = You get no more mail about the consultation “{ $title }”. Your address has been erased from its list.
following-stopped-already = This link does not work (any more). Most likely you do not follow this consultation any more.
following-stopped-check = Do you still get mail? Then use the link in the newest one.

following-mail-confirm-subject = Confirm that you want to follow: { $title }
following-mail-confirm-text = You asked for a mail when something happens in the consultation “{ $title }”. Follow this link and press the button there to confirm that:
following-mail-confirm-until = The link works for { $count ->
    [one] one hour
   *[other] { $count } hours
}; after that we erase the request.
following-mail-confirm-not-you = Did you not ask for this? Then you need not do anything.
following-mail-known-subject = You follow already: { $title }
following-mail-known-text = Somebody, most likely you, asked to follow the consultation “{ $title }” with this address. You do already; nothing has changed.
following-mail-stop = Stop following:
following-mail-why = You get this mail because you follow the consultation “{ $title }”.
following-mail-subject-opened = Open for comment: { $title }
following-mail-subject-closed = Round closed: { $title }
following-mail-subject-version = New version: { $title }
following-mail-subject-answers = Responses published: { $title }
following-mail-text-opened = In the consultation “{ $title }” round { $number } has opened. You can comment until { $closes }.
following-mail-text-closed = In the consultation “{ $title }” round { $number } has closed. The drafters are now answering the comments.
following-mail-text-version = In the consultation “{ $title }” version { $label } of the text can be read.
following-mail-text-answers = In the consultation “{ $title }” responses to the comments in round { $number } have been published.
following-mail-link-opened = Read the text:
following-mail-link-closed = See the consultation:
following-mail-link-extended = Read the text:
following-mail-link-taken-back = See all consultations:
following-mail-button-extended = Read the text
following-mail-button-taken-back = See all consultations
following-mail-subject-extended = More time to respond: { $title }
following-mail-subject-taken-back = Not taking place for now: { $title }
following-mail-text-extended = There is more time to respond to “{ $title }”. Round { $number } now closes on { $closes }.
following-mail-text-taken-back = Round { $number } of the consultation “{ $title }” was announced. It does not take place for now.
following-mail-link-version = See what has changed:
following-mail-link-answers = Read the report:
following-mail-button-opened = Read the text
following-mail-button-closed = See the consultation
following-mail-button-version = See what has changed
following-mail-button-answers = Read the report
following-mail-stop-link = Stop following
following-mail-confirm-button = Confirm that you follow
following-mail-subject-mended = Typing error corrected: { $title }
following-mail-text-mended = In the text of the consultation “{ $title }”, round { $number }, a typing error was corrected: “{ $old }” is now “{ $new }”.
following-mail-link-mended = Read the text:
following-mail-button-mended = Read the text
