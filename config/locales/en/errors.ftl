error-title-not-found = Page not found
error-title-forbidden = You may not do this
error-title-refused = That did not go through
error-title-busy = It is busy here
error-title-internal = Something went wrong
error-not-found = This page was not found, or it is not public (any more). Check the address.
error-forbidden = Your account may not see or do this. If you think it should, ask the people who run this consultation.
error-method = This address does not work that way.
error-internal = Something went wrong on our side. It has been noted. Please try again later.
error-csrf = This form was open for too long, or it was opened in another session. Go back, reload the page and send it again.
error-form-broken = The form did not arrive whole. Go back and send it again.
error-unreadable = What was sent holds a sign that cannot be read (a zero). Take it out, and send it again.
error-form-too-large = You are sending too much at once. Make your text shorter, or send it in parts.
error-too-slow = What you sent did not arrive in time. Try again on a better connection.
error-upload-too-large = The files are larger than { $limit } together.
error-upload-file-too-large = { $file } is too large: at most { $limit } can be sent at once.
error-upload-too-many = At most { $count } files can be sent at once.
error-too-many = Too many attempts. { $count ->
    [one] Try again in a second.
   *[other] Try again in { $count } seconds.
}
error-home = To the start page
mail-not-dead = This mail is not waiting to be sent again: somebody else has seen to it already.
error-busy = Many people ask for this at the moment. Nothing was changed. { $count ->
    [one] Try again in a second.
   *[other] Try again in { $count } seconds.
}
mail-erased = The words of this mail were erased. Whoever it was for can ask for a new one.
error-title-unavailable = That is not possible right now
error-database-away = Our database does not answer. What you asked for was not done. Please try again in a moment.
error-database-unsure = Our database stopped answering half way. It is not certain whether what you did was kept: look first, and do it again if it is not there.
error-database-busy = It is too busy here right now. What you asked for was not done. Please try again in a moment.
error-database-full = Nothing can be stored here right now. What you asked for was not done. Keep what you wrote, and try again later. The administrator has to make room on the disk, or see to the rights of the database's file.
error-again-text = What you filled in stands in this page. As long as you keep it open, you can send it again.
error-again = Send again
error-again-words = What you wrote
error-back = Back to the page you came from
error-gone = Nothing of it was saved. What you wrote is shown below. Copy it if you want to keep it.
error-filter = This address narrows the list by something that makes no sense: { $name } is “{ $asked }”. Nothing was done. Choose again in the list.
error-upload-field-too-large = You typed too much in one field: at most { $limit } kB. Send it in parts.
confined-memory = { $file } cannot be read: that takes more than { $memory } MB of memory. Make the file smaller or simpler.
confined-time = { $file } cannot be read: that takes longer than { $seconds } seconds. Make the file smaller or simpler.
confined-result = { $file } cannot be read: too much text comes out of it. Divide the file.
confined-broken = { $file } cannot be read: the reading broke off. The file may be damaged.
confined-busy = { $file } cannot be read now: too many other files are waiting. Try again in a minute.
error-again-title = Now send it again
error-signed-out-title = You are no longer signed in
error-signed-out = What you wrote is not lost: it is shown below. Sign in; then you can send it at once. Did you respond without an account? Then copy your words, and open the link in the mail you received or begin again.
error-guest-over-title = You cannot go on writing here
error-guest-over = Your link works no more, or its time is over. What you wrote is not lost: it is shown below. Begin again without an account. Then you can send it at once.
error-guest-begun = You can go on without an account now.
error-guest-begin = Begin again
error-guest-gone-title = You cannot go on writing here
error-guest-gone = Your link works no more, or its time is over. What you wrote is not lost: it is shown below. Copy your words. Then open the link in the mail you received, or begin again at the text. Did you write along with a code? Then ask for a new code.
error-other-session-title = Please send it once more
error-other-session = This form belongs to an earlier session. What you wrote is not lost: it is shown below.
error-again-signed-in = You are signed in again.
