### Access: tokens, sessions, and who guesses passwords.

accounts-password-again-hint = We ask for it again, so that nobody else can do this in your browser.
accounts-token-scopes = What the token may do
accounts-token-scope-read = Read
accounts-token-scope-hint-read = See what you wrote and may read.
accounts-token-scope-respond = Respond
accounts-token-scope-hint-respond = Write comments for you or your organisation, and submit and withdraw the submission.
accounts-token-scope-manage = Manage
accounts-token-scope-hint-manage = Everything you may do as staff or administrator.
accounts-token-scopes-wrong = Choose at least one thing that the token may do.
accounts-token-lifetime = How long the token works
accounts-token-lifetime-hint = A year at most. After that you make a new token.
accounts-token-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
  }
accounts-token-days-wrong = Choose how long the token works.
accounts-token-until = Works until
accounts-token-used = Last used
accounts-token-unused = not yet

email-token-made-subject = An access token was made
email-token-made-text = An access token for your account was made just now: “{ $token }”. A program can use your account with it until { $date }.
email-token-made-see = See and revoke your tokens:
email-token-made-not-you = Was this not you? Then choose a new password at once. All tokens stop working then:

accounts-sessions-title = Where you are signed in
accounts-sessions-lead = Every browser in which you are signed in. One you do not recognise? Sign out there and choose a new password.
accounts-session-browser = Browser
accounts-session-unknown = Unknown browser
accounts-session-origin = Network address
accounts-session-used = Last used
accounts-session-here = This browser
accounts-session-end = Sign out
accounts-session-ended = You are signed out in that browser.
accounts-sessions-everywhere = At your account you can sign out everywhere at once.

email-guessed-subject = Somebody tries to sign in to your account
email-guessed-text = In the last day somebody tried { $count } times to sign in to your account with a wrong password. They did not get in. We let fewer and fewer tries pass. In a browser in which you signed in before, you notice nothing of it.
email-guessed-see = See where you are signed in:
email-guessed-unsure = Do you use this password elsewhere too? Then choose a new one:

accounts-blocked = This account is blocked. Ask { $contact }.
accounts-address-title = Change e-mail address
accounts-address-lead = We send a link to the new address. Once you open it, the new address counts. You are signed out on other devices then, and your access tokens stop working.
accounts-address-present = Your present address
accounts-address-new = New address
accounts-address-same = This is the address of your account already.
accounts-address-asked = We have sent a link to the new address. Until you open it, everything stays as it is.
accounts-address-confirm-title = Confirm your new address
accounts-address-confirm-text = Press the button to move this account to the new address.
accounts-address-confirm = Confirm new address
accounts-address-changed = Your e-mail address is changed.

email-address-confirm-subject = Confirm your new e-mail address
email-address-confirm-text = Somebody, probably you, wants to move an account to this e-mail address. Follow this link and press the button there:
email-address-confirm-not-you = Was this not you? Then you need not do anything.
email-address-asked-subject = Somebody wants to change the e-mail address of your account
email-address-asked-text = Another e-mail address was asked for your account. It counts only once somebody confirms it from that other address.
email-address-asked-not-you = Was this not you? Then choose a new password at once. The request ends with that:
email-address-changed-subject = The e-mail address of your account was changed
email-address-changed-text = Your account has another e-mail address now. We send nothing more about it to this address.
email-address-changed-not-you = Was this not you? Let us know at once: { $contact }

admin-blocked = Blocked
admin-ending = End access
admin-ending-text = Signing out ends all sessions, tokens and links in mails. Nobody gets in with a blocked account; its roles stay.
admin-sign-out = Sign out everywhere
admin-block = Block
admin-unblock = Block no longer
admin-not-oneself = You cannot do this with your own account.
admin-erase-title = Erase the person
admin-erase-text = Name, e-mail address, roles and drafts go, and nobody can sign in any more. What was submitted stays, without a name. This cannot be undone.
admin-erase-named-text = The text of comments does not change. If the name is part of it, it stays until a moderator redacts those words.
admin-erase-named = In these comments of this person the name or the address is part of the text. Have a moderator redact them, best before:
admin-erase-place = Comment { $number }, { $consultation }, round { $round }
admin-erased-named = The person is erased. The name is still part of the text of these comments: { $comments }. Ask a moderator to redact those words.
admin-erase-sure = Yes, this person is to be erased
admin-erase-sure-missing = Confirm first that this person is to be erased.
admin-erase = Erase
admin-erased = This person was erased on { $date }.

guest-confirm-content = This is the whole submission
guest-confirm-files = Attachments
guest-confirm-yours = Is this submission yours?
guest-link-renew-text = Each link works once. We gladly mail you a new one, to the address with which you responded.
guest-link-renew = Mail me a new link
guest-link-renewed = We have mailed you a new link.

email-guest-link-subject = A new link to your submission
email-guest-link-text = With this link you open your submission to the consultation “{ $consultation }”, round { $round }. The link works once:
email-guest-link-not-you = Did you not ask for this? Then you need not do anything.
