//! Takes a sheet into a round: read and judged first, then stored in one transaction.

use std::collections::{HashMap, HashSet};

use bytes::Bytes;
use serde_json::json;

use super::group_words::group_meant;
use super::model::{Entry, Report, RowAt, plain};
use super::parse::{self, Rules};
use super::place::Text;
use super::returned::correct::{Correction, correct};
use super::returned::model::ItemOutcome;
use super::returned::{reading, taking};
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
#[derive(Debug, Clone, Default)]
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
    /// Whose a draft that was sent back is; "" where each who wrote in it speaks for themselves.
    pub by: String,
    /// The group of that party, by its code or name, or "".
    pub group: String,
    /// What was changed of what a draft that was sent back says, by its key.
    pub corrections: HashMap<String, Correction>,
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
    let said = said_parties(&order.parties)?;
    let slug = consultation.slug.clone();
    let dry_run = order.dry_run;
    let (mut report, entries, hash) = judged(site, actor, (&consultation, &round), order).await?;
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

/// What a file says, judged: the report so far, the entries, and the hash of the file.
async fn judged(
    site: &Site,
    actor: &Actor,
    (consultation, round): (&Consultation, &Round),
    order: Order,
) -> Result<(Report, Vec<Entry>, String)> {
    let bytes = Bytes::from(order.bytes.clone());
    if reading::may_be_returned(&order.file, &bytes) {
        let by = Some(order.by.as_str()).filter(|by| !by.trim().is_empty());
        let place = (consultation, round);
        let file = (order.file.as_str(), &bytes);
        if let Some(mut file) = reading::read(site, actor, place, file, by).await? {
            let most = site.config.limits.comment_characters;
            let limits = (consultation.zone(), most);
            correct(
                &mut file.comments,
                &order.corrections,
                &mut file.text,
                limits,
            )?;
            let group = group_said(site, &order.group)?;
            let (mut report, entries) = taking::entries(file.comments, by, group);
            report.notices.extend(file.notices);
            report.dry_run = order.dry_run;
            return Ok((report, entries, file.hash));
        }
    }
    sheet(site, actor, (consultation, round), order, bytes).await
}

/// The code of a group as it is said; none where nothing is.
fn group_said(site: &Site, said: &str) -> Result<Option<String>> {
    if said.trim().is_empty() {
        return Ok(None);
    }
    let groups = &site.config.groups;
    let known = group_meant(groups, said).map(|group| group.code.clone());
    known.map(Some).ok_or_else(|| {
        let codes: Vec<&str> = groups.iter().map(|group| group.code.as_str()).collect();
        let message = Message::new("intake-back-group")
            .with("group", said)
            .with("groups", codes.join(", "));
        Error::invalid("group", message)
    })
}

/// The rows of a sheet, judged.
async fn sheet(
    site: &Site,
    actor: &Actor,
    (consultation, round): (&Consultation, &Round),
    order: Order,
    bytes: Bytes,
) -> Result<(Report, Vec<Entry>, String)> {
    let maps = columns::maps(&order.maps)?;
    let (now, config) = (site.now(), site.config.clone());
    let version = round.version_id;
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
    let zone = consultation.zone();
    // Judging many rows is work for a thread of its own, and needs no connection.
    tokio::task::spawn_blocking(move || {
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
            dry_run: order.dry_run,
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
    .map_err(Error::internal)?
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
    for item in &mut report.items {
        if known.contains(&item.key) {
            item.outcome = ItemOutcome::Known;
        }
    }
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
