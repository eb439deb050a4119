### Codes waarmee collega's zonder account voor hun organisatie meeschrijven.

codes-title = Collega's zonder account
codes-make = Een code voor collega's maken
codes-text = Met de code kunnen collega's zonder account meeschrijven. Zij lezen de tekst en dit concept, en schrijven opmerkingen onder hun eigen naam. Zij kunnen niet indienen, en alleen wijzigen wat zij zelf schreven. Iedereen met de code kan meeschrijven. Geef de code dus zelf door, aan mensen die u kent.
codes-days-label = De code werkt
codes-days-hint = En hoogstens tot de ronde sluit.
codes-days-choice = { $count ->
    [one] 1 dag
   *[other] { $count } dagen
}
codes-days = Kies hoe lang de code werkt.
codes-make-do = Code maken
codes-made = De code is gemaakt
codes-once = Kopieer de code nu: u ziet hem maar één keer.
codes-where = Collega's vullen de code in op
codes-ends-in = Code die eindigt op { $hint }
codes-works = Werkt
codes-until = tot
codes-is-withdrawn = Ingetrokken
codes-expired = Verlopen
codes-used-by = Gebruikt door:
codes-unused = Nog door niemand gebruikt.
codes-withdraw = Intrekken
codes-withdrawn = De code is ingetrokken. Wie de code gebruikte, kan niet meer meeschrijven. Wat al geschreven is, blijft staan.
codes-too-many = Er werken hoogstens { $count } codes tegelijk. Trek er eerst een in.
codes-people = { $count } mensen gebruiken deze code al. Vraag om een andere.

codes-join-title = Meeschrijven aan een concept
codes-join-lead = U hebt een code van iemand die namens uw organisatie een inzending schrijft.
codes-code = Code
codes-code-hint = Twaalf letters en cijfers; hoofdletters, spaties en streepjes maken niet uit.
codes-your-name = Uw naam
codes-your-name-hint = Uw collega's zien die bij wat u schrijft.
codes-join-privacy = Alleen mensen van de organisatie zien uw naam. Een cookie onthoudt wie u bent zolang de code werkt.
codes-join-do = Meeschrijven
codes-joined = U bent binnen. Wat u schrijft staat meteen in het concept van uw organisatie.
codes-wrong = Deze code werkt niet. Controleer de code of vraag om een nieuwe.
codes-name = Vul uw naam in, in hoogstens { $count } tekens.
codes-signed-in = U bent ingelogd en hebt dus geen code nodig: vraag een hoofdcontact van de organisatie u lid te maken.
codes-submitted-since = { $party } heeft het concept ingediend waaraan u meeschreef. U kunt hier niet meer lezen of schrijven. Gaat { $party } er weer mee verder? Dan staat het concept hier weer.
codes-withdrawn-since = { $party } heeft de inzending ingetrokken waaraan u meeschreef. U kunt hier niet meer lezen of schrijven. Gaat { $party } er weer mee verder? Dan staat de tekst hier weer.
