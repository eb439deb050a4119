//! What becomes of accepted comments: by their words, by their passages, by the word of a drafter.

use std::collections::HashSet;

use proptest::prelude::*;

use super::{About, Beside, Judged, NEARLY, State, Wish, judge, suggestion};
use crate::documents::{Compared, LinkKind, PassageKind, compare};

const OLD: [&str; 6] = [
    "In deze wet wordt verstaan onder haven: een plaats waar schepen aanleggen.",
    "De beheerder meldt een storing onverwijld bij het loket dat daarvoor is aangewezen.",
    "De minister houdt toezicht op de naleving van deze wet door de beheerders van grote havens.",
    "Beheerders van kleine havens zijn vrijgesteld van de meldplicht, tenzij de minister anders bepaalt.",
    "De beheerder bewaart de gegevens over storingen vijf jaar. Daarna vernietigt hij de gegevens op een veilige manier.",
    "Deze wet treedt in werking op een tijdstip dat bij besluit wordt vastgesteld.",
];

fn beside(old: &[&str], new: &[&str]) -> Beside {
    let compared = |texts: &[&str]| -> Vec<Compared<'static>> {
        texts
            .iter()
            .map(|text| Compared {
                kind: PassageKind::Paragraph,
                text: Box::leak((*text).to_owned().into_boxed_str()),
                section: "",
            })
            .collect()
    };
    let comparison = compare(&compared(old), &compared(new));
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    Beside::new(texts(old), texts(new), comparison.links)
}

/// The old text with one passage replaced, by its place.
fn with(place: usize, text: &str) -> Vec<&str> {
    let mut new = OLD.to_vec();
    new[place] = text;
    new
}

fn on(place: usize, body: &str, proposed: Option<&str>) -> Wish {
    Wish {
        about: About::Passage {
            place,
            then: OLD[place].to_owned(),
            quote: None,
        },
        body: body.to_owned(),
        proposed: proposed.map(str::to_owned),
        linked: Vec::new(),
    }
}

fn quoting(place: usize, words: &str, proposed: &str) -> Wish {
    let start = OLD[place][..OLD[place].find(words).unwrap()]
        .chars()
        .count();
    Wish {
        about: About::Passage {
            place,
            then: OLD[place].to_owned(),
            quote: Some(start..start + words.chars().count()),
        },
        ..on(place, "", Some(proposed))
    }
}

fn found(new: &[&str], wish: &Wish) -> Judged {
    judge(&beside(&OLD, new), wish)
}

fn state(new: &[&str], wish: &Wish) -> State {
    found(new, wish).state
}

#[test]
fn proposed_words_stand_or_do_not() {
    let wish = quoting(1, "onverwijld", "binnen 24 uur");
    let taken =
        "De beheerder meldt een storing binnen 24 uur bij het loket dat daarvoor is aangewezen.";
    assert_eq!(state(&with(1, taken), &wish), State::Kept);
    assert_eq!(state(&OLD, &wish), State::WithoutChange);
    let other = taken.replace("24", "72");
    assert_eq!(state(&with(1, &other), &wish), State::ChangedOtherwise);
    let elsewhere = OLD[1].replace("daarvoor is aangewezen", "de minister daarvoor aanwijst");
    assert_eq!(state(&with(1, &elsewhere), &wish), State::ChangedOtherwise);
    // Whoever proposes the whole passage proposes no more than what differs in it.
    let whole = on(1, "", Some(taken));
    assert_eq!(state(&with(1, taken), &whole), State::Kept);
    let soon = OLD[1].replace("onverwijld", "zo snel mogelijk");
    for whole in [whole, on(1, "", Some(&soon))] {
        let elsewhere = OLD[1].replace("storing", "ernstige storing");
        assert_eq!(state(&with(1, &elsewhere), &whole), State::ChangedOtherwise);
    }
    // Somebody who quotes a word may propose the whole passage.
    assert_eq!(
        state(&with(1, taken), &quoting(1, "onverwijld", taken)),
        State::Kept
    );
    assert_eq!(
        state(&OLD, &quoting(1, "onverwijld", taken)),
        State::WithoutChange
    );
    // Both: what was to go is still there.
    let both = OLD[1].replace("onverwijld", "onverwijld en binnen 24 uur");
    assert_eq!(state(&with(1, &both), &wish), State::ChangedOtherwise);
}

#[test]
fn typing_and_signs_do_not_matter() {
    let wish = on(
        1,
        "",
        Some(
            "De beheerder meldt een storing \u{201C}binnen 24 uur\u{201D} bij het loket \u{2013} dat daarvoor is aangewezen.",
        ),
    );
    let taken = "De beheerder meldt een storing \"binnen 24 uur\" bij het  loket - dat daarvoor is aangewezen.";
    assert_eq!(found(&with(1, taken), &wish).similarity, Some(1.0));
}

#[test]
fn a_sentence_proposed_by_itself_stands_anywhere_in_the_passage() {
    let wish = on(
        2,
        "Voeg toe:",
        Some("De minister doet daarvan elk jaar openbaar verslag."),
    );
    let more = format!(
        "{} De minister doet daarvan ieder jaar openbaar verslag.",
        OLD[2]
    );
    assert_eq!(state(&with(2, &more), &wish), State::Kept);
    assert_eq!(state(&OLD, &wish), State::WithoutChange);
    let other = format!("{} De beheerders werken daaraan mee.", OLD[2]);
    assert_eq!(state(&with(2, &other), &wish), State::ChangedOtherwise);
}

#[test]
fn a_new_passage_stands_beside_the_one_that_asked_for_it() {
    let words = "Er is een openbaar register van beheerders, dat de minister bijhoudt.";
    let mut new = OLD.to_vec();
    new.insert(3, words);
    for wish in [
        on(2, "Nieuw lid.", Some(words)),
        // As a draft that was sent back has it: the passage with the new one behind it.
        on(2, "", Some(&format!("{}\n\n{words}", OLD[2]))),
    ] {
        let judged = found(&new, &wish);
        assert_eq!(
            (judged.state, judged.to),
            (State::Kept, Some(3)),
            "{wish:?}"
        );
        assert_eq!(state(&OLD, &wish), State::WithoutChange);
    }
    // Elsewhere it is not beside it.
    let far = on(5, "", Some(words));
    assert_eq!(state(&new, &far), State::WithoutChange);
    assert_eq!(suggestion(&beside(&OLD, &new), &far, &[3]), Some(3));
    // Another text came in where this one was asked for.
    new[3] = "Er is een register van beheerders van havens in beheer bij een instantie.";
    let judged = found(&new, &on(2, "", Some(words)));
    assert_eq!(
        (judged.state, judged.to),
        (State::ChangedOtherwise, Some(3))
    );
    assert_eq!(
        state(&new, &on(2, "Voeg een lid toe over een register.", None)),
        State::ChangedOtherwise
    );
    assert_eq!(state(&new, &on(2, "Waarom?", None)), State::WithoutChange);
}

#[test]
fn a_passage_is_struck_or_stays() {
    let mut new = OLD.to_vec();
    new.remove(3);
    let wish = on(3, "Schrap dit lid: het ondergraaft de wet.", None);
    let judged = found(&new, &wish);
    assert_eq!((judged.state, judged.to), (State::Kept, None));
    assert_eq!(state(&OLD, &wish), State::WithoutChange);
    let other = OLD[3].replace("kleine", "zeer kleine");
    assert_eq!(state(&with(3, &other), &wish), State::ChangedOtherwise);
    // Gone, and nobody asked for that: where it went, the text cannot tell.
    assert_eq!(
        state(&new, &on(3, "Schrap dit lid niet.", None)),
        State::NotJudged
    );
    assert_eq!(state(&new, &on(3, "Onduidelijk.", None)), State::NotJudged);
    assert_eq!(
        state(
            &new,
            &on(
                3,
                "",
                Some("Beheerders van kleine havens melden binnen 72 uur.")
            )
        ),
        State::NotJudged
    );
    // Words of a passage that go.
    let mut wish = quoting(3, ", tenzij de minister anders bepaalt", "");
    (wish.proposed, wish.body) = (None, "Deze uitzondering graag schrappen.".to_owned());
    assert_eq!(
        state(
            &with(
                3,
                "Beheerders van kleine havens zijn vrijgesteld van de meldplicht."
            ),
            &wish
        ),
        State::Kept
    );
    assert_eq!(state(&with(3, &other), &wish), State::ChangedOtherwise);
}

#[test]
fn a_passage_written_anew_in_its_place_is_found_by_its_words() {
    let words = "Wie een haven met minder dan honderd ligplaatsen exploiteert, hoeft storingen niet te melden.";
    let judged = found(&with(3, words), &on(3, "", Some(words)));
    assert_eq!((judged.state, judged.to), (State::Kept, Some(3)));
}

#[test]
fn a_passage_that_moved_says_what_it_said() {
    let mut new = OLD.to_vec();
    let moved = new.remove(1);
    new.push(moved);
    assert_eq!(
        state(&new, &quoting(1, "onverwijld", "binnen 24 uur")),
        State::WithoutChange
    );
    let judged = found(&new, &on(1, "Verplaats dit naar het einde.", None));
    assert_eq!((judged.state, judged.to), (State::Kept, Some(5)));
    let changed = OLD[1].replace("onverwijld", "binnen 24 uur");
    *new.last_mut().unwrap() = &changed;
    let judged = found(&new, &quoting(1, "onverwijld", "binnen 24 uur"));
    assert_eq!((judged.state, judged.to), (State::Kept, Some(5)));
}

#[test]
fn words_are_found_in_the_pieces_of_a_split_and_in_a_merger() {
    let wish = quoting(4, "vijf jaar", "zeven jaar");
    let split = [
        "De beheerder bewaart de gegevens over storingen zeven jaar.",
        "Daarna vernietigt hij de gegevens op een veilige manier.",
    ];
    let mut new = OLD.to_vec();
    new.splice(4..5, split);
    let beside_split = beside(&OLD, &new);
    let link = beside_split
        .link(beside_split.link_of_old(4).unwrap())
        .unwrap();
    assert_eq!(link.kind, LinkKind::Split);
    assert_eq!(judge(&beside_split, &wish).state, State::Kept);
    let left = OLD[4].split_inclusive(". ").collect::<Vec<_>>();
    new.splice(4..6, left);
    assert_eq!(state(&new, &wish), State::ChangedOtherwise);
    // Two into one.
    let merged = format!(
        "{} {}",
        OLD[1].replace("onverwijld", "binnen 24 uur"),
        OLD[2]
    );
    let mut new = OLD.to_vec();
    new.splice(1..3, [merged.as_str()]);
    assert_eq!(
        state(&new, &quoting(1, "onverwijld", "binnen 24 uur")),
        State::Kept
    );
    assert_eq!(
        state(&new, &quoting(2, "houdt", "kan houden")),
        State::ChangedOtherwise
    );
}

#[test]
fn what_is_about_more_than_a_passage_is_never_kept_by_the_text() {
    let words = "Er is een openbaar register van beheerders, dat de minister bijhoudt.";
    let mut new = OLD.to_vec();
    new.insert(3, words);
    let wish = |changed| Wish {
        about: About::More { changed },
        ..on(0, "", Some(words))
    };
    assert_eq!(state(&new, &wish(true)), State::NotJudged);
    assert_eq!(state(&OLD, &wish(false)), State::WithoutChange);
    assert_eq!(suggestion(&beside(&OLD, &new), &wish(true), &[3]), Some(3));
    let nowhere = Wish {
        about: About::Nothing,
        ..wish(true)
    };
    assert_eq!(state(&new, &nowhere), State::NotJudged);
}

#[test]
fn without_a_proposal_a_drafter_says_what_it_led_to() {
    let changed = OLD[1].replace("onverwijld", "zo snel mogelijk");
    let new = with(1, &changed);
    let both = beside(&OLD, &new);
    let linked = |old: usize| Wish {
        linked: vec![(both.link_of_old(old).unwrap(), Some(old))],
        ..on(2, "Dit is te vaag.", None)
    };
    assert_eq!(
        judge(&both, &on(1, "Dit is te vaag.", None)).state,
        State::ChangedOtherwise
    );
    let judged = judge(&both, &linked(1));
    assert_eq!(
        (judged.state, judged.by_hand, judged.to),
        (State::Kept, true, Some(1))
    );
    // To say so is not enough where nothing changed.
    assert_eq!(judge(&both, &linked(3)).state, State::WithoutChange);
    // Words that were proposed have to stand all the same.
    let wish = |words: &str| Wish {
        proposed: Some(words.to_owned()),
        ..linked(1)
    };
    assert_eq!(
        judge(&both, &wish("een storing zo snel mogelijk bij het loket")).state,
        State::Kept
    );
    let judged = judge(&both, &wish("een storing binnen een dag bij het loket"));
    assert_eq!(
        (judged.state, judged.by_hand),
        (State::ChangedOtherwise, true)
    );
}

#[test]
fn changes_that_nothing_explains_are_told_apart() {
    let changed = OLD[1].replace("onverwijld", "zo snel mogelijk");
    let mut new = with(1, &changed);
    new.insert(5, "De minister stelt een register in.");
    new.remove(3);
    let both = beside(&OLD, &new);
    let kinds = |explained: &[usize]| -> Vec<LinkKind> {
        let explained: HashSet<usize> = explained
            .iter()
            .map(|old| both.link_of_old(*old).unwrap())
            .collect();
        both.unexplained(&explained)
            .map(|(_, link)| link.kind)
            .collect()
    };
    assert_eq!(
        kinds(&[]),
        [LinkKind::Changed, LinkKind::Removed, LinkKind::Added]
    );
    assert_eq!(kinds(&[1]), [LinkKind::Removed, LinkKind::Added]);
    assert_eq!(kinds(&[1, 3]), [LinkKind::Added]);
}

proptest! {
    #[test]
    fn nothing_is_kept_in_a_text_that_stayed(
        place in 0..6_usize, body in "(Schrap|Voeg toe|Verplaats|Nee)? ?[a-z ]{0,20}", proposed in proptest::option::of("[a-zA-Z0-9 ]{1,60}"),
        quote in any::<bool>(),
    ) {
        let mut wish = on(place, &body, proposed.as_deref());
        if let About::Passage { quote: words, .. } = &mut wish.about {
            *words = quote.then_some(0..2);
        }
        prop_assert_eq!(state(&OLD, &wish), State::WithoutChange);
    }

    #[test]
    fn a_proposal_that_becomes_the_passage_is_kept(
        place in 0..6_usize, words in proptest::collection::vec("[a-z]{3,9}", 1..6), at in 0..8_usize,
    ) {
        let mut all: Vec<&str> = OLD[place].split(' ').collect();
        for word in &words {
            all.insert(at.min(all.len()), word);
        }
        let proposed = all.join(" ");
        let judged = found(&with(place, &proposed), &on(place, "", Some(&proposed)));
        prop_assert_eq!(judged.state, State::Kept);
        prop_assert!(judged.similarity.unwrap() >= NEARLY);
        prop_assert_eq!(judged.to, Some(place));
    }
}
