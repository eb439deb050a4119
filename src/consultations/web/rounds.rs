//! Rounds: making and editing them, where they stand, and what can be done with them now.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::super::actions::notices;
use super::super::actions::rounds::{self, RoundInput};
use super::super::approvals::{Deed, Turn, Waiting};
use super::super::model::{Consultation, Round, RoundState, Version};
use super::super::store;
use super::managed::{managed, with_right};
use crate::access::Right;
use crate::error::{Error, Message, Result};
use crate::platform::dates;
use crate::rendering::{Owner, Piece};
use crate::types::Moment;
use crate::types::ids::ConsultationId;
use crate::web::{FormView, Page, SafeForm, addresses};

#[derive(Serialize)]
struct FormPage {
    title: String,
    consultation: Consultation,
    versions: Vec<Version>,
    form: FormView,
    /// Where the form goes, and where one turns back.
    action: String,
    back: String,
    is_new: bool,
}

async fn form_page(
    page: &Page,
    consultation: Consultation,
    round: Option<&Round>,
    form: FormView,
) -> Result<FormPage> {
    let id = consultation.id;
    let versions = page
        .site
        .read(&page.actor, move |rx| store::versions_of(rx.conn, id))
        .await?;
    let place = addresses::Managed(&consultation.slug).page();
    let (title, action, back) = match round {
        None => (
            page.text("consultations-round-new-title"),
            format!("{place}/rounds"),
            place,
        ),
        Some(round) => (
            page.say(&Message::new("consultations-round-edit-title").with("number", round.number)),
            format!("{place}/rounds/{}/edit", round.number),
            format!("{place}/rounds/{}", round.number),
        ),
    };
    Ok(FormPage {
        title,
        consultation,
        versions,
        form,
        action,
        back,
        is_new: round.is_none(),
    })
}

/// The form for a new round, with the newest version and hours that make sense.
pub(super) async fn blank(page: Page, path: web::Path<String>) -> Result<HttpResponse> {
    let consultation = managed(&page, &path).await?;
    let id = consultation.id;
    let (version, number) = page
        .site
        .read(&page.actor, move |rx| {
            let version = store::version_before(rx.conn, id, None)?;
            Ok((version, store::next_number(rx.conn, id)?))
        })
        .await?;
    let input = RoundInput {
        number: number.to_string(),
        version: version.map(|version| version.label).unwrap_or_default(),
        access: "open".to_owned(),
        ..RoundInput::default()
    };
    let view = form_page(&page, consultation, None, FormView::of(&input)).await?;
    page.render("pages/consultations/round_form.html", &view)
}

/// Makes a round, in draft.
pub(super) async fn create(
    page: Page,
    path: web::Path<String>,
    form: SafeForm<RoundInput>,
) -> Result<HttpResponse> {
    let consultation = managed(&page, &path).await?;
    let input = form.0;
    match rounds::create(&page.site, &page.actor, &consultation, &input, false).await {
        Ok(round) => Ok(page.done(&place(&consultation, &round), "consultations-round-created")),
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            let view = form_page(&page, consultation, None, form).await?;
            page.render_refused("pages/consultations/round_form.html", &view)
        }
    }
}

fn place(consultation: &Consultation, round: &Round) -> String {
    addresses::Managed(&consultation.slug).round(round.number)
}

/// A round and its consultation, for somebody who may set it up.
///
/// # Errors
/// As [`managed`].
pub async fn managed_round(page: &Page, path: (String, i64)) -> Result<(Consultation, Round)> {
    round_with_right(page, path, Right::Manage).await
}

/// A round and its consultation, for somebody with a right in it.
///
/// # Errors
/// As [`with_right`].
pub(super) async fn round_with_right(
    page: &Page,
    (slug, number): (String, i64),
    right: fn(ConsultationId) -> Right,
) -> Result<(Consultation, Round)> {
    let consultation = with_right(page, &slug, right).await?;
    let id = consultation.id;
    let round = page
        .site
        .read(&page.actor, move |rx| {
            store::round_by_number(rx.conn, id, number)
        })
        .await?;
    Ok((consultation, round))
}

#[derive(Serialize)]
struct RoundView {
    title: String,
    consultation: Consultation,
    round: Round,
    version: Version,
    introduction_html: String,
    invited: usize,
    can_manage: bool,
    can_take_in: bool,
    can_edit: bool,
    can_announce: bool,
    can_take_back: bool,
    can_close: bool,
    can_archive: bool,
    /// What can still be undone: "closed-early", "archived", or "" for nothing; and until when.
    undo: &'static str,
    undo_until: Option<Moment>,
    /// Who asked for a second person to announce it.
    asked: Option<Waiting>,
    asked_by_me: bool,
    form: FormView,
}

/// Where a round stands and what can be done with it.
pub(super) async fn show(page: Page, path: web::Path<(String, i64)>) -> Result<HttpResponse> {
    let (consultation, round) = round_with_right(&page, path.into_inner(), Right::Foresee).await?;
    let form = closing_form(&consultation, &round);
    let view = round_view(&page, consultation, round, form).await?;
    page.render("pages/consultations/round.html", &view)
}

/// A later closing time, as typed.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Closing {
    closes_at: String,
}

fn closing_form(consultation: &Consultation, round: &Round) -> FormView {
    FormView::of(&Closing {
        closes_at: dates::local_field(round.closes_at, consultation.zone()),
    })
}

async fn round_view(
    page: &Page,
    consultation: Consultation,
    mut round: Round,
    form: FormView,
) -> Result<RoundView> {
    let (version_id, id) = (round.version_id, round.id);
    let of = consultation.id;
    let (version, invited, asked, notice) = page
        .site
        .read(&page.actor, move |rx| {
            Ok((
                store::version(rx.conn, version_id)?,
                store::invited_count(rx.conn, id)?,
                store::waiting_approval(rx.conn, of, Deed::AnnounceRound, id.0)?,
                store::notice_of(rx.conn, id)?,
            ))
        })
        .await?;
    let now = page.site.now();
    let can_manage = page.actor.may(Right::Manage(consultation.id));
    let notice = notice.filter(|notice| can_manage && notice.can_be_undone(now));
    let can_edit = can_manage && round.can_be_edited(now);
    // People see, and go by, where it stands by the clock.
    round.state = round.state_at(now);
    let state = round.state;
    let introduction = Piece::new(Owner::Introduction(round.id), &round.introduction);
    page.gather(vec![introduction]).await?;
    Ok(RoundView {
        title: page.say(&Message::new("consultations-round-title").with("number", round.number)),
        introduction_html: page.html_of(&round.introduction),
        invited,
        can_edit,
        can_announce: can_manage && state.may_become(RoundState::Scheduled),
        can_take_back: can_manage && state.may_become(RoundState::Draft),
        can_close: can_manage && state == RoundState::Open,
        can_archive: can_manage && state.may_become(RoundState::Archived),
        undo: notice.as_ref().map_or("", |notice| notice.kind.as_str()),
        undo_until: notice.map(|notice| notice.due_at),
        can_take_in: page.actor.may(Right::TakeIn(consultation.id)),
        can_manage,
        asked_by_me: asked.as_ref().is_some_and(|asked| asked.is_by(&page.actor)),
        asked,
        consultation,
        round,
        version,
        form,
    })
}

/// The form to edit a round before it opens.
pub(super) async fn form(page: Page, path: web::Path<(String, i64)>) -> Result<HttpResponse> {
    let (consultation, round) = managed_round(&page, path.into_inner()).await?;
    if !round.can_be_edited(page.site.now()) {
        return Err(Error::refused(
            Message::new("consultations-round-moved").with("number", round.number),
        ));
    }
    let version = round.version_id;
    let version = page
        .site
        .read(&page.actor, move |rx| store::version(rx.conn, version))
        .await?;
    let input = RoundInput::of(&consultation, &round, &version.label);
    let view = form_page(&page, consultation, Some(&round), FormView::of(&input)).await?;
    page.render("pages/consultations/round_form.html", &view)
}

/// Saves an edited round.
pub(super) async fn edit(
    page: Page,
    path: web::Path<(String, i64)>,
    form: SafeForm<RoundInput>,
) -> Result<HttpResponse> {
    let (consultation, round) = managed_round(&page, path.into_inner()).await?;
    let input = form.0;
    match rounds::edit(&page.site, &page.actor, &consultation, round.id, &input).await {
        Ok(()) => Ok(page.done(&place(&consultation, &round), "consultations-saved")),
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            let view = form_page(&page, consultation, Some(&round), form).await?;
            page.render_refused("pages/consultations/round_form.html", &view)
        }
    }
}

/// The state a round is to go to.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct NextState {
    state: String,
    /// "yes" from who was asked.
    sure: String,
}

/// What somebody is asked before they close a round early or put it away.
#[derive(Serialize)]
struct SureView {
    title: String,
    consultation: Consultation,
    round: Round,
    /// "closed" or "archived".
    next: RoundState,
    minutes: i64,
}

fn sure(
    page: &Page,
    consultation: Consultation,
    round: Round,
    next: RoundState,
) -> Result<HttpResponse> {
    let title = format!("consultations-sure-{next}");
    let view = SureView {
        title: page.say(&Message::new(title).with("number", round.number)),
        minutes: page.site.config.rounds.undo_minutes,
        consultation,
        round,
        next,
    };
    page.render("pages/consultations/round_sure.html", &view)
}

/// Undoes what was done last, as long as nobody was told.
pub(super) async fn undo(
    page: Page,
    path: web::Path<(String, i64)>,
    _form: SafeForm<crate::web::forms::Fields>,
) -> Result<HttpResponse> {
    let (consultation, round) = managed_round(&page, path.into_inner()).await?;
    let back = place(&consultation, &round);
    match notices::undo(&page.site, &page.actor, &consultation, round.id).await {
        Ok(()) => Ok(page.done(&back, "consultations-undone")),
        Err(Error::Refused(message)) => Ok(page.sorry(&back, message)),
        Err(error) => Err(error),
    }
}

/// Announces a round, takes the announcement back, closes it early, archives it.
pub(super) async fn change_state(
    page: Page,
    path: web::Path<(String, i64)>,
    form: SafeForm<NextState>,
) -> Result<HttpResponse> {
    let (consultation, round) = managed_round(&page, path.into_inner()).await?;
    let next: RoundState = form
        .0
        .state
        .parse()
        .map_err(|_| Error::refused("error-form-broken"))?;
    let asks = matches!(next, RoundState::Closed | RoundState::Archived);
    if asks && form.0.sure != "yes" && round.state_at(page.site.now()).may_become(next) {
        return sure(&page, consultation, round, next);
    }
    let back = place(&consultation, &round);
    match rounds::move_to(&page.site, &page.actor, &consultation, round.id, next).await {
        Ok(Turn::Asked) => Ok(page.done(&back, "approvals-asked")),
        Ok(Turn::Go(())) => Ok(page.done(
            &back,
            Message::new(format!("consultations-now-{next}")).with("number", round.number),
        )),
        Err(Error::Refused(message)) => Ok(page.sorry(&back, message)),
        Err(error) => Err(error),
    }
}

/// Sets a later closing time.
pub(super) async fn extend(
    page: Page,
    path: web::Path<(String, i64)>,
    form: SafeForm<Closing>,
) -> Result<HttpResponse> {
    let (consultation, round) = managed_round(&page, path.into_inner()).await?;
    let input = form.0;
    let given = &input.closes_at;
    match rounds::extend(&page.site, &page.actor, &consultation, round.id, given).await {
        Ok(()) => Ok(page.done(&place(&consultation, &round), "consultations-extended")),
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            let view = round_view(&page, consultation, round, form).await?;
            page.render_refused("pages/consultations/round.html", &view)
        }
    }
}
