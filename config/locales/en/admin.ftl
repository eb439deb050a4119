### Pages for those who run the installation.

admin-title = Administration
admin-overview = Overview
admin-accounts = Accounts
admin-organisations = Organisations
admin-mail = Mail
admin-audit = Audit log
admin-consultations = Set up consultations
admin-version = Version
admin-database = Database
admin-mails-waiting = Mails waiting
admin-mails-dead = Mails given up
admin-mails-look = Some mails could not be delivered. See which.
admin-search = Name or e-mail address
admin-name = Name
admin-confirmed = Address confirmed
admin-not-confirmed = Not yet
admin-roles = Roles
admin-no-roles = No roles in consultations.
admin-is-admin = Administrator
admin-yes = Yes
admin-no = No
admin-make-admin = Make administrator
admin-make-no-admin = No longer administrator
admin-appoint-title = Give a role
admin-appoint = Give role
admin-dismiss = Take role away
admin-consultation-slug = Short name of the consultation
admin-consultation-slug-hint = As in its web address, after /consultations/.
admin-saved = The change is saved.
admin-next = More
admin-nothing = Nothing here.
admin-organisation-make = Add an organisation
admin-no-members = No members yet.
admin-invite = Invite somebody to this organisation
admin-mail-dead-text = These mails could not be delivered and are not tried any more.
admin-mail-waiting-text = These mails are waiting for their next attempt.
admin-mail-show-waiting = Show mails that wait
admin-mail-show-dead = Show mails given up
admin-mail-to = To
admin-mail-kind = Kind
admin-mail-attempts = Attempts
admin-mail-error = Last error
admin-mail-send-again = Send again
admin-mail-sent-again = The mail is in line to be sent again.
admin-mail-sent-all-again = { $count ->
    [0] No mails had been given up. What waits is tried now.
    [one] One mail that was given up is sent again.
   *[other] { $count } mails that were given up are sent again.
}
admin-mail-send-all-again = Send all again
admin-mail-erased = Its words were erased. Whoever it was for can ask for a new mail.
admin-mail-trouble = The mail server stops all mail
admin-mail-trouble-text = All mail waits. Nothing is lost, and the attempts do not count. Look at the settings under [mail] and at the mail server. This is what went wrong:
admin-mail-trouble-since = This began on
admin-mail-trouble-until = The next attempt is on
admin-mails-held = The mail server stops all mail. See why.
admin-audit-verify = Check the chain
admin-audit-whole = The chain is whole: { $count ->
    [one] one event
   *[other] { $count } events
} checked.
admin-audit-waiting = The chain is whole: { $count } events. { $waiting } more have no place in it yet; they get it within seconds.
admin-audit-cut = The log ends after event { $number }, but a checkpoint was made at event { $checkpoint }: events were cut off.
admin-audit-rewritten = Event { $number } is another than when its checkpoint was made: the log was rewritten.
admin-audit-key-missing = Event { $number } was written under key { $key }, which audit.key_file does not hold.
admin-audit-changed = Event { $number } was changed after it was written.
admin-audit-missing = Event { $number } is missing.
admin-audit-action = Action
admin-audit-action-hint = As in the list, such as account.sign-in.
admin-audit-consultation = Number of the consultation
admin-audit-number = Number
admin-audit-at = When
admin-audit-who = Who
admin-audit-subject = Subject
admin-audit-details = Details
email-audit-checkpoint-subject = End of the audit log: event { $number }
email-audit-checkpoint-text = The audit log of this installation now ends with event { $number }. Keep this mail where nobody who runs the installation can change it:
email-audit-checkpoint-use = With it, this command finds out later whether the log was rewritten or cut off:
