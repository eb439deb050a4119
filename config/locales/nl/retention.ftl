### Bewaartermijnen.

retention-hold = Niets van deze consultatie wissen
retention-hold-hint = Zolang dit aan staat, wist het systeem niets van deze consultatie, ook niet na de bewaartermijn. Gebruik dit bijvoorbeeld bij een rechtszaak of een verzoek om informatie.
email-account-unused-subject = Uw account wordt gewist
email-account-unused-text = U hebt uw account lang niet gebruikt. Daarom wissen wij het op of na { $date }: uw naam, uw e-mailadres en wat u nog niet had verstuurd. Wat u eerder hebt verstuurd, blijft bestaan zonder uw naam.
email-account-unused-keep = Wilt u uw account houden? Log dan vóór die dag één keer in:
retention-years = { $count } jaar
retention-days = { $count ->
    [one] één dag
   *[other] { $count } dagen
}
retention-erased = De tekst van deze inzending is gewist, omdat de bewaartermijn voorbij is. Het ontvangstbewijs blijft geldig.
