//! How far a text took over what was proposed for it.

use proptest::prelude::*;

use super::*;

/// From here on words count as nearly the same: what the slice above asks for.
const NEARLY: f64 = 0.7;

#[track_caller]
fn is_taken(old: &str, proposed: &str, new: &str) {
    let found = taken(old, proposed, new);
    assert!(
        found.is_some_and(|found| found >= NEARLY),
        "{found:?}: {new}"
    );
}

#[track_caller]
fn is_not(old: &str, proposed: &str, new: &str) {
    let found = taken(old, proposed, new);
    assert!(
        found.is_some_and(|found| found < NEARLY),
        "{found:?}: {new}"
    );
}

const OLD: &str = "De beheerder meldt een storing onverwijld bij het loket, zie artikel 3.";
const WISH: &str = "De beheerder meldt een storing binnen 24 uur aan het loket, zie artikel 3.";

#[test]
fn words_taken_over_stand_and_those_nearly_so() {
    is_taken(OLD, WISH, WISH);
    is_taken(
        OLD,
        WISH,
        "De beheerder meldt een storing binnen 24 uur bij het loket, zie artikel 4.",
    );
    is_taken(
        OLD,
        WISH,
        "De beheerder van een haven meldt elke storing binnen 24 uur aan het loket. Dat bevestigt de melding.",
    );
    is_taken(
        OLD,
        "De beheerder meldt een storing onverwijld bij het loket, zie artikel 3. Het loket bevestigt de ontvangst van de melding.",
        "De beheerder meldt een storing onverwijld bij het loket, zie artikel 3. Het loket bevestigt schriftelijk de ontvangst van een melding.",
    );
}

#[test]
fn a_text_that_stayed_or_changed_elsewhere_took_nothing() {
    is_not(OLD, WISH, OLD);
    assert_eq!(taken(OLD, WISH, OLD), Some(0.0));
    is_not(
        OLD,
        WISH,
        "De beheerder meldt iedere storing onverwijld bij het loket, zie artikel 3 en 4.",
    );
    is_not(
        OLD,
        WISH,
        "De beheerder meldt een storing zo snel mogelijk bij het loket, zie artikel 3.",
    );
    is_not(OLD, WISH, "");
}

#[test]
fn another_number_negation_or_duty_is_not_nearly_the_same() {
    is_not(
        OLD,
        WISH,
        "De beheerder meldt een storing binnen 72 uur aan het loket, zie artikel 3.",
    );
    let old = "De minister stelt regels over opslag van gegevens in de keten.";
    let wish =
        "De minister moet binnen zes weken regels stellen over opslag van gegevens in de keten.";
    is_taken(old, wish, wish);
    is_not(old, wish, &wish.replace("moet", "kan"));
    is_not(old, wish, &wish.replace("zes", "acht"));
    is_not(old, wish, &wish.replace("binnen", "niet binnen"));
    is_not(
        old,
        "De minister stelt regels over opslag van gegevens in de keten en over toegang daartoe.",
        "De minister stelt regels over opslag van gegevens in de keten en niet over toegang daartoe.",
    );
    // Nothing in its place: left out, it says the contrary all the same.
    is_not(
        old,
        "De minister stelt regels over opslag van gegevens in de keten en niet over toegang daartoe.",
        "De minister stelt regels over opslag van gegevens in de keten en over toegang daartoe.",
    );
}

#[test]
fn a_word_too_many_right_beside_says_something_else() {
    let old = "Gegevens over lading gaan naar de douane van het land van bestemming.";
    let wish = "Gegevens over lading gaan zonder toestemming van de eigenaar naar de douane van het land van bestemming.";
    is_taken(old, wish, &wish.replace("lading", "lading en personen"));
    is_not(
        old,
        wish,
        &wish.replace("eigenaar naar", "eigenaar niet naar"),
    );
    // Further on it is about something else.
    is_taken(
        old,
        wish,
        &format!("{wish} Dat geldt niet voor havens in het buitenland."),
    );
}

#[test]
fn what_is_struck_has_to_be_gone() {
    let old = "De minister stelt regels over opslag, vervoer en verwerking van gegevens.";
    let wish = "De minister stelt regels over opslag van gegevens.";
    is_taken(old, wish, wish);
    is_taken(
        old,
        wish,
        "De minister stelt nadere regels over opslag van gegevens.",
    );
    is_not(
        old,
        wish,
        "De minister stelt nadere regels over opslag, vervoer en verwerking van gegevens.",
    );
    is_not(
        old,
        wish,
        "De minister stelt regels over opslag en verwerking van gegevens.",
    );
    // "and" where "or" was asked for says both.
    is_not(
        "De minister kan regels stellen.",
        "De minister moet regels stellen.",
        "De minister kan en moet regels stellen.",
    );
}

#[test]
fn each_place_of_a_proposal_counts() {
    let old = "De minister wijst een instantie aan. Zij houdt toezicht op de naleving door de beheerders. Zij doet jaarlijks verslag.";
    let wish = "De minister wijst een onafhankelijke instantie aan. Zij houdt toezicht op de naleving door de beheerders. Zij doet elk kwartaal verslag.";
    is_taken(old, wish, wish);
    is_not(old, wish, &wish.replace("elk kwartaal", "jaarlijks"));
    is_not(old, wish, &wish.replace("onafhankelijke ", ""));
}

#[test]
fn signs_and_capitals_count_where_nothing_else_differs() {
    let (old, wish) = ("Regels, over de keten", "Regels over de keten.");
    assert_eq!(taken(old, wish, wish), Some(1.0));
    assert_eq!(taken(old, wish, old), Some(0.0));
    assert_eq!(taken("het rijk", "het Rijk", "het Rijk"), Some(1.0));
    assert_eq!(taken("het rijk", "het Rijk", "het rijk"), Some(0.0));
    assert_eq!(taken("zo’n “norm” – ja", "zo'n \"norm\" - ja", "nee"), None);
}

#[test]
fn words_stand_where_most_of_them_follow_one_another() {
    let words = "Er is een openbaar register van beheerders.";
    let around = |words: &str| {
        format!(
            "Dit artikel gaat over toezicht. {words} Het wordt elk jaar bijgewerkt door het loket."
        )
    };
    assert!((stands(words, &around(words)) - 1.0).abs() < 1e-9);
    assert!(
        stands(
            words,
            &around("Er is een openbaar en actueel register van beheerders.")
        ) >= NEARLY
    );
    assert!(
        stands(
            words,
            &around("Er is geen openbaar register van beheerders.")
        ) < NEARLY
    );
    assert!(
        stands(
            words,
            &around("Beheerders doen elk jaar verslag aan de minister.")
        ) < NEARLY
    );
    assert!(stands("", "iets").abs() < 1e-9);
    assert!(stands("iets", "").abs() < 1e-9);
}

proptest! {
    #[test]
    fn a_proposal_taken_to_the_letter_stands_and_one_left_alone_does_not(
        old in "[a-d ]{1,40}", proposed in "[a-f 1-3]{1,40}",
    ) {
        if let Some(all) = taken(&old, &proposed, &proposed) {
            prop_assert!((all - 1.0).abs() < 1e-9, "{all}");
        }
        if let Some(none) = taken(&old, &proposed, &old) {
            prop_assert!(none < NEARLY, "{none}");
        }
    }

    #[test]
    fn it_is_a_share(old in "[a-d ,]{0,30}", proposed in "[a-d ,]{0,30}", new in "[a-d ,]{0,30}") {
        for share in taken(&old, &proposed, &new).into_iter().chain([stands(&proposed, &new)]) {
            prop_assert!((0.0..=1.0).contains(&share), "{share}");
        }
    }

    #[test]
    fn words_stand_in_what_holds_them(before in "[a-d ]{0,20}", words in "[e-h ]{0,20}[e-h]", behind in "[a-d ]{0,20}") {
        let text = format!("{before} {words} {behind}");
        let found = stands(&words, &text);
        prop_assert!((found - 1.0).abs() < 1e-9, "{found}");
    }
}
