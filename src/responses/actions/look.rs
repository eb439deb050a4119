//! What drafters see, gathered for the pages.

use std::collections::HashMap;

use super::standing::{Standing, standings};
use crate::access::{Actor, Right, StaffRole, note_names_read};
use crate::comments::actions::{disclosures, signatory_names};
use crate::comments::attachments::Attachment;
use crate::comments::model::{Comment, Verification};
use crate::comments::store as comment_store;
use crate::consultations::model::{Consultation, Passage, Round, Section};
use crate::consultations::store as consultation_store;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::responses::model::{Answer, Satisfaction, residue};
use crate::responses::store::{self, Progress, SectionFilter};
use crate::site::Site;
use crate::types::ids::{CampaignId, CommentId, RoundId, SectionId, ThemeId};

/// So many comments on one drafting page.
pub const PAGE: i64 = 100;

/// A round with how far it is.
#[derive(Debug, Clone)]
pub struct Desk {
    pub consultation: Consultation,
    pub rounds: Vec<(Round, Progress)>,
}

/// The consultations this actor drafts, with their rounds.
///
/// # Errors
/// As [`Actor::without_role`] for those who draft nowhere.
pub async fn desks(site: &Site, actor: &Actor) -> Result<Vec<Desk>> {
    let mine = actor.consultations_as(StaffRole::Drafter);
    if mine.is_empty() {
        return Err(actor.without_role());
    }
    site.db
        .read(move |conn| {
            let mut desks = Vec::with_capacity(mine.len());
            for id in mine {
                let consultation = consultation_store::by_id(conn, id)?;
                let rounds = consultation_store::rounds_of(conn, id)?;
                let ids: Vec<_> = rounds.iter().map(|round| round.id).collect();
                let progress = store::progress_of_rounds(conn, &ids)?;
                desks.push(Desk {
                    consultation,
                    rounds: rounds
                        .into_iter()
                        .map(|round| {
                            let so_far = progress.get(&round.id).copied().unwrap_or_default();
                            (round, so_far)
                        })
                        .collect(),
                });
            }
            Ok(desks)
        })
        .await
}

/// A comment with everything drafters know of it.
#[derive(Debug, Clone)]
pub struct Item {
    pub comment: Comment,
    pub party: String,
    pub answer: Option<Answer>,
    /// What its party says of the answer.
    pub satisfaction: Option<Satisfaction>,
    pub themes: Vec<String>,
    pub campaign: Option<(CampaignId, String)>,
    /// In the newest version, when that is another.
    pub standing: Option<Standing>,
}

/// One section of a round on the drafting table.
#[derive(Debug, Clone)]
pub struct Table {
    pub consultation: Consultation,
    pub round: Round,
    pub sections: Vec<(Section, Progress)>,
    /// Of the comments on the document as a whole.
    pub whole: Progress,
    /// Answers that do not satisfy, by section; `None` for the document as a whole.
    pub not_satisfied: HashMap<Option<SectionId>, i64>,
    /// The section shown; none: the document as a whole.
    pub section: Option<Section>,
    pub passages: Vec<Passage>,
    pub items: Vec<Item>,
    /// Where the next page begins.
    pub next: Option<CommentId>,
}

/// What part of a round to show.
#[derive(Debug, Clone, Default)]
pub struct TableFilter {
    /// [`section_name`]; "" for the document as a whole; none: where work begins.
    pub section: Option<String>,
    pub only_unanswered: bool,
    /// Those whose party says that the answer does not satisfy.
    pub only_not_satisfied: bool,
    pub group: Option<String>,
    pub after: Option<CommentId>,
}

/// A round's text beside its comments, one section at a time.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round or section.
pub async fn table(
    site: &Site,
    actor: &Actor,
    slug: String,
    number: i64,
    filter: TableFilter,
) -> Result<Table> {
    let actor = actor.clone();
    let mut table = site
        .db
        .read(move |conn| {
            let (consultation, round) = round_for(conn, &actor, &slug, number)?;
            let mut progress = store::progress_of_sections(conn, round.id)?;
            let whole = progress.remove(&None).unwrap_or_default();
            let sections: Vec<(Section, Progress)> =
                consultation_store::sections_of(conn, round.version_id)?
                    .into_iter()
                    .map(|section| {
                        let so_far = progress.remove(&Some(section.id)).unwrap_or_default();
                        (section, so_far)
                    })
                    .collect();
            let section = chosen(&sections, whole, filter.section.as_deref())?;
            let passages = consultation_store::passages_of(conn, round.version_id)?
                .into_iter()
                .filter(|passage| Some(passage.section_id) == section.as_ref().map(|s| s.id))
                .collect();
            let wanted = SectionFilter {
                section: section.as_ref().map(|section| section.id),
                only_unanswered: filter.only_unanswered,
                only_not_satisfied: filter.only_not_satisfied,
                group: filter.group,
                after: filter.after,
            };
            let rows = store::comments_of_section(conn, round.id, &wanted, PAGE + 1)?;
            let (items, next) = page(conn, rows)?;
            Ok(Table {
                not_satisfied: store::not_satisfied_by_section(conn, round.id)?,
                consultation,
                round,
                sections,
                whole,
                section,
                passages,
                items,
                next,
            })
        })
        .await?;
    stand(site, &table.round, &mut table.items).await?;
    Ok(table)
}

pub(super) fn round_for(
    conn: &mut Conn,
    actor: &Actor,
    slug: &str,
    number: i64,
) -> Result<(Consultation, Round)> {
    let consultation = consultation_store::by_slug(conn, slug)?;
    actor.require(Right::Draft(consultation.id))?;
    let round = consultation_store::round_by_number(conn, consultation.id, number)?;
    Ok((consultation, round))
}

/// What a section goes by in addresses: its number, or its place where it has none.
pub fn section_name(section: &Section) -> String {
    if section.number.is_empty() {
        format!("~{}", section.position)
    } else {
        section.number.clone()
    }
}

/// The section asked for, or else the first with something left to answer.
fn chosen(
    sections: &[(Section, Progress)],
    whole: Progress,
    asked: Option<&str>,
) -> Result<Option<Section>> {
    match asked {
        Some("") => Ok(None),
        Some(name) => sections
            .iter()
            .find(|(section, _)| section_name(section) == name)
            .map(|(section, _)| Some(section.clone()))
            .ok_or(Error::NotFound),
        None if whole.answered < whole.comments => Ok(None),
        None => Ok(sections
            .iter()
            .find(|(_, progress)| progress.answered < progress.comments)
            .or_else(|| sections.iter().find(|(_, progress)| progress.comments > 0))
            .map(|(section, _)| section.clone())),
    }
}

fn page(
    conn: &mut Conn,
    mut rows: Vec<(Comment, String)>,
) -> Result<(Vec<Item>, Option<CommentId>)> {
    let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > size;
    rows.truncate(size);
    let next = rows.last().filter(|_| more).map(|(comment, _)| comment.id);
    Ok((items(conn, rows)?, next))
}

fn items(conn: &mut Conn, rows: Vec<(Comment, String)>) -> Result<Vec<Item>> {
    let ids: Vec<_> = rows.iter().map(|(comment, _)| comment.id).collect();
    let mut answers = store::answers(conn, &ids)?;
    let mut satisfactions = store::satisfactions(conn, &ids)?;
    let mut themes = store::themes_of(conn, &ids)?;
    let mut campaigns = store::campaigns_of(conn, &ids)?;
    Ok(rows
        .into_iter()
        .map(|(comment, party)| Item {
            answer: answers.remove(&comment.id),
            satisfaction: satisfactions.remove(&comment.id),
            themes: themes.remove(&comment.id).unwrap_or_default(),
            campaign: campaigns.remove(&comment.id),
            comment,
            party,
            standing: None,
        })
        .collect())
}

/// One comment on the drafting table.
#[derive(Debug, Clone)]
pub struct Single {
    pub consultation: Consultation,
    pub round: Round,
    pub section: Option<Section>,
    pub passage: Option<Passage>,
    pub item: Item,
    /// How far it was established who sent it.
    pub verification: Verification,
    /// What the party disclosed of its interests, and who signed the submission below.
    pub interests: Vec<(String, String)>,
    /// Files that came with the same submission.
    pub attachments: Vec<Attachment>,
    pub signatories: Vec<String>,
}

/// One comment, to answer.
///
/// # Errors
/// [`Error::NotFound`] when there is none that can be answered.
pub async fn single(site: &Site, actor: &Actor, id: CommentId) -> Result<Single> {
    let asking = actor.clone();
    let mut single = site
        .db
        .read(move |conn| {
            let comment = comment_store::comment(conn, id)?;
            let round = consultation_store::round(conn, comment.round_id)?;
            let consultation = consultation_store::by_id(conn, round.consultation_id)?;
            asking.require(Right::Draft(consultation.id))?;
            if !store::is_answered_at_all(comment.moderation) {
                return Err(Error::NotFound);
            }
            let section = section_of(conn, comment.section_id)?;
            let passage = comment
                .passage_id
                .map(|passage| consultation_store::passage(conn, passage))
                .transpose()?;
            let party = store::party_name(conn, comment.party_id)?;
            let submission = comment_store::submission(conn, comment.submission_id)?;
            let interests = disclosures(conn, &submission, &comment.group_code)?;
            let item = items(conn, vec![(comment, party)])?
                .pop()
                .ok_or(Error::NotFound)?;
            Ok(Single {
                consultation,
                round,
                section,
                passage,
                item,
                verification: submission.verification,
                interests,
                attachments: comment_store::attachments_of(conn, submission.id)?,
                signatories: signatory_names(conn, submission.id)?,
            })
        })
        .await?;
    note_names_read(site, actor, "answering", single.consultation.id).await;
    let items = std::slice::from_mut(&mut single.item);
    stand(site, &single.round, items).await?;
    Ok(single)
}

fn section_of(conn: &mut Conn, id: Option<SectionId>) -> Result<Option<Section>> {
    id.map(|id| consultation_store::section(conn, id))
        .transpose()
}

/// A campaign with each copy's own words.
#[derive(Debug, Clone)]
pub struct CampaignView {
    pub id: CampaignId,
    pub title: String,
    pub sample: String,
    /// Whose text that is; `None` for a campaign without comments.
    pub sample_of: Option<CommentId>,
    /// Number of the comment, its party, and what it says beyond the sample.
    pub copies: Vec<(CommentId, String, String)>,
}

/// The campaigns of a round and its code book.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round.
pub async fn campaigns(
    site: &Site,
    actor: &Actor,
    slug: String,
    number: i64,
) -> Result<(
    Consultation,
    Round,
    Vec<CampaignView>,
    Vec<(ThemeId, String, i64)>,
)> {
    let actor = actor.clone();
    site.db
        .read(move |conn| {
            let (consultation, round) = round_for(conn, &actor, &slug, number)?;
            let rows = store::campaigns_in(conn, round.id)?;
            let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
            let mut members: HashMap<CampaignId, Vec<(CommentId, String, String)>> = HashMap::new();
            for (campaign, comment, party, body) in store::comments_of_campaigns(conn, &ids)? {
                members
                    .entry(campaign)
                    .or_default()
                    .push((comment, party, body));
            }
            let views = rows
                .into_iter()
                .map(|row| {
                    let copies = members.remove(&row.id).unwrap_or_default();
                    let sample = copies
                        .iter()
                        .find(|(id, _, _)| Some(id.0) == row.sample)
                        .or_else(|| copies.first());
                    let sample_of = sample.map(|(id, ..)| *id);
                    let sample = sample.map(|(_, _, body)| body.clone()).unwrap_or_default();
                    CampaignView {
                        id: row.id,
                        title: row.title,
                        copies: copies
                            .into_iter()
                            .map(|(id, party, body)| (id, party, residue(&sample, &body)))
                            .collect(),
                        sample_of,
                        sample,
                    }
                })
                .collect();
            let code_book = store::code_book(conn, consultation.id)?;
            Ok((consultation, round, views, code_book))
        })
        .await
}

/// What publishing now would make public.
#[derive(Debug, Clone)]
pub struct PublicationView {
    pub consultation: Consultation,
    pub round: Round,
    pub progress: Progress,
    /// Answers that are new to the public, or changed since.
    pub waiting: i64,
}

/// How a round stands before its answers are published.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round.
pub async fn publication(
    site: &Site,
    actor: &Actor,
    slug: String,
    number: i64,
) -> Result<PublicationView> {
    let actor = actor.clone();
    site.db
        .read(move |conn| {
            let (consultation, round) = round_for(conn, &actor, &slug, number)?;
            let progress = store::progress_of_rounds(conn, &[round.id])?
                .remove(&round.id)
                .unwrap_or_default();
            let waiting = store::waiting_count(conn, round.id)?;
            Ok(PublicationView {
                consultation,
                round,
                progress,
                waiting,
            })
        })
        .await
}

/// The id of a round this actor drafts.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round.
pub async fn round_to_draft(
    site: &Site,
    actor: &Actor,
    slug: String,
    number: i64,
) -> Result<RoundId> {
    let actor = actor.clone();
    site.db
        .read(move |conn| Ok(round_for(conn, &actor, &slug, number)?.1.id))
        .await
}

/// The consultation's slug and the round's number of a campaign this actor may answer.
///
/// # Errors
/// [`Error::NotFound`] when there is no such campaign.
pub async fn campaign_place(
    site: &Site,
    actor: &Actor,
    campaign: CampaignId,
) -> Result<(String, i64)> {
    let actor = actor.clone();
    site.db
        .read(move |conn| {
            let (round, _) = store::campaign_members(conn, campaign)?;
            let round = consultation_store::round(conn, round)?;
            let consultation = consultation_store::by_id(conn, round.consultation_id)?;
            actor.require(Right::Draft(consultation.id))?;
            Ok((consultation.slug, round.number))
        })
        .await
}

/// Tells each of `items` how it stands in the newest version.
async fn stand(site: &Site, round: &Round, items: &mut [Item]) -> Result<()> {
    let comments = items.iter().map(|item| &item.comment);
    let mut found = standings(site, round, comments).await?;
    for item in items {
        item.standing = found.remove(&item.comment.id);
    }
    Ok(())
}
