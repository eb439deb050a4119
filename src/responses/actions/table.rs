//! The drafting table: the text of a round beside its comments, one section at a time.

use std::collections::{HashMap, HashSet};

use super::item::{Item, items, stand};
use super::round::round_for;
use crate::access::{Actor, Right};
use crate::comments::store as comments;
use crate::consultations::model::{Consultation, Errata, Passage, Round, Section};
use crate::consultations::store as consultation_store;
use crate::db::Conn;
use crate::error::{Error, Result};
use crate::responses::code_book::{Theme, with_parts};
use crate::responses::store::{self, Part, Progress, Stand, TableSearch};
use crate::site::Site;
use crate::types::ListPage;
use crate::types::ids::{CampaignId, CommentId, PassageId, RoundId, SectionId, ThemeId};

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
    pub chosen: Chosen,
    /// How many comments the filter finds.
    pub found: i64,
    /// The code book.
    pub themes: Vec<Theme>,
    pub passages: Vec<Passage>,
    /// Of these passages.
    pub errata: Errata,
    pub items: Vec<Item>,
    /// The comments of this part that only support; they stand by themselves.
    pub support: Support,
    /// Where the next page begins.
    pub next: Option<CommentId>,
}

/// How many comments say no more than that somebody agrees, and how many of these have no answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Support {
    pub comments: usize,
    pub unanswered: usize,
}

/// So many comments that only support are set apart at most: well below what a database takes in one statement.
const SET_APART: usize = 10_000;

/// Which comments of a round are asked for.
#[derive(Debug, Clone, Default)]
pub struct TableFilter {
    /// [`section_name`]; "" for the document as a whole, [`EVERYTHING`] for all there is; none: where work begins.
    pub section: Option<String>,
    /// Also what is said of the sections in that one.
    pub below: bool,
    /// The key of a passage of the section.
    pub passage: String,
    pub stand: Option<Stand>,
    pub group: Option<String>,
    pub theme: Themed,
    pub campaign: Option<CampaignId>,
    pub words: Vec<String>,
    pub after: Option<CommentId>,
}

/// With which themes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Themed {
    #[default]
    Any,
    /// Without one.
    None,
    /// With this one, or one that is part of it.
    Of(ThemeId),
}

/// The section that stands for everything said in a round.
pub const EVERYTHING: &str = "*";

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
            let themes = store::themes_in(rx.conn, consultation.id)?;
            let text = Text {
                sections: &sections,
                passages: consultation_store::passages_of(rx.conn, round.version_id)?,
                themes: &themes,
            };
            let chosen = chosen(&sections, whole, filter.section.as_deref())?;
            let mut search = text.search(&chosen, &filter)?;
            let support = set_apart(rx.conn, round.id, &mut search)?;
            let after = match filter.after {
                Some(after) => store::cursor(rx.conn, round.id, after)?,
                None => None,
            };
            let load = |most| store::comments_on_table(rx.conn, round.id, &search, after, most);
            let comments = ListPage::load(PAGE, load)?;
            let next = comments.next(|(comment, _)| comment.id);
            // What fits on one page is counted by looking at it.
            let found = match (after, next) {
                (None, None) => i64::try_from(comments.rows.len()).map_err(Error::internal)?,
                _ => store::count_on_table(rx.conn, round.id, &search)?,
            };
            let items = items(rx.conn, comments.rows)?;
            let passages = text.shown(&search.part, &items);
            Ok(Table {
                not_satisfied: store::not_satisfied_by_section(rx.conn, round.id)?,
                found,
                errata: consultation_store::errata_in(rx.conn, &passages)?,
                consultation,
                round,
                sections,
                whole,
                chosen,
                passages,
                themes,
                items,
                support,
                next,
            })
        })
        .await?;
    stand(site, &table.round, &mut table.items).await?;
    Ok(table)
}

/// Where a drafter goes on on a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Onward {
    /// Whose table it is.
    pub slug: String,
    pub number: i64,
    /// The next comment, and whether it does not stand on the page of the table that was asked for, but on a later one;
    /// `None` behind the last.
    pub next: Option<(CommentId, bool)>,
}

/// The comment behind this one among those the table so narrowed finds.
///
/// # Errors
/// [`Error::NotFound`] when there is no such comment that can be answered, section, passage or theme.
pub async fn next_on_table(
    site: &Site,
    actor: &Actor,
    behind: CommentId,
    filter: TableFilter,
) -> Result<Onward> {
    site.read(actor, move |rx| {
        let (comment, _, _, round, consultation) = comments::with_place(rx.conn, behind)?;
        rx.actor.require(Right::Draft(consultation.id))?;
        if !store::is_answered_at_all(comment.moderation) {
            return Err(Error::NotFound);
        }
        let themes = store::themes_in(rx.conn, consultation.id)?;
        let search = search(rx.conn, &round, &themes, &filter)?;
        let from = store::cursor(rx.conn, round.id, behind)?;
        let next = store::comments_on_table(rx.conn, round.id, &search, from, 1)?;
        let mut onward = Onward {
            slug: consultation.slug,
            number: round.number,
            next: None,
        };
        let Some((comment, _)) = next.first() else {
            return Ok(onward);
        };
        let after = match filter.after {
            Some(after) => store::cursor(rx.conn, round.id, after)?,
            None => None,
        };
        let page = store::comments_on_table(rx.conn, round.id, &search, after, PAGE)?;
        let turns = !page.iter().any(|(other, _)| other.id == comment.id);
        onward.next = Some((comment.id, turns));
        Ok(onward)
    })
    .await
}

/// What is asked of the database by a filter; without a part, of everything.
///
/// # Errors
/// [`Error::NotFound`] for a section, passage or theme that is not there.
pub(super) fn search(
    conn: &mut Conn,
    round: &Round,
    themes: &[Theme],
    filter: &TableFilter,
) -> Result<TableSearch> {
    let sections: Vec<(Section, Progress)> =
        consultation_store::sections_of(conn, round.version_id)?
            .into_iter()
            .map(|section| (section, Progress::default()))
            .collect();
    let passages = match filter.passage.as_str() {
        "" => Vec::new(),
        _ => consultation_store::passages_of(conn, round.version_id)?,
    };
    let text = Text {
        sections: &sections,
        passages,
        themes,
    };
    // Where no part is named, all are meant.
    let asked = filter.section.as_deref().unwrap_or(EVERYTHING);
    let chosen = chosen(&sections, Progress::default(), Some(asked))?;
    let mut search = text.search(&chosen, filter)?;
    set_apart(conn, round.id, &mut search)?;
    Ok(search)
}

/// What a filter narrows by.
struct Text<'a> {
    sections: &'a [(Section, Progress)],
    passages: Vec<Passage>,
    themes: &'a [Theme],
}

impl Text<'_> {
    /// What is asked of the database.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a passage or theme that is not there.
    fn search(&self, chosen: &Chosen, filter: &TableFilter) -> Result<TableSearch> {
        let part = match chosen {
            Chosen::Everything => Part::Everything,
            Chosen::Document => Part::Document,
            Chosen::Section(section) if filter.below => Part::Sections(self.within(section.id)),
            Chosen::Section(section) => Part::Sections(vec![section.id]),
        };
        let passage = match filter.passage.as_str() {
            "" => None,
            key => {
                let passage = self.passages.iter().find(|passage| passage.key == key);
                Some(passage.ok_or(Error::NotFound)?.id)
            }
        };
        let themes = match filter.theme {
            Themed::Any => None,
            Themed::None => Some(Vec::new()),
            Themed::Of(theme) if self.themes.iter().any(|known| known.id == theme) => {
                Some(with_parts(self.themes, theme))
            }
            Themed::Of(_) => return Err(Error::NotFound),
        };
        Ok(TableSearch {
            part,
            passage,
            stand: filter.stand,
            group: filter.group.clone(),
            themes,
            campaign: filter.campaign,
            only: None,
            without: Vec::new(),
            words: filter.words.clone(),
        })
    }

    /// A section and all in it.
    fn within(&self, section: SectionId) -> Vec<SectionId> {
        let mut found = vec![section];
        // In the order of the text a section stands before those in it.
        for (section, _) in self.sections {
            if section
                .parent_id
                .is_some_and(|parent| found.contains(&parent))
            {
                found.push(section.id);
            }
        }
        found
    }

    /// The passages beside these comments: of the sections shown all, of everything those that are commented on here.
    fn shown(self, part: &Part, items: &[Item]) -> Vec<Passage> {
        let mut passages = self.passages;
        match part {
            Part::Document => passages.clear(),
            Part::Sections(sections) => {
                passages.retain(|passage| sections.contains(&passage.section_id));
            }
            Part::Everything => {
                let about: HashSet<PassageId> = items
                    .iter()
                    .filter_map(|item| item.comment.anchor.passage)
                    .collect();
                passages.retain(|passage| about.contains(&passage.id));
            }
        }
        passages
    }
}

/// What a section goes by in addresses: its number, or its place where it has none.
pub fn section_name(section: &Section) -> String {
    if section.number.is_empty() {
        format!("~{}", section.position)
    } else {
        section.number.clone()
    }
}

/// Sets comments that only support apart from the others: none is found but by asking for them, or for something else than
/// where they stand and whether they are answered.
fn set_apart(conn: &mut Conn, round: RoundId, search: &mut TableSearch) -> Result<Support> {
    let mut support = store::supporting(conn, round)?;
    support.retain(|one| match &search.part {
        Part::Everything => true,
        Part::Document => one.section.is_none(),
        Part::Sections(sections) => one.section.is_some_and(|of| sections.contains(&of)),
    });
    let counted = Support {
        comments: support.len(),
        unanswered: support.iter().filter(|one| !one.answered).count(),
    };
    let ids = support
        .iter()
        .map(|one| one.comment)
        .take(SET_APART)
        .collect();
    let by_place = search.themes.is_none() && search.campaign.is_none() && search.words.is_empty();
    match search.stand {
        Some(Stand::Support) => search.only = Some(ids),
        Some(Stand::Otherwise) => {
            search.only = Some(store::answered_otherwise(conn, round, SET_APART)?);
        }
        None | Some(Stand::Unanswered | Stand::Answered(_) | Stand::EachOnce) if by_place => {
            search.without = ids;
        }
        _ => {}
    }
    Ok(counted)
}

/// The part of the text that is shown.
#[derive(Debug, Clone)]
pub enum Chosen {
    Everything,
    Document,
    Section(Box<Section>),
}

impl Chosen {
    /// What it goes by in addresses.
    pub fn name(&self) -> String {
        match self {
            Self::Everything => EVERYTHING.to_owned(),
            Self::Document => String::new(),
            Self::Section(section) => section_name(section),
        }
    }

    /// The section, if it is one.
    pub fn section(&self) -> Option<&Section> {
        match self {
            Self::Section(section) => Some(section),
            Self::Everything | Self::Document => None,
        }
    }
}

/// The part asked for, or else the first with something left to answer.
fn chosen(
    sections: &[(Section, Progress)],
    whole: Progress,
    asked: Option<&str>,
) -> Result<Chosen> {
    let one = |section: &Section| Chosen::Section(Box::new(section.clone()));
    match asked {
        Some("") => Ok(Chosen::Document),
        Some(EVERYTHING) => Ok(Chosen::Everything),
        Some(name) => sections
            .iter()
            .find(|(section, _)| section_name(section) == name)
            .map(|(section, _)| one(section))
            .ok_or(Error::NotFound),
        None if whole.answered < whole.comments => Ok(Chosen::Document),
        None => Ok(sections
            .iter()
            .find(|(_, progress)| progress.answered < progress.comments)
            .or_else(|| sections.iter().find(|(_, progress)| progress.comments > 0))
            .map_or(Chosen::Document, |(section, _)| one(section))),
    }
}
