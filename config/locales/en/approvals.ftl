### What takes two people.

approvals-title = Waits for a second person
approvals-setting = Ask for a second person
approvals-setting-hint = Announcing a round, making a version public, publishing the answers, and letting the public read what a decision hid are then done only when two people want the same. Only an administrator can switch this off again.
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
approvals-deed-publish-answers = Publish the answers
approvals-deed-lift-decision = Let the public read what a decision hid
approvals-deed-disclose = No longer keep the consultation confidential
