### Page shell and components: what surrounds every page.

skip-to-content = Naar de inhoud
nav-label = Hoofdmenu
nav-consultations = Consultaties
nav-moderation = Moderatie
nav-drafting = Beantwoording
nav-manage = Inrichting
nav-admin = Beheer
nav-account = Uw account
nav-sign-in = Inloggen
nav-sign-out = Uitloggen
nav-guest = U reageert als
nav-register = Account aanmaken
breadcrumb-label = Kruimelpad

footer-label = Over deze website
footer-about = Polder is vrije software voor consultaties over concept-beleidsteksten.
footer-accessibility = Toegankelijkheid
footer-privacy = Privacy
footer-security = Kwetsbaarheid melden
footer-api = API

alert-info = Let op:
alert-ok = Gelukt:
alert-warning = Waarschuwing:
alert-error = Fout:

field-optional = (niet verplicht)
field-error = Fout:
field-markdown-hint = U kunt lijsten, nadruk en links maken met Markdown.
error-summary-title = { $count ->
    [one] Er is een fout in uw invoer
   *[other] Er zijn { $count } fouten in uw invoer
}
counter-left-one = Nog 1 teken over.
counter-left-other = Nog %n tekens over.
counter-over-one = 1 teken te veel.
counter-over-other = %n tekens te veel.
select-all = Alles selecteren
filter-label = Lijst filteren
filter-apply = Filter toepassen
filter-reset = Filters wissen
print = Pagina afdrukken

pager-label = Meer resultaten
pager-newer = Nieuwere
pager-older = Oudere

steps-label = Voortgang van de ronde
steps-done = (afgerond)
contents-title = Inhoud

round-state-draft = Concept
round-state-scheduled = Gepland
round-state-open = Open
round-state-closed = Gesloten
round-state-reporting = Antwoorden gepubliceerd
round-state-archived = Gearchiveerd

submission-state-drafted = Nog niet ingediend
submission-state-awaiting = Wacht op bevestiging
submission-state-submitted = Ingediend
submission-state-superseded = Vervangen
submission-state-withdrawn = Ingetrokken

decision-state-undecided = Wacht op een besluit
decision-state-publish = Gepubliceerd
decision-state-publish-redacted = Deels gelakt gepubliceerd
decision-state-withhold = Niet gepubliceerd

disposition-state-unanswered = Nog niet beantwoord
disposition-state-accepted = Overgenomen
disposition-state-accepted-with-modification = Met aanpassing overgenomen
disposition-state-partly-accepted = Deels overgenomen
disposition-state-noted = Kennisgenomen
disposition-state-not-accepted = Niet overgenomen
disposition-state-out-of-scope = Buiten het bereik
disposition-state-duplicate = Gelijk aan een andere opmerking

comment-kind-general = Algemeen
comment-kind-technical = Inhoudelijk
comment-kind-editorial = Redactioneel
comment-number = Opmerking { $number }
comment-proposed-text = Tekstvoorstel
comment-response = Antwoord

passage-comments = { $count ->
    [one] opmerking
   *[other] opmerkingen
}
passage-comment = Reageren
passage-at = bij { $number }

change-kept = gebleven
change-changed = gewijzigd
change-moved = verplaatst
change-split = gesplitst
change-merged = samengevoegd
change-added = nieuw
change-removed = vervallen
fate-carried = meegegaan
fate-flagged = tekst sindsdien gewijzigd
fate-orphaned = plek vervallen
redline-deleted = geschrapt
redline-inserted = toegevoegd
