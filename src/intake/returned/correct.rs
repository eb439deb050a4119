//! What whoever looks a returned draft over changes before it is taken in: words, places, and what is left out.

use std::collections::HashMap;

use super::model::{ItemOutcome, ReturnedComment, TypedPlace};
use super::reading::fault;
use crate::documents::ReturnedPlace;
use crate::error::{Error, Message, Result};
use crate::intake::place::Text;
use crate::intake::placing::{NewPlace, anchor_of};

/// What was changed of one thing, by its key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Correction {
    pub left_out: bool,
    pub body: Option<String>,
    pub proposed: Option<String>,
    pub place: TypedPlace,
}

/// Changes what was changed. A place that the text does not have stops all of it: it was typed just now.
///
/// # Errors
/// [`Error::Refused`] with the number of the one whose place is not in the text.
pub fn correct(
    comments: &mut [ReturnedComment],
    corrections: &HashMap<String, Correction>,
    text: &mut Text,
    (zone, most): (chrono_tz::Tz, usize),
) -> Result<()> {
    for item in comments {
        let Some(correction) = corrections.get(&item.key) else {
            continue;
        };
        if let Some(body) = &correction.body {
            item.body = body.replace("\r\n", "\n").trim().to_owned();
        }
        if let Some(proposed) = &correction.proposed {
            let proposed = proposed.replace("\r\n", "\n").trim().to_owned();
            item.proposed = Some(proposed).filter(|text| !text.is_empty());
        }
        if correction.place != TypedPlace::default() && !correction.left_out {
            put(item, &correction.place, text, zone)?;
        }
        item.fault = fault(item, most);
        item.outcome = if correction.left_out {
            ItemOutcome::Left
        } else if item.fault.is_some() {
            ItemOutcome::Refused
        } else {
            ItemOutcome::Taken
        };
    }
    Ok(())
}

fn put(
    item: &mut ReturnedComment,
    typed: &TypedPlace,
    text: &mut Text,
    zone: chrono_tz::Tz,
) -> Result<()> {
    // Words alone are those of its own passage first.
    let place = if typed.place.trim().is_empty() {
        item.passage.clone()
    } else {
        typed.place.trim().to_owned()
    };
    let to = NewPlace {
        place,
        quote: typed.quote.trim().to_owned(),
    };
    item.anchor = anchor_of(text, &to, zone).map_err(|error| match error {
        Error::Invalid(_) => {
            Error::refused(Message::new("intake-back-place").with("number", item.number))
        }
        other => other,
    })?;
    let at = item.anchor.passage.and_then(|id| {
        let mut passages = text.passages().iter();
        passages.position(|passage| passage.id == id)
    });
    let passage = at.and_then(|at| text.passages().get(at));
    item.passage = passage.map(|p| p.key.clone()).unwrap_or_default();
    item.passage_text = passage.map(|p| p.text.clone()).unwrap_or_default();
    item.section = at
        .and_then(|at| text.section_of(at))
        .map(|section| section.label())
        .unwrap_or_else(|| typed.place.clone());
    item.standing = ReturnedPlace::Found;
    item.reference.clear();
    item.typed = typed.clone();
    Ok(())
}
