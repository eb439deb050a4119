//! The codes for colleagues, as the lead sees them on the page of the draft.

use serde::Serialize;

use crate::error::Message;
use crate::teamwork::actions::CodeUse;
use crate::teamwork::codes::DAYS;
use crate::types::Moment;
use crate::types::ids::CodeId;
use crate::web::{Choice, Page};

/// The codes as the lead sees them.
#[derive(Default, Serialize)]
pub(super) struct CodesView {
    rows: Vec<CodeView>,
    pub(super) days: Vec<Choice>,
    /// The code just made, shown this once; "" otherwise.
    pub(super) secret: String,
    pub(super) join_url: String,
    pub(super) error: String,
    pub(super) open: bool,
}

#[derive(Serialize)]
struct CodeView {
    id: CodeId,
    hint: String,
    made_at: Moment,
    expires_at: Moment,
    works: bool,
    withdrawn: bool,
    people: Vec<PersonView>,
}

#[derive(Serialize)]
struct PersonView {
    name: String,
    at: Moment,
}

/// The codes for a draft; empty for who does not hand them out.
pub(super) fn view(page: &Page, handed: Vec<CodeUse>) -> CodesView {
    let now = page.site.now();
    CodesView {
        rows: handed.into_iter().map(|one| code_view(one, now)).collect(),
        days: DAYS
            .iter()
            .map(|days| Choice {
                value: days.to_string(),
                text: page.say(&Message::new("codes-days-choice").with("count", days)),
            })
            .collect(),
        join_url: page.site.config.absolute("/join-a-draft"),
        ..CodesView::default()
    }
}

fn code_view(one: CodeUse, now: Moment) -> CodeView {
    CodeView {
        id: one.code.id,
        works: one.code.works(now),
        withdrawn: one.code.withdrawn_at.is_some(),
        hint: one.code.hint,
        made_at: one.code.made_at,
        expires_at: one.code.expires_at,
        people: one
            .used_by
            .into_iter()
            .map(|used| PersonView {
                name: used.name,
                at: used.at,
            })
            .collect(),
    }
}
