### Who responds without an account.

guest-title = Responding without an account
guest-intro = You are responding without an account, for { $party }. This browser remembers who you are.
guest-intro-colleague = You are helping to write the response of { $party }, without an account. This browser remembers who you are.
guest-name = Your name
guest-to-response = To your response
guest-to-text = To the text
guest-end = Stop on this computer
guest-end-warning = This browser then forgets who you are. What you wrote is kept, but you can no longer reach it from here. Do this if others use this computer too.
guest-end-now = Stop
guest-ended = This browser no longer knows who you are.
