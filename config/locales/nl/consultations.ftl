### Consultaties inrichten: versies, rondes, uitnodigingen.

round-access-open = Iedereen kan reageren
round-access-invited = Alleen genodigden

consultations-slug-taken = Er is al een consultatie op het adres "{ $slug }".
consultations-slug-unsound = Gebruik alleen kleine letters, cijfers en losse koppeltekens, hoogstens 60 tekens; "new" is bezet.
consultations-title-missing = Geef de consultatie een titel.
consultations-title-long = De titel kan hoogstens 200 tekens bevatten.
consultations-summary-long = De samenvatting kan hoogstens 5.000 tekens bevatten.
consultations-language-missing = Kies de taal van de concepttekst.
consultations-time-zone-unknown = Deze tijdzone is niet bekend. Geef een naam als Europe/Amsterdam.

consultations-label-missing = Geef de versie een label, bijvoorbeeld 1.0.
consultations-label-long = Een label is één regel van hoogstens 60 tekens.
consultations-label-taken = Iemand anders heeft zojuist een versie "{ $label }" ingelezen.
consultations-draft-known = Deze bestanden zijn al ingelezen als versie "{ $label }"; er is niets veranderd.
consultations-draft-in-use = Versie "{ $label }" wordt gebruikt door ronde { $number } en kan niet meer worden vervangen. Lees de verbeterde tekst in onder een ander label.

consultations-round-taken = Er is al een ronde { $number }.
consultations-number-unsound = Geef de ronde een nummer van 1 tot en met 9999.
consultations-version-missing = Kies de versie waarop gereageerd wordt.
consultations-version-unknown = Er is geen versie "{ $label }" in deze consultatie.
consultations-time-unreadable = Geef een datum en tijd, bijvoorbeeld 2027-03-01T09:00.
consultations-closes-before-opening = De ronde moet sluiten nadat zij opent.
consultations-closes-in-past = De sluitingstijd is al voorbij. Kies een later moment.
consultations-not-later = De nieuwe sluitingstijd moet later zijn dan de huidige.
consultations-access-missing = Kies wie kan reageren.
consultations-introduction-long = De inleiding kan hoogstens 5.000 tekens bevatten.
consultations-round-moved = Ronde { $number } is niet meer in de staat waarin dit kan. Laad de pagina opnieuw om te zien hoe het ervoor staat.

consultations-mail-greeting = Beste { $name },
consultations-mail-opened-subject = U kunt nu reageren op: { $title }
consultations-mail-opened-text = Ronde { $number } van de consultatie "{ $title }" is open. Uw organisatie is uitgenodigd om te reageren. Reageren kan tot { $closes }.
consultations-mail-opened-how = Leden van uw organisatie kunnen samen opmerkingen schrijven; iemand met de rol van trekker dient de reactie in.
consultations-mail-opened-link = Lees de tekst en reageer
consultations-mail-closed-subject = Gesloten: ronde { $number } van { $title }
consultations-mail-closed-text = Ronde { $number } van de consultatie "{ $title }" is gesloten op { $closes }. De opmerkingen kunnen nu worden beoordeeld en beantwoord zonder dat er nieuwe bij komen.
consultations-mail-closed-link = Naar de ronde

consultations-list-title = Consultaties inrichten
consultations-list-lead = De consultaties die u kunt inrichten: conceptteksten, rondes en uitnodigingen.
consultations-none = Er zijn nog geen consultaties
consultations-new-title = Nieuwe consultatie
consultations-create = Consultatie aanmaken
consultations-created = De consultatie is aangemaakt. Lees nu de concepttekst in.
consultations-cancel = Annuleren
consultations-save = Opslaan
consultations-saved = Uw wijzigingen zijn opgeslagen.
consultations-title = Titel
consultations-slug = Adres
consultations-slug-hint = Het laatste deel van het adres, na { $base }. Kleine letters, cijfers en koppeltekens. Dit kan later niet meer worden gewijzigd.
consultations-summary = Samenvatting
consultations-language = Taal van de concepttekst
consultations-language-nl = Nederlands
consultations-language-en = Engels
consultations-time-zone = Tijdzone
consultations-time-zone-hint = Openings- en sluitingstijden worden in deze zone gegeven en getoond, bijvoorbeeld Europe/Amsterdam.
consultations-settings-title = Instellingen
consultations-address = Openbare pagina
consultations-rounds-title = Rondes
consultations-no-rounds = Nog geen rondes
consultations-no-rounds-how = Lees een versie van de concepttekst in en maak dan een ronde waarin mensen erop reageren.
consultations-from-until = Van { $opens } tot { $closes }
consultations-versions-title = Versies
consultations-no-versions = Nog geen versie van de concepttekst
consultations-versions-manage = Versies inlezen of bekijken
consultations-versions-back = Naar de versies
consultations-version-title = Versie { $label }
consultations-staff-title = Medewerkers
consultations-no-staff = Er is nog niemand aangesteld
consultations-staff-moderator = moderator
consultations-staff-drafter = opsteller
consultations-staff-appoint = Moderatoren en opstellers aanstellen
consultations-staff-ask = Een beheerder van deze website stelt moderatoren en opstellers aan.
consultations-label = Label
consultations-label-hint = Hoe mensen deze versie noemen, bijvoorbeeld 1.0 of ‘tweede concept’.
consultations-text-title = Titel van de tekst
consultations-words = woorden
consultations-imported-at = Ingelezen
consultations-upload-title = Een versie inlezen
consultations-files = Bestanden
consultations-files-hint = Markdown, HTML of platte tekst, samen { $limit } MB. Meer bestanden worden één tekst, in de volgorde waarin u ze kiest.
consultations-import = Inlezen
consultations-look = Eerst bekijken, niet inlezen
consultations-read-look-title = De tekst zoals die zou worden ingelezen
consultations-read-stored-title = De tekst is ingelezen
consultations-read-imported = Versie { $label } is ingelezen.
consultations-read-replaced = Versie { $label } is vervangen.
consultations-read-kept = { $count ->
    [one] Eén passage is herkend van eerder en behield haar sleutel.
   *[other] { $count } passages zijn herkend van eerder en behielden hun sleutel.
}
consultations-read-looked = Er is niets opgeslagen. Ga terug, kies de bestanden opnieuw en lees ze in als dit klopt.
consultations-sections = onderdelen
consultations-passages = passages
consultations-warnings = Controleer dit
consultations-read-text = De tekst
consultations-source-hash = Vingerafdruk van de bestanden (SHA-256)
consultations-version-fixed = Ronde { $number } gebruikt deze versie; de tekst ligt daarom vast.
consultations-version-free = Nog geen ronde gebruikt deze versie. Verbeterde bestanden onder hetzelfde label vervangen haar.
consultations-round-title = Ronde { $number }
consultations-round-new-title = Nieuwe ronde
consultations-round-edit-title = Ronde { $number } wijzigen
consultations-round-edit = Tijden, versie of toegang wijzigen
consultations-round-created = De ronde is als concept gemaakt. Kondig haar aan als alles klopt.
consultations-number = Nummer
consultations-round-version = Versie van de tekst
consultations-choose = Kies een versie
consultations-opens = Opent
consultations-closes = Sluit
consultations-time-hint = Tijd in { $zone }.
consultations-access = Wie kan reageren
consultations-access-open-hint = Iedereen met een bevestigd account; de tekst is voor iedereen te lezen.
consultations-access-invited-hint = Alleen genodigden kunnen de tekst lezen en reageren.
consultations-introduction = Inleiding
consultations-introduction-hint = Waar u mensen naar vraagt; staat boven de tekst.
consultations-invited = Uitgenodigd
consultations-invited-count = { $count ->
    [0] niemand
    [one] één partij
   *[other] { $count } partijen
}
consultations-do = Wat u nu kunt doen
consultations-announce = Aankondigen
consultations-take-back = Aankondiging intrekken
consultations-close-now = Nu sluiten
consultations-archive = Archiveren
consultations-extend = Latere sluitingstijd
consultations-extend-do = Verlengen
consultations-extended = De ronde sluit nu later.
consultations-round-public = De ronde zoals lezers haar zien
consultations-state-draft = Alleen medewerkers zien deze ronde.
consultations-state-scheduled = De ronde is aangekondigd en gaat vanzelf open.
consultations-state-open = Reageren kan tot de sluitingstijd.
consultations-state-closed = Reageren kan niet meer. Zodra de antwoorden zijn gepubliceerd, gaat de ronde over naar verslag.
consultations-state-reporting = De antwoorden zijn gepubliceerd.
consultations-state-archived = De ronde wordt bewaard in het archief.
consultations-now-draft = De aankondiging van ronde { $number } is ingetrokken.
consultations-now-scheduled = Ronde { $number } is aangekondigd.
consultations-now-closed = Ronde { $number } is gesloten.
consultations-now-archived = Ronde { $number } is gearchiveerd.
