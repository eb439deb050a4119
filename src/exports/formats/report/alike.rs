//! What there is to tell of comments that say the same: who sent them, and what tells one from the others.

use std::collections::BTreeMap;

use super::entries::Entry;
use super::layouts::COMMENTS;
use super::shorten::shortened;
use super::words::{cell, replaced, section_name};
use crate::campaigns::model::residue;
use crate::error::Message;
use crate::exports::formats::about::Told;
use crate::exports::formats::office::{Cell, Inline, Look, TableRow as Row};
use crate::exports::formats::openness::openness;
use crate::platform::markdown;

/// Who sent in the same, and where one of them says, is answered or may be passed on otherwise.
pub fn alike(told: &Told, entry: &Entry<'_>) -> Row {
    let mut lines = Vec::new();
    let mut groups: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in &entry.all {
        let mut name = told.party(&row.party);
        if !row.name.is_empty() && row.name != row.party {
            name = format!("{name}, {}", row.name);
        }
        groups
            .entry(told.heading.group_name(&row.group))
            .or_default()
            .push(format!("{name} ({})", row.id));
    }
    for (group, names) in groups {
        lines.push(vec![
            Inline::strong(format!("{group}: ")),
            Inline::plain(names.join("; ")),
        ]);
    }
    lines.extend(otherwise(told, entry));
    Row {
        cells: vec![Cell {
            span: COMMENTS.len(),
            ..cell(lines)
        }],
        whole: entry.all.len() < 10,
    }
}

/// What tells copies from the one they are told by: own words, another place, another answer, less that is public.
fn otherwise(told: &Told, entry: &Entry<'_>) -> Vec<Vec<Inline>> {
    let lead = entry.lead;
    let mut lines = Vec::new();
    let mut closed: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut answers: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    let mut places: BTreeMap<_, (String, Vec<&str>)> = BTreeMap::new();
    for row in &entry.all {
        if let Some(why) = openness(&told.heading, row) {
            closed.entry(why).or_default().push(&row.id);
        }
        if (&row.disposition, &row.response) != (&lead.disposition, &lead.response) {
            answers
                .entry((&row.disposition, &row.response))
                .or_default()
                .push(&row.id);
        }
        if row.place.order.0 != lead.place.order.0 {
            let place = places
                .entry(row.place.order.0)
                .or_insert_with(|| (section_name(told, row), Vec::new()));
            place.1.push(&row.id);
        }
    }
    for (why, numbers) in closed {
        lines.push(vec![
            Inline::Words(Look::Alarm, why),
            Inline::plain(format!(": {}", numbers.join(", "))),
        ]);
    }
    for ((disposition, response), numbers) in answers {
        let verdict = match disposition {
            "" => "unanswered",
            other => other,
        };
        let other = Message::new("exports-report-answered-otherwise")
            .with("numbers", numbers.join(", "))
            .with("verdict", told.say(&format!("disposition-state-{verdict}")));
        let words = markdown::to_text(response).replace('\n', " ");
        lines.push(vec![Inline::plain(
            format!("{} {words}", told.tell(&other)).trim_end(),
        )]);
    }
    for (_, (name, numbers)) in places {
        let place = Message::new("exports-report-elsewhere")
            .with("numbers", numbers.join(", "))
            .with("place", name);
        lines.push(vec![Inline::plain(told.tell(&place))]);
    }
    let own: Vec<String> = entry
        .all
        .iter()
        .filter(|row| row.comment != lead.comment)
        .map(|row| (row, residue(&lead.comment, &row.comment)))
        .filter(|(_, words)| !words.is_empty())
        .map(|(row, words)| {
            let words = markdown::to_text(&words).replace('\n', " ");
            format!("{}: “{words}”", row.id)
        })
        .collect();
    if !own.is_empty() {
        lines.push(vec![
            Inline::strong(told.say("exports-report-own-words")),
            Inline::plain(format!(" {}", own.join("; "))),
        ]);
    }
    // A proposal is of whoever made it, also in a copy.
    for row in entry.all.iter().filter(|row| {
        row.proposed_text != lead.proposed_text && !row.proposed_text.trim().is_empty()
    }) {
        let label = Message::new("exports-report-own-proposal").with("number", &row.id);
        let mut inlines = vec![Inline::strong(told.tell(&label)), Inline::plain(" ")];
        match replaced(row) {
            Some(old) => inlines.extend(shortened(old, row.proposed_text.trim())),
            None => inlines.push(Inline::Words(
                Look::Added,
                row.proposed_text.trim().to_owned(),
            )),
        }
        lines.push(inlines);
    }
    lines
}
