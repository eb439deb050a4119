### Codes with which colleagues without an account draft for their organisation.

codes-title = Colleagues without an account
codes-make = Make a code for colleagues
codes-text = With the code, colleagues without an account read the text, see this draft and write comments in it under their own name. They cannot submit, and change only what they wrote themselves. Whoever has the code can come in: pass it on yourself, to people you know.
codes-days-label = The code works for
codes-days-hint = And at most until the round closes.
codes-days-choice = { $count ->
    [one] 1 day
   *[other] { $count } days
}
codes-days = Choose how long the code works.
codes-make-do = Make a code
codes-made = The code has been made
codes-once = Copy it now: it is shown this once.
codes-where = Colleagues enter it at
codes-ends-in = Code ending in { $hint }
codes-works = Works
codes-until = until
codes-is-withdrawn = Withdrawn
codes-expired = Ended
codes-used-by = Used by:
codes-unused = Not used by anybody yet.
codes-withdraw = Withdraw
codes-withdrawn = The code has been withdrawn. Whoever used it has no access any more; what they wrote stays.
codes-too-many = At most { $count } codes work at a time. Withdraw one first.
codes-people = { $count } people use this code already. Ask for another.

codes-join-title = Join a draft
codes-join-lead = You have a code from somebody who writes a submission for your organisation.
codes-code = Code
codes-code-hint = Twelve letters and digits; capitals, spaces and dashes do not matter.
codes-your-name = Your name
codes-your-name-hint = Your colleagues see it beside what you write.
codes-join-privacy = Only people of the organisation see your name. A cookie remembers who you are as long as the code works.
codes-join-do = Join
codes-joined = You are in. What you write stands in the draft of your organisation at once.
codes-wrong = This code does not work. Check it, or ask for a new one.
codes-name = Fill in your name, in at most { $count } characters.
codes-signed-in = You are signed in, so you need no code: ask a lead of the organisation to make you a member of it.
codes-submitted-since = { $party } has submitted the draft that you helped to write. You can no longer read it or write in it here. If { $party } takes it up again, it is here again.
codes-withdrawn-since = { $party } has withdrawn the submission that you helped to write. You can no longer read it or write in it here. If { $party } takes it up again, it is here again.
