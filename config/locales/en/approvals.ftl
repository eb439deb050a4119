### What takes two people.

approvals-title = Waits for a second person
approvals-setting = Ask for a second person
approvals-setting-hint = Announcing a round, making a version public, publishing the responses, and letting the public have what a decision hid of a comment or an attachment are then done only when two people want the same. Only an administrator can switch this off again.
approvals-admin-only = Only an administrator of this site can do without a second person again.
approvals-asked = Noted. This is done as soon as a second person wants the same; until then nothing changes.
approvals-own = You asked for this already. Somebody else has to agree.
approvals-you-asked = You asked for this. It is done when somebody else with the same role does it too.
approvals-somebody-asked = { $name } asked for this. If you do it too, it is done at once.
approvals-take-back-first = Two people announced this round. Take the announcement back before you change it.
approvals-asked-by = asked by { $name }, { $at }
approvals-withdraw = Withdraw
approvals-refuse = Refuse
approvals-ended = The request is gone; nothing was changed.
approvals-lift = { $count ->
    [0] { $name } wants that the public reads more of this comment: “{ $verdict }”. It is done when you take the same decision.
    *[other] { $name } wants that the public reads more of this comment: “{ $verdict }”, with only these words hidden: { $words }. It is done when you take the same decision.
}
approvals-deed-announce-round = Announce a round
approvals-deed-publish-version = Make a version public
approvals-deed-mend-text = Correct a typing error in the text
approvals-deed-publish-answers = Publish the responses
approvals-deed-change-answer = Publish a response that was changed after a second look
approvals-deed-lift-decision = Let the public read what a decision hid
approvals-deed-disclose = No longer keep the consultation confidential
approvals-deed-lift-file-decision = Let the public have of an attachment what a decision hid
approvals-lift-file = { $name } wants the public to have more of this attachment: “{ $verdict }”. It is done when you take the same decision.
approvals-lift-file-words = { $name } wants the public to have more of this attachment: “{ $verdict }”, with the name “{ $file }” and the description “{ $description }”. It is done when you take the same decision.
approvals-mail-subject = { $title }: a second person is needed
approvals-mail-text = { $name } asked for something in the consultation “{ $title }” that two people have to want:
approvals-mail-next = Look at it on this page. If you want the same, do it there too. If you do not, you can refuse it on the page of the consultation.
approvals-mail-link = Look at what was asked
