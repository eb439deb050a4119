### Bestanden die met een inzending meekomen.

file-kind-pdf = PDF
file-kind-docx = Word-document
file-kind-odt = OpenDocument-tekst
file-kind-png = PNG-afbeelding
file-kind-jpeg = JPEG-afbeelding
file-kind-gif = GIF-afbeelding
file-kind-webp = WebP-afbeelding

attachments-title = Bijlagen bij uw inzending
attachments-count = { $count ->
    [0] Bijlagen
    [one] 1 bijlage
   *[other] { $count } bijlagen
}
attachments-none = Nog geen bijlagen
attachments-none-text = U kunt bestanden meesturen met uw inzending, zoals een brief of een tekening. Opmerkingen over de tekst zelf maakt u het best bij de passage waar ze over gaan.
attachments-to-add = Bijlage toevoegen
attachments-to-manage = Bijlagen toevoegen, wijzigen of verwijderen
attachments-shows = Afbeelding:
attachments-add-title = Bijlage toevoegen
attachments-file = Bestand
attachments-file-hint = Een PDF, een Word-document (.docx), een OpenDocument-tekst (.odt) of een afbeelding (PNG, JPEG, GIF, WebP). Hoogstens { $limit } per bestand, { $count } bestanden, en { $together } voor alles samen.
attachments-what = Wat het is
attachments-what-hint = Bij een document: wat het is, bijvoorbeeld “Brief van het bestuur aan de minister”. Bij een afbeelding: wat erop te zien is, voor wie dat niet kan zien.
attachments-description = Wat het is
attachments-alt = Wat erop te zien is
attachments-change = Wijzigen wat het is
attachments-change-alt = Wijzigen wat erop te zien is
attachments-change-save = Opslaan
attachments-public-note = Een moderator bekijkt elke bijlage voordat die met uw opmerkingen mag worden gepubliceerd. Laat persoonsgegevens weg, ook in de eigenschappen van het bestand.
attachments-scanned-note = Bestanden worden eerst op virussen gecontroleerd.
attachments-add = Toevoegen
attachments-full = Er zijn { $count } bijlagen; meer passen er niet bij. Verwijder er een om een andere toe te voegen.
attachments-added = { $file } is toegevoegd.
attachments-described = Uw wijziging is opgeslagen.
attachments-removed = { $file } is verwijderd.

attachments-missing = Kies een bestand.
attachments-empty = { $file } is leeg.
attachments-unknown = { $file } is geen PDF, Word-document (.docx), OpenDocument-tekst (.odt) of afbeelding (PNG, JPEG, GIF, WebP). De inhoud telt, niet de naam.
attachments-macros = { $file } bevat macro’s, die iets kunnen uitvoeren op de computer van wie het opent. Sla het op zonder macro’s, of als PDF.
attachments-locked = { $file } is met een wachtwoord beveiligd, zodat niemand het kan lezen. Sla het op zonder wachtwoord.
attachments-old = { $file } is in een oud formaat van Word, of met een wachtwoord beveiligd. Sla het op als .docx, .odt of PDF, zonder wachtwoord.
attachments-damaged = { $file } is beschadigd of niet compleet. Open het, sla het opnieuw op en probeer het nog eens.
attachments-twofold = In { $file } zit aan het eind een tweede bestand. Daardoor kan een ander programma iets anders laten zien. Sla het opnieuw op, of als PDF.
attachments-too-large = { $file } is groter dan { $limit }.
attachments-too-large-together = Met { $file } erbij zijn de bijlagen samen groter dan { $limit }.
attachments-too-many = { $file } is niet toegevoegd: bij een inzending passen hoogstens { $count } bijlagen.
attachments-twice = { $file } staat er al, als { $known }.
attachments-description-missing = Schrijf op wat het bestand is.
attachments-alt-missing = Schrijf op wat er op de afbeelding te zien is, voor wie dat niet kan zien.
attachments-description-too-long = Schrijf over een bestand hoogstens { $count } tekens.
attachments-busy = Een bestand met dezelfde inhoud werd juist verwijderd. Probeer het over een minuut opnieuw.
attachments-changed-meanwhile = Iemand anders van uw partij heeft dit gewijzigd terwijl u schreef. Kijk wat er nu staat, en wijzig het zo nodig opnieuw.
attachments-remove-infected = Verwijder eerst { $file }: er is een virus in gevonden.
attachments-known-infected = { $file } is niet toegevoegd: er zit een virus in ({ $found }).
attachments-not-scanned = Dit bestand is nog niet op virussen gecontroleerd. Probeer het over een paar minuten opnieuw.
attachments-quarantined = In dit bestand is een virus gevonden. Niemand kan het ophalen.

attachments-scan-none = Niet op virussen gecontroleerd: deze installatie heeft geen virusscanner.
attachments-scan-unscanned = Wordt op virussen gecontroleerd.
attachments-scan-failed = Kon nog niet op virussen worden gecontroleerd; dat wordt opnieuw geprobeerd.
attachments-infected = In dit bestand is een virus gevonden ({ $found }). Niemand kan het ophalen.

attachments-mail-infected-subject = Virus gevonden in { $file }
attachments-mail-infected-text = In { $file }, een bijlage van { $party } bij de consultatie “{ $consultation }”, is een virus gevonden. Niemand kan het bestand nog ophalen.
attachments-mail-infected-found = De virusscanner noemt het { $found }.
attachments-mail-infected-draft = Verwijder het bestand uit uw concept; tot die tijd kunt u niet indienen. Laat de computer nakijken waar het bestand vandaan komt.
attachments-mail-infected-submitted = De rest van uw inzending blijft staan. Zolang de ronde open is kunt u opnieuw indienen, met een bestand zonder virus. Laat de computer nakijken waar het bestand vandaan komt.

attachments-moderation-title = Bijlagen
attachments-moderation-lead = Bestanden die met inzendingen meekwamen, de oudste eerst. U beslist of iedereen ze kan ophalen.
attachments-moderation-empty = Geen bijlage staat zo.
attachments-moderation-waiting = { $count ->
    [0] Er wachten geen bijlagen op een besluit
    [one] 1 bijlage wacht op een besluit
   *[other] { $count } bijlagen wachten op een besluit
}
attachments-column-file = Bestand
attachments-badge-infected = Virus gevonden
attachments-badge-scanning = Nog niet gecontroleerd
attachments-beside = Bijlagen bij deze inzending
attachments-private-note = De partij heeft ervoor gekozen niet te worden gepubliceerd. Uw besluit wordt bewaard en aan de partij verteld, maar het bestand wordt niet openbaar.
attachments-decide-note = Open het bestand en lees het helemaal: wat het toont wordt gepubliceerd zoals het is, er kan niets in worden gelakt. Staat er iets in dat niet openbaar mag zijn? Houd het dan achter en schrijf de partij wat er anders moet.
attachments-verdict = Wat gebeurt er met deze bijlage?
attachments-publish-hint = Iedereen kan het bestand ophalen, en lezen wat het is.
attachments-withhold-hint = Niemand buiten het ministerie en de partij kan het ophalen. Hiervoor zijn een grond en een toelichting nodig.
attachments-publish-not-yet = Kan nu niet: van het bestand staat niet vast dat er geen virus in zit.
attachments-no-verdict = Kies wat er met deze bijlage gebeurt.
attachments-publish-not-scanned = Dit bestand is nog niet op virussen gecontroleerd en kan daarom niet worden gepubliceerd. Probeer het over een paar minuten opnieuw.
attachments-publish-infected = In dit bestand is een virus gevonden; het kan niet worden gepubliceerd.
attachments-gone = De partij heeft deze bijlage ingetrokken of vervangen. Er valt niets meer te besluiten.
attachments-taken = { $by } heeft op { $at } over deze bijlage besloten: { $state }. Uw besluit is niet bewaard.
attachments-done-publish = { $file } is gepubliceerd.
attachments-done-withhold = { $file } wordt achtergehouden. De partij krijgt een e-mail als zij een adres gaf.

attachments-mail-subject-publish = { $file } is gepubliceerd
attachments-mail-subject-withhold = { $file } wordt niet gepubliceerd
attachments-mail-about = Dit gaat over { $file }, een bijlage van { $party } bij { $consultation }, ronde { $round }.
attachments-mail-publish = Een moderator heeft er opnieuw naar gekeken: iedereen kan het bestand nu ophalen.
attachments-mail-withhold = Een moderator heeft besloten het bestand niet te publiceren. De opstellers lezen het wel.

attachments-public-title = Bijlagen bij de inzendingen
attachments-public-lead = Dit zijn de gepubliceerde bestanden bij de inzendingen voor deze ronde. U kunt ze downloaden.
attachments-public-none = Er zijn geen bijlagen gepubliceerd
attachments-public-all = Alle bijlagen

attachments-drafting-lead = Bestanden die met de inzendingen meekwamen, gepubliceerd of niet. Concepten en wat is ingetrokken staan er niet bij.
attachments-drafting-none = Er kwamen geen bestanden met de inzendingen voor deze ronde
attachments-address-full = { $file } is niet toegevoegd: vanaf uw netwerk zijn vandaag al heel veel bestanden gestuurd. Probeer het morgen opnieuw, of verstuur uw inzending zonder dit bestand.
attachments-round-full = { $file } is niet toegevoegd: voor deze ronde is nu geen ruimte voor meer bestanden van mensen die hun adres nog niet hebben bevestigd. Probeer het morgen opnieuw, of log in met een account.

attachments-stood = Wat er in het bestand staat behalve wat het toont
attachments-stood-nothing = Niets wat iets over de afzender zegt.
attachments-copy-made = Wie het bestand ophaalt, krijgt een kopie waar dit uit is gehaald. Wat het bestand toont, blijft hetzelfde.
attachments-copy-none = Daarom kan Polder er geen schone kopie van maken. Vraag de partij om een ander bestand, of publiceer het zoals het is.
attachments-copy-waiting = De kopie zonder deze gegevens is er nog niet. Open deze pagina over een minuut opnieuw.
attachments-no-copy-locked = Het bestand is beveiligd.
attachments-no-copy-signed = Het bestand is ondertekend; een kopie zou de handtekening breken.
attachments-no-copy-holds = In het bestand zitten andere bestanden, met eigen gegevens.
attachments-no-copy-unknown = In het bestand staat iets wat Polder niet kent, of het is beschadigd.
attachments-no-copy-ended = Het lezen van het bestand liep vast.
attachments-property-author = Maker
attachments-property-editor = Wie eraan werkte
attachments-property-organisation = Organisatie
attachments-property-title = Titel
attachments-property-about = Omschrijving
attachments-property-program = Programma of apparaat
attachments-property-device = Nummer van het apparaat
attachments-property-location = Plaats waar de foto is gemaakt
attachments-property-time = Tijd
attachments-property-comments = Notities in de marge, van
attachments-property-changes = Bijgehouden wijzigingen, van
attachments-property-hidden = Verborgen woorden, die in de openbare kopie te lezen zijn
attachments-property-thumbnail = Kleine afbeelding van het bestand
attachments-property-other = Andere gegevens
attachments-publish-words = Publiceren onder een andere naam of omschrijving
attachments-publish-words-hint = Voor een naam of omschrijving die niet openbaar mag zijn. Vul hieronder in wat iedereen leest, en kies de grond.
attachments-as-sent = Ik heb alle gegevens in het bestand bekeken; publiceer het zoals het is
attachments-as-sent-hint = Iedereen kan die gegevens dan lezen.
attachments-as-sent-missing = Van dit bestand is geen schone kopie. Publiceer het alleen als u alle gegevens erin hebt bekeken, en kruis dat aan.
attachments-public-name = Naam voor het publiek
attachments-public-name-hint = Alleen bij een andere naam of omschrijving. Het bestand van een anonieme partij krijgt vanzelf een naam als “bijlage-1.pdf”.
attachments-public-name-missing = Schrijf op hoe het bestand voor het publiek heet.
attachments-public-description = Omschrijving voor het publiek
attachments-ground = Grond voor achterhouden, of voor andere woorden
attachments-publish-not-copied = De kopie van dit bestand is nog niet klaar. Probeer het over een minuut opnieuw.
attachments-done-publish-redacted = { $file } is onder andere woorden gepubliceerd. De partij krijgt een e-mail als zij een adres gaf.
attachments-mail-subject-publish-redacted = { $file } is onder andere woorden gepubliceerd
attachments-mail-publish-redacted = Een moderator heeft het bestand gepubliceerd onder een andere naam of omschrijving dan u gaf.
