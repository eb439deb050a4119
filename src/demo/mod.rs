//! The sample consultation that `polder demo` sets up: everybody does their work by the actions
//! the pages call, on a clock that is moved through the past months.

mod attachments;
mod content;
mod hours;
mod people;
mod places;
mod questions;
mod round;
mod signatures;
mod store;

pub use people::{DemoAccount, PASSWORD};

use anyhow::Context;
use chrono::Duration;

use content::Sample;
use people::People;

use self::hours::move_clock;

use crate::access::Actor;
use crate::consultations::actions::drafts::{self, NewDraft};
use crate::consultations::actions::rounds::{self, RoundInput};
use crate::consultations::actions::settings::{self, Settings};
use crate::consultations::model::Consultation;
use crate::consultations::worker;
use crate::documents::SourceFile;
use crate::platform::clock::Clock;
use crate::platform::dates::rfc3339;
use crate::site::Site;

/// Sets the sample up, unless a consultation is there already, and returns accounts to try it
/// with.
pub async fn set_up(site: &Site) -> anyhow::Result<Vec<DemoAccount>> {
    let sample = Sample::read()?;
    if site.db.read(store::has_consultation).await? {
        return Ok(people::known(&sample));
    }
    let today = site.now();
    let beginning = sample
        .consultation
        .rounds
        .iter()
        .map(|round| round.opens_in_days)
        .min()
        .context("the sample has no round")?;
    let site = Site {
        clock: Clock::at(today + Duration::days(beginning - 14)),
        ..site.clone()
    };
    let ministry = Actor::command_line();
    let consultation = found(&site, &ministry, &sample).await?;
    let people = People::settle(&site, &sample, consultation.id).await?;
    for (round, version) in sample
        .consultation
        .rounds
        .iter()
        .zip(&sample.consultation.versions)
    {
        import(&site, &ministry, &consultation, version).await?;
        let input = RoundInput {
            number: round.number.to_string(),
            version: round.version.clone(),
            opens_at: rfc3339(today + Duration::days(round.opens_in_days)),
            closes_at: rfc3339(today + Duration::days(round.closes_in_days)),
            access: round.access.as_str().to_owned(),
            introduction: round.introduction.clone(),
        };
        let made = rounds::create(&site, &ministry, &consultation, &input, true).await?;
        questions::ask(&site, &ministry, &sample, &made).await?;
        move_clock(&site, made.opens_at + Duration::hours(20));
        while worker::step(&site).await? > 0 {}
        let scene = round::Scene {
            site: &site,
            sample: &sample,
            people: &people,
            consultation: &consultation,
            round: &made,
            today,
        };
        scene.play(round).await?;
    }
    Ok(people.shown)
}

async fn found(site: &Site, ministry: &Actor, sample: &Sample) -> anyhow::Result<Consultation> {
    let content = &sample.consultation;
    let wanted = Settings {
        slug: content.slug.clone(),
        title: content.title.clone(),
        summary: content.summary.clone(),
        language: content.language.as_str().to_owned(),
        time_zone: site.config.site.time_zone.name().to_owned(),
        confidential: String::new(),
        second_person: String::new(),
        on_hold: String::new(),
    };
    Ok(settings::create(site, ministry, &wanted).await?)
}

async fn import(
    site: &Site,
    ministry: &Actor,
    consultation: &Consultation,
    version: &content::VersionContent,
) -> anyhow::Result<()> {
    let text = Sample::draft(&version.file)
        .with_context(|| format!("the sample has no file {}", version.file))?;
    let file = SourceFile {
        name: version.file.clone(),
        bytes: text.as_bytes().to_vec(),
    };
    let new = NewDraft {
        label: version.label.clone(),
        changelog: version.changelog.clone(),
        ..NewDraft::default()
    };
    drafts::import(site, ministry, consultation, &new, vec![file]).await?;
    Ok(())
}
