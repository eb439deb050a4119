# Door hoeveel mensen gelezen is wat binnenkwam.

readings-every-comment = { $count ->
    [one] De enige opmerking is door een mens gelezen, { $count_twice } door twee of meer.
   *[other] Elk van de { $count } opmerkingen is door een mens gelezen, { $count_twice } door twee of meer.
}
readings-some-comment = { $count ->
    [one] { $count_read } van 1 opmerking is door een mens gelezen, { $count_twice } door twee of meer.
   *[other] { $count_read } van de { $count } opmerkingen zijn door een mens gelezen, { $count_twice } door twee of meer.
}
readings-every-answer = { $count ->
    [one] Het enige antwoord op een vraag is door een mens gelezen, { $count_twice } door twee of meer.
   *[other] Elk van de { $count } antwoorden op vragen is door een mens gelezen, { $count_twice } door twee of meer.
}
readings-some-answer = { $count ->
    [one] { $count_read } van 1 antwoord op een vraag is door een mens gelezen, { $count_twice } door twee of meer.
   *[other] { $count_read } van de { $count } antwoorden op vragen zijn door een mens gelezen, { $count_twice } door twee of meer.
}
readings-every-attachment = { $count ->
    [one] De enige bijlage is door een mens geopend, { $count_twice } door twee of meer.
   *[other] Elk van de { $count } bijlagen is door een mens geopend, { $count_twice } door twee of meer.
}
readings-some-attachment = { $count ->
    [one] { $count_read } van 1 bijlage is door een mens geopend, { $count_twice } door twee of meer.
   *[other] { $count_read } van de { $count } bijlagen zijn door een mens geopend, { $count_twice } door twee of meer.
}
readings-reason-told = { $count ->
    [one] 1 hiervan was niet gelezen toen de antwoorden werden gepubliceerd; reden: { $reason }
   *[other] { $count } hiervan waren niet gelezen toen de antwoorden werden gepubliceerd; reden: { $reason }
}
readings-report-title = Is alles gelezen?
readings-unread = { $count ->
    [one] 1 ingediende opmerking, antwoord op een vraag of bijlage is door niemand gelezen. Lees die eerst, of zeg waarom u toch publiceert.
   *[other] { $count } ingediende opmerkingen, antwoorden op vragen en bijlagen zijn door niemand gelezen. Lees ze eerst, of zeg waarom u toch publiceert.
}
readings-reason-long = De reden mag hoogstens { $limit } tekens lang zijn.
readings-reason = Waarom de antwoorden worden gepubliceerd terwijl niet alles gelezen is
readings-reason-hint = Deze reden staat in het openbare verslag, met hoeveel er niet gelezen zijn. Noem geen namen.
readings-unread-title = Door niemand gelezen
readings-unread-lead = Wat in deze ronde is ingediend, en wat geen moderator of opsteller heeft geopend.
readings-unread-none = Alles van deze soort is gelezen.
readings-unread-comment = Opmerkingen die niemand las
readings-unread-answer = Antwoorden op vragen die niemand las
readings-unread-attachment = Bijlagen die niemand opende
readings-unread-first = De eerste { $count }. De andere staan op de volgende pagina's.
readings-unread-all = Allemaal, per pagina
readings-to-answers = Lees de antwoorden op de vragen
