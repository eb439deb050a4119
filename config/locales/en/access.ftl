### Access: tokens, and what ends.

accounts-password-again-hint = We ask for it again, so that nobody else can do this in your browser.
accounts-token-scopes = What the token may do
accounts-token-scope-read = Read
accounts-token-scope-hint-read = See what you wrote and may read.
accounts-token-scope-respond = Respond
accounts-token-scope-hint-respond = Write, submit and withdraw responses for you or your organisation.
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
