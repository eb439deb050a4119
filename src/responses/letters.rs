//! Mails of this slice whose words are made when they are sent; their rows keep ids.

use serde_json::{Value, json};

use super::store::{self, PublishedResponse};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::notifications::{Making, is_long};
use crate::platform::texts::{self, Language};
use crate::types::ids::CommentId;

/// What became of some of a party's comments: all of it, unless that is too long for a mail.
pub fn answers(conn: &mut Conn, kept: &Value) -> Result<Option<Making>> {
    let mut context = kept.clone();
    if kept["comments"].is_null() {
        // Written by an earlier release, which kept the words.
        context["long"] = is_long(&context, &["answers"]).into();
        return Ok(Some(Box::new(move |_, _| context)));
    }
    let ids: Vec<CommentId> =
        serde_json::from_value(kept["comments"].clone()).map_err(Error::internal)?;
    let answers = store::told(conn, &ids)?;
    if answers.is_empty() {
        return Ok(None);
    }
    Ok(Some(Box::new(move |_, language| {
        context["answers"] = told(&answers, language);
        context["long"] = is_long(&context, &["answers"]).into();
        context
    })))
}

fn told(answers: &[PublishedResponse], language: Language) -> Value {
    answers
        .iter()
        .map(|answer| {
            json!({
                "number": answer.comment.0,
                "section": answer.section,
                "comment": answer.body,
                "proposed_text": answer.proposed_text,
                "disposition": texts::text(language, &format!("disposition-state-{}", answer.disposition)),
                "response": answer.response,
            })
        })
        .collect()
}
