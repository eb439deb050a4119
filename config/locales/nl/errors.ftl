error-title-not-found = Pagina niet gevonden
error-title-forbidden = U mag dit niet doen
error-title-refused = Dat is niet gelukt
error-title-busy = Het is hier druk
error-title-internal = Er ging iets mis
error-not-found = Deze pagina is niet gevonden, of is niet (meer) openbaar. Controleer het adres.
error-forbidden = Uw account mag dit niet zien of doen. Vindt u dat dit wel zou moeten, vraag het dan aan wie deze consultatie beheert.
error-method = Dit adres werkt niet op die manier.
error-internal = Er ging bij ons iets mis. Het is vastgelegd. Probeer het later nog eens.
error-csrf = Dit formulier stond te lang open, of u hebt intussen in- of uitgelogd. Ga terug, laad de pagina opnieuw en verstuur het nog eens.
error-form-broken = Het formulier is niet heel aangekomen. Ga terug en verstuur het nog eens.
error-unreadable = In wat er verstuurd is, staat een teken dat niet te lezen is (een nul). Haal het weg en verstuur het opnieuw.
error-form-too-large = U stuurt te veel tegelijk. Maak uw tekst korter, of verstuur hem in delen.
error-too-slow = Wat u verstuurde, kwam niet op tijd aan. Probeer het nog eens met een betere verbinding.
error-upload-too-large = De bestanden zijn samen groter dan { $limit }.
error-upload-file-too-large = { $file } is te groot: er kan hoogstens { $limit } tegelijk worden verstuurd.
error-upload-too-many = Er kunnen hoogstens { $count } bestanden tegelijk worden verstuurd.
error-too-many = Te veel pogingen. { $count ->
    [one] Probeer het over een seconde opnieuw.
   *[other] Probeer het over { $count } seconden opnieuw.
}
error-home = Naar de startpagina
mail-not-dead = Deze mail wacht er niet op opnieuw verstuurd te worden: iemand anders heeft dat al gedaan.
error-busy = Veel mensen vragen dit op dit moment. Er is niets veranderd. { $count ->
    [one] Probeer het over een seconde opnieuw.
   *[other] Probeer het over { $count } seconden opnieuw.
}
mail-erased = De inhoud van deze mail is gewist. De ontvanger kan om een nieuwe vragen.
error-title-unavailable = Dat lukt nu niet
error-database-away = Onze database geeft geen antwoord. Wat u vroeg, is niet gedaan. Probeer het over een ogenblik opnieuw.
error-database-unsure = Onze database gaf halverwege geen antwoord meer. Het is niet zeker of bewaard is wat u deed. Kijk dat eerst na. Staat het er niet, doe het dan opnieuw.
error-database-busy = Het is hier nu te druk. Wat u vroeg, is niet gedaan. Probeer het over een ogenblik opnieuw.
error-database-full = Hier kan nu niets worden opgeslagen. Wat u vroeg, is niet gedaan. Bewaar wat u schreef en probeer het later opnieuw. De beheerder moet ruimte maken op de schijf, of de rechten van het databasebestand nakijken.
error-again-text = Wat u invulde, staat in deze pagina. Zolang u de pagina open laat, kunt u het opnieuw versturen.
error-again = Opnieuw versturen
error-again-words = Wat u schreef
error-back = Terug naar de pagina waar u vandaan kwam
error-gone = Er is niets van opgeslagen. Wat u schreef, staat hieronder. Kopieer het als u het wilt bewaren.
error-filter = Dit adres beperkt de lijst tot iets wat niet bestaat: { $name } is “{ $asked }”. Er is niets gedaan. Kies opnieuw in de lijst.
error-upload-field-too-large = U typte te veel in één veld: hoogstens { $limit } kB. Verstuur het in delen.
confined-memory = { $file } kan niet worden gelezen: daarvoor is meer dan { $memory } MB geheugen nodig. Maak het bestand kleiner of eenvoudiger.
confined-time = { $file } kan niet worden gelezen: dat duurt langer dan { $seconds } seconden. Maak het bestand kleiner of eenvoudiger.
confined-result = { $file } kan niet worden gelezen: er komt te veel tekst uit. Verdeel het bestand.
confined-broken = { $file } kan niet worden gelezen: het lezen liep vast. Misschien is het bestand beschadigd.
confined-busy = { $file } kan nu niet worden gelezen: er wachten te veel andere bestanden. Probeer het over een minuut opnieuw.
error-again-title = Verstuur het nu opnieuw
error-signed-out-title = U bent niet meer ingelogd
error-signed-out = Wat u schreef is niet kwijt: het staat hieronder. Log in; daarna kunt u het meteen versturen. Reageerde u zonder account? Kopieer dan uw woorden, en open de link in de mail die u kreeg of begin opnieuw.
error-guest-over-title = U kunt hier niet meer verder schrijven
error-guest-over = Uw link werkt niet meer, of de tijd ervan is voorbij. Wat u schreef is niet kwijt: het staat hieronder. Begin opnieuw zonder account. Daarna kunt u het meteen versturen.
error-guest-begun = U kunt nu verder zonder account.
error-guest-begin = Begin opnieuw
error-guest-gone-title = U kunt hier niet meer verder schrijven
error-guest-gone = Uw link werkt niet meer, of de tijd ervan is voorbij. Wat u schreef is niet kwijt: het staat hieronder. Kopieer uw woorden. Open dan de link in de mail die u kreeg, of begin opnieuw bij de tekst. Schreef u mee met een code? Vraag dan een nieuwe code.
error-other-session-title = Verstuur het nog eens
error-other-session = Dit formulier is van voordat u in- of uitlogde. Wat u schreef is niet kwijt: het staat hieronder.
error-again-signed-in = U bent weer ingelogd.
