//! The words people use in references, in Dutch, English, German and French: what announces a number,
//! what means the whole text, what goes before and between. Knows no text to look them up in. A word
//! that is missing is added to the table it belongs to; nothing else changes.

use unicode_normalization::UnicodeNormalization;

use crate::documents::read::inline::collapse;

/// The words that mean the whole text, with a bar between them.
const WHOLE: &str = "-|general|general comment|general comments|algemeen|algemene opmerking|\
     algemene opmerkingen|allgemein|allgemeines|généralités|général|all|alle|\
     alles|geheel|overall|document|whole document|the whole document|\
     entire document|the entire document|hele document|het hele document|\
     gehele document|het gehele document|gesamtes dokument|document entier|\
     whole text|the whole text|hele tekst|de hele tekst|n/a|n.v.t.|nvt|ge";

/// Whether a reference means the whole text.
pub(super) fn is_whole(plain: &str) -> bool {
    let trimmed = plain.trim_end_matches(['.', ':']);
    trimmed.is_empty()
        || WHOLE
            .split('|')
            .any(|known| known == plain || known == trimmed)
}

/// What announces a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Announced {
    Section,
    Chapter,
    Article,
    Appendix,
    /// A volume of a text in volumes.
    Part,
    /// "paragraph", "paragraaf": a Section, or a paragraph of the Section named before it.
    Paragraph,
    /// "lid": only ever a paragraph within a Section.
    Lid,
    /// "onderdeel", "sub": an item within a paragraph or a Section.
    Item,
    /// A sentence: less than a Passage, so that the Passage is meant.
    Sentence,
    Footnote,
    Line,
    Page,
    /// "reactie 3": somebody's own count, never a place.
    Remark,
    /// A table, a recital, a question: by the first of its words in [`THINGS`].
    Thing(&'static str),
}

/// Which words announce what, in lower case and without a dot at the end.
const ANNOUNCING: &[(Announced, &str)] = &[
    (
        Announced::Section,
        "section sections sectie secties sec sect § clause clauses subclause subclauses \
         subsection subsections afdeling subparagraaf deelparagraaf abschnitt abschnitte \
         ziffer unterabschnitt rubrique heading kop überschrift",
    ),
    (
        Announced::Chapter,
        "chapter chapters hoofdstuk hoofdstukken ch h hfst hfdst hst kapitel kap chapitre \
         chapitres",
    ),
    (
        Announced::Article,
        "article articles artikel artikelen artikels art arts artt",
    ),
    (
        Announced::Appendix,
        "appendix appendices annex annexes annexe bijlage bijlagen bijl app schedule anhang \
         anlage",
    ),
    (
        Announced::Part,
        "part parts deel delen titel volume vol boek book teil band buch partie tome livre",
    ),
    (
        Announced::Paragraph,
        "paragraph paragraphs paragraaf paragrafen par para paras paragraphe paragraphes",
    ),
    (
        Announced::Lid,
        "lid leden alinea alineas alinea's al absatz absätze abs alinéa alinéas",
    ),
    (
        Announced::Item,
        "onderdeel onderdelen onder sub letter lit littera buchstabe lettre punt punten point \
         points punkt item items bullet bullets streepje gedachtestreepje aandachtsstreepje \
         opsommingsteken opsommingspunt spiegelstrich tiret indent",
    ),
    (
        Announced::Sentence,
        "zin volzin zinnen sentence sentences satz phrase",
    ),
    (
        Announced::Footnote,
        "footnote footnotes voetnoot voetnoten noot note fn fußnote",
    ),
    (
        Announced::Line,
        "line lines regel regels regelnummer lijn zeile zeilen ligne lignes",
    ),
    (
        Announced::Page,
        "page pages pagina pagina's paginas bladzijde blz bladzijden pag pg p pp seite seiten",
    ),
    (
        Announced::Remark,
        "comment comments remark remarks issue finding opmerking opmerkingen reactie reacties \
         bevinding kommentar anmerkung commentaire remarque",
    ),
];

/// Things that texts number apart from their Sections: the words for one on a line, its first word names it.
/// A word that is not here announces a thing all the same, by itself alone ("streefdoel 4").
const THINGS: &[&str] = &[
    "table tables tabel tabellen tabelle tableau tableaux",
    "figure figures fig figuur figuren abbildung abb",
    "recital recitals overweging overwegingen considerans erwägungsgrund erwägungsgründe \
         considérant considérants",
    "question questions q vraag vragen frage fragen",
    "requirement requirements req eis eisen vereiste vereisten anforderung anforderungen \
         exigence exigences",
    "principle principles principe principes beginsel beginselen prinzip grundsatz",
    "measure measures maatregel maatregelen maßnahme maßnahmen mesure",
    "recommendation recommendations aanbeveling aanbevelingen empfehlung recommandation",
    "example examples voorbeeld voorbeelden beispiel exemple",
    "box kader tekstkader kasten encadré",
    "option options optie opties",
    "action actions actie acties actiepunt actiepunten aktion",
    "goal goals doel doelen doelstelling doelstellingen objective ziel objectif",
    "definition definitions definitie definities begrip",
    "step steps stap stappen schritt étape",
];

/// Whether a word is one of those on a line.
fn holds(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|known| known == word)
}

pub(super) fn announced(word: &str) -> Option<Announced> {
    let word = word.trim_end_matches('.');
    ANNOUNCING
        .iter()
        .find(|(_, words)| holds(words, word))
        .map(|(kind, _)| *kind)
        .or_else(|| thing(word).map(Announced::Thing))
}

/// The name of a thing that texts number, whatever word it goes by.
pub(super) fn thing(word: &str) -> Option<&'static str> {
    THINGS
        .iter()
        .find(|words| holds(words, word))
        .and_then(|words| words.split_whitespace().next())
}

/// Whether a word is one of those for a thing ("vragen" for "question").
pub(super) fn is_word_for(thing_named: &str, word: &str) -> bool {
    word == thing_named || thing(word) == Some(thing_named)
}

const FILLERS: &str = "vanaf tussen between rond vs versus onderwerp of van the de het een a an in no nr nrs number nummer op on at from uit ad bij zie \
         see also ook vgl cf re betreft inzake concerning about over aan voor for aanhef der \
         des die das den dem im zu zum zur siehe von vom du la le les au aux dans voir sur \
         und et en and";

/// Words that say nothing of the place: what stands behind them is announced by what stands before.
pub(super) fn is_filler(word: &str) -> bool {
    holds(FILLERS, word)
}

/// Texts that people cite beside the one they respond to, by the names they go by.
const OTHER_TEXTS: &str = "avg uavg gdpr dsgvo rgpd nis nis2 dora cra cer dsa dma eidas awb wbni cbw wwke woo \
         wob wpg bio bio2 iso iec nen rfc nist etsi itu bw sr sv evrm echr vweu tfeu gg bdsg \
         bsig verordening richtlijn regulation directive verordnung richtlinie règlement \
         verdrag treaty grondwet wetboek constitution";

/// Whether a word names another text: one of those known, or a law or ordinance by its compound.
pub(super) fn is_other_text(word: &str) -> bool {
    holds(OTHER_TEXTS, word)
        || [
            "wet",
            "wetboek",
            "verordening",
            "richtlijn",
            "gesetz",
            "verordnung",
        ]
        .iter()
        .any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

/// Lower case, quotation marks and brackets around it gone, dashes made one kind.
pub(super) fn simplified(reference: &str) -> String {
    plainly(reference).to_lowercase()
}

/// As [`simplified`], with capitals as they are.
pub(super) fn plainly(reference: &str) -> String {
    collapse(reference)
        .nfkc()
        .filter(|c| {
            !matches!(
                c,
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
            )
        })
        .map(|c| match c {
            '–' | '—' | '‑' | '−' | '‐' => '-',
            '’' | '‘' => '\'',
            c => c,
        })
        .collect::<String>()
        .trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, '"' | '\'' | '“' | '”' | '„' | '[' | ']' | ',' | ';')
        })
        .to_owned()
}

/// "5", "5.2.1", "2a", "b.2", "3:2a", "6bis", "10a1".
pub(super) fn is_number(word: &str) -> bool {
    let mut parts = word.split(['.', ':']);
    let first = parts.next().unwrap_or_default();
    let has_tail = word.contains(['.', ':']);
    let starts = first.starts_with(|c: char| c.is_ascii_digit())
        && first.bytes().all(|b| b.is_ascii_alphanumeric())
        && first.bytes().filter(u8::is_ascii_alphabetic).count() <= 6;
    let is_letter = has_tail && first.len() == 1 && first.bytes().all(|b| b.is_ascii_lowercase());
    (starts || is_letter)
        && parts.all(|part| {
            !part.is_empty() && part.len() <= 8 && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

/// A letter, letters alike ("aa"), a Roman number or a number: what stands in brackets or behind "onder".
pub(super) fn is_label(word: &str) -> bool {
    let mut bytes = word.bytes();
    let Some(first) = bytes.next() else {
        return false;
    };
    if first.is_ascii_digit() {
        return word.len() <= 5 && is_number(word);
    }
    first.is_ascii_lowercase() && word.len() <= 2 && word.bytes().all(|b| b == first)
        || roman(word).is_some()
}

/// A Roman number up to 39, in lower case.
pub(super) fn roman(word: &str) -> Option<u32> {
    let mut value = 0;
    let mut rest = word;
    for (sign, worth) in [("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1)] {
        let mut times = 0;
        while let Some(left) = rest.strip_prefix(sign).filter(|_| times < 3) {
            value += worth;
            rest = left;
            times += 1;
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

pub(super) fn ordinal_word(word: &str) -> Option<u32> {
    const WORDS: &[&str] = &[
        "eerste first erster erste ersten premier première",
        "tweede second zweiter zweite zweiten deuxième",
        "derde third dritter dritte dritten troisième",
        "vierde fourth vierter vierte vierten quatrième",
        "vijfde fifth fünfter fünfte fünften cinquième",
        "zesde sixth sechste sechster sixième",
        "zevende seventh siebte siebter septième",
        "achtste eighth achte huitième",
        "negende ninth neunte neunter neuvième",
        "tiende tenth zehnte zehnter dixième",
    ];
    if let Some(place) = WORDS.iter().position(|words| holds(words, word)) {
        return u32::try_from(place + 1).ok();
    }
    ["ste", "de", "e", "st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending)?.parse().ok())
}
