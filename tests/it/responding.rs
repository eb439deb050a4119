//! Tests of a party's own pages and API: begin, save, review, submit, withdraw, receipt.

pub(crate) mod api;
mod drafting;
mod going_on;
mod handing_in;
mod leaning;
mod place_gone;
pub(crate) mod receipts;
mod saving;

pub use api::token as api_token;

use crate::support::{Actor, Answer};

/// Where the sample's comment form is.
pub const FORM: &str = "/consultations/cyber/rounds/1/comment";

/// Writes a comment on a passage the way a person does; answers with the form's answer.
pub async fn comment(browser: &Actor, passage: &str, fields: &[(&str, &str)]) -> Answer {
    let mut all = vec![("action", "save")];
    all.extend_from_slice(fields);
    browser
        .submit(&format!("{FORM}?passage={passage}"), FORM, &all)
        .await
}

/// Writes a comment and returns the address of the draft it is in.
pub async fn draft(browser: &Actor, body: &str) -> String {
    let answer = comment(browser, "p-2", &[("body", body)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.location.unwrap()
}

/// Hands a draft in.
async fn hand_in(browser: &Actor, draft: &str) -> Answer {
    let fields = [("action", "submit"), ("publication", "anonymous")];
    browser.submit(draft, draft, &fields).await
}
