//! What the columns of other people's sheets are called, in Dutch, English, German and French: the ISO/CEN
//! template, NIST's and the American matrices, OASIS, IPPC, and what people make themselves. Knows no sheet.
//! A name that is missing is added to the line of its field.

use super::model::{Field, plain};

/// A part of a place that has a column of its own beside that of the Section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    Paragraph,
    Line,
    Page,
    Sentence,
}

impl Detail {
    /// The word that announces it in a reference.
    pub fn word(self) -> &'static str {
        match self {
            Self::Paragraph => "paragraph",
            Self::Line => "line",
            Self::Page => "page",
            Self::Sentence => "sentence",
        }
    }
}

/// The names of each field, as [`plain`] makes them, with a bar between them; the better known first.
const NAMES: &[(Field, &str)] = &[
    (
        Field::Id,
        "#|comment #|comment no|comment nr|comment number|comment id|no|nr|nummer|number|\
         volgnummer|volgnr|opmerkingnummer|opmerking nr|reactienummer|lfd nr|numéro|item|item no|\
         serial|row",
    ),
    (
        Field::ReceivedAt,
        "received|date received|received on|received at|date|datum|ontvangen|datum ontvangst|\
         datum ontvangen|ontvangstdatum|ontvangen op|submitted|submitted on|submitted at|\
         date submitted|submission date|datum inzending|ingediend op|indieningsdatum|datum reactie|\
         comment date|date of comment|eingang|eingangsdatum|datum eingang|eingegangen am|date de réception|\
         reçu le|timestamp|tijdstempel",
    ),
    (
        Field::Party,
        "organisation|organization|organisatie|partij|party|mb nc|mb|nc|indiener|inzender|\
         respondent|afzender|organisation name|organization name|name of organisation|\
         name of organization|naam organisatie|naam van de organisatie|naam partij|naam indiener|\
         naam inzender|naam bedrijf|commenter|commentor|commenter organization|commenting organization|\
         submitter|submitted by|ingediend door|reactie van|stakeholder|belanghebbende|company|bedrijf|\
         instantie|instelling|vereniging|naam vereniging|gemeente|naam gemeente|institution|agency|source|bron|affiliation|member body|country|land|\
         einsender|absender|verband|firma|stellungnehmer|organisme|entité|contributeur|contributor|\
         reviewer|author",
    ),
    (
        Field::Group,
        "group|groep|stakeholder group|stakeholdergroep|organization type|organisation type|\
         type of organisation|type of organization|stakeholder type|type of stakeholder|\
         respondent type|party type|soort organisatie|organisatietype|type organisatie|soort partij|\
         type partij|soort indiener|type indiener|type respondent|categorie indiener|hoedanigheid|\
         sector|doelgroep|art der organisation|organisationstyp|type d organisation",
    ),
    (
        Field::Name,
        "name|naam|contactpersoon|naam contactpersoon|contact person|contact|commenter name|\
         name of commenter|reviewer name|name of reviewer|submitter name|persoon|ansprechpartner|\
         nom|auteur|reviewer|author",
    ),
    (
        Field::Reference,
        "reference|clause subclause|clause no subclause no|clause|subclause|section|section no|section number|\
         section reference|sections|section paragraph|verwijzing|plaats|vindplaats|referentie|artikel|\
         artikelnummer|artikel lid|article|provision|bepaling|sectie|onderdeel|hoofdstuk|\
         hoofdstuk paragraaf|chapter|paragraaf|paragraafnummer|locatie|location|place|passage|abschnitt|\
         fundstelle|stelle|bezug|référence|emplacement|chapitre|clause no|subclause no|annex|paragraph|para|art",
    ),
    (
        Field::Quote,
        "quote|citaat|geciteerde tekst|aangehaalde tekst|quoted text|huidige tekst|bestaande tekst|\
         oorspronkelijke tekst|concepttekst|current text|existing text|original text|original wording|\
         draft text|text in draft|zitat|bisheriger text|citation|texte actuel|texte original",
    ),
    (
        Field::Kind,
        "kind|type of comment|comment type|type comment|type|soort|soort opmerking|type opmerking|\
         soort reactie|aard|category|categorie|comment category|severity|art des kommentars|\
         kommentarart|art|type de commentaire",
    ),
    (
        Field::Comment,
        "comment|comments|comment text|comment with rationale|comment rationale|opmerking|opmerkingen|reactie|\
         reacties|commentaar|commentaren|opmerking toelichting|inbreng|zienswijze|feedback|remark|\
         remarks|observation|observations|kommentar|kommentare|anmerkung|anmerkungen|bemerkung|\
         bemerkungen|stellungnahme|commentaire|commentaires|remarque|remarques|description|\
         omschrijving|explanation|toelichting|justification|motivering|rationale|begründung",
    ),
    (
        Field::ProposedText,
        "proposed change|proposed changes|proposed text|proposed wording|proposed rewording|\
         proposed amendment|suggested change|suggested changes|suggested text|suggested rewording|\
         suggested revision|suggested resolution|recommended change|recommended text|recommendation|proposal|\
         tekstvoorstel|voorgestelde tekst|voorgestelde wijziging|wijzigingsvoorstel|\
         voorstel|voorstel tot wijziging|voorstel voor wijziging|alternatieve tekst|nieuwe tekst|\
         amendement|änderungsvorschlag|formulierungsvorschlag|textvorschlag|vorschlag|\
         vorgeschlagene änderung|modification proposée|proposition|proposition de modification|\
         texte proposé|suggestion",
    ),
    (
        Field::Response,
        "response|observations of the secretariat|resolution|antwoord|beantwoording|antwort|réponse",
    ),
    (Field::Disposition, "disposition|oordeel"),
    (Field::Decision, "decision|besluit"),
    (Field::Themes, "themes|thema|thema s|theme"),
];

/// The same of details.
const DETAILS: &[(Detail, &str)] = &[
    (
        Detail::Paragraph,
        "paragraph figure table|paragraph|para|figure table|lid|alinea|paragraaf|absatz|paragraphe",
    ),
    (
        Detail::Line,
        "line number|line no|line #|line|lines|regel|regelnummer|zeile|ligne",
    ),
    (
        Detail::Page,
        "page|page number|page no|page #|pages|pagina|paginanummer|blz|bladzijde|seite|page line",
    ),
    (Detail::Sentence, "sentence|zin|satz|phrase"),
];

/// How well a heading is a field's, the smaller the better; none when it is not.
pub fn rank(field: Field, heading: &str) -> Option<usize> {
    let names = NAMES.iter().find(|(known, _)| *known == field)?.1;
    forms(heading)
        .into_iter()
        .enumerate()
        .find_map(|(form, said)| {
            let place = names.split('|').position(|name| name == said)?;
            Some(form * 1000 + place)
        })
}

/// Fields that a heading nobody foresaw may be for, in the order in which they are looked for.
pub const GUESSED: [Field; 4] = [
    Field::ProposedText,
    Field::Comment,
    Field::Reference,
    Field::Party,
];

/// Words that tell such a field wherever they stand in a heading.
const TELLING: &[(Field, &str)] = &[
    (
        Field::ProposedText,
        "voorstel|tekstvoorstel|wijzigingsvoorstel|voorgestelde|proposed|suggested|vorschlag|textvorschlag|proposition",
    ),
    (
        Field::Comment,
        "opmerking|opmerkingen|commentaar|reactie|zienswijze|comment|comments|remark|remarks|feedback|kommentar|\
         stellungnahme|commentaire",
    ),
    (
        Field::Reference,
        "betreft|verwijzing|vindplaats|artikel|paragraaf|hoofdstuk|clause|section|reference|passage|abschnitt|article",
    ),
    (
        Field::Party,
        "organisatie|organisation|organization|indiener|inzender|afzender|respondent|partij",
    ),
];

/// Words of headings that are about a field, or about what became of a comment, and not the thing itself.
const ABOUT: &str = "status|stand|antwoord|response|reply|ministerie|ministry|behandeling|behandelaar|afhandeling|\
                     verwerking|verwerkt|besluit|decision|oordeel|beoordeling|disposition|resolution|id|code|type|soort|\
                     aantal|count|mail|email|telefoon|phone|adres|address|eigenaar|owner|intern|internal|score|prioriteit|\
                     priority|datum|date|secretariat|editor|nummer|number|nr|no";

/// Words in a heading, at most, for its words to tell what it is for.
const SHORT: usize = 8;

/// Whether a heading is likely to be a field's: its words tell it, and none tells otherwise.
pub fn is_likely(field: Field, heading: &str) -> bool {
    let words = plain(heading);
    let words: Vec<&str> = words.split(' ').collect();
    let has = |names: &str| {
        words
            .iter()
            .any(|word| names.split('|').any(|name| name == *word))
    };
    let telling = TELLING.iter().find(|(known, _)| *known == field);
    words.len() <= SHORT && telling.is_some_and(|(_, names)| has(names)) && !has(ABOUT)
}

/// The detail a heading is for.
pub fn detail(heading: &str) -> Option<Detail> {
    let forms = forms(heading);
    DETAILS
        .iter()
        .find(|(_, names)| {
            forms
                .iter()
                .any(|said| names.split('|').any(|name| name == said))
        })
        .map(|(detail, _)| *detail)
}

/// A heading as it stands; without remarks in brackets or behind a colon; without words like "your"; and the
/// parts of "Artikel/paragraaf".
fn forms(heading: &str) -> Vec<String> {
    let mut bare = String::with_capacity(heading.len());
    let mut depth = 0_usize;
    for c in heading.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    let bare = bare
        .split([':', '\n'])
        .next()
        .unwrap_or_default()
        .to_owned();
    let mut forms = vec![plain(heading), plain(&bare)];
    let words = plain(&bare);
    let short: Vec<&str> = words
        .split(' ')
        .skip_while(|word| {
            matches!(
                *word,
                "uw" | "your"
                    | "the"
                    | "de"
                    | "het"
                    | "ihr"
                    | "ihre"
                    | "der"
                    | "die"
                    | "das"
                    | "votre"
                    | "vos"
                    | "le"
                    | "la"
                    | "les"
                    | "original"
                    | "general"
            )
        })
        .collect();
    forms.push(short.join(" "));
    for part in bare.split(['/', '|', ',', '&']) {
        forms.push(plain(part));
    }
    for between in [
        " of ", " or ", " en ", " and ", " oder ", " ou ", " und ", " et ", " by ", " door ",
    ] {
        if let Some((first, _)) = bare.to_lowercase().split_once(between) {
            forms.push(plain(first));
        }
    }
    forms.retain(|form| !form.is_empty());
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_with_their_notes_and_variants() {
        for (heading, field) in [
            ("Organization Name (N/A, if individual)", Field::Party),
            ("Organization Type (see below for codes)", Field::Group),
            (
                "Reference (Include section and paragraph number)",
                Field::Reference,
            ),
            ("Comment (Include rationale for comment)", Field::Comment),
            ("Comment (with rationale)", Field::Comment),
            (
                "Comment (justification for change) by the MB",
                Field::Comment,
            ),
            ("Type (Editorial/Technical)", Field::Kind),
            ("Artikel/paragraaf", Field::Reference),
            ("Clause No./ Subclause No. (e.g. 3.1)", Field::Reference),
            ("Uw reactie*", Field::Comment),
            ("Opmerking / toelichting", Field::Comment),
            ("Datum ontvangst", Field::ReceivedAt),
            ("Soort organisatie", Field::Group),
            ("Indiener", Field::Party),
            ("Proposed change by the MB", Field::ProposedText),
            ("Änderungsvorschlag", Field::ProposedText),
            ("Kommentar", Field::Comment),
            ("Commentaires", Field::Comment),
            ("Proposition de modification", Field::ProposedText),
            ("\u{feff}Comment\u{a0}", Field::Comment),
        ] {
            assert!(rank(field, heading).is_some(), "{heading}");
        }
        assert_eq!(rank(Field::Comment, "Comment #"), None);
        assert_eq!(rank(Field::Comment, "Wie"), None);
        assert_eq!(detail("Paragraph/ Figure/Table"), Some(Detail::Paragraph));
        assert_eq!(detail("Line number (e.g. 17)"), Some(Detail::Line));
        assert_eq!(detail("Page #"), Some(Detail::Page));
    }
}
