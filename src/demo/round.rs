//! One round of the sample, from the first comment to the published answers.

use std::collections::HashMap;

use anyhow::{Context, bail};
use chrono::Duration;

use super::content::{CommentContent, PartyContent, RoundContent, Sample};
use super::hours::move_clock;
use super::people::{People, actor};
use super::places::text_of;
use super::questions::answers_of;
use super::{attachments, store};
use crate::access::Actor;
use crate::campaigns::actions::{self as campaigns, NewCampaign};
use crate::comments::actions::{CommentInput, Selector};
use crate::consultations::model::{Consultation, Round};
use crate::consultations::worker;
use crate::moderation::actions::{self as moderating, Also, ExpectedDecisions};
use crate::moderation::marking::{RedactionRequest, locate};
use crate::moderation::model::{RedactedField, Ruling, Verdict};
use crate::readings::model::{Matter, Unread};
use crate::responding::actions::{self as responding, DraftContent};
use crate::responses::actions::{
    self as answering, AnswerInput, Publishing, SatisfactionInput, ThemeAct, ThemeInput, answer_key,
};
use crate::responses::store::published_answers;
use crate::site::Site;
use crate::submissions::model::Moderation;
use crate::teamwork::actions::MarkInput;
use crate::types::Moment;
use crate::types::ids::{AccountId, CommentId, OrganisationId, SubmissionId};

/// What a round is played with.
pub(super) struct Scene<'a> {
    pub site: &'a Site,
    pub sample: &'a Sample,
    pub people: &'a People,
    pub consultation: &'a Consultation,
    pub round: &'a Round,
    pub today: Moment,
}

/// The sample's ids of comments, and what they became.
type Known<'a> = Vec<(&'a CommentContent, CommentId)>;

impl Scene<'_> {
    /// Plays the round as far as its days have come.
    pub(super) async fn play(&self, content: &RoundContent) -> anyhow::Result<()> {
        let known = self.respond().await?;
        self.sign().await?;
        self.moderate(&known).await?;
        if let Some(days) = content.answers_published_in_days {
            move_clock(self.site, self.round.closes_at + Duration::minutes(1));
            while worker::step(self.site).await? > 0 {}
            self.answer(&known).await?;
            move_clock(self.site, self.today + Duration::days(days));
            let drafter = actor(self.site, self.people.drafter).await?;
            self.read_rest().await?;
            let said = Publishing {
                although_open: true,
                ..Publishing::default()
            };
            answering::publish_answers(self.site, &drafter, self.round.id, said).await?;
            self.judge(&known).await?;
        }
        Ok(())
    }

    /// The drafter reads what nobody of the ministry has read yet.
    async fn read_rest(&self) -> anyhow::Result<()> {
        let drafter = actor(self.site, self.people.drafter).await?;
        let place = || (self.consultation.slug.clone(), self.round.number);
        for matter in Matter::ALL {
            let mut after = (0, 0);
            loop {
                let asked = (*matter, after);
                let page = answering::unread_page(self.site, &drafter, place(), asked).await?;
                for one in &page.list.items {
                    self.read_one(&drafter, one).await?;
                }
                match page.list.next {
                    Some(next) => after = next,
                    None => break,
                }
            }
        }
        Ok(())
    }

    async fn read_one(&self, drafter: &Actor, one: &Unread) -> anyhow::Result<()> {
        match one {
            Unread::Comment { id, .. } => {
                let single = answering::single(self.site, drafter, *id).await?;
                answering::open(self.site, drafter, &single).await?;
            }
            Unread::Answer {
                submission,
                question,
                ..
            } => {
                let place = (self.consultation.slug.clone(), self.round.number);
                let before = Some(SubmissionId(submission.0 - 1));
                answering::answers_given(self.site, drafter, place, Some(*question), before)
                    .await?;
            }
            Unread::Attachment { id, submission, .. } => {
                // What is in it does not matter here.
                let (_, _stream) =
                    responding::fetch(self.site, drafter, (*submission, *id)).await?;
            }
        }
        Ok(())
    }

    /// Each party says of one answer whether it satisfies: those that were followed are. The party that
    /// the sample is tried with has not said so yet.
    async fn judge(&self, known: &Known<'_>) -> anyhow::Result<()> {
        let ids: Vec<CommentId> = known.iter().map(|(_, id)| *id).collect();
        let answers = self
            .site
            .db
            .read(move |conn| published_answers(conn, &ids))
            .await?;
        for party in &self.sample.parties {
            let is_tried = |email: &str| {
                let mut shown = self.people.shown.iter();
                shown.any(|one| one.role == "participant" && one.email == email)
            };
            let found = known.iter().find_map(|(comment, id)| {
                let answer = answers.get(id).filter(|_| comment.party == party.slug)?;
                Some((*id, answer))
            });
            let (Some((id, answer)), Some((lead, _))) = (found, self.people.leads.get(&party.slug))
            else {
                continue;
            };
            if party.people.iter().any(|person| is_tried(&person.email)) {
                continue;
            }
            let lead = actor(self.site, *lead).await?;
            let followed = answer.disposition.is_taken_over();
            let said = SatisfactionInput {
                satisfied: if followed { "yes" } else { "no" }.to_owned(),
                remark: String::new(),
                answer: answer_key(answer.published_at),
            };
            answering::say_satisfied(self.site, &lead, id, said).await?;
        }
        Ok(())
    }

    async fn respond(&self) -> anyhow::Result<Known<'_>> {
        let text = text_of(self.site, self.round.version_id).await?;
        let mut known = Vec::new();
        for party in &self.sample.parties {
            let own: Vec<&CommentContent> = self
                .sample
                .comments
                .iter()
                .filter(|comment| comment.round == self.round.number && comment.party == party.slug)
                .collect();
            if own.is_empty() {
                continue;
            }
            let mut draft = DraftContent {
                publication: Some(party.publication),
                submitter_name: party.people.first().map(|person| person.name.clone()),
                comments: Vec::new(),
                answers: Some(answers_of(self.site, self.sample, self.round, party).await?),
            };
            for comment in &own {
                let input = CommentInput {
                    kind: comment.kind.as_str().to_owned(),
                    body: comment.body.clone(),
                    proposed_text: comment.proposed_text.clone().unwrap_or_default(),
                    quote: comment
                        .quote
                        .as_deref()
                        .map(Selector::words)
                        .unwrap_or_default(),
                };
                let mark = MarkInput {
                    status: comment.status.clone(),
                    note: comment.note.clone(),
                    mention: String::new(),
                };
                draft.comments.push(responding::CommentContent {
                    target: text.target(comment)?,
                    input,
                    mark,
                });
            }
            let ids = self
                .submit(party, draft, own[0].state != Moderation::Draft)
                .await?;
            known.extend(own.into_iter().zip(ids));
            move_clock(self.site, self.site.now() + Duration::minutes(331));
        }
        Ok(known)
    }

    /// Who speaks for a party, and for which organisation.
    pub(super) fn lead(&self, slug: &str) -> anyhow::Result<(AccountId, Option<OrganisationId>)> {
        let lead = self.people.leads.get(slug).copied();
        lead.with_context(|| format!("nobody leads {slug}"))
    }

    async fn submit(
        &self,
        party: &PartyContent,
        draft: DraftContent,
        hand_in: bool,
    ) -> anyhow::Result<Vec<CommentId>> {
        let (lead, organisation) = self.lead(&party.slug)?;
        let lead = actor(self.site, lead).await?;
        let place = (self.consultation.slug.as_str(), self.round.number);
        let submission =
            responding::create_draft(self.site, &lead, place, organisation, draft).await?;
        let (site, sample) = (self.site, self.sample);
        attachments::send(site, sample, self.round, &party.slug, &lead, submission).await?;
        if hand_in {
            responding::submit(self.site, &lead, submission, None).await?;
            let moderator = actor(site, self.people.moderator).await?;
            attachments::decide(site, sample, &moderator, submission).await?;
        }
        let invited = organisation.filter(|_| party.invited);
        Ok(self
            .site
            .write(&Actor::system(), move |tx| {
                if let Some(organisation) = invited {
                    store::note_invited(tx.conn, organisation)?;
                }
                store::comments_of(tx.conn, submission)
            })
            .await?)
    }

    async fn moderate(&self, known: &Known<'_>) -> anyhow::Result<()> {
        let moderator = actor(self.site, self.people.moderator).await?;
        for (comment, id) in known {
            let Some(ruling) = ruling(comment)? else {
                continue;
            };
            let seen = ExpectedDecisions {
                comment: *id,
                decisions: 0,
            };
            moderating::decide(self.site, &moderator, seen, ruling, Also::default()).await?;
            move_clock(self.site, self.site.now() + Duration::minutes(7));
        }
        Ok(())
    }

    async fn answer(&self, known: &Known<'_>) -> anyhow::Result<()> {
        let drafter = actor(self.site, self.people.drafter).await?;
        let ids: HashMap<&str, CommentId> = known
            .iter()
            .map(|(comment, id)| (comment.id.as_str(), *id))
            .collect();
        for (comment, id) in known {
            move_clock(self.site, self.site.now() + Duration::minutes(37));
            if !comment.themes.is_empty() {
                let input = ThemeInput {
                    round: self.round.id,
                    comments: vec![*id],
                    act: ThemeAct::Add,
                    names: comment.themes.clone(),
                };
                answering::assign_themes(self.site, &drafter, input).await?;
            }
            let Some(disposition) = comment.disposition else {
                continue;
            };
            let duplicate_of = comment
                .duplicate_of
                .as_deref()
                .and_then(|other| ids.get(other))
                .map(ToString::to_string)
                .unwrap_or_default();
            let input = AnswerInput {
                round: self.round.id,
                comments: vec![(*id, 0)],
                disposition: disposition.as_str().to_owned(),
                response: comment.response.clone().unwrap_or_default(),
                duplicate_of,
            };
            answering::answer(self.site, &drafter, input).await?;
        }
        for campaign in &self.sample.consultation.campaigns {
            if campaign.round != self.round.number {
                continue;
            }
            let sample = *ids
                .get(campaign.sample.as_str())
                .with_context(|| format!("the campaign {} has no sample", campaign.slug))?;
            let copies = known
                .iter()
                .filter(|(comment, id)| {
                    *id != sample && comment.campaign.as_ref() == Some(&campaign.slug)
                })
                .map(|(_, id)| *id);
            let members = std::iter::once(sample).chain(copies).collect();
            let title = campaign.title.clone();
            campaigns::form_campaign(
                self.site,
                &drafter,
                NewCampaign {
                    round: self.round.id,
                    of: None,
                    title,
                    comments: members,
                },
            )
            .await?;
        }
        Ok(())
    }
}

/// What the sample's moderator makes of a comment; none for one that still waits.
fn ruling(comment: &CommentContent) -> anyhow::Result<Option<Ruling>> {
    let explanation = comment.explanation.as_deref().unwrap_or_default();
    let ruling = match comment.state {
        Moderation::Published => Ruling::new(Verdict::Publish, None, explanation, Vec::new()),
        Moderation::Redacted => {
            let mut wanted = Vec::new();
            for redaction in &comment.redactions {
                wanted.push(RedactionRequest {
                    words: redaction.text.clone(),
                    place: None,
                    ground: ground(&redaction.ground)?,
                });
            }
            let proposed = comment.proposed_text.as_deref().unwrap_or_default();
            let texts = [
                (RedactedField::Body, comment.body.as_str()),
                (RedactedField::ProposedText, proposed),
            ];
            let marks = locate(&wanted, &texts)?;
            Ruling::new(Verdict::PublishRedacted, None, explanation, marks)
        }
        Moderation::Withheld => {
            let code = comment.ground.as_deref().unwrap_or_default();
            Ruling::new(
                Verdict::Withhold,
                Some(ground(code)?),
                explanation,
                Vec::new(),
            )
        }
        Moderation::Draft | Moderation::Pending => return Ok(None),
        Moderation::Gone => bail!("{}: the sample holds nothing taken back", comment.id),
    };
    Ok(Some(ruling?))
}

fn ground(code: &str) -> anyhow::Result<crate::moderation::model::Ground> {
    code.parse().map_err(|error: String| anyhow::anyhow!(error))
}
