//! Pages to follow a consultation and to stop.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::actions;
use crate::accounts::web::languages;
use crate::error::{Error, Result};
use crate::web::{Choice, FormView, Page, SafeForm, addresses};

/// Routes of this slice.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/consultations/{slug}/follow", web::get().to(form))
        .route("/consultations/{slug}/followers", web::post().to(ask))
        .route("/consultations/{slug}/follow/sent", web::get().to(sent))
        .route(
            "/consultations/{slug}/followers/departures",
            web::post().to(leave),
        )
        .route("/follow/confirm", web::get().to(may_confirm))
        .route("/follow/confirm", web::post().to(confirm))
        .route("/unfollow", web::get().to(may_stop))
        .route("/unfollow", web::post().to(stop));
}

/// The form to follow: without an address it is the account's own.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
struct Input {
    email: String,
    language: String,
}

#[derive(Serialize)]
struct View {
    title: String,
    consultation: String,
    slug: String,
    /// Of the consultation's title.
    language: &'static str,
    /// The address of the account, when it is confirmed; else "".
    own: String,
    follows: bool,
    /// Feed and calendar are for everybody, and tell nothing of it.
    confidential: bool,
    languages: Vec<Choice>,
    hours: i64,
    form: FormView,
}

const TEMPLATE: &str = "pages/following/follow.html";

async fn view(page: &Page, slug: &str, form: FormView) -> Result<View> {
    let (consultation, standing) = actions::consultation(&page.site, &page.actor, slug).await?;
    let viewer = page.actor.viewer().filter(|viewer| viewer.verified);
    Ok(View {
        title: page.text("following-title"),
        language: consultation.language.as_str(),
        consultation: consultation.title,
        slug: consultation.slug,
        own: viewer
            .map(|viewer| viewer.email.clone())
            .unwrap_or_default(),
        follows: standing.follows,
        confidential: consultation.confidential,
        languages: languages(),
        hours: page.site.config.security.follow_hours,
        form,
    })
}

/// `GET /consultations/{slug}/follow`
async fn form(page: Page, path: web::Path<String>) -> Result<HttpResponse> {
    let form = FormView::of(&Input {
        language: page.language.as_str().to_owned(),
        ..Input::default()
    });
    let view = view(&page, &path, form).await?;
    page.render(TEMPLATE, &view)
}

/// `POST /consultations/{slug}/followers`
async fn ask(page: Page, path: web::Path<String>, form: SafeForm<Input>) -> Result<HttpResponse> {
    let (slug, input) = (path.into_inner(), form.0);
    let own = page.actor.viewer().is_some_and(|viewer| viewer.verified);
    if own && input.email.is_empty() {
        actions::follow(&page.site, &page.actor, &slug).await?;
        return Ok(page.done(&addresses::Consultation(&slug).page(), "following-begun"));
    }
    let wanted = (input.email.as_str(), input.language.as_str());
    match actions::ask(&page.site, &page.actor, &slug, wanted).await {
        Ok(()) => Ok(page.redirect(&addresses::Consultation(&slug).follow_sent())),
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            let view = view(&page, &slug, form).await?;
            page.render_refused(TEMPLATE, &view)
        }
    }
}

/// `GET /consultations/{slug}/follow/sent`: the same whatever the address.
async fn sent(page: Page, path: web::Path<String>) -> Result<HttpResponse> {
    let mut view = view(&page, &path, FormView::default()).await?;
    view.title = page.text("following-sent-title");
    page.render("pages/following/sent.html", &view)
}

/// `POST /consultations/{slug}/followers/departures`
async fn leave(
    page: Page,
    path: web::Path<String>,
    _form: SafeForm<Input>,
) -> Result<HttpResponse> {
    actions::leave(&page.site, &page.actor, &path).await?;
    Ok(page.done(&addresses::Consultation(&path).page(), "following-ended"))
}

/// What a link in a mail carries.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
struct Link {
    token: String,
}

/// A page with one button, or with what is wrong with the link.
#[derive(Serialize)]
struct LinkView {
    title: String,
    consultation: String,
    token: String,
    fault: String,
}

fn link_view(page: &Page, title: &str, token: &str, found: Result<String>) -> Result<LinkView> {
    let (consultation, fault) = match found {
        Ok(consultation) => (consultation, String::new()),
        Err(Error::Refused(message)) => (String::new(), page.say(&message)),
        Err(other) => return Err(other),
    };
    Ok(LinkView {
        title: page.text(title),
        consultation,
        token: token.to_owned(),
        fault,
    })
}

fn show_link(page: &Page, template: &str, view: &LinkView) -> Result<HttpResponse> {
    if view.fault.is_empty() {
        page.render(template, view)
    } else {
        page.render_refused(template, view)
    }
}

/// `GET /follow/confirm`: only shows a button: programs that follow links in mails confirm nothing.
async fn may_confirm(page: Page, link: web::Query<Link>) -> Result<HttpResponse> {
    let found = actions::may_confirm(&page.site, link.token.clone()).await;
    let view = link_view(&page, "following-confirm-title", &link.token, found)?;
    show_link(&page, "pages/following/confirm.html", &view)
}

/// `POST /follow/confirm`
async fn confirm(page: Page, form: SafeForm<Link>) -> Result<HttpResponse> {
    let token = form.0.token;
    match actions::confirm(&page.site, &page.actor, token.clone()).await {
        Ok(consultation) => Ok(page.done(
            &addresses::Consultation(&consultation.slug).page(),
            "following-begun",
        )),
        Err(error) => {
            let view = link_view(&page, "following-confirm-title", &token, Err(error))?;
            show_link(&page, "pages/following/confirm.html", &view)
        }
    }
}

/// `GET /unfollow`: only shows a button, for the same reason.
async fn may_stop(page: Page, link: web::Query<Link>) -> Result<HttpResponse> {
    let found = actions::may_stop(&page.site, link.token.clone()).await;
    let view = link_view(&page, "following-stop-title", &link.token, found)?;
    show_link(&page, "pages/following/stop.html", &view)
}

/// `POST /unfollow`: sent by our button, or by a mail program that knows nothing but the address
/// (RFC 8058). Other sites can make nobody send it: they do not know the link's secret, which is all
/// that a form's token would show.
async fn stop(page: Page, request: HttpRequest) -> Result<HttpResponse> {
    let link = web::Query::<Link>::from_query(request.query_string())
        .map_err(|_| Error::refused("following-stopped-already"))?;
    let consultation = actions::stop(&page.site, &page.actor, link.token.clone()).await?;
    let view = LinkView {
        title: page.text("following-stopped-title"),
        consultation: consultation.title,
        token: String::new(),
        fault: String::new(),
    };
    page.render("pages/following/stopped.html", &view)
}
