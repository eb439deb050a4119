### Een consultatie volgen per mail, zonder account.

following-title = Volg deze consultatie
following-lead = Krijg een mail over:
following-what = U krijgt een mail als een ronde opent of sluit, als er een nieuwe versie van de tekst is en als er antwoorden op de opmerkingen zijn. Meer mail sturen wij niet.
following-how = U hebt geen account nodig. Wij sturen u een mail met een link om uw adres te bevestigen; { $count ->
    [one] doet u dat niet binnen een uur, dan wissen wij de aanvraag
   *[other] doet u dat niet binnen { $count } uur, dan wissen wij de aanvraag
}.
following-email = E-mailadres
following-email-hint = Wij gebruiken het alleen hiervoor. In elke mail staat een link om te stoppen; dan wissen wij uw adres.
following-language = Taal van de mails
following-language-missing = Kies een taal voor de mails.
following-privacy = Wat wij met uw adres doen:
following-own = Wij sturen de mails naar het adres van uw account: { $email }.
following-own-follows = U volgt deze consultatie met het adres van uw account: { $email }.
following-follows = U volgt deze consultatie: u krijgt een mail als er iets gebeurt.
following-follow = Volgen
following-stop = Niet meer volgen
following-count = { $count ->
    [0] Niemand volgt deze consultatie.
    [one] 1 adres volgt deze consultatie.
   *[other] { $count } adressen volgen deze consultatie.
}
following-otherwise = Of blijf op een andere manier op de hoogte
following-sent-title = Kijk in uw mail
following-sent-text = Als het adres klopt, krijgt u binnen enkele minuten een mail. Volg de link daarin om te bevestigen dat u deze consultatie wilt volgen:
following-sent-missing = Niets gekregen? Kijk ook bij de ongewenste mail. Hebt u onze mails ooit stopgezet? Dan krijgt u er geen. Met de link waarmee u dat deed, zet u ze weer aan. De link werkt { $count ->
    [one] één uur
   *[other] { $count } uur
}.
following-link-dead = Deze link werkt niet (meer).
following-link-again = U kunt op de pagina van de consultatie opnieuw vragen om mails over deze consultatie:
following-confirm-title = Bevestig dat u wilt volgen
following-confirm-text = Wilt u een mail krijgen als er iets gebeurt in de consultatie "{ $title }"?
following-confirm = Ja, ik wil volgen
following-begun = U volgt deze consultatie. Elke mail die u krijgt, heeft een link om te stoppen.
following-ended = U volgt deze consultatie niet meer.
following-stop-title = Niet meer volgen
following-stop-text = Wilt u geen mail meer krijgen over de consultatie "{ $title }"?
following-stopped-title = U volgt niet meer
following-stopped-text = U krijgt geen mail meer over de consultatie "{ $title }". Uw adres is hiervoor gewist.
following-stopped-already = Deze link werkt niet (meer). Waarschijnlijk volgt u deze consultatie al niet meer.
following-stopped-check = Krijgt u toch nog mail? Gebruik dan de link in de nieuwste mail.

following-mail-confirm-subject = Bevestig dat u wilt volgen: { $title }
following-mail-confirm-text = U hebt gevraagd om een mail als er iets gebeurt in de consultatie "{ $title }". Volg deze link en druk daar op de knop om dat te bevestigen:
following-mail-confirm-until = De link werkt { $count ->
    [one] één uur
   *[other] { $count } uur
}; daarna wissen wij de aanvraag.
following-mail-confirm-not-you = Hebt u dit niet gevraagd? Dan hoeft u niets te doen.
following-mail-known-subject = U volgt al: { $title }
following-mail-known-text = Iemand, waarschijnlijk u, heeft gevraagd om de consultatie "{ $title }" te volgen met dit adres. Dat doet u al; er is niets veranderd.
following-mail-stop = Niet meer volgen:
following-mail-why = U krijgt deze mail omdat u de consultatie "{ $title }" volgt.
following-mail-subject-opened = U kunt reageren: { $title }
following-mail-subject-closed = Ronde gesloten: { $title }
following-mail-subject-version = Nieuwe versie: { $title }
following-mail-subject-answers = Antwoorden gepubliceerd: { $title }
following-mail-text-opened = In de consultatie "{ $title }" is ronde { $number } geopend. Reageren kan tot { $closes }.
following-mail-text-closed = In de consultatie "{ $title }" is ronde { $number } gesloten. De opstellers beantwoorden nu de opmerkingen.
following-mail-text-version = In de consultatie "{ $title }" is versie { $label } van de tekst te lezen.
following-mail-text-answers = In de consultatie "{ $title }" zijn antwoorden op de opmerkingen in ronde { $number } gepubliceerd.
following-mail-link-opened = Lees de tekst:
following-mail-link-closed = Bekijk de consultatie:
following-mail-link-extended = Lees de tekst:
following-mail-link-taken-back = Bekijk alle consultaties:
following-mail-button-extended = De tekst lezen
following-mail-button-taken-back = Alle consultaties bekijken
following-mail-subject-extended = Meer tijd om te reageren: { $title }
following-mail-subject-taken-back = Gaat voorlopig niet door: { $title }
following-mail-text-extended = Er is meer tijd om te reageren op "{ $title }". Ronde { $number } sluit nu op { $closes }.
following-mail-text-taken-back = Ronde { $number } van de consultatie "{ $title }" was aangekondigd. De ronde gaat voorlopig niet door.
following-mail-link-version = Zie wat er is veranderd:
following-mail-link-answers = Lees het verslag:
following-mail-button-opened = De tekst lezen
following-mail-button-closed = De consultatie bekijken
following-mail-button-version = Bekijken wat er is veranderd
following-mail-button-answers = Het verslag lezen
following-mail-stop-link = Niet meer volgen
following-mail-confirm-button = Volgen bevestigen
following-mail-subject-mended = Typefout hersteld: { $title }
following-mail-text-mended = In de tekst van de consultatie "{ $title }", ronde { $number }, is een typefout hersteld: "{ $old }" is nu "{ $new }".
following-mail-link-mended = Lees de tekst:
following-mail-button-mended = Lees de tekst
