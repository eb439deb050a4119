### Wat onder elke mail staat.

email-why = U krijgt deze mail omdat dit adres bij ons is opgegeven voor een consultatie.
email-contact = Vragen? Schrijf naar { $contact }. Antwoorden op deze mail komen niet aan.
