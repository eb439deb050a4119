//! What became of the passages of one Version in another, and of the comments made on them.

use super::carried::{CarriedCounts, follow};
use crate::access::{Actor, Right};
use crate::consultations::actions::alignments;
use crate::consultations::model::{Consultation, Version};
use crate::consultations::store as consultations;
use crate::documents::Counts;
use crate::error::{Error, Message, Result};
use crate::site::Site;

/// Two Versions compared, in figures. As JSON the figures of the passages stand beside `comments`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Diff {
    #[serde(flatten)]
    pub passages: Counts,
    /// Those handed in on the rounds about the older one that stand.
    pub comments: CarriedCounts,
}

/// Compares two versions by their labels, in figures; for staff, since it counts every comment.
///
/// # Errors
/// [`Error::Refused`] when the consultation has no version of that label.
pub async fn diff(
    site: &Site,
    actor: &Actor,
    consultation: &Consultation,
    from: &str,
    to: &str,
) -> Result<Diff> {
    actor.require(Right::ReadInternal(consultation.id))?;
    let id = consultation.id;
    let labels = [from.to_owned(), to.to_owned()];
    let slug = consultation.slug.clone();
    let [from, to] = site
        .read(actor, move |rx| {
            let mut named = |label: &String| {
                consultations::version_by_label(rx.conn, id, label)?.ok_or_else(|| {
                    Error::refused(
                        Message::new("consultations-no-such-version")
                            .with("label", label)
                            .with("consultation", &slug),
                    )
                })
            };
            Ok([named(&labels[0])?, named(&labels[1])?])
        })
        .await?;
    figures(site, &from, &to).await
}

async fn figures(site: &Site, from: &Version, to: &Version) -> Result<Diff> {
    let alignment = alignments::between(site, from, to).await?;
    let (from, to) = (from.clone(), to.clone());
    site.db
        .read(move |conn| {
            let rounds: Vec<_> = consultations::rounds_of(conn, from.consultation_id)?
                .into_iter()
                .filter(|round| round.version_id == from.id)
                .map(|round| round.id)
                .collect();
            let carried = follow(conn, alignment, (&from, &to), &rounds)?;
            Ok(Diff {
                passages: consultations::alignment_counts(conn, alignment)?,
                comments: CarriedCounts::of(&carried),
            })
        })
        .await
}
