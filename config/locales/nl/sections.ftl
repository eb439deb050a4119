### Wie welke paragraaf doet.

sections-title = Wie doet wat
sections-text-lead = Vink paragrafen aan en geef ze aan collega's. Bij een paragraaf hoort alles wat eronder staat. Alleen uw organisatie ziet dit.
sections-text-member = Zo is de tekst verdeeld. Vink paragrafen aan om ze zelf te doen. Bij een paragraaf hoort alles wat eronder staat. Alleen uw organisatie ziet dit.
sections-caption = De paragrafen van de tekst, hoeveel opmerkingen van uw concept erin staan, en wie ze doet
sections-section = Paragraaf
sections-comments = Opmerkingen
sections-who = Wie
sections-count = { $count ->
    [0] nog geen opmerking
    [one] 1 opmerking
   *[other] { $count } opmerkingen
}
sections-nobody-yet = Nog niemand
sections-own = (u)
sections-gone = Schrijft niet meer mee
sections-ready = Klaar melden
sections-not-ready = Toch niet klaar
sections-take-back = Terugnemen
sections-give-back = Teruggeven
sections-assign-who = Wie doet de aangevinkte paragrafen?
sections-assign-hint = { $count ->
    [0] Zij krijgen er één mail over. Wie met een code meeschrijft, leest het op de pagina van het concept.
    [one] Zij krijgen er één mail over, zodra u een minuut lang niets meer hebt verdeeld. Wie met een code meeschrijft, leest het op de pagina van het concept.
   *[other] Zij krijgen er één mail over, zodra u { $count } minuten lang niets meer hebt verdeeld. Wie met een code meeschrijft, leest het op de pagina van het concept.
}
sections-assign = Deze paragrafen geven
sections-take = Deze paragrafen doe ik
sections-alone = Er schrijft nog niemand anders mee. Nodig leden uit op de pagina van uw organisatie, of maak een code:
sections-choose = Vink minstens één paragraaf aan.
sections-choose-who = Vink aan wie de paragrafen doet.
sections-nobody = Een van de mensen die u aanvinkte schrijft niet meer mee. Kies opnieuw.
sections-too-many = Er kan niet meer worden verdeeld: er zijn al { $count } paragrafen gegeven.
sections-assigned = { $count ->
    [0] Deze paragrafen hadden zij al.
    [one] Er is 1 paragraaf gegeven.
   *[other] Er is { $count } keer een paragraaf gegeven.
}
sections-taken-back = De paragraaf is teruggenomen.
sections-said-ready = De paragraaf is klaar.
sections-said-not-ready = De paragraaf is niet meer klaar.
sections-to-draft = Terug naar het concept
sections-yours = Van u:
sections-to-do = Te doen
sections-standing = { $count ->
    [one] 1 paragraaf is aan iemand gegeven; { $ready } klaar.
   *[other] { $count } paragrafen zijn aan iemand gegeven; { $ready } klaar.
}
sections-none = Er zijn nog geen paragrafen aan iemand gegeven.
sections-none-member = Er zijn nog geen paragrafen aan iemand gegeven. U kunt er zelf nemen.
sections-divide = De paragrafen verdelen
sections-see = Bekijk wie wat doet
sections-for = voor { $names }
sections-for-you = voor u
sections-is-ready = { $name } (klaar)
sections-begin = De tekst verdelen onder collega's van { $party }

section-assigned-subject = { $count ->
    [one] Een paragraaf voor u: { $consultation }
   *[other] { $count } paragrafen voor u: { $consultation }
}
section-assigned-text = { $by } vraagt u om voor { $party } naar dit deel van de tekst van "{ $consultation }", ronde { $round }, te kijken:
section-assigned-text-nobody = U wordt gevraagd om voor { $party } naar dit deel van de tekst van "{ $consultation }", ronde { $round }, te kijken:
section-assigned-more = { $count ->
    [one] en nog 1 paragraaf
   *[other] en nog { $count } paragrafen
}
section-assigned-how = Schrijf uw opmerkingen in het concept van uw organisatie en zeg daar wanneer uw deel klaar is. De ronde sluit op { $closes }.
section-assigned-button = Bekijk uw paragrafen
