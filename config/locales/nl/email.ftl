### Wat onder elke mail staat.

email-why = U krijgt deze mail omdat dit adres bij ons is opgegeven voor een consultatie.
email-contact = Vragen? Antwoord op deze mail, of schrijf naar { $contact }.
email-contact-elsewhere = Vragen? Neem contact op: { $contact }. Antwoorden op deze mail komen niet aan.
email-button-else = Werkt de knop niet? Ga dan naar dit adres:
email-button-submission = Uw inzending bekijken

email-dear = Beste { $name },
email-hello = Goedendag,

email-verify-subject = Bevestig uw e-mailadres
email-verify-text = U hebt een account aangevraagd met dit e-mailadres. Volg deze link en kies daar uw naam en wachtwoord:
email-verify-until = De link werkt { $count ->
    [one] één uur
   *[other] { $count } uur
} en één keer.
email-verify-not-you = Hebt u dit niet gevraagd? Dan hoeft u niets te doen; de aanvraag verdwijnt vanzelf.

email-account-exists-subject = U hebt al een account
email-account-exists-text = Iemand, waarschijnlijk u, heeft een nieuw account aangevraagd met dit e-mailadres. Het adres heeft al een account; er is niets veranderd.
email-account-exists-sign-in = U kunt hier inloggen: { $url }
email-account-exists-forgot = Wachtwoord vergeten? Kies hier een nieuw wachtwoord:
email-account-exists-not-you = Was u dit niet? Dan hoeft u niets te doen.

email-reset-subject = Kies een nieuw wachtwoord
email-reset-text = U hebt gevraagd om een link waarmee u een nieuw wachtwoord kunt kiezen. Dit is de link:
email-reset-until = De link werkt { $count ->
    [one] één minuut
   *[other] { $count } minuten
} en één keer.
email-reset-not-you = Hebt u dit niet gevraagd? Dan hoeft u niets te doen; uw wachtwoord blijft zoals het is.

email-password-changed-subject = Uw wachtwoord is gewijzigd
email-password-changed-text = Het wachtwoord van uw account is zojuist gewijzigd. Op andere apparaten bent u uitgelogd, en uw toegangstokens werken niet meer.
email-password-changed-not-you = Was u dit niet? Kies dan meteen een nieuw wachtwoord:

email-invitation-subject = Uitnodiging om te reageren namens { $organisation }
email-invitation-by = { $inviter } nodigt u uit om namens { $organisation } op consultaties te reageren.
email-invitation-to = U bent uitgenodigd om namens { $organisation } op consultaties te reageren.
email-invitation-consultation = Het gaat om de consultatie "{ $consultation }".
email-invitation-hours = U kunt reageren van { $opens } tot { $closes }.
email-invitation-words = { $inviter } schrijft erbij:
email-invitation-words-ministry = Bij de uitnodiging staat:
email-invitation-text = Volg deze link om de uitnodiging aan te nemen. Hebt u nog geen account? Dan kunt u er daar een maken.
email-invitation-until = De link werkt { $count ->
    [one] één dag
   *[other] { $count } dagen
}.

email-round-invitation-subject = Uitnodiging om te reageren: { $consultation }
email-round-invitation-text = { $organisation } is uitgenodigd om te reageren op de consultatie "{ $consultation }". Dat kan hier:
email-round-invitation-link = Lees de tekst en reageer

email-receipt-file = ontvangstbewijs-{ $receipt }.pdf
