//! Consultations and rounds as pages show them.

use serde::Serialize;

use crate::access::{Right, Who};
use crate::consultations::model::{Consultation, Round, RoundAccess, RoundState};
use crate::error::Message;
use crate::following::model::FollowState;
use crate::platform::{dates, markdown};
use crate::reading::model::{KnownRound, Listed, Procedure, days_left};
use crate::rendering::{Owner, Piece};
use crate::types::Moment;
use crate::types::ids::RoundId;
use crate::web::{Page, addresses};

/// Characters of a summary that a list shows.
const EXCERPT: usize = 220;

/// A round in a list of rounds.
#[derive(Serialize)]
pub struct RoundCard {
    pub title: String,
    pub href: String,
    pub text: String,
    pub state: &'static str,
    pub meta: Vec<String>,
}

impl RoundCard {
    /// With the consultation's title, for lists over all consultations.
    pub fn of(page: &Page, listed: &Listed, now: Moment) -> Self {
        let (consultation, round) = (&listed.consultation, &listed.round);
        let mut card = Self::in_consultation(page, consultation, round, now);
        card.title.clone_from(&consultation.title);
        card.href = addresses::Consultation(&consultation.slug).page();
        card.text = excerpt(&markdown::to_text(&consultation.summary));
        if round.number() > 1 {
            card.meta.insert(0, round_name(page, round.number()));
        }
        card
    }

    /// The same where the consultation stands in the list already, with another round: what it is about is not said twice.
    pub fn again(page: &Page, listed: &Listed, now: Moment) -> Self {
        let (consultation, round) = (&listed.consultation, &listed.round);
        let mut card = Self::in_consultation(page, consultation, round, now);
        card.title = format!("{}: {}", consultation.title, card.title);
        card
    }

    /// With the round's number, for the page of its consultation.
    pub fn in_consultation(
        page: &Page,
        consultation: &Consultation,
        round: &KnownRound,
        now: Moment,
    ) -> Self {
        let state = round.state_at(now);
        let mut meta = vec![hours(page, consultation, round.hours(), state)];
        if round.access() == RoundAccess::Invited {
            meta.push(page.text("reading-round-invited"));
        }
        Self {
            title: round_name(page, round.number()),
            href: round_path(consultation, round.number()),
            text: String::new(),
            state: state.as_str(),
            meta,
        }
    }
}

/// What a round says of itself, to be gathered before it is shown.
pub fn introduction(round: &Round) -> Piece {
    Piece::new(Owner::Introduction(round.id), &round.introduction)
}

/// What a consultation says of itself, and its rounds.
pub fn prose<'a>(
    consultation: &Consultation,
    rounds: impl Iterator<Item = &'a Round>,
) -> Vec<Piece> {
    let summary = Piece::new(Owner::Summary(consultation.id), &consultation.summary);
    std::iter::once(summary)
        .chain(rounds.map(introduction))
        .collect()
}

/// One round as its own pages name it.
#[derive(Serialize)]
pub struct RoundView {
    pub name: String,
    pub number: i64,
    pub path: String,
    pub state: &'static str,
    /// Whether this page's reader may read its text.
    pub readable: bool,
    /// Whether this reader can comment on it now.
    pub takes_comments: bool,
    pub invited: bool,
    pub introduction_html: String,
    /// "Open until …", "Opens on …" or "Closed on …".
    pub hours: String,
    pub answers_published_at: String,
    pub version: String,
    /// Where this page's reader can begin to respond without an account; "" where not.
    pub respond_href: String,
}

impl RoundView {
    /// Of a round this page's reader may read; `version` is the label of the version it is about.
    pub fn of(
        page: &Page,
        consultation: &Consultation,
        round: &Round,
        version: &str,
        now: Moment,
    ) -> Self {
        let known = KnownRound::of(round.clone(), true);
        Self {
            readable: true,
            introduction_html: page.html_of(&round.introduction),
            version: version.to_owned(),
            ..Self::known(page, consultation, &known, now)
        }
    }

    /// What whoever knows of the round may know.
    fn known(page: &Page, consultation: &Consultation, round: &KnownRound, now: Moment) -> Self {
        let state = round.state_at(now);
        Self {
            name: round_name(page, round.number()),
            number: round.number(),
            path: round_path(consultation, round.number()),
            state: state.as_str(),
            readable: false,
            takes_comments: round.takes_comments(now) && !looks_on(page, consultation, round),
            invited: round.access() == RoundAccess::Invited,
            introduction_html: String::new(),
            hours: hours(page, consultation, round.hours(), state),
            answers_published_at: round
                .answers_published_at()
                .map_or_else(String::new, |at| date(page, consultation, at)),
            version: String::new(),
            respond_href: respond_href(page, consultation, round, now),
        }
    }
}

/// The page of a consultation.
#[derive(Serialize)]
pub struct ConsultationView {
    title: String,
    slug: String,
    language: &'static str,
    summary_html: String,
    rounds: Vec<RoundView>,
    /// The round that takes comments now, if any: the first of them.
    open: Vec<RoundView>,
    /// Numbers of those that ask something.
    asking: Vec<i64>,
    signed_in: bool,
    /// Whether one press is enough: the account's address is confirmed.
    can_follow: bool,
    follows: bool,
    /// Shown to staff.
    followers: i64,
    can_manage: bool,
    /// Feed and calendar are for everybody, and tell nothing of it.
    confidential: bool,
    has_answers: bool,
    /// Whether a round has closed, so that there is something to report.
    has_report: bool,
}

impl ConsultationView {
    /// What this page's reader may see of `procedure`; `asking` are rounds that ask something, `standing` says whether they follow it.
    pub fn of(
        page: &Page,
        procedure: &Procedure,
        asking: &[RoundId],
        standing: FollowState,
        now: Moment,
    ) -> Self {
        let consultation = &procedure.consultation;
        let view = |round: &KnownRound| match round.inside() {
            None => RoundView::known(page, consultation, round, now),
            Some(inside) => {
                let version = procedure.version_of(inside);
                let label = version.map_or("", |version| version.label.as_str());
                RoundView::of(page, consultation, inside, label, now)
            }
        };
        Self {
            title: consultation.title.clone(),
            slug: consultation.slug.clone(),
            language: consultation.language.as_str(),
            summary_html: page.html_of(&consultation.summary),
            // The newest first: that is what people come for.
            rounds: procedure.rounds.iter().rev().map(view).collect(),
            open: procedure
                .rounds
                .iter()
                .filter(|round| round.takes_comments(now))
                .map(view)
                .collect(),
            asking: procedure
                .readable()
                .filter(|round| asking.contains(&round.id))
                .map(|round| round.number)
                .collect(),
            signed_in: page.actor.viewer().is_some(),
            can_follow: page.actor.viewer().is_some_and(|viewer| viewer.verified),
            follows: standing.follows,
            followers: standing.followers.unwrap_or_default(),
            can_manage: page.actor.may(Right::Foresee(consultation.id)),
            confidential: consultation.confidential,
            has_answers: procedure
                .rounds
                .iter()
                .any(|round| round.answers_published_at().is_some()),
            has_report: procedure.rounds.iter().any(|round| round.has_closed(now)),
        }
    }
}

/// Whether whoever reads a round by invitation is of its staff, and so no party to it.
fn looks_on(page: &Page, consultation: &Consultation, round: &KnownRound) -> bool {
    round.access() == RoundAccess::Invited && page.actor.may(Right::Foresee(consultation.id))
}

fn respond_href(
    page: &Page,
    consultation: &Consultation,
    round: &KnownRound,
    now: Moment,
) -> String {
    let offered = page.site.config.guests.enabled
        && matches!(page.actor.who, Who::Anonymous)
        && round.access() == RoundAccess::Open
        && round.takes_comments(now);
    if offered {
        addresses::Round(&consultation.slug, round.number()).respond()
    } else {
        String::new()
    }
}

/// "Round 2".
pub fn round_name(page: &Page, number: i64) -> String {
    page.say(&Message::new("reading-round-name").with("number", number))
}

/// The address of a round's text.
pub fn round_path(consultation: &Consultation, number: i64) -> String {
    addresses::Round(&consultation.slug, number).page()
}

fn hours(
    page: &Page,
    consultation: &Consultation,
    [opens_at, closes_at]: [Moment; 2],
    state: RoundState,
) -> String {
    let (key, at) = match state {
        RoundState::Draft | RoundState::Scheduled => ("reading-round-opens", opens_at),
        RoundState::Open => ("reading-round-open-until", closes_at),
        RoundState::Closed | RoundState::Reporting | RoundState::Archived => {
            ("reading-round-closed-on", closes_at)
        }
    };
    let home = page.site.config.site.time_zone;
    let at = dates::datetime_away(at, zone(page, consultation), home, page.language);
    let hours = page.say(&Message::new(key).with("at", at));
    if state != RoundState::Open {
        return hours;
    }
    let left = days_left(closes_at, page.site.now());
    let left = page.say(&Message::new("reading-days-left").with("count", left));
    format!("{hours} ({left})")
}

/// A date in the consultation's time zone.
pub fn date(page: &Page, consultation: &Consultation, at: Moment) -> String {
    dates::date(at, zone(page, consultation), page.language)
}

fn zone(page: &Page, consultation: &Consultation) -> chrono_tz::Tz {
    // Checked when the consultation was made; the installation's is the nearest thing to it.
    consultation
        .time_zone
        .parse()
        .unwrap_or(page.site.config.site.time_zone)
}

fn excerpt(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(EXCERPT) else {
        return text;
    };
    let cut = text.get(..end).unwrap_or_default();
    let whole = cut.rfind(' ').and_then(|space| cut.get(..space));
    format!("{}…", whole.unwrap_or(cut))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_ends_at_a_word() {
        assert_eq!(excerpt("Two  words\n\nhere"), "Two words here");
        let long = "wördje ".repeat(60);
        let short = excerpt(&long);
        assert!(short.ends_with("wördje…"), "{short}");
        assert!(short.chars().count() <= EXCERPT + 1);
    }
}
