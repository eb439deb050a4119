//! Somebody reports a response sent in their name; a moderator finds whether it was.
//!
//! What is answered tells nothing about the response: neither whether it is there nor whose it is.

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::access::{Actor, Right, Rx, StaffRole, Tx};
use crate::accounts::model::{clean_email, clean_name, name_fault};
use crate::audit::Event;
use crate::comments::actions::too_long;
use crate::comments::store as comments;
use crate::consultations::model::{Consultation, Round};
use crate::consultations::readers::known;
use crate::consultations::store as consultations;
use crate::db::Conn;
use crate::error::{Checks, Error, Result};
use crate::guests::model::{Finding, MAX_WORDS, Reference};
use crate::guests::store::{self, ImpersonationReport, NewReport, ReportedSubmission};
use crate::notifications::{LetterKind, Notification, PartyLetter};
use crate::platform::markdown;
use crate::platform::texts::Language;
use crate::site::Site;
use crate::submissions::end::end;
use crate::submissions::model::{Submission, SubmissionState};
use crate::submissions::store as submissions;
use crate::types::ids::{ConsultationId, ImpersonationId, RoundId, SubmissionId};

/// Reports on one page.
const SHOWN: i64 = 100;

/// The longest name of a response.
const MAX_REFERENCE: usize = 300;

/// A report as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportInput {
    #[serde(default)]
    pub reference: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub explanation: String,
}

/// A report as a moderator sees it.
#[derive(Debug, Clone)]
pub struct OpenReport {
    pub report: ImpersonationReport,
    pub round: Round,
    pub consultation: Consultation,
    /// The response it is about.
    pub about: Option<ReportedSubmission>,
}

/// A moderator's finding, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportVerdict {
    #[serde(default)]
    pub verdict: String,
    #[serde(default)]
    pub note: String,
}

/// The rounds of a consultation that somebody can have responded to in another's name, newest first.
fn rounds_that_took_comments(conn: &mut Conn, of: ConsultationId) -> Result<Vec<Round>> {
    let mut rounds: Vec<Round> = consultations::rounds_of(conn, of)?
        .into_iter()
        .filter(Round::is_public)
        .collect();
    rounds.sort_by_key(|round| std::cmp::Reverse(round.number));
    Ok(rounds)
}

/// The consultation in which something is to be reported.
///
/// # Errors
/// [`Error::NotFound`] for one of which nothing is public.
pub async fn reportable(site: &Site, actor: &Actor, slug: &str) -> Result<Consultation> {
    let slug = slug.to_owned();
    site.read(actor, move |rx| {
        let consultation = known(rx.conn, rx.actor, &slug)?;
        if rounds_that_took_comments(rx.conn, consultation.id)?.is_empty() {
            return Err(Error::NotFound);
        }
        Ok(consultation)
    })
    .await
}

fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\0', "")
        .trim()
        .to_owned()
}

fn checked(input: &ReportInput) -> Result<ReportInput> {
    let reference = clean_name(&input.reference);
    let name = clean_name(&input.name);
    let email = clean_email(&input.email);
    let explanation = clean(&input.explanation);
    let mut checks = Checks::default();
    checks.require(
        !reference.is_empty() && reference.chars().count() <= MAX_REFERENCE,
        "reference",
        "impersonation-reference-wrong",
    );
    let fault = name_fault(&name);
    checks.require(fault.is_none(), "name", fault.unwrap_or_default());
    checks.require(email.is_some(), "email", "accounts-email-wrong");
    let over = too_long(&explanation, MAX_WORDS);
    checks.note(
        "explanation",
        over.or_else(|| markdown::fault_of_lines(&explanation)),
    );
    checks.finish()?;
    Ok(ReportInput {
        reference,
        name,
        email: email.unwrap_or_default(),
        explanation,
    })
}

/// The response that a reference names, if it stands and whoever reads about it may know of it.
fn named(conn: &mut Conn, reference: &str, among: &[Round]) -> Result<Option<Submission>> {
    let found = match Reference::read(reference) {
        Reference::Comment(number) => {
            let rounds: Vec<RoundId> = among.iter().map(|round| round.id).collect();
            match comments::by_public_number(conn, &rounds, number)? {
                Some(comment) => Some(submissions::submission(conn, comment.submission_id)?)
                    .filter(|found| found.shows(comment.moderation)),
                None => None,
            }
        }
        Reference::Receipt(number) => submissions::by_receipt(conn, &number)?,
        Reference::Other => None,
    };
    Ok(found.filter(|submission| submission.state == SubmissionState::Submitted))
}

/// Keeps a report for the moderators and mails who made it that it arrived.
///
/// # Errors
/// [`Error::Invalid`], [`Error::TooMany`]; never whether there is such a response.
pub async fn report(
    site: &Site,
    actor: &Actor,
    slug: &str,
    input: &ReportInput,
    language: Language,
) -> Result<()> {
    site.rates.guest.take(&actor.address_key())?;
    let input = checked(input)?;
    let slug = slug.to_owned();
    site.write(actor, move |tx| {
        let consultation = known(tx.conn, tx.actor, &slug)?;
        let rounds = rounds_that_took_comments(tx.conn, consultation.id)?;
        let newest = rounds.first().ok_or(Error::NotFound)?;
        // A response to another consultation is as good as none.
        let about = named(tx.conn, &input.reference, &rounds)?
            .filter(|found| rounds.iter().any(|round| round.id == found.round_id));
        let round = about.as_ref().map_or(newest.id, |found| found.round_id);
        let id = store::insert_report(
            tx.conn,
            &NewReport {
                round,
                submission: about.map(|found| found.id),
                reference: &input.reference,
                name: &input.name,
                email: &input.email,
                explanation: &input.explanation,
                language,
                now: tx.now,
            },
        )?;
        let event = Event::new("impersonation.report", "impersonation", id.0)
            .in_consultation(consultation.id.0);
        tx.record(event)?;
        // Whoever asked chose name and words: neither is sent to an address that may be another's.
        let notification = Notification {
            recipient: input.email,
            language,
            template: "impersonation-received",
            context: json!({ "consultation": consultation.title, "number": id }),
        };
        tx.enqueue(&notification)
    })
    .await
}

/// The rounds this person moderates.
fn moderated(rx: &mut Rx<'_>) -> Result<Vec<(Round, Consultation)>> {
    let mut found = Vec::new();
    for id in rx.actor.consultations_as(StaffRole::Moderator) {
        if !rx.actor.may(Right::Moderate(id)) {
            continue;
        }
        let consultation = consultations::by_id(rx.conn, id)?;
        for round in consultations::rounds_of(rx.conn, id)? {
            found.push((round, consultation.clone()));
        }
    }
    Ok(found)
}

fn require_moderator(actor: &Actor) -> Result<()> {
    if !actor.consultations_as(StaffRole::Moderator).is_empty() {
        return Ok(());
    }
    Err(actor.without_role())
}

/// How many reports about these rounds wait for a verdict.
pub fn waiting_reports(conn: &mut Conn, rounds: &[RoundId]) -> Result<i64> {
    store::waiting(conn, rounds)
}

/// The reports in the consultations of whoever asks.
///
/// # Errors
/// As [`Actor::without_role`] for somebody who moderates nothing.
pub async fn open_reports(site: &Site, actor: &Actor) -> Result<Vec<OpenReport>> {
    require_moderator(actor)?;
    site.read(actor, move |rx| {
        let mine = moderated(rx)?;
        let ids: Vec<RoundId> = mine.iter().map(|(round, _)| round.id).collect();
        let reports = store::of_rounds(rx.conn, &ids, SHOWN)?;
        let named: Vec<SubmissionId> = reports
            .iter()
            .filter_map(|report| report.submission_id)
            .collect();
        let known = store::abouts(rx.conn, &named)?;
        let mut found = Vec::new();
        for report in reports {
            let Some((round, consultation)) =
                mine.iter().find(|(round, _)| round.id == report.round_id)
            else {
                continue;
            };
            found.push(OpenReport {
                about: report.submission_id.and_then(|id| known.get(&id).cloned()),
                round: round.clone(),
                consultation: consultation.clone(),
                report,
            });
        }
        Ok(found)
    })
    .await
}

/// Keeps a moderator's finding. A response found to be somebody else's is gone from everywhere at once;
/// who reported it, and who sent it, are told.
///
/// # Errors
/// [`Error::NotFound`] for a report of another consultation, [`Error::Invalid`] when the input is at
/// fault, [`Error::Refused`] when somebody else was first or there is no response to take away.
pub async fn decide(
    site: &Site,
    actor: &Actor,
    id: ImpersonationId,
    input: &ReportVerdict,
) -> Result<()> {
    require_moderator(actor)?;
    let note = clean(&input.note);
    let verdict: Option<Finding> = input.verdict.parse().ok();
    site.write(actor, move |tx| {
        let report = store::report(tx.conn, id)?;
        let round = consultations::round(tx.conn, report.round_id)?;
        if !tx.actor.may(Right::Moderate(round.consultation_id)) {
            return Err(Error::NotFound);
        }
        let mut checks = Checks::default();
        checks.require(
            verdict.is_some(),
            "verdict",
            "impersonation-verdict-missing",
        );
        let over = too_long(&note, MAX_WORDS);
        checks.note("note", over.or_else(|| markdown::fault_of_lines(&note)));
        checks.finish()?;
        let verdict = verdict.ok_or(Error::NotFound)?;
        let consultation = consultations::by_id(tx.conn, round.consultation_id)?;
        if !store::decide(tx.conn, tx.now, id, tx.actor.account(), (verdict, &note))? {
            return Err(Error::refused("impersonation-decided-already"));
        }
        if verdict == Finding::Withdrawn {
            let submission = report
                .submission_id
                .ok_or_else(|| Error::refused("impersonation-no-submission"))?;
            take_away(tx, &consultation, submission)?;
        }
        let event = Event::new("impersonation.decide", "impersonation", id.0)
            .in_consultation(consultation.id.0)
            .with(json!({ "verdict": verdict, "submission": report.submission_id }));
        tx.record(event)?;
        let Some(email) = report.email else {
            return Ok(());
        };
        let notification = Notification {
            recipient: email,
            language: report.language,
            template: "impersonation-decided",
            context: json!({
                "consultation": consultation.title,
                "number": id,
                "verdict": verdict,
                "note": note,
            }),
        };
        tx.enqueue(&notification)
    })
    .await
}

fn take_away(tx: &mut Tx<'_>, consultation: &Consultation, id: SubmissionId) -> Result<()> {
    if !end(tx, consultation.id, id, SubmissionState::Withdrawn)? {
        return Err(Error::refused("impersonation-no-submission"));
    }
    let event = Event::new("submission.withdraw-impersonation", "submission", id.0)
        .in_consultation(consultation.id.0);
    tx.record(event)?;
    let submission = submissions::submission(tx.conn, id)?;
    tx.notify(&PartyLetter::new(
        submission.party_id,
        LetterKind::SubmissionTakenAway,
        String::new(),
        json!({ "receipt": submission.receipt_number }),
    ))
}
