//! Mails of this slice whose words are made when they are sent; their rows keep ids.

use serde_json::{Value, json};

use crate::db::Conn;
use crate::error::{Error, Result};
use crate::notifications::Making;
use crate::responding::actions::{RECEIPT_FILE, gather_receipt, receipt_context, receipt_is_long};
use crate::types::ids::SubmissionId;

/// What a letter with the receipt of a submission is about.
pub fn receipt_row(id: SubmissionId) -> Value {
    json!({ "submission": id, "enclosure": RECEIPT_FILE })
}

/// What such a receipt says; all of it, unless that is too long for a mail.
pub fn receipt(conn: &mut Conn, kept: &Value) -> Result<Option<Making>> {
    let kept = kept.clone();
    let id = SubmissionId(kept["submission"].as_i64().ok_or(Error::NotFound)?);
    let whole = gather_receipt(conn, id)?;
    Ok(Some(Box::new(move |config, language| {
        let mut context = receipt_context(config, &whole, language);
        for (name, value) in kept.as_object().into_iter().flatten() {
            context[name] = value.clone();
        }
        context["long"] = receipt_is_long(&context).into();
        context
    })))
}
