//! A comment as drafters see it.

use serde::Serialize;

use crate::config::ADVISORY;
use crate::consultations::model::{Errata, Passage};
use crate::documents::{RedlineSegment, redline};
use crate::error::Result;
use crate::rendering::{Owner, Piece};
use crate::responses::actions::Item;
use crate::responses::model::{Disposition, Response};
use crate::web::{Page, addresses};

/// One comment with its answer, ready to show.
#[derive(Debug, Serialize)]
pub(super) struct ItemView {
    pub id: String,
    pub revision: i64,
    pub party: String,
    /// What the public knows it by; empty while it was never published.
    pub public_number: String,
    pub group: String,
    /// It is of an advisory body.
    pub advice: bool,
    pub kind: &'static str,
    pub at: String,
    pub body_html: String,
    pub quote: String,
    /// Whether a typing error was mended since in the words it is about.
    pub mended: bool,
    /// The proposed wording, as a redline of the passage where there is one.
    pub proposed: Vec<RedlineSegment>,
    pub moderation: &'static str,
    pub disposition: &'static str,
    pub response: String,
    pub response_html: String,
    pub duplicate_of: String,
    /// Whether the answer as it stands is public.
    pub is_published: bool,
    /// "satisfied", "not-satisfied", or "" where the party has not said.
    pub satisfaction: &'static str,
    /// Whether that was said of an answer published before this one.
    pub satisfaction_earlier: bool,
    pub satisfaction_remark: String,
    pub themes: String,
    /// Its campaign: title, address, how many are in it, and what this copy adds; "" and 0 where it is in none.
    pub campaign: String,
    pub campaign_href: String,
    pub alike: i64,
    pub residue: String,
    /// How others that say nearly the same were answered, where that is not as this one is.
    pub otherwise: Vec<OtherwiseView>,
    /// Its fate in the newest version and that version's label; "" when it is about that one.
    pub standing: &'static str,
    pub newest: String,
    pub passage_key: String,
    pub passage_text: String,
}

/// An answer that others have.
#[derive(Debug, Serialize)]
pub(super) struct OtherwiseView {
    disposition: &'static str,
    comments: i64,
    /// One of them, and where it is.
    example: String,
    href: String,
}

/// Fetches the HTML that items show.
///
/// # Errors
/// As [`Page::gather`].
pub(super) async fn gather(page: &Page, items: &[&Item]) -> Result<()> {
    let mut pieces = Vec::new();
    for item in items {
        let comment = &item.comment;
        pieces.push(Piece::new(Owner::Comment(comment.id), &comment.body));
        if let Some(answer) = &item.answer {
            pieces.push(Piece::new(Owner::Response(comment.id), &answer.response));
        }
    }
    page.gather(pieces).await
}

impl ItemView {
    pub(super) fn of(
        item: &Item,
        (passage, errata): (Option<&Passage>, &Errata),
        page: &Page,
    ) -> Self {
        let (config, language) = (&page.site.config, page.language);
        let comment = &item.comment;
        let answer = item.answer.as_ref();
        let campaign = item.campaign.as_ref();
        let proposed = comment
            .proposed_text
            .as_deref()
            .map_or_else(Vec::new, |text| {
                let base = comment.anchor.words_then(passage, errata);
                redline(&base.unwrap_or_default(), text)
            });
        Self {
            id: comment.id.to_string(),
            revision: answer.map_or(0, |answer| answer.revision),
            party: item.party.clone(),
            public_number: comment
                .public_number
                .map(|number| number.to_string())
                .unwrap_or_default(),
            advice: comment.group_code == ADVISORY,
            group: config.group_name(&comment.group_code, language).to_owned(),
            kind: comment.kind.as_str(),
            at: comment
                .submitted_at
                .map(|at| at.format("%Y-%m-%dT%H:%M:%S").to_string())
                .unwrap_or_default(),
            body_html: page.html_of(&comment.body),
            quote: comment.anchor.words().unwrap_or_default().to_owned(),
            mended: comment.anchor.is_mended(errata),
            proposed,
            moderation: comment.moderation.as_str(),
            disposition: answer.map_or("", |answer| answer.disposition.as_str()),
            response: answer
                .map(|answer| answer.response.clone())
                .unwrap_or_default(),
            response_html: answer
                .map(|answer| page.html_of(&answer.response))
                .unwrap_or_default(),
            duplicate_of: answer
                .and_then(|answer| answer.duplicate_of)
                .map(|id| id.to_string())
                .unwrap_or_default(),
            is_published: answer.is_some_and(Response::is_public),
            satisfaction: item.satisfaction.as_ref().map_or("", |said| said.as_str()),
            satisfaction_earlier: item
                .satisfaction
                .as_ref()
                .is_some_and(|said| !said.is_about(answer.and_then(|answer| answer.published_at))),
            satisfaction_remark: item
                .satisfaction
                .as_ref()
                .map(|said| said.remark.clone())
                .unwrap_or_default(),
            themes: item.themes.join(", "),
            campaign: campaign
                .map(|campaign| match campaign.suggested {
                    true => page.text("campaigns-suggested-one"),
                    false => campaign.title.clone(),
                })
                .unwrap_or_default(),
            campaign_href: campaign
                .map(|campaign| addresses::DraftedCampaign(campaign.id).page())
                .unwrap_or_default(),
            alike: campaign.map_or(0, |campaign| campaign.copies),
            residue: campaign
                .map(|campaign| campaign.residue.clone())
                .unwrap_or_default(),
            otherwise: item
                .otherwise
                .iter()
                .map(|given| OtherwiseView {
                    disposition: given.disposition.as_str(),
                    comments: given.comments,
                    example: given.example.to_string(),
                    href: addresses::DraftedComment(given.example).page(),
                })
                .collect(),
            standing: item
                .standing
                .as_ref()
                .map_or("", |standing| standing.fate.as_str()),
            newest: item
                .standing
                .as_ref()
                .map(|standing| standing.version.clone())
                .unwrap_or_default(),
            passage_key: passage
                .map(|passage| passage.key.clone())
                .unwrap_or_default(),
            passage_text: passage
                .map(|passage| passage.text.clone())
                .unwrap_or_default(),
        }
    }
}

/// The words of every disposition, for choices.
pub(super) fn dispositions() -> Vec<&'static str> {
    Disposition::ALL.iter().map(|one| one.as_str()).collect()
}
