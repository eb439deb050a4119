### Accounts, organisaties, uitnodigingen, verklaringen.

member-role-member = Lid
member-role-lead = Hoofdcontact
staff-role-project-lead = Projectleider
staff-role-moderator = Moderator
staff-role-drafter = Opsteller
staff-role-clerk = Verwerker
staff-may-project-lead = Richt rondes, vragen en uitnodigingen in en stelt de anderen aan.
staff-may-moderator = Besluit wat van opmerkingen en bijlagen openbaar wordt.
staff-may-drafter = Leest versies van de tekst in, beantwoordt opmerkingen en publiceert de antwoorden.
staff-may-clerk = Neemt inzendingen op die per e-mail of op papier kwamen. Leest niet wat anderen instuurden.

accounts-name = Uw naam
accounts-email = E-mailadres
accounts-email-hint = Wij sturen een link naar dit adres. Daar kiest u uw naam en wachtwoord.
accounts-password = Wachtwoord
accounts-password-hint = Ten minste { $count } tekens. Een paar woorden achter elkaar is een goed wachtwoord.
accounts-password-old = Uw huidige wachtwoord
accounts-password-new = Nieuw wachtwoord
accounts-password-save = Nieuw wachtwoord opslaan
accounts-language = Taal
accounts-language-hint = Van de mails die wij u sturen.
accounts-organisation = Organisatie
accounts-organisation-name = Naam van de organisatie
accounts-group = Groep
accounts-role = Rol
accounts-since = Sinds
accounts-action = Actie
accounts-choose = Maak een keuze
accounts-save = Opslaan
accounts-back = Terug naar uw account

accounts-name-wrong = Vul een naam in van ten hoogste 200 tekens.
accounts-email-wrong = Vul één e-mailadres in, zoals naam@example.org.
accounts-email-taken = Dit e-mailadres heeft al een account.
accounts-language-wrong = Kies een van de talen.
accounts-password-short = Kies een wachtwoord van ten minste { $count } tekens.
accounts-password-long = Kies een wachtwoord van ten hoogste { $count } tekens.
accounts-password-common = Dit wachtwoord is makkelijk te raden: veel mensen gebruiken het, het herhaalt zichzelf, of het is gemaakt van uw naam of namen van deze organisatie. Kies een ander.
accounts-password-own-name = De naam uit uw e-mailadres staat in dit wachtwoord. Kies een ander.
accounts-password-forbidden = In dit wachtwoord staat “{ $word }”. Dat raden mensen hier het eerst. Kies een ander wachtwoord.
accounts-password-wrong = Dit is niet uw huidige wachtwoord.
accounts-link-dead = Deze link werkt niet meer: hij is al gebruikt of te oud.
accounts-link-used-verify = U hebt uw adres al bevestigd met deze link. U kunt inloggen.
accounts-link-used-reset = U hebt met deze link al een nieuw wachtwoord gekozen. U kunt daarmee inloggen. Weer vergeten? Vraag een nieuwe link aan.
accounts-link-used-address = U hebt uw nieuwe adres al bevestigd met deze link. U kunt daarmee inloggen.
accounts-last-admin = Er moet één beheerder overblijven.
accounts-no-such-consultation = Er is geen consultatie { $slug }.

accounts-register = Account aanmaken
accounts-register-title = Account aanmaken
accounts-register-lead = Met een account kunt u op conceptteksten reageren, voor uzelf of voor uw organisatie.
accounts-register-privacy = Wat wij met deze gegevens doen:
accounts-have-account = Ik heb een account
accounts-register-sent-title = Bekijk uw mail
accounts-register-sent-text = Wij hebben u een mail gestuurd. Volg de link in die mail om verder te gaan.
accounts-mail-missing = Na een paar minuten nog geen mail? Kijk bij de ongewenste mail en ga na of u het juiste adres heeft ingevuld. Wie onze mails ooit heeft gestopt, krijgt er geen; met de link waarmee dat gebeurde, staat u ze weer toe.
accounts-verify = Account afmaken
accounts-verify-title = Maak uw account af
accounts-verify-text = U hebt bevestigd dat dit adres van u is. Kies uw naam en wachtwoord.
accounts-verify-again = Hebt u nog geen account? Vraag een nieuwe link aan:
accounts-verified = Uw account is klaar. U kunt nu inloggen.

accounts-sign-in-title = Inloggen
accounts-sign-in-wrong = Dit e-mailadres en wachtwoord horen niet bij elkaar.
accounts-forgot = Wachtwoord vergeten?
accounts-no-account = Nog geen account?
accounts-signed-out = U bent uitgelogd.
accounts-signed-out-everywhere = U bent op alle apparaten uitgelogd. Uw toegangstokens en links in eerdere mails werken niet meer.

accounts-forgot-title = Wachtwoord vergeten
accounts-forgot-lead = Wij sturen u een link waarmee u een nieuw wachtwoord kunt kiezen.
accounts-send-link = Link versturen
accounts-forgot-sent-title = Bekijk uw mail
accounts-forgot-sent-text = Als dit adres een account heeft, hebben wij er een link naartoe gestuurd.
accounts-reset-title = Kies een nieuw wachtwoord
accounts-reset-done = Uw nieuwe wachtwoord is opgeslagen. U kunt er nu mee inloggen.
accounts-ask-new-link = Vraag een nieuwe link aan

accounts-account-title = Uw account
accounts-changed = Uw wijzigingen zijn opgeslagen.
accounts-security = Beveiliging
accounts-submissions = Uw inzendingen
accounts-submissions-link = Bekijk uw inzendingen voor consultaties
accounts-password-title = Wachtwoord wijzigen
accounts-password-lead = U wordt op alle andere apparaten uitgelogd. Uw toegangstokens en links in eerdere mails werken daarna niet meer.
accounts-password-changed = Uw wachtwoord is gewijzigd.
accounts-sign-out-everywhere = Overal uitloggen en alle tokens intrekken

accounts-tokens-title = Toegang voor programma's
accounts-tokens-lead = Met een toegangstoken kan een programma via de API inzendingen voor u opstellen en indienen.
accounts-tokens-caption = Uw toegangstokens
accounts-tokens-none = U hebt geen toegangstokens.
accounts-token-name = Naam van het token
accounts-token-name-hint = Waar het voor is, zodat u het later herkent.
accounts-token-name-wrong = Geef het token een naam van ten hoogste 200 tekens.
accounts-token-make = Token maken
accounts-token-made = Uw nieuwe token
accounts-token-once = Kopieer het nu: het wordt niet nog eens getoond.
accounts-token-hint = Eindigt op
accounts-token-revoke = Intrekken
accounts-token-revoked = Het token werkt niet meer.
accounts-too-many-tokens = U hebt het hoogste aantal tokens. Trek er eerst een in.

accounts-organisations-title = Uw organisaties
accounts-organisations-lead = U kunt namens een organisatie reageren. De hoofdcontacten dienen de inzending in.
accounts-organisations-caption = Organisaties waar u bij hoort
accounts-organisations-none = U hoort niet bij een organisatie.
accounts-organisations-none-text = Een organisatie kan u uitnodigen, of u voegt hieronder uw organisatie toe.
accounts-organisations-link = Al uw organisaties
accounts-organisation-found-title = Uw organisatie toevoegen
accounts-organisation-found-text = U wordt hoofdcontact en kunt collega's uitnodigen. Staat uw organisatie hier al? Vraag een hoofdcontact om u uit te nodigen.
accounts-organisation-found = Organisatie toevoegen
accounts-organisation-founded = De organisatie is toegevoegd. U bent hoofdcontact.
accounts-organisation-name-wrong = Vul de naam van de organisatie in, ten hoogste 200 tekens.
accounts-organisation-house = Dat is de naam van de organisatie die hier consulteert.
accounts-organisation-taken = Er is al een organisatie met deze naam. Vraag een van de hoofdcontacten om u uit te nodigen.
accounts-organisation-lead = Groep: { $group }
accounts-group-wrong = Kies de groep waar de organisatie bij hoort.
accounts-members = Leden
accounts-make-lead = Hoofdcontact maken
accounts-make-member = Gewoon lid maken
accounts-remove-member = Verwijderen
accounts-member-changed = De wijziging is doorgevoerd.
accounts-last-lead = Er moet één hoofdcontact overblijven. Maak eerst iemand anders hoofdcontact.
accounts-role-wrong = Kies een van de rollen.
accounts-role-member-hint = Schrijft opmerkingen.
accounts-role-lead-hint = Schrijft opmerkingen, dient de inzending in en nodigt collega's uit.
accounts-invite-title = Een collega uitnodigen
accounts-invite = Uitnodiging versturen
accounts-invited = De uitnodiging aan { $email } is onderweg.
accounts-invitations = Openstaande uitnodigingen
accounts-invitation-until = geldig tot { $date }
accounts-invitation-withdraw = Intrekken
accounts-invitation-withdrawn = De uitnodiging is ingetrokken.

accounts-invitation-title = Uitnodiging
accounts-invitation-by = { $inviter } nodigt u uit om namens { $organisation } op consultaties te reageren.
accounts-invitation-to = U bent uitgenodigd om namens { $organisation } op consultaties te reageren.
accounts-invitation-register = Maak uw account aan
accounts-invitation-accept = Uitnodiging aannemen
accounts-invitation-accepted = U hoort nu bij de organisatie.
accounts-invitation-has-account = U hebt een account met dit e-mailadres. Log in om de uitnodiging aan te nemen.
accounts-invitation-sign-in = Dit e-mailadres heeft een account. Log in om de uitnodiging aan te nemen.
accounts-invitation-other = Deze uitnodiging is naar een ander e-mailadres gestuurd dan dat van uw account. Log uit en open de link opnieuw.
accounts-invitation-dead = Deze uitnodiging werkt niet meer: zij is aangenomen, ingetrokken of te oud. Vraag een nieuwe aan.

accounts-accessibility-title = Toegankelijkheid
accounts-accessibility-aim = Iedereen moet kunnen meelezen en reageren. Wij bouwen deze website volgens de Web Content Accessibility Guidelines (WCAG) 2.2, niveaus A en AA, en de Europese norm EN 301 549.
accounts-accessibility-done-title = Wat wij ervoor doen
accounts-accessibility-done = Elke pagina werkt met alleen het toetsenbord, zonder scripts, met een schermlezer en op een klein scherm. Voor elke nieuwe versie controleren wij pagina's automatisch, in beide talen.
accounts-accessibility-known-title = Wat nog niet goed is
accounts-accessibility-known = Teksten van anderen, zoals concepten en opmerkingen, kunnen gebreken hebben die wij niet vooraf zien.
accounts-accessibility-report-title = Werkt iets niet voor u?
accounts-accessibility-report = Laat het ons weten, dan zoeken wij samen een oplossing:

accounts-privacy-title = Privacy
accounts-privacy-lead = Wat wij van u bewaren, wat openbaar wordt, en hoe lang.
accounts-privacy-kept-title = Wat wij bewaren
accounts-privacy-kept = Uw naam, e-mailadres en wachtwoord (alleen onleesbaar gemaakt), de organisaties waar u bij hoort, uw opmerkingen, en een logboek van wat er met uw account is gedaan en vanaf welk netwerkadres. Van wie een consultatie volgt: alleen het e-mailadres en de taal.
accounts-privacy-public-title = Wat openbaar wordt
accounts-privacy-public = Per inzending kiest u wat openbaar is: uw naam en organisatie, alleen de organisatie, alleen de opmerkingen zonder naam, of niets. Moderatoren verwijderen voor publicatie persoonsgegevens van anderen. Zet geen persoonsgegevens in uw opmerkingen.
accounts-privacy-woo-title = Verzoeken om informatie
accounts-privacy-woo = Inzendingen die niet worden gepubliceerd, blijven bij de overheid. Iedereen kan ze opvragen met een beroep op de Wet open overheid (Woo). Persoonsgegevens worden dan beschermd zoals die wet voorschrijft.
accounts-privacy-terms-title = Hoe lang
accounts-privacy-terms = Wat u verstuurt, blijft bewaard. De namen en adressen van mensen daarin wissen wij { $person } nadat de laatste ronde van een consultatie is gesloten, als alle antwoorden zijn gepubliceerd. Een concept dat nooit is verstuurd, wissen wij { $draft } na het sluiten van de ronde. De tekst van een inzending die u intrekt of vervangt, wissen wij { $withdrawn } daarna. Een account dat niemand gebruikt, wissen wij na { $account }; u krijgt eerst een mail. Soms moeten wij gegevens langer bewaren, bijvoorbeeld voor een rechtszaak. Accounts en verzoeken om te volgen die nooit zijn bevestigd, verdwijnen na enkele dagen. Wat zonder account is verstuurd en niet is bevestigd, wordt helemaal gewist; het adres bij een bevestigde inzending zonder account wordt gewist als dat niet meer nodig is. Wie een consultatie niet meer volgt, wordt meteen van de lijst gewist.
accounts-privacy-cookies-title = Cookies
accounts-privacy-cookies = Wij gebruiken alleen cookies die deze website nodig heeft: om u ingelogd te houden, om te herkennen in welke browser u eerder inlogde, om te onthouden wie zonder account reageert en waar u was toen u een account maakte, om formulieren te beveiligen en om uw taal te onthouden. Wij volgen bezoekers niet.
accounts-privacy-rights-title = Uw rechten
accounts-privacy-rights = U kunt inzien, verbeteren of laten verwijderen wat wij van u bewaren, en u kunt een klacht indienen bij de Autoriteit Persoonsgegevens.
accounts-privacy-contact = Vragen of verzoeken:

### Het wachtwoord nog een keer gevraagd.

proof-title = Geef uw wachtwoord nog een keer
proof-text = Deze handeling heeft gevolgen voor andere mensen. Daarom vragen we of u het zelf bent. Daarna gaat u verder waar u was. Wat u invulde, blijft bewaard.
proof-go-on = Doorgaan

accounts-domain-only = Het ministerie kent { $organisation } aan het maildomein { $domain }: alleen mensen met zo'n adres kunnen erbij komen. Het ministerie kan iemand met een ander adres toelaten.
accounts-domain-leave = U hoort bij { $organisation }, die het ministerie kent aan het maildomein { $domain }. Ga daar eerst weg, of houd een adres in dat domein.
accounts-domain-lead = Het ministerie kent { $organisation } aan het maildomein { $domain }: alleen iemand met zo'n adres kan hoofdcontact zijn.

accounts-invitation-for-whom = Voor wie accepteert u?
accounts-invitation-as-invited = { $name }, zoals uitgenodigd
accounts-invitation-instead = { $name }, waarvan u hoofdcontact bent
accounts-invitation-instead-wrong = Kies de organisatie die is uitgenodigd, of een waarvan u hoofdcontact bent.
accounts-onward = Daarna gaat u verder met uw opmerking over:
