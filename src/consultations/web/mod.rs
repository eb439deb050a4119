//! Pages for those who set up consultations, below `/manage`.

mod invitations;
mod managed;
pub mod preview;
mod rounds;
mod settings;
mod staff;
mod versions;

use actix_web::web;

pub use managed::with_right;
pub use rounds::managed_round;

/// Routes of this slice.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/manage", web::get().to(settings::list))
        .route("/manage/new", web::get().to(settings::blank))
        .route("/manage/new", web::post().to(settings::create))
        .route("/manage/{slug}", web::get().to(settings::overview))
        .route("/manage/{slug}/settings", web::get().to(settings::form))
        .route("/manage/{slug}/settings", web::post().to(settings::save))
        .route("/manage/{slug}/staff", web::post().to(staff::appoint))
        .route(
            "/manage/{slug}/staff/{account}/dismissal",
            web::post().to(staff::dismiss),
        )
        .route(
            "/manage/{slug}/approvals/{id}/end",
            web::post().to(settings::end_approval),
        )
        .route("/manage/{slug}/versions", web::get().to(versions::list))
        .route("/manage/{slug}/versions", web::post().to(versions::upload))
        .route(
            "/manage/{slug}/versions/{id}",
            web::get().to(versions::show),
        )
        .route(
            "/manage/{slug}/versions/{id}/changelog",
            web::post().to(versions::describe),
        )
        .route("/manage/{slug}/rounds/new", web::get().to(rounds::blank))
        .route("/manage/{slug}/rounds", web::post().to(rounds::create))
        .route("/manage/{slug}/rounds/{n}", web::get().to(rounds::show))
        .route(
            "/manage/{slug}/rounds/{n}/edit",
            web::get().to(rounds::form),
        )
        .route(
            "/manage/{slug}/rounds/{n}/edit",
            web::post().to(rounds::edit),
        )
        .route(
            "/manage/{slug}/rounds/{n}/state",
            web::post().to(rounds::change_state),
        )
        .route(
            "/manage/{slug}/rounds/{n}/undo",
            web::post().to(rounds::undo),
        )
        .route(
            "/manage/{slug}/rounds/{n}/closing-time",
            web::post().to(rounds::extend),
        )
        .route(
            "/manage/{slug}/rounds/{n}/invitations",
            web::get().to(invitations::list),
        )
        .route(
            "/manage/{slug}/rounds/{n}/invitations",
            web::post().to(invitations::invite),
        )
        .route(
            "/manage/{slug}/rounds/{n}/invitations/list",
            web::post().to(invitations::invite_list),
        )
        .route(
            "/manage/{slug}/rounds/{n}/invitations/{id}/again",
            web::post().to(invitations::again),
        )
        .route(
            "/manage/{slug}/rounds/{n}/invitations/{id}/withdrawal",
            web::post().to(invitations::withdraw),
        );
}
