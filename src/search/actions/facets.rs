//! What the results can be narrowed by, with how many each choice would leave.

use std::collections::HashMap;

use super::field::Field;
use crate::consultations::model::Consultation;
use crate::db::Conn;
use crate::db::search::{Narrowing, Tally};
use crate::error::Result;
use crate::search::model::{Count, Facets, count_by, only_consultation};
use crate::search::store;

/// Consultations to choose from.
const CONSULTATIONS: usize = 30;

/// Each facet counts what the other facets let through.
pub(super) fn facets(
    conn: &mut Conn,
    tallies: &[Tally],
    narrowing: &Narrowing,
    field: &Field,
) -> Result<Facets> {
    let without = |change: fn(&mut Narrowing)| {
        let mut narrowing = narrowing.clone();
        change(&mut narrowing);
        narrowing
    };
    let kinds = count_by(tallies, &without(|all| all.kind = None), |tally| {
        Some(tally.kind)
    });
    let groups = count_by(tallies, &without(|all| all.group = None), |tally| {
        Some(tally.group.clone()).filter(|group| !group.is_empty())
    });
    // A section is one of its consultation.
    let any = without(|all| {
        all.consultation = None;
        all.section_key = None;
    });
    let consultations = count_by(tallies, &any, |tally| Some(tally.consultation));
    let sections = match only_consultation(tallies, narrowing) {
        None => Vec::new(),
        Some(only) => {
            let mut counts = count_by(tallies, &without(|all| all.section_key = None), |tally| {
                Some(tally.section_key.clone())
                    .filter(|key| tally.consultation == only && !key.is_empty())
            });
            let keys: Vec<String> = counts.keys().cloned().collect();
            store::section_names(conn, only, &keys, &field.sections_of)?
                .into_iter()
                .filter_map(|(key, name)| {
                    let count = counts.remove(&key)?;
                    let value = (key, name);
                    Some(Count { value, count })
                })
                .collect()
        }
    };
    let mut named = match &field.consultation {
        Some(only) => HashMap::from([(only.id, only.clone())]),
        None => {
            let ids: Vec<_> = consultations.keys().copied().collect();
            store::consultations_with(conn, &ids)?
        }
    };
    let mut consultations: Vec<_> = consultations
        .into_iter()
        .filter_map(|(id, count)| {
            let value = named.remove(&id)?;
            Some(Count { value, count })
        })
        .collect();
    consultations.sort_by(|one, other| {
        let key = |count: &Count<Consultation>| (-count.count, count.value.title.clone());
        key(one).cmp(&key(other))
    });
    consultations.truncate(CONSULTATIONS);
    Ok(Facets {
        kinds: kinds
            .into_iter()
            .map(|(value, count)| Count { value, count })
            .collect(),
        consultations,
        sections,
        groups: groups
            .into_iter()
            .map(|(value, count)| Count { value, count })
            .collect(),
    })
}
