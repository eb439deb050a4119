//! Making a consultation, and changing what it is called.

use serde::{Deserialize, Serialize};

use super::super::model::{Consultation, is_slug};
use super::super::store;
use crate::access::{Actor, Right};
use crate::audit::{self, Event};
use crate::db::ids::ConsultationId;
use crate::error::{Checks, Error, Result};
use crate::platform::markdown;
use crate::platform::texts::Language;
use crate::site::Site;

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
        }
    }

    /// The language and time zone, when all fields are sound.
    fn checked(&self, site: &Site) -> Result<(Language, String)> {
        let mut checks = Checks::default();
        let title = self.title.trim();
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
            (Some(language), Some(zone)) => Ok((language, zone.name().to_owned())),
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
    let (language, zone) = sound?;
    let (title, summary) = (
        input.title.trim().to_owned(),
        input.summary.trim().to_owned(),
    );
    let (now, author) = (site.now(), actor.author());
    site.db
        .write(move |conn| {
            let made = store::create(conn, now, &slug, &title, &summary, language, &zone)?;
            let event = Event::new("consultation.create", "consultation", made.id.0)
                .in_consultation(made.id.0)
                .with(serde_json::json!({ "slug": made.slug }));
            audit::record(conn, now, &author, event)?;
            Ok(made)
        })
        .await
}

/// Changes title, summary, language and time zone.
///
/// # Errors
/// [`Error::Invalid`] when a field is not sound.
pub async fn save(
    site: &Site,
    actor: &Actor,
    consultation: ConsultationId,
    input: &Settings,
) -> Result<()> {
    actor.require(Right::Manage(consultation))?;
    let (language, zone) = input.checked(site)?;
    let (title, summary) = (
        input.title.trim().to_owned(),
        input.summary.trim().to_owned(),
    );
    let (now, author) = (site.now(), actor.author());
    site.db
        .write(move |conn| {
            store::save_settings(conn, consultation, &title, &summary, language, &zone)?;
            store::public_changed(conn, consultation)?;
            let event = Event::new("consultation.change", "consultation", consultation.0)
                .in_consultation(consultation.0);
            audit::record(conn, now, &author, event)
        })
        .await
}
