//! What a letter is, whoever's copy came first, and what of a copy is its sender's own.

use super::tests::{LETTER, OTHER, are_copies, campaigns, likenesses, residues};

const THIRD: &str = "Het zwembad aan de Dorpsweg sluit volgens het plan op maandag en dinsdag. Juist op die dagen zwemmen \
    de scholen uit de drie dorpen er.\n\nWij stellen voor om de sauna te sluiten in plaats van het bad, en de entree \
    met een kwartje te verhogen.\n\nZo blijft er voor alle kinderen plek om te leren zwemmen, wat in een dorp tussen \
    twee rivieren geen luxe is.";

/// A letter with words before this paragraph of it, after the last one where there are fewer.
fn with(letter: &str, own: &str, at: usize) -> String {
    let mut paragraphs: Vec<&str> = letter.split("\n\n").collect();
    paragraphs.insert(at.min(paragraphs.len()), own);
    paragraphs.join("\n\n")
}

/// Thirty copies of each of three letters, and what the sender of each added: the first of each added something.
fn three_campaigns() -> Vec<(String, String)> {
    let mut copies = Vec::new();
    for (letter, pattern) in [
        (
            LETTER,
            "Ik woon al # jaar op nummer 1# en fiets er elke dag.",
        ),
        (OTHER, "My shop at number # lost # customers in one week."),
        (
            THIRD,
            "Mijn # kleinkinderen leerden daar zwemmen! Wie brengt ze straks weg?",
        ),
    ] {
        for number in 0..30 {
            let own = pattern.replace('#', &(number + 2).to_string());
            copies.push(match number {
                0..12 => (with(letter, &own, number % 4), own),
                12..16 => (
                    format!("Beste raad,\n\n{letter}\n\nGroet,\nKarin de Wit\nLaan {number}"),
                    String::new(),
                ),
                _ => (letter.to_owned(), String::new()),
            });
        }
    }
    copies
}

#[test]
fn what_senders_added_is_found_whoever_was_first() {
    let copies = three_campaigns();
    for start in [0, 5, 12, 29, 47, 89] {
        // From different copies on, near ones parted.
        let order: Vec<usize> = (0..90).map(|at| (start + at * 37) % 90).collect();
        let texts: Vec<&str> = order.iter().map(|at| copies[*at].0.as_str()).collect();
        let found = campaigns(&texts);
        for (at, residue) in order.iter().zip(residues(&texts)) {
            assert_eq!(residue, copies[*at].1, "{start}: {at}");
        }
        for (one, first) in order.iter().zip(&found) {
            for (other, second) in order.iter().zip(&found) {
                assert_eq!(first == second, one / 30 == other / 30, "{one} {other}");
            }
        }
    }
}

#[test]
fn of_two_texts_that_which_one_adds_is_its_own() {
    let own = "Vorige winter stond mijn kelder daardoor drie weken blank.";
    let more = with(LETTER, own, 1);
    assert_eq!(residues(&[LETTER, &more]), ["", own]);
    assert_eq!(residues(&[&more, LETTER]), [own, ""]);
}

#[test]
fn a_sentence_that_the_first_copy_left_out_is_the_letters() {
    let short = LETTER.replace("Ook willen wij weten", "Zeg ons ook").replace(
        "Neem daarom nu geen besluit, maar leg de varianten naast elkaar en bespreek die met de mensen die er wonen.",
        "",
    );
    let texts: Vec<String> = ["Beste raad,", "Geachte raad,", "Hallo,", "L.S.,"]
        .iter()
        .map(|greeting| format!("{greeting}\n\n{LETTER}"))
        .collect();
    let mut texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    texts.insert(0, &short);
    assert_eq!(residues(&texts), [""; 5]);
}

#[test]
fn names_and_addresses_are_nobodys_own_words() {
    let letter = LETTER;
    let bare = format!("{letter}\n\nJan de Vries\nKerkstraat 12\n3511 AB Utrecht");
    let headed = format!(
        "mw. A.M. van Dijk\nLange Vaart 7\n3512 XJ Utrecht\n\nAan de gemeenteraad\nPostbus 12\n\nUtrecht, 4 maart 2026\n\n\
        Betreft: nieuwe weg\n\nGeacht college,\n\n{letter}\n\nMet de meeste hoogachting,\nA.M. van Dijk\ntel. 06-12345678"
    );
    let dated = format!("L.S.,\n\n{letter}\n\nAlvast bedankt,\n\nK. Bakker\nk.bakker@example.org");
    assert_eq!(residues(&[letter, &bare, &headed, &dated]), [""; 4]);
    // But a sentence with an address in it is one.
    for own in [
        "Aan de Kerkstraat 12, waar ik woon, staat het water al hoog.",
        "Ik woon op Lange Vaart 7 in Utrecht.",
        "Beste oplossing lijkt mij een tunnel onder het kanaal door.",
    ] {
        assert_eq!(residues(&[letter, &with(letter, own, 0)]), ["", own]);
    }
}

#[test]
fn what_is_left_of_a_page_or_its_marks_is_no_word() {
    let accents = LETTER.replace("elke", "élke");
    for (one, other) in [
        (
            LETTER,
            format!("<p>{}</p>", LETTER.replace("\n\n", "</p>\n<p class=\"x\">")),
        ),
        (LETTER, LETTER.replace(' ', "&nbsp;")),
        (
            LETTER,
            LETTER.replace(". ", ".<br/>").replace("de ", "<b>de</b> "),
        ),
        (accents.as_str(), accents.replace('é', "&eacute;")),
        (accents.as_str(), accents.replace('é', "&#233;")),
        (LETTER, format!("> {}", LETTER.replace("\n\n", "\n>\n> "))),
        (
            LETTER,
            LETTER.replace("bomen", "**bomen**").replace(". ", ".\n- "),
        ),
    ] {
        for likeness in likenesses(&[one, &other]) {
            let likeness = likeness.unwrap_or_else(|| panic!("{other}"));
            let found = (likeness.similarity, likeness.residue.as_str());
            assert_eq!(found, (1.0, ""), "{other}");
        }
    }
    let formula = "Als a < b en b > c &copy=1 & d, dan kiest de gemeente toch weer voor de duurste variant van allemaal";
    assert!(are_copies(formula, &formula.to_uppercase()));
}

#[test]
fn a_paragraph_between_single_marks_is_quoted() {
    let quote = THIRD.replace("\n\n", " ");
    let (mine, yours) = (
        format!(
            "'{quote}'\n\nDit klopt niet: het bad is op zondag dicht en nooit op maandag geweest, zie de website."
        ),
        format!(
            "Mijn zoon heeft er zijn diploma's gehaald en dat gun ik ieder kind in de streek, rijk of arm.\n\n'{quote}'"
        ),
    );
    assert!(!are_copies(&mine, &yours));
}
