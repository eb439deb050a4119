//! Which keys are carried over.

use super::*;
use crate::documents::{Changes, Limits, SourceFile, compare, read};
use proptest::prelude::*;

fn outline(text: &str) -> Outline {
    let file = SourceFile {
        name: "t.md".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    read(&[file], &Limits::default(), Changes::Accept).unwrap()
}

fn assign_keys(old: &[Keyed], new: &Outline) -> Vec<String> {
    let before: Vec<_> = old.iter().map(Keyed::compared).collect();
    let comparison = compare(&before, &new.compared());
    super::assign_keys(&[(old, &comparison)], new)
}

fn keyed(outline: &Outline, keys: &[String]) -> Vec<Keyed> {
    outline
        .sections
        .iter()
        .flat_map(|section| section.passages.iter().map(move |p| (section, p)))
        .zip(keys)
        .map(|((section, passage), key)| Keyed {
            key: key.clone(),
            kind: passage.kind,
            text: passage.text.clone(),
            section_title: section.title.clone(),
        })
        .collect()
}

fn first_keys(text: &str) -> (Vec<Keyed>, Vec<String>) {
    let outline = outline(text);
    let keys = assign_keys(&[], &outline);
    (keyed(&outline, &keys), keys)
}

const OLD: &str = "# Doel\n\nDe minister stelt regels voor de keten vast.\n\nHetzelfde.\n\n\
    # Weg\n\nHetzelfde.\n\nEen heel andere alinea over toezicht door de toezichthouder in Nederland.\n";

#[test]
fn keys_are_short_stable_and_unique() {
    let (_, keys) = first_keys(OLD);
    assert_eq!(keys, first_keys(OLD).1);
    assert!(
        keys.iter()
            .all(|key| key.len() == 8 && key.starts_with("p-"))
    );
    assert_eq!(keys.iter().collect::<HashSet<_>>().len(), keys.len());
}

#[test]
fn edits_keep_their_key_and_new_texts_get_one() {
    let (old, keys) = first_keys(OLD);
    let new = outline(
        "# Doel\n\nNieuw is deze zin geheel.\n\nDe minister stelt strenge regels voor de keten vast.\n\n\
         Hetzelfde.\n\n# Weg\n\nHetzelfde.\n",
    );
    let got = assign_keys(&old, &new);
    assert_eq!(got[0], keys[0]);
    assert!(!keys.contains(&got[1]));
    assert_eq!(got[2], keys[1]);
    assert_eq!(
        got[3..],
        [keys[2].clone(), keys[3].clone(), keys[4].clone()]
    );
}

#[test]
fn moved_texts_keep_their_key() {
    let (old, keys) = first_keys(OLD);
    let new = outline(
        "# Weg\n\nEen heel andere alinea over toezicht door de strenge toezichthouder in Nederland.\n\n\
         Hetzelfde.\n\n# Doel\n\nDe minister stelt regels voor de keten vast.\n\nHetzelfde.\n",
    );
    let got = assign_keys(&old, &new);
    assert_eq!(got[0], keys[3]);
    assert_eq!(got[1], keys[5]);
    assert_eq!(got[2], keys[4]);
    assert_eq!(
        got[3..],
        [keys[0].clone(), keys[1].clone(), keys[2].clone()]
    );
}

#[test]
fn every_passage_of_a_large_version_gets_a_key() {
    let text = |salt: usize| -> String {
        (0..3000)
            .map(|n| {
                let words: Vec<String> = (0..30)
                    .map(|w| format!("woord{}", (n * 31 + w * 7 + (w % 9) * salt) % 5000))
                    .collect();
                format!("{}\n\n", words.join(" "))
            })
            .collect()
    };
    let (old, _) = first_keys(&text(0));
    let got = assign_keys(&old, &outline(&text(1)));
    assert_eq!(got.len(), 3000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_same_version_keeps_everything(
        lines in prop::collection::vec("(# |- |> |)[a-c]{1,3}( [a-c]{1,3}){0,4}", 1..25),
    ) {
        let outline = outline(&lines.join("\n\n"));
        let keys = assign_keys(&[], &outline);
        prop_assert_eq!(assign_keys(&keyed(&outline, &keys), &outline), keys);
    }

    #[test]
    fn no_key_is_given_twice(
        old in prop::collection::vec("[a-c]{1,2}( [a-c]{1,2}){0,6}", 1..15),
        new in prop::collection::vec("[a-c]{1,2}( [a-c]{1,2}){0,6}", 1..15),
    ) {
        let (old, _) = first_keys(&old.join("\n\n"));
        let got = assign_keys(&old, &outline(&new.join("\n\n")));
        prop_assert_eq!(got.iter().collect::<HashSet<_>>().len(), got.len());
    }
}
