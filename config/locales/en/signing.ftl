### Other organisations sign a party's submission along.

signing-signatories = Signatories
signing-count = { $count ->
    [0] No organisation has signed this submission.
    [one] 1 organisation has signed this submission.
   *[other] { $count } organisations have signed this submission.
}
signing-not-named = Their names are not shown. Your submission is published without your name, and others could tell from their names whose it is.
signing-state-planned = Asked when you submit
signing-state-asked = Asked
signing-state-signed = Signed
signing-state-declined = Declined
signing-state-taken-back = Signature taken back
signing-by = by { $name },
signing-unask = Cancel the request
signing-ask = Ask an organisation to co-sign
signing-ask-draft = The organisation is asked as soon as you submit, and then reads your whole submission. Do you change it later? Then we ask the organisation to sign again.
signing-ask-text = The leads of the organisation get a mail and read your whole submission. Then they choose: sign or decline. Do you change it later? Then we ask them to sign again.
signing-organisation = Organisation
signing-email = Or the e-mail address of somebody who leads it
signing-email-hint = They get a mail and say for which organisation they sign.
signing-code = Code of the organisation
signing-code-hint = Its leads find it on the page of the organisation here, and can give it to you.
signing-by-mail = Asked by mail, not taken up yet
signing-whom = Fill in the code of the organisation, or an e-mail address.
signing-code-unknown = No organisation with this code can be asked. Check the code, or ask by mail.
signing-asked-by-mail = { $party } asks you to have your organisation sign its submission. Say which organisation that is; then you read the whole of it, and sign or decline.
signing-which = For which organisation?
signing-read = Read the submission
signing-leads-none = You do not lead an organisation here. Add yours first, and then follow the link in the mail again.
signing-choose = Choose an organisation that you lead.
signing-link-dead = This link does not work any more: it was followed, taken back, or the submission was changed.
signing-link-other = This link was sent to another address than that of your account.
signing-ask-do = Ask to sign
signing-asked = Noted. The organisation is asked to sign.
signing-unasked = The request has been taken back.
signing-own = This is your own organisation.
signing-not-invited = This round is on invitation, and your organisation was not invited to it.
signing-asked-already = This organisation has been asked already.
signing-answered = This organisation has answered already.
signing-too-many = At most { $count } organisations can be asked to sign a submission.

signing-title = Sign a submission
signing-requests = Asked to sign
signing-requests-caption = Submissions of other parties that your organisations are asked to sign, newest first
signing-request = Submission of
signing-answer-title = Does { $organisation } sign?
signing-means = By signing, your organisation stands behind the whole submission of { $party }. Your organisation counts as a signatory in the report of this consultation.
signing-means-named = The name of your organisation is then shown on public pages, in reports and in files.
signing-means-counted = The name of your organisation is not made public, because this submission is published without a name. The ministry does see who signed.
signing-means-hash = What you sign is exactly this, by its content hash:
signing-sign = Sign
signing-decline = Decline
signing-take-back = Take the signature back
signing-closed = The round is closed: nothing can be signed or taken back any more.
signing-content = What you sign
signing-signed = Your organisation has signed. Until the round closes you can take the signature back.
signing-declined = Your organisation has declined, and reads the submission no more. It can be asked again.
signing-taken-back = The signature has been taken back.
signing-other-content = This submission has changed since you opened it. Read it again before you sign.
signing-decided-meanwhile = Somebody else of your organisation has answered already.

signing-mail-subject = You are asked to sign a submission
signing-mail-button = See the request
signing-mail-text = A party asks for a signature under its submission to the consultation “{ $consultation }”, round { $round }. Follow the link to read it, and sign or decline.
signing-mail-changed = You signed an earlier submission, which this one replaces. Your signature does not count under the new one until you sign it.
signing-mail-until = You can sign until
signing-mail-answered-signed = This organisation has signed your submission:
signing-mail-answered-declined = This organisation declines to sign your submission:
signing-mail-answered-taken-back = This organisation has taken its signature back:
signing-mail-answered-text = This is about submission { $receipt } to the consultation “{ $consultation }”, round { $round }. The page of the submission shows where each signature stands.
signing-mail-organisation = You are asked as a lead of { $organisation }.
signing-mail-answered-subject = An answer to your request to sign

signing-withdrawn-title = Submission withdrawn
signing-withdrawn-text = { $party } has withdrawn this submission. You can sign nothing any more.
signing-withdrawn-signed = The signature of your organisation no longer counts.
signing-mail-withdrawn-subject = A submission that you were asked to sign was withdrawn
signing-mail-withdrawn-text = A submission to the consultation “{ $consultation }”, round { $round }, that { $organisation } was asked to sign, was withdrawn.
signing-mail-withdrawn-signed = Your organisation had signed the submission. The signature no longer counts. If the submission is submitted again, you will receive a new request.
signing-mail-withdrawn-asked = You need not do anything. If the submission is made again, you will receive a new request.
signing-to-answer = Read everything below. At the end you choose whether to sign.
