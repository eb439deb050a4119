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
