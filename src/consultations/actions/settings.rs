//! Making a consultation, and changing what it is called.

use serde::{Deserialize, Serialize};

use super::super::approvals::{self, Deed, Intent, Turn};
use super::super::model::{Consultation, RoundAccess, is_slug};
use super::super::store::{self, Words};
use crate::access::{Actor, Right, Tx, require_proof};
use crate::audit::Event;
use crate::db::Conn;
use crate::error::{Checks, Error, Message, Result};
use crate::platform::markdown;
use crate::platform::texts::{Language, one_line};
use crate::site::Site;
use crate::types::ids::ConsultationId;

const TITLE_CHARACTERS: usize = 200;
const SUMMARY_CHARACTERS: usize = 5_000;

/// What a person says of a consultation, as typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Only when it is made; it stays, since links go by it.
    pub slug: String,
    pub title: String,
    /// Limited Markdown.
    pub summary: String,
    /// "nl" or "en": of the draft text.
    pub language: String,
    /// IANA name; empty is the installation's.
    pub time_zone: String,
    /// "yes": nobody may know of it but its staff and the parties invited to it.
    pub confidential: String,
    /// "yes": some deeds take a second person.
    pub second_person: String,
    /// "yes": nothing of it is erased by its term.
    pub on_hold: String,
}

impl Settings {
    /// As a consultation stands now.
    pub fn of(consultation: &Consultation) -> Self {
        Self {
            slug: consultation.slug.clone(),
            title: consultation.title.clone(),
            summary: consultation.summary.clone(),
            language: consultation.language.as_str().to_owned(),
            time_zone: consultation.time_zone.clone(),
            confidential: if consultation.confidential { "yes" } else { "" }.to_owned(),
            second_person: if consultation.second_person {
                "yes"
            } else {
                ""
            }
            .to_owned(),
            on_hold: if consultation.on_hold { "yes" } else { "" }.to_owned(),
        }
    }

    /// What it says, when all fields are sound.
    fn checked(&self, site: &Site) -> Result<Words> {
        let mut checks = Checks::default();
        let title = one_line(&self.title);
        checks.require(!title.is_empty(), "title", "consultations-title-missing");
        checks.require(
            title.chars().count() <= TITLE_CHARACTERS,
            "title",
            "consultations-title-long",
        );
        checks.require(
            self.summary.chars().count() <= SUMMARY_CHARACTERS,
            "summary",
            "consultations-summary-long",
        );
        checks.note("summary", markdown::fault(&self.summary));
        let language: Option<Language> = self.language.parse().ok();
        checks.require(
            language.is_some(),
            "language",
            "consultations-language-missing",
        );
        let zone: Option<chrono_tz::Tz> = match self.time_zone.trim() {
            "" => Some(site.config.site.time_zone),
            name => name.parse().ok(),
        };
        checks.require(
            zone.is_some(),
            "time_zone",
            "consultations-time-zone-unknown",
        );
        checks.finish()?;
        match (language, zone) {
            (Some(language), Some(zone)) => Ok(Words {
                title,
                summary: self.summary.trim().to_owned(),
                language,
                time_zone: zone.name().to_owned(),
                confidential: self.confidential == "yes",
            }),
            // Both were required above.
            _ => Err(Error::invalid("language", "consultations-language-missing")),
        }
    }
}

/// Makes a consultation.
///
/// # Errors
/// [`Error::Invalid`] when a field is not sound or the slug is in use.
pub async fn create(site: &Site, actor: &Actor, input: &Settings) -> Result<Consultation> {
    actor.require(Right::Administer)?;
    let slug = input.slug.trim().to_owned();
    let sound = input.checked(site);
    if !is_slug(&slug) {
        let mut faults = match sound {
            Err(Error::Invalid(faults)) => faults,
            _ => Vec::new(),
        };
        faults.insert(
            0,
            crate::error::FieldError {
                field: "slug",
                message: "consultations-slug-unsound".into(),
            },
        );
        return Err(Error::Invalid(faults));
    }
    let words = sound?;
    site.write(actor, move |tx| {
        let made = store::create(tx.conn, tx.now, &slug, &words)?;
        let event = Event::new("consultation.create", "consultation", made.id.0)
            .in_consultation(made.id.0)
            .with(serde_json::json!({ "slug": made.slug, "confidential": made.confidential }));
        tx.record(event)?;
        Ok(made)
    })
    .await
}

/// Changes title, summary, language, time zone, whether it is confidential (to be so no longer can take two people), and whether
/// some deeds take a second person: a project lead may ask for one, only an admin do without again.
///
/// # Errors
/// [`Error::Invalid`] when a field is not sound, or a round of what is to be confidential is for everybody;
/// [`Error::PasswordAgain`] when it changes whether a second person is asked for.
pub async fn save(
    site: &Site,
    actor: &Actor,
    consultation: ConsultationId,
    input: &Settings,
) -> Result<Turn> {
    actor.require(Right::Manage(consultation))?;
    let words = input.checked(site)?;
    let second_person = input.second_person == "yes";
    let on_hold = input.on_hold == "yes";
    let may_do_without = actor.may(Right::Administer);
    let proof = require_proof(site, actor);
    site.write(actor, move |tx| {
        let before = store::by_id(tx.conn, consultation)?;
        if before.second_person && !second_person && !may_do_without {
            return Err(Error::invalid("second_person", "approvals-admin-only"));
        }
        if before.second_person != second_person {
            proof?;
            store::set_second_person(tx.conn, consultation, second_person)?;
            let event = Event::new("consultation.second-person", "consultation", consultation.0)
                .in_consultation(consultation.0)
                .with(serde_json::json!({ "required": second_person }));
            tx.record(event)?;
        }
        if before.on_hold != on_hold {
            store::set_on_hold(tx.conn, consultation, on_hold)?;
            let event = Event::new("consultation.hold", "consultation", consultation.0)
                .in_consultation(consultation.0)
                .with(serde_json::json!({ "on": on_hold }));
            tx.record(event)?;
        }
        write(tx, &before, words)
    })
    .await
}

/// Makes a consultation confidential as a whole, or no longer so; everything else stays as it is.
///
/// # Errors
/// As [`save`]; [`Error::Refused`] when it is so already.
pub async fn set_confidential(
    site: &Site,
    actor: &Actor,
    consultation: ConsultationId,
    confidential: bool,
) -> Result<Turn> {
    actor.require(Right::Manage(consultation))?;
    site.write(actor, move |tx| {
        let before = store::by_id(tx.conn, consultation)?;
        if before.confidential == confidential {
            return Err(Error::refused(if confidential {
                "consultations-confidential-already"
            } else {
                "consultations-not-confidential"
            }));
        }
        let words = Words {
            title: before.title.clone(),
            summary: before.summary.clone(),
            language: before.language,
            time_zone: before.time_zone.clone(),
            confidential,
        };
        write(tx, &before, words)
    })
    .await
}

/// Writes what is said of a consultation now; that it is no longer confidential can wait for a second person.
fn write(tx: &mut Tx<'_>, before: &Consultation, mut words: Words) -> Result<Turn> {
    let consultation = before.id;
    let intent = Intent {
        deed: Deed::Disclose,
        subject: consultation.0,
        wording: "",
    };
    let turn = if before.confidential && !words.confidential {
        approvals::turn(tx, before, intent)?
    } else {
        Turn::Go(())
    };
    if turn == Turn::Asked {
        words.confidential = true;
    }
    store::save_settings(tx.conn, consultation, &words)?;
    if words.confidential {
        require_all_invited(tx.conn, consultation)?;
    }
    store::public_changed(tx.conn, consultation)?;
    let mut event = Event::new("consultation.change", "consultation", consultation.0)
        .in_consultation(consultation.0);
    if before.confidential != words.confidential {
        event = event.with(serde_json::json!({ "confidential": words.confidential }));
    }
    tx.record(event)?;
    Ok(turn)
}

/// A round for everybody cannot be part of what nobody may know of.
fn require_all_invited(conn: &mut Conn, consultation: ConsultationId) -> Result<()> {
    let rounds = store::rounds_of(conn, consultation)?;
    match rounds
        .iter()
        .find(|round| round.access == RoundAccess::Open)
    {
        None => Ok(()),
        Some(round) => Err(Error::invalid(
            "confidential",
            Message::new("consultations-confidential-round").with("number", round.number),
        )),
    }
}
