//! Pages of this slice: getting in, one's account, organisations, statements.

mod account;
mod address;
mod entrance;
mod fields;
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

pub(crate) use fields::{free_groups, groups, languages, provenance_text};

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
        .route("/mail/reminders", web::get().to(mail_stops::show_reminders))
        .route(
            "/mail/reminders",
            web::post().to(mail_stops::stop_reminders),
        )
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
