### Wie zonder account reageert.

guest-title = Reageren zonder account
guest-intro = U reageert zonder account, namens { $party }. Deze browser onthoudt wie u bent.
guest-intro-colleague = U schrijft zonder account mee aan de reactie van { $party }. Deze browser onthoudt wie u bent.
guest-name = Uw naam
guest-to-response = Naar uw reactie
guest-to-text = Naar de tekst
guest-end = Stoppen op deze computer
guest-end-warning = Deze browser vergeet dan wie u bent. Wat u hebt geschreven blijft staan, maar u kunt er hier niet meer bij. Doe dit als anderen deze computer ook gebruiken.
guest-end-now = Stoppen
guest-ended = Deze browser weet niet meer wie u bent.
