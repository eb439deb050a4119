//! Writes an export: who may have it, what goes in, and a file that is whole or not there.

use std::fs::File;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::formats;
use super::gather;
use super::model::{Audience, Heading, Order, RoundHeading, file_name};
use super::store;
use crate::access::{Actor, Right, require_proof};
use crate::audit::Event;
use crate::config::Config;
use crate::consultations::model::{Consultation, Round};
use crate::consultations::readers::{known_with_rounds, readable};
use crate::db::Conn;
use crate::error::{Error, Message, Result};
use crate::platform::permits::Permit;
use crate::platform::texts::Language;
use crate::site::Site;
use crate::types::Moment;

/// An export that was written.
#[derive(Debug)]
pub struct WrittenExport {
    /// The file, at its beginning.
    pub file: File,
    /// A name for it.
    pub name: String,
    /// How many comments it holds.
    pub rows: u64,
    pub rounds: Vec<i64>,
}

/// The rounds of a consultation that an actor may export, and whether as internal exports too.
#[derive(Debug)]
pub struct Offer {
    pub consultation: Consultation,
    pub rounds: Vec<Round>,
    pub internal: bool,
}

/// What there is to export for `actor`.
///
/// # Errors
/// [`Error::NotFound`] when there is no such consultation, or nothing of it this actor may know of.
pub async fn offer(site: &Site, actor: &Actor, slug: &str) -> Result<Offer> {
    let slug = slug.to_owned();
    site.read(actor, move |rx| {
        let (consultation, mut rounds) = known_with_rounds(rx.conn, rx.actor, &slug)?;
        let internal = rx.actor.may(Right::ReadInternal(consultation.id));
        if !internal {
            let readable = readable(rx.conn, rx.actor, &rounds)?;
            // A draft round is nothing to the public, and has nothing public.
            rounds.retain(|round| round.is_public() && readable.contains(&round.id));
        }
        if rounds.is_empty() && !internal {
            return Err(Error::NotFound);
        }
        Ok(Offer {
            consultation,
            rounds,
            internal,
        })
    })
    .await
}

/// Writes an export to a file that has no name and goes when it is closed.
///
/// # Errors
/// [`Error::NotFound`] for what this actor may not know of; [`Error::SignInRequired`] or
/// [`Error::Forbidden`] for an internal export without [`Right::ReadInternal`]; [`Error::Busy`] when
/// many exports are written already; [`Error::Refused`] when a document would be too long;
/// [`Error::PasswordAgain`] for an internal export.
pub async fn write(site: &Site, actor: &Actor, order: Order) -> Result<WrittenExport> {
    let permit = site.permits.exports.enter().await?;
    let file = tempfile::tempfile().map_err(Error::internal)?;
    write_to(site, actor, order, file, Some(permit)).await
}

/// Writes an export to `path`: all of it, or nothing; a file that was there is replaced at once.
///
/// # Errors
/// As [`write`]; [`Error::Refused`] when the file cannot be written there.
pub async fn write_file(
    site: &Site,
    actor: &Actor,
    order: Order,
    path: PathBuf,
) -> Result<WrittenExport> {
    let refused = {
        let path = path.clone();
        move |error: &dyn std::fmt::Display| {
            Error::refused(
                Message::new("exports-cannot-write")
                    .with("file", path.display())
                    .with("reason", error),
            )
        }
    };
    let directory = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file for what is public; nobody else's business otherwise.
        let mode = match order.audience {
            Audience::Public => 0o644,
            Audience::Internal => 0o600,
        };
        builder.permissions(std::fs::Permissions::from_mode(mode));
    }
    let temporary = builder
        .prefix(".polder-export-")
        .tempfile_in(directory)
        .map_err(|error| refused(&error))?;
    let file = temporary.reopen().map_err(|error| refused(&error))?;
    let written = write_to(site, actor, order, file, None).await?;
    written.file.sync_all().map_err(|error| refused(&error))?;
    temporary
        .persist(&path)
        .map_err(|failed| refused(&failed.error))?;
    Ok(written)
}

async fn write_to(
    site: &Site,
    actor: &Actor,
    order: Order,
    file: File,
    permit: Option<Permit>,
) -> Result<WrittenExport> {
    let alone = order.format.is_text_alone();
    let order = match alone {
        // The text is everybody's, and says nothing of what came in.
        true => Order {
            audience: Audience::Public,
            ..order
        },
        false => order,
    };
    let offer = offer(site, actor, &order.consultation).await?;
    let consultation = offer.consultation;
    // Answers stand in it that nobody else has read yet.
    if order.format.is_next() && order.audience == Audience::Public {
        return Err(Error::refused("exports-next-internal"));
    }
    if order.audience == Audience::Internal {
        actor.require(Right::ReadInternal(consultation.id))?;
        require_proof(site, actor)?;
    }
    let mut rounds: Vec<Round> = offer
        .rounds
        .into_iter()
        .filter(|round| order.round.is_none_or(|number| number == round.number))
        // A draft round is nothing the public knows of, whoever asks for the public file.
        .filter(|round| order.audience == Audience::Internal || round.is_public())
        .collect();
    if alone || order.format.is_next() {
        // Two texts in one file could not be told apart when it comes back.
        rounds.sort_by_key(|round| std::cmp::Reverse(round.number));
        rounds.truncate(1);
    }
    if rounds.is_empty() {
        return Err(Error::NotFound);
    }
    let name = file_name(&order);
    if order.audience == Audience::Internal {
        note(site, actor, &consultation, &order).await?;
    }
    let now = site.now();
    let config = site.config.clone();
    let scanned = site.scanner.is_some();
    site.db
        .read_long(move |conn| {
            // Kept until the file is whole, even if nobody waits for it any more.
            let _permit = permit;
            let told = round_headings(conn, &consultation, &rounds)?;
            let heading = heading(&config, consultation, told, (&order, now));
            let own = file.try_clone().map_err(Error::internal)?;
            let mut writer = formats::writer(order.format, heading, own)?;
            if order.format.holds_text() {
                gather::texts(conn, &rounds, |round, sections, passages| {
                    writer.text(round, sections, passages)
                })?;
            }
            let told = (order.audience, order.names);
            let mut count = 0;
            if !alone {
                count = gather::rows(conn, told, &rounds, |row| writer.row(row))?;
                gather::each_attachment(conn, told, &rounds, scanned, |attachment| {
                    writer.attachment(attachment)
                })?;
            }
            if order.audience == Audience::Internal {
                gather::each_answer(conn, order.names, &rounds, |answer| writer.answer(answer))?;
            }
            writer.finish()?;
            let mut file = file;
            std::io::Seek::rewind(&mut file).map_err(Error::internal)?;
            Ok(WrittenExport {
                file,
                name,
                rows: count,
                rounds: rounds.iter().map(|round| round.number).collect(),
            })
        })
        .await
}

/// What the rounds of an export are told to be.
fn round_headings(
    conn: &mut Conn,
    consultation: &Consultation,
    rounds: &[Round],
) -> Result<Vec<RoundHeading>> {
    let labels = store::labels(conn, consultation.id)?;
    let errata = store::errata(conn, rounds)?;
    let heading = |round: &Round| RoundHeading {
        errata: errata.get(&round.version_id).cloned().unwrap_or_default(),
        ..RoundHeading::of(
            round,
            labels.get(&round.version_id).cloned().unwrap_or_default(),
        )
    };
    Ok(rounds.iter().map(heading).collect())
}

/// What an export says of itself.
pub(super) fn heading(
    config: &Config,
    consultation: Consultation,
    rounds: Vec<RoundHeading>,
    (order, now): (&Order, Moment),
) -> Heading {
    let language = order.language.unwrap_or(consultation.language);
    let groups = config.groups.iter();
    Heading {
        zone: consultation
            .time_zone
            .parse()
            .unwrap_or(config.site.time_zone),
        language,
        groups: groups
            .map(|group| (group.code.clone(), group.name(language).to_owned()))
            .collect(),
        consultation: consultation.title,
        slug: consultation.slug,
        organisation: match language {
            Language::Nl => config.site.organisation_nl.clone(),
            Language::En => config.site.organisation_en.clone(),
        },
        audience: order.audience,
        names: order.names,
        written_at: now,
        rounds,
    }
}

/// Audits an internal export before it is made: what was seen is known even if the file fails.
async fn note(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    order: &Order,
) -> Result<()> {
    let id = consultation.id.0;
    let event = Event::new("export.internal", "consultation", id)
        .in_consultation(id)
        .with(json!({ "format": order.format, "round": order.round, "names": order.names }));
    site.write(actor, move |tx| {
        tx.record(event)?;
        Ok(())
    })
    .await
}
