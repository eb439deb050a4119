//! Mails of this slice whose words are made when they are sent; their rows keep ids.

use serde_json::{Value, json};

use super::store::{self, PublishedResponse};
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::notifications::{Making, is_long};
use crate::platform::texts::{self, Language};
use crate::types::Moment;
use crate::types::ids::PartyId;

/// What a letter to a party about answers published at `moment` is about; `report` is the path of the
/// report.
pub fn answers_row(moment: Moment, report: &str) -> Value {
    json!({ "published_at": moment, "report": report })
}

/// What became of a party's comments whose answers were published then: all of it, unless that is too
/// long for a mail. Nothing where they were published anew since: another letter tells of that.
pub fn answers(conn: &mut Conn, kept: &Value) -> Result<Option<Making>> {
    let mut context = kept.clone();
    let party = PartyId(kept["party_id"].as_i64().ok_or(Error::NotFound)?);
    let moment: Moment =
        serde_json::from_value(kept["published_at"].clone()).map_err(Error::internal)?;
    let answers = store::told(conn, party, moment)?;
    if answers.is_empty() {
        return Ok(None);
    }
    Ok(Some(Box::new(move |config, language| {
        let report = context["report"].as_str().unwrap_or_default();
        context["report_url"] = config.absolute(report).into();
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
