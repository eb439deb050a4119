//! A typing error is looked at, and mended: by a page or a command alike.

use serde_json::json;

use super::store;
use crate::access::{Actor, Right, Tx};
use crate::audit::Event;
use crate::consultations::approvals::{self, Deed, Intent, Turn, Waiting};
use crate::consultations::besides::Besides;
use crate::consultations::model::{
    CheckedMending, Consultation, Erratum, MendWish, Passage, Round, RoundAccess, Section, Version,
    require_mendable,
};
use crate::consultations::store as consultations;
use crate::db::Conn;
use crate::documents::{RedlineSegment, redline};
use crate::error::{Error, Message, Result};
use crate::notifications::{self, LetterKind, News, PartyLetter};
use crate::platform::random;
use crate::site::Site;
use crate::submissions::store::unsent_in;
use crate::types::ids::{AccountId, ConsultationId, PassageId};
use crate::web::addresses;

/// A passage with what was mended in it before.
#[derive(Debug, Clone)]
pub struct OpenedPassage {
    pub version: Version,
    pub section: Section,
    pub passage: Passage,
    /// Why nothing in it can be mended now.
    pub closed: Option<Message>,
    /// Oldest first, each with the names of who did it and of the second person; "" for nobody.
    pub errata: Vec<(Erratum, [String; 2])>,
    /// What waits for a second person, and what was asked for.
    pub asked: Option<(Waiting, MendWish)>,
}

/// What an erratum would come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MendPreview {
    /// The whole passage, as it is and as it would be.
    pub redline: Vec<RedlineSegment>,
    /// The words and what they become.
    pub old: String,
    pub new: String,
    /// Comments that were handed in on this passage and quote words that would change.
    pub quoting: usize,
    /// All that were handed in on this passage.
    pub comments: usize,
}

/// What somebody wants mended, in which state of the passage.
#[derive(Debug, Clone, Default)]
pub struct MendInput {
    pub wish: MendWish,
    /// The whole passage as it was read; `None` for whoever names the old words only.
    pub seen: Option<String>,
    /// Whether followers and parties with a draft are told.
    pub tell: bool,
}

/// The passage with this key in the version with this label.
///
/// # Errors
/// [`Error::Refused`], naming the one that is not there.
pub async fn named_passage(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    label: &str,
    key: &str,
) -> Result<PassageId> {
    actor.require(Right::BringText(consultation.id))?;
    let (id, slug) = (consultation.id, consultation.slug.clone());
    let (label, key) = (label.to_owned(), key.to_owned());
    site.read(actor, move |rx| {
        let Some(version) = consultations::version_by_label(rx.conn, id, &label)? else {
            return Err(Error::refused(
                Message::new("consultations-no-such-version")
                    .with("label", &label)
                    .with("consultation", &slug),
            ));
        };
        match consultations::keyed_passage(rx.conn, version.id, &key) {
            Ok((passage, _)) => Ok(passage.id),
            Err(Error::NotFound) => Err(Error::refused(
                Message::new("erratum-no-such-passage")
                    .with("key", &key)
                    .with("label", &label),
            )),
            Err(other) => Err(other),
        }
    })
    .await
}

/// A passage and its version, if it is of this consultation.
fn passage_of(
    conn: &mut Conn,
    consultation: ConsultationId,
    id: PassageId,
) -> Result<(Passage, Section, Version)> {
    let (passage, section) = consultations::passage_in_section(conn, id)?;
    let version = consultations::version(conn, passage.version_id)?;
    if version.consultation_id != consultation {
        return Err(Error::NotFound);
    }
    Ok((passage, section, version))
}

/// Opens a passage to be mended.
///
/// # Errors
/// [`Error::NotFound`] when it is of another consultation; as [`Actor::require`] without the right.
pub async fn open(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    id: PassageId,
) -> Result<OpenedPassage> {
    actor.require(Right::BringText(consultation.id))?;
    let of = consultation.id;
    site.read(actor, move |rx| {
        let (passage, section, version) = passage_of(rx.conn, of, id)?;
        let rounds = consultations::rounds_about(rx.conn, version.id)?;
        let errata = consultations::errata_in(rx.conn, [&passage])?
            .at(id)
            .to_vec();
        let people: Vec<AccountId> = errata
            .iter()
            .flat_map(|one| [one.mended_by, one.agreed_by])
            .flatten()
            .collect();
        let names = store::names(rx.conn, &people)?;
        let name = |wanted: Option<AccountId>| {
            let found = names.iter().find(|(id, _)| Some(*id) == wanted);
            found.map(|(_, name)| name.clone()).unwrap_or_default()
        };
        let asked = consultations::waiting_approval(rx.conn, of, Deed::MendText, id.0)?;
        Ok(OpenedPassage {
            closed: require_mendable(&rounds, rx.now).err(),
            errata: errata
                .into_iter()
                .map(|one| {
                    let names = [name(one.mended_by), name(one.agreed_by)];
                    (one, names)
                })
                .collect(),
            asked: asked.and_then(|asked| {
                let wish = read_wording(&asked.wording)?;
                Some((asked, wish))
            }),
            version,
            section,
            passage,
        })
    })
    .await
}

/// What an erratum would come to; changes nothing.
///
/// # Errors
/// As [`mend`].
pub async fn preview(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    id: PassageId,
    input: MendInput,
) -> Result<MendPreview> {
    actor.require(Right::BringText(consultation.id))?;
    let of = consultation.id;
    let most = site.config.limits.erratum_characters;
    site.read(actor, move |rx| {
        let (passage, _, version) = passage_of(rx.conn, of, id)?;
        let rounds = consultations::rounds_about(rx.conn, version.id)?;
        let checked = check(&rounds, rx.now, &passage, &input, most)?;
        let errata = consultations::errata_in(rx.conn, [&passage])?;
        let anchored = store::anchored_at(rx.conn, id)?;
        let quoting = anchored
            .iter()
            .filter_map(|one| one.anchor.standing(&errata))
            .filter(|range| checked.mending.touches(range));
        Ok(MendPreview {
            redline: redline(&passage.text, &checked.text),
            quoting: quoting.count(),
            comments: anchored.len(),
            old: checked.mending.old,
            new: checked.mending.new,
        })
    })
    .await
}

fn check(
    rounds: &[Round],
    now: crate::types::Moment,
    passage: &Passage,
    input: &MendInput,
    most: usize,
) -> Result<CheckedMending> {
    require_mendable(rounds, now).map_err(Error::Refused)?;
    if input
        .seen
        .as_ref()
        .is_some_and(|seen| *seen != passage.text)
    {
        return Err(changed_meanwhile());
    }
    input.wish.check(passage, most)
}

fn changed_meanwhile() -> Error {
    Error::refused("erratum-changed-meanwhile")
}

/// Mends a typing error in a passage of a version that an open round is about. Whatever stands in the passage stays where
/// it stands: see [`Erratum`].
///
/// # Errors
/// [`Error::Invalid`] on `text` or `reason` when it is no erratum; [`Error::Refused`] when no round about the text is
/// open, or the passage is not any more as it was read; [`Error::NotFound`] when it is of another consultation; as
/// [`Actor::require`] without the right.
pub async fn mend(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    id: PassageId,
    input: MendInput,
) -> Result<Turn> {
    actor.require(Right::BringText(consultation.id))?;
    let consultation = consultation.clone();
    site.write(actor, move |tx| {
        // As it is now: whether it takes two may have changed.
        let consultation = consultations::by_id(tx.conn, consultation.id)?;
        let (passage, _, version) = passage_of(tx.conn, consultation.id, id)?;
        let rounds = consultations::rounds_about(tx.conn, version.id)?;
        let most = tx.config.limits.erratum_characters;
        let checked = check(&rounds, tx.now, &passage, &input, most)?;
        let wording = wording(&checked);
        let waiting =
            consultations::waiting_approval(tx.conn, consultation.id, Deed::MendText, id.0)?;
        let intent = Intent {
            deed: Deed::MendText,
            subject: id.0,
            wording: &wording,
        };
        if approvals::turn(tx, &consultation, intent)? == Turn::Asked {
            return Ok(Turn::Asked);
        }
        let account = tx.actor.account();
        let asked = waiting.filter(|asked| consultation.second_person && asked.wording == wording);
        let people = match asked {
            Some(asked) if account.is_some() => (Some(asked.asked_by), account),
            _ => (account, None),
        };
        if !consultations::mend(tx.conn, tx.now, &passage, &checked, people)? {
            return Err(changed_meanwhile());
        }
        consultations::public_changed(tx.conn, consultation.id)?;
        let mending = &checked.mending;
        let event = Event::new("version.mend", "version", version.id.0)
            .in_consultation(consultation.id.0)
            .with(json!({
                "label": version.label,
                "passage": passage.key,
                "number": passage.errata + 1,
                "start": mending.start,
                "old": mending.old,
                "new": mending.new,
            }));
        tx.record(event)?;
        if input.tell {
            tell(tx, &consultation, &rounds, &passage, &checked)?;
        }
        Ok(Turn::Go(()))
    })
    .await
}

/// Tells followers, and the parties with a draft about this text.
fn tell(
    tx: &mut Tx<'_>,
    consultation: &Consultation,
    rounds: &[Round],
    passage: &Passage,
    checked: &CheckedMending,
) -> Result<()> {
    let open: Vec<&Round> = rounds
        .iter()
        .filter(|round| round.takes_comments(tx.now))
        .collect();
    let words = json!({ "old": checked.mending.old, "new": checked.mending.new });
    let mut letters = Vec::new();
    let mut parties = Vec::new();
    for round in &open {
        for (submission, party, _) in unsent_in(tx.conn, round.id)? {
            let page = addresses::Submission(submission).page();
            letters.push(PartyLetter::new(
                party,
                LetterKind::TextMended,
                page,
                words.clone(),
            ));
            parties.push(party);
        }
    }
    // What only the invited may read is no news for everybody who follows.
    if let Some(round) = open.iter().find(|round| round.access == RoundAccess::Open) {
        let address = addresses::Round(&consultation.slug, round.number);
        let mut context = words;
        context["title"] = consultation.title.as_str().into();
        context["number"] = round.number.into();
        context["url"] = tx.config.absolute(&address.passage(&passage.key)).into();
        context["besides"] = json!(Besides {
            invited: None,
            parties,
        });
        notifications::announce(tx.conn, tx.now, consultation.id, News::Mended, &context)?;
    }
    notifications::notify_many(tx.conn, tx.now, &letters)
}

/// What a second person agrees to: this change, here, for this reason. The first word is all that the audit log keeps.
fn wording(checked: &CheckedMending) -> String {
    let mending = &checked.mending;
    let what = json!({
        "start": mending.start,
        "old": mending.old,
        "new": mending.new,
        "reason": checked.reason,
    })
    .to_string();
    format!("{} {what}", random::sha256_hex(what.as_bytes()))
}

fn read_wording(wording: &str) -> Option<MendWish> {
    let (_, what) = wording.split_once(' ')?;
    let what: serde_json::Value = serde_json::from_str(what).ok()?;
    Some(MendWish {
        start: usize::try_from(what["start"].as_u64()?).ok(),
        old: what["old"].as_str()?.to_owned(),
        new: what["new"].as_str()?.to_owned(),
        reason: what["reason"].as_str()?.to_owned(),
    })
}
