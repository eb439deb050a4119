//! Comments that say the same are one entry: the copies of a campaign, and texts that are alike letter for letter.

use std::collections::HashMap;

use crate::exports::columns::Row;

/// What one entry of the document tells: a comment, or several that say the same.
pub struct Entry<'a> {
    /// The one it is told by.
    pub lead: &'a Row,
    /// All of them, the lead too, by number.
    pub all: Vec<&'a Row>,
    /// Whether they are the copies of a campaign.
    pub is_campaign: bool,
}

/// What makes comments one entry.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    Campaign(&'a str, i64),
    Alike(&'a str, (Option<i64>, Option<i64>), [&'a str; 8]),
}

fn key(row: &Row) -> Key<'_> {
    if let Some(copy) = row.beside.copy {
        return Key::Campaign(&row.round, copy.campaign);
    }
    let same = [
        &row.quote,
        &row.comment,
        &row.proposed_text,
        &row.kind,
        &row.disposition,
        &row.response,
        &row.decision,
        // Where nobody is to be named nothing but the group is told: kept apart from those with a name.
        &row.publication,
    ];
    Key::Alike(&row.round, row.place.order, same.map(String::as_str))
}

/// The entries of a document, in the order of the text; at one place campaigns first, the rest by number.
pub fn entries<'a>(rows: &[&'a Row]) -> Vec<Entry<'a>> {
    let mut places: HashMap<Key<'_>, usize> = HashMap::new();
    let mut entries: Vec<Entry<'a>> = Vec::new();
    for &row in rows {
        // What a party said of its answer is its own.
        let own = row.beside.copy.is_none() && !row.satisfied.is_empty();
        let at = if own {
            None
        } else {
            places.get(&key(row)).copied()
        };
        if let Some(entry) = at.and_then(|at| entries.get_mut(at)) {
            entry.all.push(row);
            if row.beside.copy.is_some_and(|copy| copy.is_sample) {
                entry.lead = row;
            }
            continue;
        }
        if !own {
            places.insert(key(row), entries.len());
        }
        entries.push(Entry {
            lead: row,
            all: vec![row],
            is_campaign: row.beside.copy.is_some(),
        });
    }
    // Stable: entries are in the order of their numbers.
    entries.sort_by_key(|entry| {
        let alone = entry.all.len() == 1 || !entry.is_campaign;
        (entry.lead.place.order, alone)
    });
    entries
}
