//! Mails of this slice whose words are made when they are sent; their rows keep ids.

use serde_json::{Value, json};

use super::approvals::Deed;
use super::store;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::notifications::Making;
use crate::types::ids::{ApprovalId, RoundId};

/// Somebody asks for a second person; nothing once the request was settled, one way or the other.
pub fn second_person(conn: &mut Conn, kept: &Value) -> Result<Option<Making>> {
    let id = ApprovalId(kept["approval"].as_i64().ok_or(Error::NotFound)?);
    let Some((asked, consultation)) = store::approval_waiting(conn, id)? else {
        return Ok(None);
    };
    let consultation = store::by_id(conn, consultation)?;
    let round = match asked.deed {
        Deed::AnnounceRound | Deed::PublishAnswers => {
            store::round(conn, RoundId(asked.subject_id))?.number
        }
        _ => 0,
    };
    let name = kept["name"].clone();
    Ok(Some(Box::new(move |config, _| {
        json!({
            "name": name,
            "asked_by": asked.asked_by_name,
            "deed": asked.deed,
            "title": consultation.title,
            "url": config.absolute(&asked.page(&consultation, round)),
        })
    })))
}
