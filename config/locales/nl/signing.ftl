### Andere organisaties ondertekenen de inzending van een partij mee.

signing-signatories = Ondertekenaars
signing-count = { $count ->
    [0] Geen organisatie heeft deze inzending ondertekend.
    [one] 1 organisatie heeft deze inzending ondertekend.
   *[other] { $count } organisaties hebben deze inzending ondertekend.
}
signing-not-named = Hun namen staan er niet bij. Uw inzending wordt zonder uw naam gepubliceerd, en aan hun namen kunnen anderen zien van wie de inzending is.
signing-state-planned = Gevraagd zodra u indient
signing-state-asked = Gevraagd
signing-state-signed = Ondertekend
signing-state-declined = Afgewezen
signing-state-taken-back = Handtekening ingetrokken
signing-by = door { $name },
signing-unask = Verzoek intrekken
signing-ask = Een organisatie vragen mee te ondertekenen
signing-ask-draft = De organisatie krijgt de vraag zodra u indient, en leest dan uw hele inzending. Wijzigt u de inzending daarna? Dan vragen wij de organisatie om opnieuw te ondertekenen.
signing-ask-text = De hoofdcontacten van de organisatie krijgen een mail en lezen uw hele inzending. Daarna kiezen zij: ondertekenen of afwijzen. Wijzigt u de inzending later? Dan vragen wij hun om opnieuw te ondertekenen.
signing-organisation = Organisatie
signing-email = Of het e-mailadres van een hoofdcontact van die organisatie
signing-email-hint = Deze persoon krijgt een mail en kiest namens welke organisatie hij of zij ondertekent.
signing-code = Code van de organisatie
signing-code-hint = De hoofdcontacten vinden de code hier op de pagina van hun organisatie, en kunnen u die geven.
signing-by-mail = Per mail gevraagd, de link is nog niet geopend
signing-whom = Vul de code van de organisatie in, of een e-mailadres.
signing-code-unknown = Er is geen organisatie met deze code die u kunt vragen. Controleer de code, of vraag het per mail.
signing-asked-by-mail = { $party } vraagt of uw organisatie een inzending mee ondertekent. Kies welke organisatie dat is. Daarna leest u de hele inzending en kiest u: ondertekenen of afwijzen.
signing-which = Namens welke organisatie?
signing-read = De inzending lezen
signing-leads-none = U bent hier geen hoofdcontact van een organisatie. Voeg eerst uw organisatie toe en volg dan de link in de mail opnieuw.
signing-choose = Kies een organisatie waarvan u hoofdcontact bent.
signing-link-dead = Deze link werkt niet meer: hij is al gevolgd of ingetrokken, of de inzending is gewijzigd.
signing-link-other = Deze link is naar een ander adres gestuurd dan dat van uw account.
signing-ask-do = Vragen te ondertekenen
signing-asked = Genoteerd. De organisatie wordt gevraagd te ondertekenen.
signing-unasked = Het verzoek is ingetrokken.
signing-own = Dit is uw eigen organisatie.
signing-not-invited = Deze ronde is op uitnodiging, en uw organisatie is er niet voor uitgenodigd.
signing-asked-already = Deze organisatie is al gevraagd.
signing-answered = Deze organisatie heeft al geantwoord.
signing-too-many = U kunt hoogstens { $count } organisaties vragen om een inzending te ondertekenen.

signing-title = Een inzending ondertekenen
signing-requests = Gevraagd te ondertekenen
signing-requests-caption = Inzendingen van andere partijen die uw organisaties kunnen ondertekenen, de nieuwste eerst
signing-request = Inzending van
signing-answer-title = Ondertekent { $organisation }?
signing-means = Als u ondertekent, staat uw organisatie achter de hele inzending van { $party }. Uw organisatie telt in het verslag van deze consultatie mee als ondertekenaar.
signing-means-named = De naam van uw organisatie staat dan op openbare pagina's, in verslagen en in bestanden.
signing-means-counted = De naam van uw organisatie wordt niet openbaar, omdat deze inzending zonder naam wordt gepubliceerd. Het ministerie ziet wel wie heeft ondertekend.
signing-means-hash = U ondertekent precies deze tekst. Dit is de controlecode ervan:
signing-sign = Ondertekenen
signing-decline = Afwijzen
signing-take-back = Handtekening intrekken
signing-closed = De ronde is gesloten: er kan niets meer worden ondertekend of ingetrokken.
signing-content = Wat u ondertekent
signing-signed = Uw organisatie heeft ondertekend. Tot de ronde sluit kunt u de handtekening intrekken.
signing-declined = Uw organisatie heeft het verzoek afgewezen en kan de inzending niet meer lezen. De partij kan het u opnieuw vragen.
signing-taken-back = De handtekening is ingetrokken.
signing-other-content = Deze inzending is gewijzigd sinds u die opende. Lees de inzending opnieuw voordat u ondertekent.
signing-decided-meanwhile = Iemand anders van uw organisatie heeft al geantwoord.

signing-mail-subject = Verzoek om een inzending mee te ondertekenen
signing-mail-button = Het verzoek bekijken
signing-mail-text = Een partij vraagt om de handtekening van uw organisatie onder een inzending. Het gaat om de consultatie “{ $consultation }”, ronde { $round }. Open de link en lees de inzending. Daarna kiest u: ondertekenen of afwijzen.
signing-mail-changed = U ondertekende een eerdere inzending. Deze nieuwe komt daarvoor in de plaats. Uw handtekening telt pas weer mee als u ook de nieuwe inzending ondertekent.
signing-mail-until = U kunt ondertekenen tot
signing-mail-answered-signed = Deze organisatie heeft uw inzending ondertekend:
signing-mail-answered-declined = Deze organisatie ondertekent uw inzending niet:
signing-mail-answered-taken-back = Deze organisatie heeft de handtekening ingetrokken:
signing-mail-answered-text = Het gaat om inzending { $receipt } voor de consultatie “{ $consultation }”, ronde { $round }. Op de pagina van de inzending ziet u hoe het met elke handtekening staat.
signing-mail-organisation = U krijgt dit als hoofdcontact van { $organisation }.
signing-mail-answered-subject = Antwoord op uw verzoek om te ondertekenen

signing-withdrawn-title = Inzending ingetrokken
signing-withdrawn-text = { $party } heeft deze inzending ingetrokken. U kunt niets meer ondertekenen.
signing-withdrawn-signed = De handtekening van uw organisatie telt niet meer.
signing-mail-withdrawn-subject = Ingetrokken: een inzending die u is gevraagd te ondertekenen
signing-mail-withdrawn-text = Een inzending voor de consultatie “{ $consultation }”, ronde { $round }, is ingetrokken. { $organisation } was gevraagd om die te ondertekenen.
signing-mail-withdrawn-signed = Uw organisatie had de inzending ondertekend. De handtekening telt niet meer. Wordt de inzending opnieuw ingediend, dan krijgt u een nieuw verzoek.
signing-mail-withdrawn-asked = U hoeft niets meer te doen. Wordt de inzending opnieuw ingediend, dan krijgt u een nieuw verzoek.
signing-to-answer = Lees hieronder alles na. Onderaan kiest u of u ondertekent.
