//! Mails of this slice whose words are made when they are sent; their rows keep ids.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::model::ground_key;
use super::store;
use crate::comments;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::notifications::Making;
use crate::types::ids::CommentId;

/// What a letter about one decision is about: the comment, which of its decisions, and whether its
/// round took comments then.
pub fn decision_row(comment: CommentId, sequence: i64, open: bool) -> Value {
    json!({ "comment_id": comment, "sequence": sequence, "open": open })
}

/// What was decided on a comment, why, and whether the party could submit again.
pub fn comment_decided(conn: &mut Conn, kept: &Value) -> Result<Option<Making>> {
    let id = CommentId(kept["comment_id"].as_i64().ok_or(Error::NotFound)?);
    let sequence = kept["sequence"].as_i64().ok_or(Error::NotFound)?;
    let comment = comments::store::comment(conn, id)?;
    let taken = store::history(conn, id)?
        .into_iter()
        .find(|taken| taken.decision.sequence == sequence)
        .ok_or(Error::NotFound)?;
    let place = store::places(conn, std::slice::from_ref(&comment))?.remove(&id);
    let place = place.unwrap_or_default();
    let mut codes: BTreeSet<&str> = taken
        .redactions
        .iter()
        .map(|redaction| redaction.ground.as_str())
        .collect();
    codes.extend(taken.decision.ground.map(|ground| ground.as_str()));
    let grounds: Vec<Value> = codes
        .into_iter()
        .map(|code| json!({"code": code, "key": ground_key(code)}))
        .collect();
    let mut context = kept.clone();
    context["number"] = id.0.into();
    context["section"] = format!("{} {}", place.number, place.title).trim().into();
    context["verdict"] = taken.decision.verdict.as_str().into();
    context["grounds"] = grounds.into();
    context["explanation"] = taken.decision.explanation.into();
    context["proposed_text"] = comment.proposed_text.unwrap_or_default().into();
    context["comment"] = comment.body.into();
    Ok(Some(Box::new(move |_, _| context)))
}
