//! Asking to follow, confirming that, and stopping. What is answered never tells whether an address
//! follows: that is said by mail, to the address itself.

use chrono::Duration;
use serde_json::json;

use super::model::{FollowState, Follower, Purpose};
use super::store::{self, NewLink};
use crate::access::{Actor, Right, Rx, Tx, Viewer};
use crate::accounts::model::clean_email;
use crate::audit::Event;
use crate::consultations::model::Consultation;
use crate::consultations::readers::known;
use crate::consultations::store as consultations;
use crate::db::Conn;
use crate::error::{Checks, Error, Result};
use crate::notifications::Notification;
use crate::platform::texts::Language;
use crate::site::Site;
use crate::types::Moment;

/// The person signed in, with an address that is known to be theirs.
fn confirmed(actor: &Actor) -> Result<&Viewer> {
    match actor.viewer() {
        None => Err(Error::SignInRequired),
        Some(viewer) if viewer.verified => Ok(viewer),
        Some(_) => Err(Error::Forbidden),
    }
}

/// A consultation, and how this reader stands to it.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or none this reader may know of.
pub async fn consultation(
    site: &Site,
    actor: &Actor,
    slug: &str,
) -> Result<(Consultation, FollowState)> {
    let slug = slug.to_owned();
    site.read(actor, move |rx| {
        let consultation = known(rx.conn, rx.actor, &slug)?;
        let standing = standing_in(rx, &consultation)?;
        Ok((consultation, standing))
    })
    .await
}

/// How this reader stands to a consultation.
pub async fn standing(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
) -> Result<FollowState> {
    if actor.viewer().is_none() {
        return Ok(FollowState::default());
    }
    let consultation = consultation.clone();
    site.read(actor, move |rx| standing_in(rx, &consultation))
        .await
}

fn standing_in(rx: &mut Rx<'_>, of: &Consultation) -> Result<FollowState> {
    let Ok(viewer) = confirmed(rx.actor) else {
        return Ok(FollowState::default());
    };
    let follower = store::find(rx.conn, of.id, &viewer.email)?;
    let staff = rx.actor.may(Right::Foresee(of.id));
    Ok(FollowState {
        follows: follower.is_some_and(|follower| follower.confirmed_at.is_some()),
        followers: staff.then(|| store::count(rx.conn, of.id)).transpose()?,
    })
}

/// Asks that an address be told what happens: it gets a mail with a link to confirm that, or, when it
/// follows already, one that says so.
///
/// # Errors
/// [`Error::Invalid`], [`Error::TooMany`], [`Error::NotFound`]; never whether the address follows.
pub async fn ask(
    site: &Site,
    actor: &Actor,
    slug: &str,
    (email, language): (&str, &str),
) -> Result<()> {
    site.rates.follow.take(&actor.address_key())?;
    let (cleaned, spoken) = (clean_email(email), language.parse::<Language>());
    let mut checks = Checks::default();
    checks.require(cleaned.is_some(), "email", "accounts-email-wrong");
    checks.require(spoken.is_ok(), "language", "following-language-missing");
    checks.finish()?;
    let (Some(email), Ok(language)) = (cleaned, spoken) else {
        // Both were required above.
        return Err(Error::invalid("email", "accounts-email-wrong"));
    };
    site.rates.follow.take(&format!("mail {email}"))?;
    let slug = slug.to_owned();
    site.write(actor, move |tx| {
        let consultation = known(tx.conn, tx.actor, &slug)?;
        // Its title is not for whoever reads the mail at an address that was typed.
        if consultation.confidential {
            return Err(Error::NotFound);
        }
        let event = Event::new("follower.ask", "consultation", consultation.id.0)
            .in_consultation(consultation.id.0);
        tx.record(event)?;
        let follower = store::put(tx.conn, tx.now, consultation.id, &email, language)?;
        write(tx, &consultation, &follower)
    })
    .await
}

fn write(tx: &mut Tx<'_>, consultation: &Consultation, follower: &Follower) -> Result<()> {
    let (template, purpose, path) = match follower.confirmed_at {
        None => ("follow-confirm", Purpose::Confirm, "/follow/confirm"),
        Some(_) => ("follow-known", Purpose::Stop, "/unfollow"),
    };
    let (token, link) = NewLink::make(tx.now, follower.id, purpose);
    store::keep(tx.conn, &[link])?;
    let notification = Notification {
        recipient: follower.email.clone(),
        language: follower.language,
        template,
        context: json!({
            "title": consultation.title,
            "url": tx.config.absolute(&format!("{path}?token={token}")),
            "count_hours": tx.config.security.follow_hours,
        }),
    };
    tx.enqueue(&notification)
}

fn links_since(site: &Site) -> Moment {
    site.now() - Duration::hours(site.config.security.follow_hours)
}

/// The title of the consultation behind a link to confirm.
///
/// # Errors
/// [`Error::Refused`] when the link does not work (any more).
pub async fn may_confirm(site: &Site, token: String) -> Result<String> {
    let since = links_since(site);
    site.db
        .read(move |conn| {
            let (_, consultation) = asked(conn, &token, since)?;
            Ok(consultation.title)
        })
        .await
}

/// Confirms the address behind a link; returns the consultation it follows from now on. Once more is
/// no mistake.
///
/// # Errors
/// [`Error::Refused`] when the link does not work (any more).
pub async fn confirm(site: &Site, actor: &Actor, token: String) -> Result<Consultation> {
    let since = links_since(site);
    site.write(actor, move |tx| {
        let (follower, consultation) = asked(tx.conn, &token, since)?;
        begin(tx, &follower)?;
        Ok(consultation)
    })
    .await
}

/// Who asked to follow what, behind a link; what has become confidential since is told to nobody.
fn asked(conn: &mut Conn, token: &str, since: Moment) -> Result<(Follower, Consultation)> {
    let dead = || Error::refused("following-link-dead");
    let follower = store::behind(conn, token, Purpose::Confirm, Some(since))?.ok_or_else(dead)?;
    let consultation = consultations::by_id(conn, follower.consultation_id)?;
    if consultation.confidential {
        return Err(dead());
    }
    Ok((follower, consultation))
}

fn begin(tx: &mut Tx<'_>, follower: &Follower) -> Result<()> {
    if store::confirm(tx.conn, tx.now, follower.id)? {
        let id = follower.consultation_id.0;
        let event = Event::new("follower.confirm", "consultation", id).in_consultation(id);
        tx.record(event)?;
    }
    Ok(())
}

/// Follows with the account's own address, which is confirmed already.
///
/// # Errors
/// [`Error::SignInRequired`], [`Error::Forbidden`] for an address not confirmed yet.
pub async fn follow(site: &Site, actor: &Actor, slug: &str) -> Result<()> {
    let viewer = confirmed(actor)?.clone();
    let slug = slug.to_owned();
    site.write(actor, move |tx| {
        let consultation = known(tx.conn, tx.actor, &slug)?;
        let follower = store::put(
            tx.conn,
            tx.now,
            consultation.id,
            &viewer.email,
            viewer.language,
        )?;
        begin(tx, &follower)
    })
    .await
}

/// Follows no more with the account's own address; nothing when it did not.
///
/// # Errors
/// [`Error::SignInRequired`], [`Error::Forbidden`] for an address not confirmed yet.
pub async fn leave(site: &Site, actor: &Actor, slug: &str) -> Result<()> {
    let viewer = confirmed(actor)?.clone();
    let slug = slug.to_owned();
    site.write(actor, move |tx| {
        let consultation = known(tx.conn, tx.actor, &slug)?;
        match store::find(tx.conn, consultation.id, &viewer.email)? {
            Some(follower) => end(tx, &follower),
            None => Ok(()),
        }
    })
    .await
}

/// The title of the consultation behind a link to stop.
///
/// # Errors
/// [`Error::Refused`] when the link does not work (any more).
pub async fn may_stop(site: &Site, token: String) -> Result<String> {
    site.db
        .read(move |conn| {
            let follower = store::behind(conn, &token, Purpose::Stop, None)?
                .ok_or_else(|| Error::refused("following-stopped-already"))?;
            Ok(consultations::by_id(conn, follower.consultation_id)?.title)
        })
        .await
}

/// Stops the mails to the address behind a link and forgets the address. Whoever has the link may:
/// nothing else is asked, so that a mail program can do it (RFC 8058).
///
/// # Errors
/// [`Error::Refused`] when the link does not work (any more).
pub async fn stop(site: &Site, actor: &Actor, token: String) -> Result<Consultation> {
    site.write(actor, move |tx| {
        let follower = store::behind(tx.conn, &token, Purpose::Stop, None)?
            .ok_or_else(|| Error::refused("following-stopped-already"))?;
        end(tx, &follower)?;
        consultations::by_id(tx.conn, follower.consultation_id)
    })
    .await
}

fn end(tx: &mut Tx<'_>, follower: &Follower) -> Result<()> {
    store::erase(tx.conn, follower.id)?;
    let id = follower.consultation_id.0;
    let event = Event::new("follower.stop", "consultation", id).in_consultation(id);
    tx.record(event)
}
