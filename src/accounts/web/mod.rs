//! Pages of this slice: getting in, one's account, organisations, statements.

mod account;
mod address;
mod entrance;
mod invitation;
mod mail_stops;
mod organisations;
mod proof;
mod recovery;
mod registration;
mod sessions;
mod statements;
mod tokens;

use actix_web::web;
use serde::Serialize;

use crate::accounts::model::Organisation;
use crate::config::{Group, INDIVIDUAL};
use crate::error::Message;
use crate::platform::dates;
use crate::platform::texts::Language;
use crate::web::{FormView, Page};

/// Routes of this slice.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/register", web::get().to(registration::form))
        .route("/register", web::post().to(registration::register))
        .route("/register/sent", web::get().to(registration::sent))
        .route("/verify", web::get().to(registration::confirm))
        .route("/verify", web::post().to(registration::verify))
        .route("/sign-in", web::get().to(entrance::form))
        .route("/sign-in", web::post().to(entrance::sign_in))
        .route("/sign-out", web::post().to(entrance::sign_out))
        .route("/forgot", web::get().to(recovery::form))
        .route("/forgot", web::post().to(recovery::forgot))
        .route("/forgot/sent", web::get().to(recovery::sent))
        .route("/reset", web::get().to(recovery::choose))
        .route("/reset", web::post().to(recovery::reset))
        .route("/invitation", web::get().to(invitation::show))
        .route("/invitation", web::post().to(invitation::accept))
        .route("/mail/stop", web::get().to(mail_stops::show))
        .route("/mail/stop", web::post().to(mail_stops::change))
        .route("/account", web::get().to(account::show))
        .route("/account", web::post().to(account::change))
        .route("/account/password", web::get().to(account::password_form))
        .route(
            "/account/password",
            web::post().to(account::change_password),
        )
        .route("/account/address", web::get().to(address::form))
        .route("/account/address", web::post().to(address::ask))
        .route("/address", web::get().to(address::look))
        .route("/address", web::post().to(address::confirm))
        .route("/account/proof", web::post().to(proof::prove))
        .route("/account/sessions", web::get().to(sessions::list))
        .route("/account/sessions/{id}/end", web::post().to(sessions::end))
        .route(
            "/account/sessions/end",
            web::post().to(account::end_sessions),
        )
        .route("/account/tokens", web::get().to(tokens::list))
        .route("/account/tokens", web::post().to(tokens::make))
        .route(
            "/account/tokens/{id}/revocation",
            web::post().to(tokens::revoke),
        )
        .route("/account/organisations", web::get().to(organisations::list))
        .route(
            "/account/organisations",
            web::post().to(organisations::found),
        )
        .route(
            "/account/organisations/{id}",
            web::get().to(organisations::show),
        )
        .route(
            "/account/organisations/{id}/invitations",
            web::post().to(organisations::invite),
        )
        .route(
            "/account/organisations/{id}/invitations/{invitation}/withdrawal",
            web::post().to(organisations::withdraw),
        )
        .route(
            "/account/organisations/{id}/members/{account}",
            web::post().to(organisations::change_member),
        )
        .route("/accessibility", web::get().to(statements::accessibility))
        .route("/privacy", web::get().to(statements::privacy));
}

/// A page that is a title and, perhaps, one form.
#[derive(Serialize)]
struct FormPage {
    title: String,
    form: FormView,
}

/// One of the choices of a field.
#[derive(Serialize)]
pub(crate) struct Choice {
    pub value: String,
    pub text: String,
}

/// The languages, each by its own name.
pub(crate) fn languages() -> Vec<Choice> {
    let name = |language| match language {
        Language::Nl => "Nederlands",
        Language::En => "English",
    };
    Language::ALL
        .iter()
        .map(|language| Choice {
            value: language.as_str().to_owned(),
            text: name(*language).to_owned(),
        })
        .collect()
}

/// The groups an organisation can be of, when staff say so.
pub(crate) fn groups(page: &Page) -> Vec<Choice> {
    choices(page, |group| group.code != INDIVIDUAL)
}

/// The groups an organisation can say it is of itself.
pub(crate) fn free_groups(page: &Page) -> Vec<Choice> {
    choices(page, |group| {
        group.code != INDIVIDUAL && !group.has_standing()
    })
}

fn choices(page: &Page, of: impl Fn(&Group) -> bool) -> Vec<Choice> {
    let config = &page.site.config;
    config
        .groups
        .iter()
        .filter(|group| of(group))
        .map(|group| Choice {
            value: group.code.clone(),
            text: group.name(page.language).to_owned(),
        })
        .collect()
}

/// How an organisation came here and who vouches for it, in words.
pub(crate) fn provenance_text(page: &Page, organisation: &Organisation) -> String {
    let key = format!("organisation-provenance-{}", organisation.provenance);
    let at = organisation.confirmed_at.unwrap_or(organisation.created_at);
    let day = dates::date(at, page.site.config.site.time_zone, page.language);
    let domain = organisation.domain.clone().unwrap_or_default();
    page.say(&Message::new(key).with("date", day).with("domain", domain))
}
