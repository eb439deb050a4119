//! What a returned draft says, as entries that staff take into a round.

use super::model::{ItemOutcome, ReturnedComment};
use crate::comments::model::CommentKind;
use crate::documents::ReturnedPlace;
use crate::error::Message;
use crate::intake::model::{CellRemark, Entry, Place, Report, RowAt, Skipped};
use crate::platform::names;

/// The entries, and the report so far. `by` is whose the draft is; where nobody is named each author speaks for
/// themselves. `group` is that of the party.
pub fn entries(
    items: Vec<ReturnedComment>,
    by: Option<&str>,
    group: Option<String>,
) -> (Report, Vec<Entry>) {
    let mut report = Report {
        rows: items.len(),
        sheets: vec![String::new()],
        ..Report::default()
    };
    let mut entries = Vec::new();
    for item in &items {
        let at = RowAt {
            sheet: 0,
            row: item.number,
        };
        let remark = |column: &str, message: Message| CellRemark {
            at,
            column: column.to_owned(),
            message,
        };
        if item.outcome == ItemOutcome::Left {
            report.skipped.push(Skipped {
                sheet: 0,
                row: Some(item.number),
                message: Message::new("intake-back-left"),
            });
            continue;
        }
        if let Some(fault) = &item.fault {
            report.refused.push(remark("comment", fault.clone()));
            continue;
        }
        let doubt = match item.standing {
            ReturnedPlace::Found => None,
            ReturnedPlace::Changed => Some("intake-back-note-changed"),
            ReturnedPlace::Orphaned => Some("intake-back-note-orphaned"),
            ReturnedPlace::Nowhere => Some("intake-back-note-nowhere"),
        };
        let doubt = doubt.map(|key| remark("reference", Message::new(key)));
        report.warnings.extend(doubt);
        if item.spans > 1 {
            let spans = Message::new("intake-back-note-spans").with("count", item.spans);
            report.warnings.push(remark("quote", spans));
        }
        entries.push(Entry {
            at,
            received_at: None,
            party: names::clean(by.unwrap_or(&item.author)),
            group: group.clone(),
            group_unknown: false,
            name: String::new(),
            publication: None,
            kind: CommentKind::General,
            body: item.body.clone(),
            proposed_text: item.proposed.clone(),
            reference: item.reference.clone(),
            place: Place {
                anchored: item.is_placed(),
                anchor: item.anchor.clone(),
            },
            notes: item.notes.clone(),
            key: item.key.clone(),
        });
    }
    report.items = items;
    (report, entries)
}
