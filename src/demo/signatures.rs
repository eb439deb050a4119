//! Organisations of the sample sign each other's submissions.

use anyhow::Context;

use super::content::SignaturesContent;
use super::people::actor;
use super::round::Scene;
use super::store;
use crate::accounts::store::organisation as organisation_of;
use crate::responding::actions::requested;
use crate::signatures::actions::{AskInput, SigningReply};
use crate::signatures::actions::{ask, requests, respond};

impl Scene<'_> {
    /// Asks for the signatures under this round's submissions, and has them answered.
    pub(super) async fn sign(&self) -> anyhow::Result<()> {
        let of_round = |one: &&SignaturesContent| one.round == self.round.number;
        for content in self.sample.signatures.iter().filter(of_round) {
            let (lead, organisation) = self.lead(&content.party)?;
            let round = self.round.id;
            let submission = self
                .site
                .db
                .read(move |conn| store::submission_of(conn, round, organisation))
                .await?;
            let lead = actor(self.site, lead).await?;
            for (slug, answer) in &content.asked {
                let (asked, organisation) = self.lead(slug)?;
                let organisation =
                    organisation.with_context(|| format!("{slug} is no organisation"))?;
                let known = self
                    .site
                    .db
                    .read(move |conn| organisation_of(conn, organisation))
                    .await?;
                let input = AskInput {
                    code: known.code,
                    ..AskInput::default()
                };
                ask(self.site, &lead, submission, &input).await?;
                let answer = match answer.as_str() {
                    "sign" => SigningReply::Sign,
                    "decline" => SigningReply::Decline,
                    _ => continue,
                };
                let asked = actor(self.site, asked).await?;
                let requests = requests(self.site, &asked).await?;
                let request = requests.first().context("nothing was asked")?;
                let id = request.signature.id;
                let whole = requested(self.site, &asked, id).await?.whole;
                let hash = whole.own.submission.content_hash.unwrap_or_default();
                respond(self.site, &asked, id, answer, &hash).await?;
            }
        }
        Ok(())
    }
}
