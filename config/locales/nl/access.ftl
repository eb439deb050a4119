### Toegang: tokens, en wat er eindigt.

accounts-password-again-hint = Wij vragen het nog eens, zodat een ander dit niet in uw browser kan doen.
accounts-token-scopes = Wat het token mag
accounts-token-scope-read = Lezen
accounts-token-scope-hint-read = Bekijken wat u heeft geschreven en mag lezen.
accounts-token-scope-respond = Reageren
accounts-token-scope-hint-respond = Voor u of uw organisatie reacties schrijven, indienen en intrekken.
accounts-token-scope-manage = Beheren
accounts-token-scope-hint-manage = Alles wat u als medewerker of beheerder mag.
accounts-token-scopes-wrong = Kies ten minste één ding dat het token mag.
accounts-token-lifetime = Hoe lang het token werkt
accounts-token-lifetime-hint = Ten hoogste een jaar. Daarna maakt u een nieuw token.
accounts-token-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagen
  }
accounts-token-days-wrong = Kies hoe lang het token werkt.
accounts-token-until = Werkt tot
accounts-token-used = Laatst gebruikt
accounts-token-unused = nog niet

email-token-made-subject = Er is een toegangstoken gemaakt
email-token-made-text = Er is zojuist een toegangstoken voor uw account gemaakt: “{ $token }”. Een programma kan er tot { $date } mee bij uw account.
email-token-made-see = Uw tokens bekijken en intrekken:
email-token-made-not-you = Was u dit niet? Kies dan meteen een nieuw wachtwoord. Alle tokens werken dan niet meer:
