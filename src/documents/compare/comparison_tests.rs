//! What `compare` says became of passages, and what follows for comments.

use proptest::prelude::*;

use super::*;
use crate::documents::PassageKind;
use crate::documents::{Fate, capture, carry};

fn compared<'a>(texts: &[&'a str]) -> Vec<Compared<'a>> {
    let mut section = "";
    texts
        .iter()
        .map(|text| {
            let heading = text.strip_prefix("# ");
            section = heading.unwrap_or(section);
            Compared {
                kind: match heading {
                    Some(_) => PassageKind::Heading,
                    None => PassageKind::Paragraph,
                },
                text: heading.unwrap_or(text),
                section,
            }
        })
        .collect()
}

fn comparison(old: &[&str], new: &[&str]) -> Comparison {
    compare(&compared(old), &compared(new))
}

fn kinds(comparison: &Comparison) -> Vec<(&'static str, bool)> {
    let links = comparison.links.iter();
    links.map(|link| (link.kind.as_str(), link.moved)).collect()
}

const TEXT: &[&str] = &[
    "# Doel",
    "De minister stelt regels vast voor de hele keten van leveranciers.",
    "Een open en veilig internet is het doel van deze strategie. Daarom werkt het kabinet samen met \
     bedrijven en burgers. Elk jaar meldt de minister aan de Kamer hoe het staat.",
    "# Weg",
    "Slachtoffers van digitale misdaad krijgen hulp bij een loket.",
    "Burgers melden misbruik bij de politie in hun buurt.",
];

#[test]
fn words_that_changed_are_changed_and_the_rest_is_kept() {
    let mut new = TEXT.to_vec();
    new[1] = "De minister stelt strenge regels vast voor de hele keten van leveranciers.";
    let found = comparison(TEXT, &new);
    let expected = Counts {
        kept: 5,
        changed: 1,
        ..Counts::default()
    };
    assert_eq!(found.counts(), expected);
    assert_eq!(found.links[1].kind, LinkKind::Changed);
}

#[test]
fn what_only_moved_is_moved_not_kept() {
    let mut new = TEXT.to_vec();
    new.swap(4, 5);
    let counts = comparison(TEXT, &new).counts();
    assert_eq!((counts.kept, counts.moved, counts.changed), (5, 1, 0));
    // A section put before the other: the shorter one moved.
    let new = [&TEXT[3..], &TEXT[..3]].concat();
    let counts = comparison(TEXT, &new).counts();
    assert_eq!((counts.kept, counts.moved, counts.added), (3, 3, 0));
}

#[test]
fn moved_and_edited_is_changed_and_said_to_have_moved() {
    let new = [
        TEXT[0],
        "Burgers melden misbruik voortaan bij de politie in hun buurt.",
        TEXT[1],
        TEXT[2],
        TEXT[3],
        TEXT[4],
    ];
    assert_eq!(kinds(&comparison(TEXT, &new))[1], ("changed", true));
}

#[test]
fn a_passage_cut_in_three_is_split() {
    let new = [
        TEXT[0],
        TEXT[1],
        "Een open en veilig internet is het doel van deze strategie.",
        "Daarom werkt het kabinet samen met bedrijven, burgers en gemeenten.",
        "Elk jaar meldt de minister aan de Kamer hoe het staat.",
        TEXT[3],
        TEXT[4],
        TEXT[5],
    ];
    let found = comparison(TEXT, &new);
    let expected = Counts {
        kept: 5,
        split: 1,
        ..Counts::default()
    };
    assert_eq!(found.counts(), expected);
    assert_eq!(found.links[2].new, [2, 3, 4]);
    // Read the other way round, three became one.
    let found = comparison(&new, TEXT);
    let expected = Counts {
        kept: 5,
        merged: 1,
        ..Counts::default()
    };
    assert_eq!(found.counts(), expected);
    assert_eq!(found.links[2].old, [2, 3, 4]);
}

#[test]
fn a_new_neighbour_is_no_piece() {
    let new = [
        TEXT[0],
        TEXT[1],
        "Een open en veilig internet is het doel van deze strategie. Daarom werkt het kabinet samen \
         met bedrijven en burgers.",
        "De regels gelden ook voor het kabinet en zijn ministers in het buitenland.",
        TEXT[3],
        TEXT[4],
        TEXT[5],
    ];
    let counts = comparison(TEXT, &new).counts();
    assert_eq!((counts.changed, counts.added, counts.split), (1, 1, 0));
}

#[test]
fn the_number_of_a_footnote_is_no_change() {
    let old = ["Na overleg.[6] Zie [bijlage] 3.", "# Weg"];
    let new = ["Na overleg.[12] Zie [bijlage] 3.", "# Weg"];
    assert_eq!(comparison(&old, &new).counts().kept, 2);
    let other = ["Na overleg. Zie [bijlage] 4.", "# Weg"];
    assert_eq!(comparison(&old, &other).counts().changed, 1);
}

#[test]
fn what_is_gone_stands_where_it_stood() {
    let new = [
        TEXT[0],
        TEXT[1],
        TEXT[3],
        TEXT[4],
        "Iets heel anders.",
        TEXT[5],
    ];
    let found = comparison(TEXT, &new);
    let words: Vec<_> = kinds(&found).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(
        words,
        ["kept", "kept", "removed", "kept", "kept", "added", "kept"]
    );
}

/// An edit of a list of texts.
#[derive(Debug, Clone)]
enum Edit {
    Move(usize, usize),
    Remove(usize),
    Insert(usize, String),
    Word(usize, usize, String),
    Cut(usize, usize),
    Join(usize),
}

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec("[a-z]{2,5}", 4..24).prop_map(|words| words.join(" "))
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (any::<usize>(), any::<usize>()).prop_map(|(from, to)| Edit::Move(from, to)),
        any::<usize>().prop_map(Edit::Remove),
        (any::<usize>(), words()).prop_map(|(at, text)| Edit::Insert(at, text)),
        (any::<usize>(), any::<usize>(), "[a-z]{2,5}")
            .prop_map(|(at, word, new)| Edit::Word(at, word, new)),
        (any::<usize>(), any::<usize>()).prop_map(|(at, word)| Edit::Cut(at, word)),
        any::<usize>().prop_map(Edit::Join),
    ]
}

fn apply(texts: &mut Vec<String>, edit: Edit) {
    if texts.is_empty() {
        return;
    }
    let count = texts.len();
    let split = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    match edit {
        Edit::Move(from, to) => {
            let text = texts.remove(from % count);
            texts.insert(to % count, text);
        }
        Edit::Remove(at) => {
            texts.remove(at % count);
        }
        Edit::Insert(at, text) => texts.insert(at % (count + 1), text),
        Edit::Word(at, word, new) => {
            let mut words = split(&texts[at % count]);
            let length = words.len();
            words[word % length] = new;
            texts[at % count] = words.join(" ");
        }
        Edit::Cut(at, word) => {
            let words = split(&texts[at % count]);
            let cut = word % words.len();
            if cut > 0 {
                texts[at % count] = words[..cut].join(" ");
                texts.insert(at % count + 1, words[cut..].join(" "));
            }
        }
        Edit::Join(at) if at % count + 1 < count => {
            let tail = texts.remove(at % count + 1);
            texts[at % count] = format!("{} {tail}", texts[at % count]);
        }
        Edit::Join(_) => {}
    }
}

fn places(links: &[Link], side: impl Fn(&Link) -> &Vec<usize>) -> Vec<usize> {
    let mut all: Vec<usize> = links.iter().flat_map(|link| side(link).clone()).collect();
    all.sort_unstable();
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_version_and_itself_have_everything_kept(texts in prop::collection::vec("(# )?[a-c]{1,2}( [a-c]{1,2}){0,12}", 1..20)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let counts = comparison(&texts, &texts).counts();
        let kept = i64::try_from(texts.len()).unwrap();
        prop_assert_eq!(counts, Counts { kept, ..Counts::default() });
    }

    #[test]
    fn every_passage_is_accounted_for_once(
        old in prop::collection::vec("(# )?[a-d]{1,2}( [a-d]{1,2}){0,14}", 0..14),
        new in prop::collection::vec("(# )?[a-d]{1,2}( [a-d]{1,2}){0,14}", 0..14),
    ) {
        let old: Vec<&str> = old.iter().map(String::as_str).collect();
        let new: Vec<&str> = new.iter().map(String::as_str).collect();
        let found = comparison(&old, &new);
        prop_assert_eq!(places(&found.links, |link| &link.old), (0..old.len()).collect::<Vec<_>>());
        prop_assert_eq!(places(&found.links, |link| &link.new), (0..new.len()).collect::<Vec<_>>());
    }

    #[test]
    fn no_quotation_is_put_at_other_words(
        old in prop::collection::vec(words(), 1..12),
        edits in prop::collection::vec(edit(), 0..10),
        at in any::<usize>(), start in 0usize..40, length in 1usize..30,
    ) {
        let mut new = old.clone();
        for edit in edits {
            apply(&mut new, edit);
        }
        let old: Vec<&str> = old.iter().map(String::as_str).collect();
        let new: Vec<&str> = new.iter().map(String::as_str).collect();
        let found = comparison(&old, &new);
        let passage = at % old.len();
        let link = found.links.iter().find(|link| link.old.contains(&passage)).unwrap();
        let heirs: Vec<&str> = link.new.iter().map(|at| new[*at]).collect();
        let main = link.heir.and_then(|(_, new)| link.new.iter().position(|one| *one == new)).unwrap_or(0);
        if let Some(quote) = capture(old[passage], start, start + length) {
            let standing = carry(link.kind, &heirs, main, Some(&quote));
            prop_assert_ne!(standing.fate, Fate::Flagged);
            if standing.fate == Fate::Carried {
                let text = heirs[standing.heir.unwrap()];
                let there: String = text.chars().skip(standing.start.unwrap()).take(length).collect();
                prop_assert_eq!(there, quote.exact);
            } else {
                // What stayed as it was keeps its comments.
                prop_assert!(!matches!(link.kind, LinkKind::Kept | LinkKind::Moved));
            }
        }
        let whole = carry(link.kind, &heirs, main, None);
        let same = matches!(link.kind, LinkKind::Kept | LinkKind::Moved);
        prop_assert_eq!(whole.fate == Fate::Carried, same);
        if same {
            prop_assert_eq!(heirs[0], old[passage]);
        }
    }
}
