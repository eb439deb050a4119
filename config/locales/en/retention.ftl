### Terms after which things are erased.

retention-hold = Erase nothing of this consultation
retention-hold-hint = While this is on, nothing of this consultation is erased, not even after its term. Use it for a court case, or a request for information.
email-account-unused-subject = Your account will be erased
email-account-unused-text = You have not used your account for a long time. So we will erase it on or after { $date }: your name, your e-mail address and what you had not sent yet. What you sent before stays, without your name.
email-account-unused-keep = Do you want to keep it? Sign in once before that day:
retention-years = { $count } years
retention-days = { $count ->
    [one] one day
   *[other] { $count } days
}
retention-erased = The words of this submission were erased when their term had come. Its receipt stays valid.
