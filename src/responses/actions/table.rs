//! The drafting table: the text of a round beside its comments, one section at a time.

use std::collections::HashMap;

use super::item::{Item, items, stand};
use super::round::round_for;
use crate::access::Actor;
use crate::consultations::model::{Consultation, Errata, Passage, Round, Section};
use crate::consultations::store as consultation_store;
use crate::error::{Error, Result};
use crate::responses::store::{self, Progress, SectionFilter};
use crate::site::Site;
use crate::types::ListPage;
use crate::types::ids::{CommentId, SectionId};

/// So many comments on one drafting page.
pub const PAGE: i64 = 100;

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
    /// Of these passages.
    pub errata: Errata,
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
    /// Copies of campaigns that say something of their own.
    pub only_own_words: bool,
    /// Of each campaign the sample alone, and the copies that say something of their own.
    pub each_once: bool,
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
    let mut table = site
        .read(actor, move |rx| {
            let (consultation, round) = round_for(rx, &slug, number)?;
            let mut progress = store::progress_of_sections(rx.conn, round.id)?;
            let whole = progress.remove(&None).unwrap_or_default();
            let sections: Vec<(Section, Progress)> =
                consultation_store::sections_of(rx.conn, round.version_id)?
                    .into_iter()
                    .map(|section| {
                        let so_far = progress.remove(&Some(section.id)).unwrap_or_default();
                        (section, so_far)
                    })
                    .collect();
            let section = chosen(&sections, whole, filter.section.as_deref())?;
            let mut passages = consultation_store::passages_of(rx.conn, round.version_id)?;
            passages.retain(|passage| Some(passage.section_id) == section.as_ref().map(|s| s.id));
            let wanted = SectionFilter {
                section: section.as_ref().map(|section| section.id),
                only_unanswered: filter.only_unanswered,
                only_not_satisfied: filter.only_not_satisfied,
                only_own_words: filter.only_own_words,
                each_once: filter.each_once,
                group: filter.group,
                after: filter.after,
            };
            let load = |most| store::comments_of_section(rx.conn, round.id, &wanted, most);
            let comments = ListPage::load(PAGE, load)?;
            let next = comments.next(|(comment, _)| comment.id);
            let items = items(rx.conn, comments.rows)?;
            Ok(Table {
                not_satisfied: store::not_satisfied_by_section(rx.conn, round.id)?,
                consultation,
                round,
                sections,
                whole,
                section,
                errata: consultation_store::errata_in(rx.conn, &passages)?,
                passages,
                items,
                next,
            })
        })
        .await?;
    stand(site, &table.round, &mut table.items).await?;
    Ok(table)
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
