//! Takes a sheet into a round: read and judged first, then stored in one transaction.

use std::collections::{HashMap, HashSet};

use bytes::Bytes;
use serde_json::json;

use super::model::{Entry, Report, RowAt, plain};
use super::parse::{self, Rules};
use super::place::Text;
use super::sheet::ReadSheet;
use super::store::HeldSheet;
use super::storing::{self, Storing};
use super::{columns, store, tables};
use crate::access::{Actor, Right};
use crate::accounts::model::Organisation;
use crate::accounts::store::organisation_by_code;
use crate::audit::Event;
use crate::consultations::model::{Consultation, Round, RoundState};
use crate::consultations::store as consultations;
use crate::db::Conn;
use crate::error::{Error, Message, Result};
use crate::platform::{random, texts};
use crate::responding::actions::Surroundings;
use crate::site::Site;
use crate::types::Moment;
use crate::types::ids::RoundId;

/// A sheet and where it belongs.
#[derive(Debug, Clone)]
pub struct Order {
    /// Slug of the consultation.
    pub consultation: String,
    /// Number of the round.
    pub round: i64,
    /// Name of the file, for messages.
    pub file: String,
    pub bytes: Vec<u8>,
    /// What somebody said about columns, each as `COLUMN=FIELD`.
    pub maps: Vec<String>,
    /// Parties that staff say are an organisation that is here, each as `NAME=CODE`.
    pub parties: Vec<String>,
    /// Only the report: nothing is stored.
    pub dry_run: bool,
}

/// The round a sheet may be taken into by this actor.
///
/// # Errors
/// [`Error::NotFound`] when there is none; [`Error::SignInRequired`] or [`Error::Forbidden`]
/// without [`Right::TakeIn`].
pub async fn round(
    site: &Site,
    actor: &Actor,
    slug: &str,
    number: i64,
) -> Result<(Consultation, Round)> {
    let slug = slug.to_owned();
    site.read(actor, move |rx| {
        let consultation = consultations::by_slug(rx.conn, &slug)?;
        rx.actor.require(Right::TakeIn(consultation.id))?;
        let round = consultations::round_by_number(rx.conn, consultation.id, number)?;
        Ok((consultation, round))
    })
    .await
}

/// Keeps a sheet for who only looked, for a day: taking it in needs no second upload. Somebody without an account has
/// none kept.
///
/// # Errors
/// As [`round`].
pub async fn hold(
    site: &Site,
    actor: &Actor,
    (slug, number): (&str, i64),
    sheet: HeldSheet,
) -> Result<()> {
    let (_, round) = round(site, actor, slug, number).await?;
    let Some(account) = actor.account() else {
        return Ok(());
    };
    site.write(actor, move |tx| {
        store::hold(tx.conn, (round.id, account), &sheet, tx.now)
    })
    .await
}

/// The sheet this actor looked at last in a round, while it is kept.
///
/// # Errors
/// As [`round`].
pub async fn held(
    site: &Site,
    actor: &Actor,
    slug: &str,
    number: i64,
) -> Result<Option<HeldSheet>> {
    let (_, round) = round(site, actor, slug, number).await?;
    let Some(account) = actor.account() else {
        return Ok(None);
    };
    site.read(actor, move |rx| store::held(rx.conn, round.id, account))
        .await
}

/// Takes a sheet in. Bad rows are refused alone and reported; rows taken in before are left.
///
/// # Errors
/// As [`round`]; [`Error::Refused`] when the file is no sheet of comments, a column named is not
/// there, or the round takes none now. Nothing is taken then.
pub async fn take(site: &Site, actor: &Actor, order: Order) -> Result<Report> {
    let (consultation, round) = round(site, actor, &order.consultation, order.round).await?;
    require_taking(&round, site.now())?;
    let maps = columns::maps(&order.maps)?;
    let said = said_parties(&order.parties)?;
    let (now, config) = (site.now(), site.config.clone());
    let version = round.version_id;
    let slug = consultation.slug.clone();
    let bytes = Bytes::from(order.bytes);
    let (book, _) = site
        .confined
        .run::<ReadSheet>(
            &order.file,
            &config.limits.upload_bytes,
            std::slice::from_ref(&bytes),
        )
        .await?;
    let book = book.map_err(|fault| Error::refused(fault.message(&order.file)))?;
    let mut text = site
        .read(actor, move |rx| {
            Ok(Text::new(
                consultations::sections_of(rx.conn, version)?,
                consultations::passages_of(rx.conn, version)?,
            ))
        })
        .await?;
    let zone = consultation
        .time_zone
        .parse()
        .unwrap_or(config.site.time_zone);
    // Judging many rows is work for a thread of its own, and needs no connection.
    let dry_run = order.dry_run;
    let (mut report, entries, hash) = tokio::task::spawn_blocking(move || {
        let tables = tables::tables(&order.file, &book, &maps)?;
        let rules = Rules {
            zone,
            config: &config,
            now,
        };
        let parsed = parse::rows(&tables.tables, &mut text, &rules);
        let mut report = Report {
            rows: parsed.entries.len() + parsed.refused.len(),
            sheets: tables.names,
            columns: parsed.columns,
            skipped: tables.skipped,
            refused: parsed.refused,
            warnings: parsed.warnings,
            dry_run,
            ..Report::default()
        };
        report.skipped.extend(parsed.skipped);
        if book.guessed {
            let notice = Message::new("intake-file-guessed").with("file", &order.file);
            report.notices.push(notice);
        }
        Ok::<_, Error>((report, parsed.entries, random::sha256_hex(&bytes)))
    })
    .await
    .map_err(Error::internal)??;
    if dry_run {
        return site
            .read(actor, move |rx| {
                let fresh = fresh(rx.conn, round.id, entries, &mut report)?;
                let organisations = organisations_said(rx.conn, &said)?;
                let gathered = storing::gathered(&fresh);
                storing::warn_of_groups(&gathered, &organisations, &mut report);
                for entries in &gathered {
                    storing::count(entries, &mut report);
                }
                report.in_order();
                Ok(report)
            })
            .await;
    }
    let anonymous = texts::text(consultation.language, "intake-anonymous");
    site.write(actor, move |tx| {
        let round = consultations::round(tx.conn, round.id)?;
        require_taking(&round, tx.now)?;
        let mut report = report;
        let fresh = fresh(tx.conn, round.id, entries, &mut report)?;
        let storing = Storing {
            round: &round,
            anonymous: &anonymous,
            around: &Surroundings::of(tx.conn, round.version_id)?,
            organisations: &organisations_said(tx.conn, &said)?,
        };
        storing.all(tx, &fresh, &mut report)?;
        if let Some(account) = tx.actor.account() {
            store::let_go(tx.conn, round.id, account)?;
        }
        report.in_order();
        if report.taken > 0 {
            let event = Event::new("intake.take", "round", round.id.0)
                .in_consultation(round.consultation_id.0)
                .with(json!({
                    "consultation": slug,
                    "file": hash,
                    "rows": report.rows,
                    "taken": report.taken,
                    "known": report.known,
                    "refused": report.refused.len(),
                }));
            tx.record(event)?;
        }
        Ok(report)
    })
    .await
}

/// The entries that were not taken in before; what was warned of the others was said then.
fn fresh(
    conn: &mut Conn,
    round: RoundId,
    entries: Vec<Entry>,
    report: &mut Report,
) -> Result<Vec<Entry>> {
    let known = store::keys(conn, round)?;
    let (there, fresh): (Vec<Entry>, Vec<Entry>) = entries
        .into_iter()
        .partition(|entry| known.contains(&entry.key));
    report.known = there.len();
    let there: HashSet<RowAt> = there.iter().map(|entry| entry.at).collect();
    report
        .warnings
        .retain(|warning| !there.contains(&warning.at));
    Ok(fresh)
}

/// Each `NAME=CODE`: the name as [`plain`] makes it, the code, and what was typed.
fn said_parties(said: &[String]) -> Result<Vec<(String, String, String)>> {
    said.iter()
        .map(|line| {
            let (name, code) = line.rsplit_once('=').unwrap_or_default();
            if plain(name).is_empty() || code.trim().is_empty() {
                let message = Message::new("intake-party-broken").with("map", line);
                return Err(Error::invalid("parties", message));
            }
            Ok((plain(name), code.to_owned(), line.clone()))
        })
        .collect()
}

fn organisations_said(
    conn: &mut Conn,
    said: &[(String, String, String)],
) -> Result<HashMap<String, Organisation>> {
    let mut found = HashMap::new();
    for (name, code, line) in said {
        let known = organisation_by_code(conn, code)?.ok_or_else(|| {
            let message = Message::new("intake-party-code").with("map", line);
            Error::invalid("parties", message)
        })?;
        found.insert(name.clone(), known);
    }
    Ok(found)
}

/// Paper arrives until the answers are written, also after the round has closed.
fn require_taking(round: &Round, now: Moment) -> Result<()> {
    match round.state_at(now) {
        RoundState::Open | RoundState::Closed | RoundState::Reporting => Ok(()),
        RoundState::Draft | RoundState::Scheduled | RoundState::Archived => Err(Error::refused(
            Message::new("intake-round-takes-none").with("number", round.number),
        )),
    }
}
