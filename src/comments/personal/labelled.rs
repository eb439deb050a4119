//! What the finders find in texts whose places are labelled: `⟦kind:words⟧`, one text a line, `\n` for a line end.

use super::{Found, Names, PersonalKind, find};

const FIRST: &str = include_str!("labelled/first.txt");
const SECOND: &str = include_str!("labelled/second.txt");
const THIRD: &str = include_str!("labelled/third.txt");

/// Those who take part.
const PARTICIPANTS: [&str; 5] = [
    "Willem Achterberg",
    "Noor van der Zwaluw",
    "Renée Tholen",
    "Fenna Kromhout",
    "Bas Hulshorst",
];

/// A labelled place, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Label {
    kind: PersonalKind,
    start: usize,
    end: usize,
}

/// A text without its labels, and these.
fn read(line: &str) -> (String, Vec<Label>) {
    let line = line.replace("\\n", "\n");
    let (mut text, mut labels) = (String::new(), Vec::new());
    let mut rest = line.as_str();
    while let Some((before, label)) = rest.split_once('⟦') {
        let (label, after) = label.split_once('⟧').unwrap();
        let (kind, words) = label.split_once(':').unwrap();
        text.push_str(before);
        let start = text.chars().count();
        text.push_str(words);
        let end = text.chars().count();
        labels.push(Label {
            kind: kind.parse().unwrap(),
            start,
            end,
        });
        rest = after;
    }
    text.push_str(rest);
    (text, labels)
}

/// Numbers are found whole or not at all; of names and addresses, at least half of the signs are the same.
fn is_found(label: Label, found: &Found) -> bool {
    if label.kind != found.kind {
        return false;
    }
    if !matches!(label.kind, PersonalKind::Name | PersonalKind::Address) {
        return label.start == found.start && label.end == found.end;
    }
    let shared = label
        .end
        .min(found.end)
        .saturating_sub(label.start.max(found.start));
    let all = label.end.max(found.end) - label.start.min(found.start);
    shared * 2 >= all
}

#[derive(Debug, Default, Clone, Copy)]
struct Score {
    labels: usize,
    right: usize,
    found: usize,
}

impl Score {
    fn recall(self) -> f64 {
        part(self.right, self.labels)
    }

    fn precision(self) -> f64 {
        part(self.right, self.found)
    }
}

fn part(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        part as f64 / whole as f64
    }
}

fn measure(set: &str) -> Vec<(PersonalKind, Score)> {
    let names = Names::of(PARTICIPANTS);
    let mut scores: Vec<_> = PersonalKind::ALL
        .iter()
        .map(|kind| (*kind, Score::default()))
        .collect();
    for line in set.lines() {
        let (text, labels) = read(line);
        let found = find(&text, &names);
        let words = |start: usize, end: usize| {
            text.chars()
                .skip(start)
                .take(end - start)
                .collect::<String>()
        };
        for (kind, score) in &mut scores {
            score.labels += labels.iter().filter(|label| label.kind == *kind).count();
            for label in labels.iter().filter(|label| label.kind == *kind) {
                if found.iter().any(|found| is_found(*label, found)) {
                    score.right += 1;
                } else {
                    println!(
                        "missed   {kind}: {:?} in {text:?}",
                        words(label.start, label.end)
                    );
                }
            }
            for one in found.iter().filter(|found| found.kind == *kind) {
                score.found += 1;
                if !labels.iter().any(|label| is_found(*label, one)) {
                    println!(
                        "too much {kind} ({}): {:?} in {text:?}",
                        one.reason,
                        words(one.start, one.end)
                    );
                }
            }
        }
    }
    scores
}

/// The least recall and precision of a kind.
fn target(kind: PersonalKind) -> (f64, f64) {
    match kind {
        PersonalKind::Bsn | PersonalKind::Iban => (1.0, 0.99),
        PersonalKind::Name => (0.95, 0.85),
        _ => (0.98, 0.98),
    }
}

#[test]
fn each_kind_is_found_as_well_as_it_should() {
    let mut short = Vec::new();
    for (name, set) in [("first", FIRST), ("second", SECOND), ("third", THIRD)] {
        for (kind, score) in measure(set) {
            let (recall, precision) = target(kind);
            println!(
                "{name} {kind:<10} labels {:>3}  recall {:.3}  precision {:.3}",
                score.labels,
                score.recall(),
                score.precision()
            );
            if score.recall() < recall || score.precision() < precision {
                short.push(format!("{name} {kind}"));
            }
        }
    }
    assert!(short.is_empty(), "below the target: {}", short.join(", "));
}
