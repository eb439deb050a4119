### What stands under every mail.

email-why = You receive this mail because this address was given to us for a consultation.
email-contact = Questions? Write to { $contact }. Replies to this mail do not reach us.
