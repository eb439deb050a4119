### What stands under every mail.

email-why = You receive this mail because this address was given to us for a consultation.
email-contact = Questions? Reply to this mail, or write to { $contact }.
email-contact-elsewhere = Questions? Contact us: { $contact }. Replies to this mail do not reach us.
email-button-else = Does the button not work? Go to this address:
email-button-submission = See your submission

email-dear = Dear { $name },
email-hello = Hello,

email-verify-subject = Confirm your e-mail address
email-verify-text = You asked for an account with this e-mail address. Follow this link and choose your name and password there:
email-verify-until = The link works for { $count ->
    [one] one hour
   *[other] { $count } hours
}, once.
email-verify-not-you = Was this not you? Then do nothing; the request goes away by itself.

email-account-exists-subject = You have an account already
email-account-exists-text = Somebody, probably you, asked for a new account with this e-mail address. It has an account already, so nothing was changed.
email-account-exists-sign-in = You can sign in here: { $url }
email-account-exists-forgot = Forgotten your password? Choose a new one here:
email-account-exists-not-you = Was this not you? Then you need not do anything.

email-reset-subject = Choose a new password
email-reset-text = You asked for a link to choose a new password. This is it:
email-reset-until = The link works for { $count ->
    [one] one minute
   *[other] { $count } minutes
}, once.
email-reset-not-you = Was this not you? Then do nothing; your password stays as it is.

email-password-changed-subject = Your password was changed
email-password-changed-text = The password of your account was changed just now, you were signed out everywhere else, and your access tokens work no more.
email-password-changed-not-you = Was this not you? Then choose a new password at once:

email-invitation-subject = Invitation to respond for { $organisation }
email-invitation-by = { $inviter } invites you to respond to consultations for { $organisation }.
email-invitation-to = You are invited to respond to consultations for { $organisation }.
email-invitation-consultation = It is about the consultation "{ $consultation }".
email-invitation-hours = You can respond from { $opens } until { $closes }.
email-invitation-words = { $inviter } writes:
email-invitation-words-ministry = With the invitation comes this message:
email-invitation-text = Follow this link to accept. If you have no account yet, you can make one there.
email-invitation-until = The link works for { $count ->
    [one] one day
   *[other] { $count } days
}.

email-round-invitation-subject = Invitation to respond: { $consultation }
email-round-invitation-text = { $organisation } is invited to respond to the consultation "{ $consultation }". You can do so here:
email-round-invitation-link = Read the text and respond

email-receipt-file = receipt-{ $receipt }.pdf
