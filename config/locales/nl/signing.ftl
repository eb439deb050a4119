### Andere organisaties ondertekenen de inzending van een partij mee.

signing-signatories = Ondertekenaars
signing-count = { $count ->
    [0] Geen organisatie heeft deze inzending ondertekend.
    [one] 1 organisatie heeft deze inzending ondertekend.
   *[other] { $count } organisaties hebben deze inzending ondertekend.
}
signing-not-named = Ze worden geteld en niet genoemd: deze inzending wordt zonder uw naam gepubliceerd, en hun namen zouden verraden van wie de inzending is.
signing-state-planned = Gevraagd zodra u indient
signing-state-asked = Gevraagd
signing-state-signed = Ondertekend
signing-state-declined = Afgewezen
signing-state-taken-back = Handtekening ingetrokken
signing-by = door { $name },
signing-unask = Verzoek intrekken
signing-ask = Een organisatie vragen mee te ondertekenen
signing-ask-draft = Ze wordt gevraagd zodra u indient en leest dan uw hele inzending. Wijzigt u die later, dan wordt ze gevraagd opnieuw te ondertekenen.
signing-ask-text = Wie de organisatie leidt krijgt een mail, leest uw hele inzending en ondertekent of wijst af. Wijzigt u de inzending later, dan wordt ze gevraagd opnieuw te ondertekenen.
signing-organisation = Organisatie
signing-email = Of het e-mailadres van een hoofdcontact van die organisatie
signing-email-hint = Diegene krijgt een mail en zegt namens welke organisatie hij of zij ondertekent.
signing-code = Code van de organisatie
signing-code-hint = De hoofdcontacten vinden de code hier op de pagina van hun organisatie, en kunnen u die geven.
signing-by-mail = Per mail gevraagd, nog niet opgepakt
signing-whom = Vul de code van de organisatie in, of een e-mailadres.
signing-code-unknown = Er is geen organisatie met deze code die u kunt vragen. Controleer de code, of vraag het per mail.
signing-asked-by-mail = { $party } vraagt of uw organisatie haar inzending mee ondertekent. Zeg welke organisatie dat is. Daarna leest u de hele inzending, en ondertekent u of wijst u af.
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
signing-too-many = Hoogstens { $count } organisaties kunnen worden gevraagd een inzending te ondertekenen.

signing-title = Een inzending ondertekenen
signing-requests = Gevraagd te ondertekenen
signing-requests-caption = Inzendingen van andere partijen die uw organisaties gevraagd worden te ondertekenen, de nieuwste eerst
signing-request = Inzending van
signing-answer-title = Ondertekent { $organisation }?
signing-means = Door te ondertekenen zegt uw organisatie dat de inzending van { $party } ook de hare is. Ze telt als ondertekenaar mee in het verslag van deze consultatie.
signing-means-named = Ze wordt als zodanig genoemd op openbare pagina's, in verslagen en in bestanden.
signing-means-counted = Ze wordt niet openbaar genoemd, omdat deze inzending niet onder een naam wordt gepubliceerd. Het ministerie ziet wel wie ondertekende.
signing-means-hash = U ondertekent precies dit, naar zijn controlecode:
signing-sign = Ondertekenen
signing-decline = Afwijzen
signing-take-back = Handtekening intrekken
signing-closed = De ronde is gesloten: er kan niets meer worden ondertekend of ingetrokken.
signing-content = Wat er te ondertekenen is
signing-signed = Uw organisatie heeft ondertekend. Tot de ronde sluit kunt u de handtekening intrekken.
signing-declined = Uw organisatie heeft afgewezen en leest de inzending niet meer. U kunt opnieuw worden gevraagd.
signing-taken-back = De handtekening is ingetrokken.
signing-other-content = Deze inzending is gewijzigd sinds u die opende. Lees de inzending opnieuw voordat u ondertekent.
signing-decided-meanwhile = Iemand anders van uw organisatie heeft al geantwoord.

signing-mail-subject = Verzoek om een inzending mee te ondertekenen
signing-mail-button = Het verzoek bekijken
signing-mail-text = Een partij vraagt om een handtekening onder haar inzending voor de consultatie “{ $consultation }”, ronde { $round }. Volg de link om de inzending te lezen, en onderteken of wijs af.
signing-mail-changed = U ondertekende een eerdere inzending, die door deze wordt vervangen. Uw handtekening telt pas onder de nieuwe als u die ondertekent.
signing-mail-until = U kunt ondertekenen tot
signing-mail-answered-signed = Deze organisatie heeft uw inzending ondertekend:
signing-mail-answered-declined = Deze organisatie ondertekent uw inzending niet:
signing-mail-answered-taken-back = Deze organisatie heeft haar handtekening ingetrokken:
signing-mail-answered-text = Het gaat om inzending { $receipt } voor de consultatie “{ $consultation }”, ronde { $round }. Op de pagina van de inzending ziet u hoe het met elke handtekening staat.
signing-mail-organisation = U krijgt dit als hoofdcontact van { $organisation }.
signing-mail-answered-subject = Antwoord op uw verzoek om te ondertekenen

signing-withdrawn-title = Inzending ingetrokken
signing-withdrawn-text = { $party } heeft deze inzending ingetrokken. Er valt niets meer te ondertekenen.
signing-withdrawn-signed = De handtekening van uw organisatie telt niet meer.
signing-mail-withdrawn-subject = Een inzending die u is voorgelegd, is ingetrokken
signing-mail-withdrawn-text = Een inzending voor de consultatie “{ $consultation }”, ronde { $round }, die aan { $organisation } was voorgelegd om te ondertekenen, is ingetrokken.
signing-mail-withdrawn-signed = Uw organisatie had de inzending ondertekend. De handtekening telt niet meer. Wordt de inzending opnieuw ingediend, dan krijgt u een nieuw verzoek.
signing-mail-withdrawn-asked = U hoeft niets meer te doen. Wordt de inzending opnieuw ingediend, dan krijgt u een nieuw verzoek.
signing-to-answer = Lees hieronder alles na. Onderaan kiest u of u ondertekent.
