//! The password given again, and on with what was asked for.

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use secrecy::SecretString;

use crate::accounts::actions::proof;
use crate::accounts::model::local_path;
use crate::error::{Error, Message, Result};
use crate::web::forms::Fields;
use crate::web::proof::{Asked, PASSWORD};
use crate::web::{Page, SafeForm};

pub(super) async fn prove(page: Page, form: SafeForm<Fields>) -> Result<HttpResponse> {
    let fields = form.0;
    page.viewer()?;
    let asked =
        Asked::again(&fields, local_path).ok_or_else(|| Error::refused("error-form-broken"))?;
    let password = SecretString::from(fields.one(PASSWORD));
    let (site, session) = (&page.site, page.session_token());
    match proof::prove(site, &page.actor, session, PASSWORD, password).await {
        Ok(()) => Ok(asked.go_on(&page)),
        Err(Error::Invalid(faults)) => {
            let said = faults.iter().map(|fault| page.say(&fault.message));
            let said = said.collect::<Vec<_>>().join(" ");
            Ok(asked.page(&page, said, StatusCode::UNPROCESSABLE_ENTITY))
        }
        // What was typed into the form stays in the page meanwhile.
        Err(Error::TooMany(seconds)) => {
            let said = page.say(&Message::new("error-too-many").with("count", seconds));
            let mut answer = asked.page(&page, said, StatusCode::TOO_MANY_REQUESTS);
            answer
                .headers_mut()
                .insert(header::RETRY_AFTER, header::HeaderValue::from(seconds));
            Ok(answer)
        }
        Err(error) => Err(error),
    }
}
