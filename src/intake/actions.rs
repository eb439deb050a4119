//! Takes a sheet into a round: read and judged first, then stored in one transaction.

use std::collections::{BTreeMap, HashMap};

use bytes::Bytes;
use serde_json::json;

use super::model::{Entry, Report, plain, publication_of};
use super::parse::{self, Rules};
use super::place::{Text, remark};
use super::sheet::ReadSheet;
use super::{columns, store};
use crate::access::{Actor, PartyOf, Right, Tx};
use crate::accounts::model::Organisation;
use crate::accounts::store::organisation_by_code;
use crate::audit::Event;
use crate::config::INDIVIDUAL;
use crate::consultations::model::{Consultation, Round, RoundState};
use crate::consultations::parties::{self, NewParty};
use crate::consultations::store as consultations;
use crate::db::Conn;
use crate::error::{Error, Message, Result};
use crate::platform::{random, texts};
use crate::responding::actions::{Surroundings, receive_on_paper};
use crate::site::Site;
use crate::submissions::model::Publication;
use crate::types::Moment;
use crate::types::ids::PartyId;

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
    let (sheets, _) = site
        .confined
        .run::<ReadSheet>(
            &order.file,
            &config.limits.upload_bytes,
            std::slice::from_ref(&bytes),
        )
        .await?;
    let sheets = sheets.map_err(|fault| Error::refused(fault.message(&order.file)))?;
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
    let (parsed, hash) = tokio::task::spawn_blocking(move || {
        let (columns, rows) = parse::table(&order.file, &sheets, &maps)?;
        let rules = Rules {
            zone,
            config: &config,
            now,
        };
        let parsed = parse::rows(&columns, rows, &mut text, &rules);
        Ok::<_, Error>((parsed, random::sha256_hex(&bytes)))
    })
    .await
    .map_err(Error::internal)??;
    let anonymous = texts::text(consultation.language, "intake-anonymous");
    site.write(actor, move |tx| {
        let round = consultations::round(tx.conn, round.id)?;
        require_taking(&round, tx.now)?;
        let mut report = Report {
            rows: parsed.entries.len() + parsed.refused.len(),
            refused: parsed.refused,
            warnings: parsed.warnings,
            ..Report::default()
        };
        let known = store::keys(tx.conn, round.id)?;
        let (there, fresh): (Vec<Entry>, Vec<Entry>) = parsed
            .entries
            .into_iter()
            .partition(|entry| known.contains(&entry.key));
        report.known = there.len();
        let there: Vec<u32> = there.iter().map(|entry| entry.row).collect();
        report
            .warnings
            .retain(|remark| !there.contains(&remark.row));
        let storing = Storing {
            round: &round,
            anonymous: &anonymous,
            around: &Surroundings::of(tx.conn, round.version_id)?,
            organisations: &organisations_said(tx.conn, &said)?,
        };
        storing.all(tx, &fresh, &mut report)?;
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

/// Parties on paper, by name as [`plain`] makes it and group.
type Papers = HashMap<(String, String), PartyId>;

/// What storing entries needs besides them.
struct Storing<'a> {
    round: &'a Round,
    anonymous: &'a str,
    /// What the comments stand in.
    around: &'a Surroundings,
    /// What staff said that a name in the sheet means.
    organisations: &'a HashMap<String, Organisation>,
}

impl Storing<'_> {
    /// Stores all entries: those of one party with one publication choice in one submission, each
    /// individual in one of their own.
    fn all(&self, tx: &mut Tx<'_>, entries: &[Entry], report: &mut Report) -> Result<()> {
        let mut gathered: BTreeMap<(String, Option<Publication>, usize), Vec<&Entry>> =
            BTreeMap::new();
        for (at, entry) in entries.iter().enumerate() {
            let party = plain(&entry.party);
            // Individuals do not gather: their place in the file keeps them apart.
            let apart = if party.is_empty() { at + 1 } else { 0 };
            gathered
                .entry((party, entry.publication, apart))
                .or_default()
                .push(entry);
        }
        // In the order of the file, so that numbers follow it.
        let mut groups: Vec<Vec<&Entry>> = gathered.into_values().collect();
        groups.sort_by_key(|entries| entries.first().map(|entry| entry.row));
        let mut papers = store::parties_on_paper(tx.conn, self.round.id, plain)?;
        for entries in groups {
            self.submission(tx, &entries, &mut papers, report)?;
        }
        Ok(())
    }

    fn submission(
        &self,
        tx: &mut Tx<'_>,
        entries: &[&Entry],
        papers: &mut Papers,
        report: &mut Report,
    ) -> Result<()> {
        let Some(first) = entries.first() else {
            return Ok(());
        };
        let (party, group_code, organisation) = self.party(tx, first, entries, papers, report)?;
        let publication = first
            .publication
            .unwrap_or_else(|| publication_of(&group_code, organisation));
        let submitter = entries
            .iter()
            .find(|entry| !entry.name.is_empty())
            .map_or("", |entry| entry.name.as_str());
        let new = store::NewSubmission {
            round: self.round.id,
            party,
            group_code: &group_code,
            publication,
            submitter_name: submitter,
            now: tx.now,
        };
        let (id, since) = store::insert_submission(tx.conn, &new, entries)?;
        let receipt = receive_on_paper(tx, since, id, self.around)?;
        let event = Event::new("submission.intake", "submission", id.0)
            .in_consultation(self.round.consultation_id.0)
            .with(json!({
                "receipt": receipt.number,
                "hash": receipt.hash,
                "comments": entries.len(),
            }));
        tx.record(event)?;
        report.taken += entries.len();
        let anchored = entries.iter().filter(|entry| entry.place.anchored).count();
        report.anchored += anchored;
        report.unanchored += entries.len() - anchored;
        Ok(())
    }

    /// Whose the entries are: the party, its group, and whether it is an organisation. It stays on
    /// paper, whatever organisation here may go by that name, unless staff said which one it is: what
    /// came on paper is nobody's to read or take back by taking a name.
    fn party(
        &self,
        tx: &mut Tx<'_>,
        first: &Entry,
        entries: &[&Entry],
        papers: &mut Papers,
        report: &mut Report,
    ) -> Result<(PartyId, String, bool)> {
        let group = entries.iter().find_map(|entry| entry.group.clone());
        if first.party.is_empty() {
            let name = if first.name.is_empty() {
                self.anonymous
            } else {
                &first.name
            };
            let group = group.unwrap_or_else(|| INDIVIDUAL.to_owned());
            let id = self.on_paper(tx, name, &group)?;
            return Ok((id, group, false));
        }
        let name = plain(&first.party);
        if let Some(known) = self.organisations.get(&name) {
            let party = parties::find_or_make(
                tx.conn,
                &NewParty {
                    round: self.round.id,
                    of: PartyOf {
                        organisation: Some(known.id),
                        ..PartyOf::default()
                    },
                    name: &known.name,
                    group_code: &known.group_code,
                    invited: false,
                    now: tx.now,
                },
            )?;
            return Ok((party.id, party.group_code, true));
        }
        if group.is_none() {
            report.warnings.push(remark(
                first.row,
                "group",
                Message::new("intake-group-none").with("party", &first.party),
            ));
        }
        let group = group.unwrap_or_else(|| INDIVIDUAL.to_owned());
        let organisation = group != INDIVIDUAL;
        let key = (name, group);
        let id = match papers.get(&key) {
            Some(id) => *id,
            None => self.on_paper(tx, &first.party, &key.1)?,
        };
        papers.insert(key.clone(), id);
        Ok((id, key.1, organisation))
    }

    fn on_paper(&self, tx: &mut Tx<'_>, name: &str, group_code: &str) -> Result<PartyId> {
        let party = parties::find_or_make(
            tx.conn,
            &NewParty {
                round: self.round.id,
                of: PartyOf::default(),
                name,
                group_code,
                invited: false,
                now: tx.now,
            },
        )?;
        Ok(party.id)
    }
}
