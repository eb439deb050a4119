### Wat door twee mensen wordt gedaan.

approvals-title = Wacht op een tweede persoon
approvals-setting = Vraag om een tweede persoon
approvals-setting-hint = Een ronde aankondigen, een versie openbaar maken, de antwoorden publiceren en openbaar maken wat een besluit van een opmerking of bijlage verborg, gebeurt dan pas als twee mensen hetzelfde willen. Alleen een beheerder kan dit weer uitzetten.
approvals-admin-only = Alleen een beheerder van deze website kan weer zonder tweede persoon werken.
approvals-asked = Genoteerd. Het gebeurt zodra een tweede persoon hetzelfde wil; tot dan verandert er niets.
approvals-own = U hebt hier al om gevraagd. Iemand anders moet ermee instemmen.
approvals-you-asked = U hebt hierom gevraagd. Het gebeurt als iemand anders met dezelfde rol het ook doet.
approvals-somebody-asked = { $name } heeft hierom gevraagd. Doet u het ook, dan gebeurt het meteen.
approvals-take-back-first = Twee mensen hebben deze ronde aangekondigd. Neem de aankondiging terug voordat u de ronde wijzigt.
approvals-asked-by = gevraagd door { $name }, { $at }
approvals-withdraw = Intrekken
approvals-refuse = Weigeren
approvals-ended = Het verzoek is weg; er is niets veranderd.
approvals-lift = { $count ->
    [0] { $name } wil dat iedereen meer van deze opmerking kan lezen: “{ $verdict }”. Het gebeurt als u hetzelfde besluit neemt.
    *[other] { $name } wil dat iedereen meer van deze opmerking kan lezen: “{ $verdict }”, waarbij alleen deze woorden verborgen blijven: { $words }. Het gebeurt als u hetzelfde besluit neemt.
}
approvals-deed-announce-round = Een ronde aankondigen
approvals-deed-publish-version = Een versie openbaar maken
approvals-deed-mend-text = Een typefout in de tekst herstellen
approvals-deed-publish-answers = De antwoorden publiceren
approvals-deed-change-answer = Een antwoord publiceren dat opnieuw is bekeken en gewijzigd
approvals-deed-lift-decision = Openbaar maken wat een besluit verborg
approvals-deed-disclose = De consultatie niet langer vertrouwelijk houden
approvals-deed-lift-file-decision = Van een bijlage openbaar maken wat een besluit verborg
approvals-lift-file = { $name } wil dat iedereen meer van deze bijlage kan zien: “{ $verdict }”. Het gebeurt als u hetzelfde besluit neemt.
approvals-lift-file-words = { $name } wil dat iedereen meer van deze bijlage kan zien: “{ $verdict }”, met de naam “{ $file }” en de beschrijving “{ $description }”. Het gebeurt als u hetzelfde besluit neemt.
approvals-mail-subject = { $title }: er is een tweede persoon nodig
approvals-mail-text = { $name } heeft in de consultatie “{ $title }” gevraagd om iets dat twee mensen moeten willen:
approvals-mail-next = Bekijk het op deze pagina. Wilt u hetzelfde? Doe het daar dan ook. Wilt u het niet? Dan kunt u het weigeren op de pagina van de consultatie.
approvals-mail-link = Bekijk wat er is gevraagd
