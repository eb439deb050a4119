//! The files that come with the sample's responses, and what the moderator makes of them.

use anyhow::Context;

use super::content::Sample;
use crate::access::Actor;
use crate::attachments::actions::attach;
use crate::attachments::model::SentFile;
use crate::attachments::store::attachments_of;
use crate::consultations::model::Round;
use crate::moderation::actions as moderating;
use crate::moderation::attachments::FileRuling;
use crate::site::Site;
use crate::types::ids::SubmissionId;

/// Sends what a party has for a round with its draft.
pub(super) async fn send(
    site: &Site,
    sample: &Sample,
    round: &Round,
    party: &str,
    lead: &Actor,
    draft: SubmissionId,
) -> anyhow::Result<()> {
    let own = sample
        .attachments
        .iter()
        .filter(|file| file.round == round.number && file.party == party);
    for file in own {
        let bytes = Sample::attachment(&file.file)
            .with_context(|| format!("the sample has no file {}", file.file))?;
        let sent = SentFile {
            name: file.name.clone(),
            bytes: bytes.to_vec(),
            description: file.description.clone(),
        };
        attach(site, lead, draft, sent).await?;
    }
    Ok(())
}

/// Publishes those of a submission that the sample says are.
pub(super) async fn decide(
    site: &Site,
    sample: &Sample,
    moderator: &Actor,
    of: SubmissionId,
) -> anyhow::Result<()> {
    let sent = site.db.read(move |conn| attachments_of(conn, of)).await?;
    for attachment in sent {
        let published = sample
            .attachments
            .iter()
            .any(|file| file.published && file.description == attachment.description);
        // With a scanner at work it may not be published this early.
        if published && site.scanner.is_none() {
            let seen = (attachment.id, attachment.decisions);
            moderating::decide_attachment(site, moderator, seen, FileRuling::publish()).await?;
        }
    }
    Ok(())
}
