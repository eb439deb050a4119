### Pagina's voor wie de installatie beheren.

admin-title = Beheer
admin-overview = Overzicht
admin-accounts = Accounts
admin-organisations = Organisaties
admin-mail = Mail
admin-audit = Logboek
admin-consultations = Consultaties inrichten
admin-version = Versie
admin-database = Database
admin-mails-waiting = Mails in de wacht
admin-mails-dead = Opgegeven mails
admin-mails-look = Sommige mails konden niet worden bezorgd. Bekijk welke.
admin-search = Naam of e-mailadres
admin-name = Naam
admin-confirmed = Adres bevestigd
admin-not-confirmed = Nog niet
admin-roles = Rollen
admin-no-roles = Geen rollen in consultaties.
admin-is-admin = Beheerder
admin-yes = Ja
admin-no = Nee
admin-make-admin = Beheerder maken
admin-make-no-admin = Niet langer beheerder
admin-appoint-title = Een rol geven
admin-appoint = Rol geven
admin-dismiss = Rol afnemen
admin-consultation-slug = Korte naam van de consultatie
admin-consultation-slug-hint = Zoals in het webadres, na /consultations/.
admin-saved = De wijziging is opgeslagen.
admin-next = Meer
admin-nothing = Hier staat niets.
admin-organisation-make = Een organisatie toevoegen
admin-no-members = Nog geen leden.
admin-invite = Iemand uitnodigen voor deze organisatie
admin-mail-dead-text = Deze mails konden niet worden bezorgd en worden niet meer geprobeerd.
admin-mail-waiting-text = Deze mails wachten op hun volgende poging.
admin-mail-show-waiting = Toon mails in de wacht
admin-mail-show-dead = Toon opgegeven mails
admin-mail-to = Aan
admin-mail-kind = Soort
admin-mail-attempts = Pogingen
admin-mail-error = Laatste fout
admin-mail-send-again = Opnieuw versturen
admin-mail-sent-again = De mail staat klaar om opnieuw te worden verstuurd.
admin-mail-sent-all-again = { $count ->
    [0] Er waren geen opgegeven mails. Wat wacht, wordt nu geprobeerd.
    [one] Eén opgegeven mail wordt opnieuw verstuurd.
   *[other] { $count } opgegeven mails worden opnieuw verstuurd.
}
admin-mail-send-all-again = Alles opnieuw versturen
admin-mail-erased = De inhoud is gewist. De ontvanger kan om een nieuwe mail vragen.
admin-mail-trouble = De mailserver houdt alle mail tegen
admin-mail-trouble-text = Alle mail wacht. Er gaat niets verloren, en de pogingen tellen niet mee. Controleer de instellingen onder [mail] en de mailserver. Dit is wat er misging:
admin-mail-trouble-since = Dit duurt al sinds
admin-mail-trouble-until = De volgende poging is om
admin-mails-held = De mailserver houdt alle mail tegen. Bekijk waarom.
admin-audit-verify = Keten controleren
admin-audit-whole = De keten is heel: { $count ->
    [one] één gebeurtenis
   *[other] { $count } gebeurtenissen
} gecontroleerd.
admin-audit-waiting = De keten is heel: { $count } gebeurtenissen. { $waiting } andere hebben er nog geen plaats in; die krijgen ze binnen enkele seconden.
admin-audit-cut = Het logboek eindigt na gebeurtenis { $number }, maar bij gebeurtenis { $checkpoint } is een controlepunt gemaakt: er zijn gebeurtenissen weggehaald.
admin-audit-rewritten = Gebeurtenis { $number } is een andere dan toen het controlepunt werd gemaakt: het logboek is herschreven.
admin-audit-key-missing = Gebeurtenis { $number } is geschreven met sleutel { $key }. Die staat niet in audit.key_file.
admin-audit-changed = Gebeurtenis { $number } is na het schrijven veranderd.
admin-audit-missing = Gebeurtenis { $number } ontbreekt.
admin-audit-action = Handeling
admin-audit-action-hint = Zoals in de lijst, bijvoorbeeld account.sign-in.
admin-audit-consultation = Nummer van de consultatie
admin-audit-number = Nummer
admin-audit-at = Wanneer
admin-audit-who = Wie
admin-audit-subject = Onderwerp
admin-audit-details = Bijzonderheden
email-audit-checkpoint-subject = Einde van het auditlogboek: gebeurtenis { $number }
email-audit-checkpoint-text = Het auditlogboek van deze installatie eindigt nu met gebeurtenis { $number }. Bewaar deze mail op een plek waar de beheerders van de installatie niets kunnen veranderen:
email-audit-checkpoint-use = Hiermee vindt dit commando later of het logboek is herschreven of ingekort:
