### Toegang: tokens, sessies, en wie wachtwoorden raadt.

accounts-password-again-hint = Wij vragen het nog eens, zodat een ander dit niet in uw browser kan doen.
accounts-token-scopes = Wat het token mag
accounts-token-scope-read = Lezen
accounts-token-scope-hint-read = Bekijken wat u hebt geschreven en mag lezen.
accounts-token-scope-respond = Reageren
accounts-token-scope-hint-respond = Opmerkingen schrijven voor u of uw organisatie, en de inzending indienen en intrekken.
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

accounts-sessions-title = Waar u bent ingelogd
accounts-sessions-lead = Elke browser waarin u bent ingelogd. Herkent u er een niet? Log daar uit en kies een nieuw wachtwoord.
accounts-session-browser = Browser
accounts-session-unknown = Onbekende browser
accounts-session-origin = Netwerkadres
accounts-session-used = Laatst gebruikt
accounts-session-here = Deze browser
accounts-session-end = Uitloggen
accounts-session-ended = U bent in die browser uitgelogd.
accounts-sessions-everywhere = Overal tegelijk uitloggen kan bij uw account.

email-guessed-subject = Iemand probeert in te loggen op uw account
email-guessed-text = De laatste dag is { $count } keer met een verkeerd wachtwoord geprobeerd in te loggen op uw account. Het is niet gelukt. Wij laten steeds minder pogingen toe. In een browser waarin u eerder was ingelogd, merkt u daar niets van.
email-guessed-see = Bekijk waar u bent ingelogd:
email-guessed-unsure = Gebruikt u dit wachtwoord ook ergens anders? Kies dan een nieuw wachtwoord:

accounts-blocked = Dit account is geblokkeerd. Vraag het aan { $contact }.
accounts-address-title = E-mailadres wijzigen
accounts-address-lead = Wij sturen een link naar het nieuwe adres. Als u die opent, geldt het nieuwe adres. Op andere apparaten wordt u dan uitgelogd en uw toegangstokens werken niet meer.
accounts-address-present = Uw huidige adres
accounts-address-new = Nieuw adres
accounts-address-same = Dit is al het adres van uw account.
accounts-address-asked = Wij hebben een link naar het nieuwe adres gestuurd. Tot u die opent, blijft alles zoals het is.
accounts-address-confirm-title = Bevestig uw nieuwe adres
accounts-address-confirm-text = Druk op de knop om dit account op het nieuwe adres te zetten.
accounts-address-confirm = Nieuw adres bevestigen
accounts-address-changed = Uw e-mailadres is gewijzigd.

email-address-confirm-subject = Bevestig uw nieuwe e-mailadres
email-address-confirm-text = Iemand, waarschijnlijk u, wil een account voortaan op dit e-mailadres zetten. Volg deze link en druk daar op de knop:
email-address-confirm-not-you = Was u dit niet? Dan hoeft u niets te doen.
email-address-asked-subject = Iemand wil het e-mailadres van uw account wijzigen
email-address-asked-text = Er is gevraagd om een ander e-mailadres voor uw account. Dat geldt pas als iemand het vanaf dat andere adres bevestigt.
email-address-asked-not-you = Was u dit niet? Kies dan meteen een nieuw wachtwoord. De aanvraag vervalt daarmee:
email-address-changed-subject = Het e-mailadres van uw account is gewijzigd
email-address-changed-text = Uw account staat nu op een ander e-mailadres. Naar dit adres sturen wij hierover niets meer.
email-address-changed-not-you = Was u dit niet? Laat het meteen weten: { $contact }

admin-blocked = Geblokkeerd
admin-ending = Toegang beëindigen
admin-ending-text = Uitloggen beëindigt alle sessies, tokens en links in mails. Bij een geblokkeerd account kan niemand meer naar binnen; de rollen blijven staan.
admin-sign-out = Overal uitloggen
admin-block = Blokkeren
admin-unblock = Niet langer blokkeren
admin-not-oneself = Dit kunt u niet met uw eigen account doen.
admin-erase-title = De persoon wissen
admin-erase-text = Naam, e-mailadres, rollen en concepten verdwijnen en niemand kan meer inloggen. Wat is ingediend blijft staan, zonder naam. Dit kan niet ongedaan worden gemaakt.
admin-erase-named-text = De tekst van opmerkingen verandert niet. Staat de naam daar zelf in, dan blijft die staan tot een moderator die woorden weglakt.
admin-erase-named = In deze opmerkingen van deze persoon staat de naam of het adres in de tekst. Laat een moderator ze weglakken, het liefst eerst:
admin-erase-place = Opmerking { $number }, { $consultation }, ronde { $round }
admin-erased-named = De persoon is gewist. De naam staat nog in de tekst van deze opmerkingen: { $comments }. Vraag een moderator om die woorden weg te lakken.
admin-erase-sure = Ja, deze persoon moet worden gewist
admin-erase-sure-missing = Bevestig eerst dat deze persoon moet worden gewist.
admin-erase = Wissen
admin-erased = Deze persoon is gewist op { $date }.

guest-confirm-content = Dit is de hele inzending
guest-confirm-files = Bijlagen
guest-confirm-yours = Is deze inzending van u?
guest-link-renew-text = Elke link werkt één keer. Wij mailen u graag een nieuwe, naar het adres waarmee u hebt gereageerd.
guest-link-renew = Mail mij een nieuwe link
guest-link-renewed = Wij hebben u een nieuwe link gemaild.

email-guest-link-subject = Een nieuwe link naar uw inzending
email-guest-link-text = Met deze link opent u uw inzending voor de consultatie “{ $consultation }”, ronde { $round }. De link werkt één keer:
email-guest-link-not-you = Hebt u hier niet om gevraagd? Dan hoeft u niets te doen.
