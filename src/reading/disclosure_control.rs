//! What was chosen in answer to a question, as the public may see it: counts per Group, arranged so
//! that nobody's choice can be worked out from a small number. Pure.

use std::collections::BTreeMap;

use crate::answers::store::AnswerCount;
use crate::questions::model::Question;
use crate::submissions::model::Publication;

/// Submissions that must have answered before a count is shown by itself.
pub const MIN_CELL: i64 = 3;

/// Counts for one column of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// Submissions that answered.
    pub answered: i64,
    /// By choice, in the order of the question's choices.
    pub chosen: Vec<i64>,
}

/// A question with what was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    pub question: Question,
    /// All submissions together; none when too few answered, or in words.
    pub total: Option<Column>,
    /// By code of the group; those that are large enough.
    pub groups: Vec<(String, Column)>,
    /// The others together, among them those whose party wants nothing published.
    pub rest: Option<Column>,
}

impl Column {
    fn add(&mut self, other: &Self) {
        self.answered += other.answered;
        self.chosen
            .resize(self.chosen.len().max(other.chosen.len()), 0);
        for (own, more) in self.chosen.iter_mut().zip(&other.chosen) {
            *own += more;
        }
    }
}

/// Counts the answers to one question.
pub fn counted(question: Question, tallies: &[AnswerCount]) -> Counted {
    let choices: Vec<i64> = question.choices().iter().map(|(value, _)| *value).collect();
    let mut by_group: BTreeMap<&str, Column> = BTreeMap::new();
    let mut rest = Column {
        answered: 0,
        chosen: vec![0; choices.len()],
    };
    for tally in tallies.iter().filter(|t| t.question == question.id) {
        let column = match tally.publication {
            Publication::None => &mut rest,
            _ => by_group.entry(&tally.group_code).or_insert_with(|| Column {
                answered: 0,
                chosen: vec![0; choices.len()],
            }),
        };
        match tally.value {
            None => column.answered += tally.count,
            Some(value) => {
                if let Some(at) = choices.iter().position(|choice| *choice == value) {
                    column.chosen[at] += tally.count;
                }
            }
        }
    }
    let mut total = rest.clone();
    for column in by_group.values() {
        total.add(column);
    }
    if question.kind.is_open() || question.disclosure || total.answered < MIN_CELL {
        return Counted {
            question,
            total: None,
            groups: Vec::new(),
            rest: None,
        };
    }
    let (mut groups, small): (Vec<_>, Vec<_>) = by_group
        .into_iter()
        .map(|(code, column)| (code.to_owned(), column))
        .partition(|(_, column)| column.answered >= MIN_CELL);
    for (_, column) in &small {
        rest.add(column);
    }
    // The total less the groups shown would give a small rest away: the smallest group joins it.
    groups.sort_by_key(|(_, column)| std::cmp::Reverse(column.answered));
    while (1..MIN_CELL).contains(&rest.answered) {
        let Some((_, column)) = groups.pop() else {
            break;
        };
        rest.add(&column);
    }
    let whole = groups.is_empty();
    Counted {
        question,
        total: Some(total),
        groups,
        rest: (!whole && rest.answered > 0).then_some(rest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions::model::QuestionKind;
    use crate::types::ids::{QuestionId, RoundId};
    use proptest::prelude::*;

    fn question(kind: QuestionKind) -> Question {
        let now = chrono::DateTime::UNIX_EPOCH.naive_utc();
        Question {
            id: QuestionId(1),
            round_id: RoundId(1),
            position: 0,
            kind,
            title: "Agree?".to_owned(),
            help: String::new(),
            required: false,
            disclosure: false,
            section_id: None,
            group_codes: String::new(),
            options: "Yes\nNo".to_owned(),
            minimum: None,
            maximum: None,
            low_label: String::new(),
            high_label: String::new(),
            created_at: now,
            updated_at: now,
        }
    }

    /// A group in which so many said yes and so many no.
    fn group(code: &str, publication: Publication, yes: i64, no: i64) -> Vec<AnswerCount> {
        [(None, yes + no), (Some(1), yes), (Some(2), no)]
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(value, count)| AnswerCount {
                question: QuestionId(1),
                group_code: code.to_owned(),
                publication,
                value,
                count,
            })
            .collect()
    }

    #[test]
    fn few_answers_are_not_shown() {
        let tallies = group("private", Publication::Organisation, 1, 1);
        assert_eq!(counted(question(QuestionKind::One), &tallies).total, None);
    }

    #[test]
    fn words_and_interests_are_never_counted() {
        let tallies = group("private", Publication::Organisation, 9, 9);
        assert_eq!(counted(question(QuestionKind::Long), &tallies).total, None);
        let mut interests = question(QuestionKind::One);
        interests.disclosure = true;
        assert_eq!(counted(interests, &tallies).total, None);
    }

    #[test]
    fn who_wants_nothing_published_counts_in_the_total_only() {
        let mut tallies = group("private", Publication::Organisation, 4, 0);
        tallies.extend(group("private", Publication::None, 0, 3));
        let counted = counted(question(QuestionKind::One), &tallies);
        let total = counted.total.unwrap();
        assert_eq!((total.answered, total.chosen), (7, vec![4, 3]));
        assert_eq!(counted.groups.len(), 1);
        assert_eq!(counted.groups[0].1.chosen, [4, 0]);
        assert_eq!(counted.rest.unwrap().chosen, [0, 3]);
    }

    #[test]
    fn a_small_rest_takes_the_smallest_group_with_it() {
        let mut tallies = group("private", Publication::Organisation, 5, 0);
        tallies.extend(group("public", Publication::Anonymous, 3, 1));
        tallies.extend(group("advisory", Publication::Organisation, 0, 1));
        let counted = counted(question(QuestionKind::One), &tallies);
        let shown: Vec<_> = counted
            .groups
            .iter()
            .map(|(code, _)| code.as_str())
            .collect();
        assert_eq!(shown, ["private"]);
        assert_eq!(counted.rest.unwrap().chosen, [3, 2]);
    }

    proptest! {
        #[test]
        fn no_column_is_small_and_nothing_is_lost(
            groups in prop::collection::vec((0_usize..5, any::<bool>(), 0_i64..6, 0_i64..6), 0..10)
        ) {
            const CODES: [&str; 5] = ["a", "b", "c", "d", "e"];
            let tallies: Vec<AnswerCount> = groups
                .iter()
                .flat_map(|(code, hidden, yes, no)| {
                    let choice = if *hidden { Publication::None } else { Publication::Anonymous };
                    group(CODES[*code], choice, *yes, *no)
                })
                .collect();
            let all: i64 = groups.iter().map(|(_, _, yes, no)| yes + no).sum();
            let counted = counted(question(QuestionKind::One), &tallies);
            match counted.total {
                None => prop_assert!(all < MIN_CELL),
                Some(total) => {
                    prop_assert_eq!(total.answered, all);
                    let columns = counted.groups.iter().map(|(_, column)| column);
                    let shown: Vec<&Column> = columns.chain(&counted.rest).collect();
                    prop_assert!(shown.iter().all(|column| column.answered >= MIN_CELL));
                    let sum: i64 = shown.iter().map(|column| column.answered).sum();
                    prop_assert!(shown.is_empty() || sum == all);
                }
            }
        }
    }
}
