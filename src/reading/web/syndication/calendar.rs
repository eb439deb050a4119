//! `GET /calendar.ics` and `GET /consultations/{slug}/calendar.ics`: when rounds open and close and when
//! answers were published, for calendar programs (RFC 5545). Times are in UTC, which every such program
//! shows in its owner's zone; a round keeps its identifiers and counts its changes, so that a moved hour
//! moves the entry.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Duration, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike};

use super::answer::{answer, everybody};
use crate::consultations::model::Consultation;
use crate::error::Result;
use crate::platform::texts::one_line;
use crate::reading::actions;
use crate::reading::model::KnownRound;
use crate::reading::web::views::round_name;
use crate::types::Moment;
use crate::web::{Page, addresses};

/// The rounds of every consultation: open, coming, and the latest that are past.
pub async fn all(page: Page, request: HttpRequest) -> Result<HttpResponse> {
    let agenda = actions::agenda(&page.site, &everybody(&page), 0).await?;
    let listed = agenda.open.iter().chain(&agenda.coming).chain(&agenda.past);
    let rounds = listed.map(|listed| (&listed.consultation, &listed.round));
    Ok(calendar(
        &page,
        &request,
        &page.site.config.site.name,
        rounds,
    ))
}

/// The rounds of one consultation.
pub async fn one(
    page: Page,
    request: HttpRequest,
    path: web::Path<String>,
) -> Result<HttpResponse> {
    let procedure = actions::procedure(&page.site, &everybody(&page), &path).await?;
    let consultation = &procedure.consultation;
    let rounds = procedure.rounds.iter().map(|round| (consultation, round));
    Ok(calendar(&page, &request, &consultation.title, rounds))
}

fn calendar<'a>(
    page: &Page,
    request: &HttpRequest,
    name: &str,
    rounds: impl Iterator<Item = (&'a Consultation, &'a KnownRound)>,
) -> HttpResponse {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        // Whose work the file is (RFC 5545, 3.7.3).
        .append_property(("PRODID", "-//Polder//Consultations//EN"))
        .append_property(("CALSCALE", "GREGORIAN"));
    // The library takes the name as it comes; a line break would begin a property of its own.
    calendar.name(&one_line(name));
    let days = page.site.config.rounds.reminder_days;
    for (consultation, round) in rounds {
        let at = |what: &'static str, key: &str, moment: Moment| {
            event(page, consultation, round, (what, key), moment)
        };
        let [opens_at, closes_at] = round.hours();
        calendar.push(at("opens", "reading-calendar-opens", opens_at));
        let mut closes = at("closes", "reading-calendar-closes", closes_at);
        if days > 0 {
            let title = closes.get_summary().unwrap_or_default().to_owned();
            let mut reminder = Alarm::display(&title, -Duration::days(days));
            // The library would make both up anew each time, and the file would never be the same twice.
            reminder
                .uid(&format!(
                    "{}-reminder",
                    closes.get_uid().unwrap_or_default()
                ))
                .timestamp(round.changed().1.and_utc());
            closes.alarm(reminder);
        }
        calendar.push(closes);
        if let Some(published) = round.answers_published_at() {
            calendar.push(at("answers", "reading-calendar-answers", published));
        }
    }
    let body = calendar.done().to_string();
    answer(request, "text/calendar; charset=utf-8", body)
}

fn event(
    page: &Page,
    consultation: &Consultation,
    round: &KnownRound,
    (what, key): (&str, &str),
    at: Moment,
) -> Event {
    let config = &page.site.config;
    let host = config.server.base_url.host_str().unwrap_or_default();
    let address = config.absolute(&addresses::Consultation(&consultation.slug).page());
    let at: DateTime<Utc> = at.and_utc();
    let title = format!(
        "{}: {} ({})",
        page.text(key),
        consultation.title,
        round_name(page, round.number())
    );
    let (revision, changed) = round.changed();
    let changed = changed.and_utc();
    Event::new()
        .uid(&format!(
            "{}-{}-{what}@{host}",
            consultation.slug,
            round.number()
        ))
        // Without a METHOD both say when the entry last changed (RFC 5545, 3.8.7.2).
        .timestamp(changed)
        .last_modified(changed)
        .sequence(u32::try_from(revision).unwrap_or(u32::MAX))
        .summary(&title)
        .description(&address)
        .url(&address)
        .starts(at)
        .ends(at + Duration::minutes(15))
        // Nobody is busy because a round closes.
        .add_property("TRANSP", "TRANSPARENT")
        .done()
}
