//! What the reader has in hand themselves: a line at the top of every page of the consultation, and their comments, with
//! those of the people they write with, in the text. Nobody else sees it; a page with it is never kept.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::consultations::model::Errata;
use crate::documents::Mark;
use crate::error::{Message, Result};
use crate::platform::markdown;
use crate::platform::names::isolated;
use crate::responding::actions::{self, CommentInHand, InHand, OwnListed, SectionInHand};
use crate::submissions::model::SubmissionState;
use crate::types::ids::{PassageId, SectionId, SubmissionId};
use crate::web::{Bar, Page, addresses};

/// Lines shown: the newest.
const BARS: usize = 3;
/// Characters of a comment that are shown.
const BEGINNING: usize = 140;

/// The page with what its reader has in hand in this consultation at its top, and that itself, with what is in the text of
/// round `number`, if that is shown.
pub(super) async fn with_own(
    page: Page,
    slug: &str,
    number: Option<i64>,
) -> Result<(Page, InHand)> {
    let found = actions::in_hand(&page.site, &page.actor, slug, number).await?;
    if found.submissions.is_empty() {
        return Ok((page, found));
    }
    let bars = found
        .submissions
        .iter()
        .filter(|own| own.listed.submission.state != SubmissionState::Draft || is_open(&page, own))
        .take(BARS)
        .map(|own| bar(&page, own))
        .collect();
    Ok((page.with_bars(bars), found))
}

/// The same for a page without the text.
pub(super) async fn with_bars(page: Page, slug: &str) -> Result<Page> {
    Ok(with_own(page, slug, None).await?.0)
}

fn is_open(page: &Page, own: &OwnListed) -> bool {
    own.listed.round.takes_comments(page.site.now())
}

fn bar(page: &Page, own: &OwnListed) -> Bar {
    let listed = &own.listed;
    let address = addresses::Submission(listed.submission.id);
    let say = |key: &'static str| {
        page.say(
            &Message::new(key)
                .with("party", &listed.party)
                .with("round", listed.round.number)
                .with("count", own.comments),
        )
    };
    match listed.submission.state {
        SubmissionState::Awaiting => Bar {
            text: say("bar-awaiting"),
            href: address.page(),
            link: page.text("bar-awaiting-link"),
        },
        SubmissionState::Submitted => Bar {
            text: say("bar-submitted"),
            href: address.outcome(),
            link: page.text("bar-submitted-link"),
        },
        SubmissionState::Draft | SubmissionState::Superseded | SubmissionState::Withdrawn => {
            let missing = own.standing.map_or(0, |standing| standing.missing);
            let how = if missing == 0 {
                page.text("bar-ready")
            } else {
                page.say(&Message::new("bar-missing").with("count", missing))
            };
            Bar {
                text: format!("{} {how}", say("bar-draft")),
                href: address.page(),
                link: page.text("bar-draft-link"),
            }
        }
    }
}

/// A comment of the reader's own party as the text shows it, in short.
#[derive(Serialize)]
pub(super) struct OwnView {
    id: i64,
    /// Who wrote it, and for whom.
    who: String,
    /// A word of `own-state-…`.
    state: &'static str,
    words: String,
    /// Where it is changed, or read whole.
    href: String,
    changeable: bool,
    /// The draft it stands in and for whom that is, where several people write it.
    #[serde(skip)]
    team: Option<(SubmissionId, String)>,
}

impl OwnView {
    fn of(own: &CommentInHand) -> Self {
        let comment = &own.comment;
        let address = addresses::Submission(comment.submission_id);
        let words = match &comment.proposed_text {
            Some(proposed) if comment.body.is_empty() => proposed,
            _ => &comment.body,
        };
        Self {
            id: comment.id.0,
            who: match own.author.as_str() {
                "" => own.party.clone(),
                author if author == own.party => author.to_owned(),
                author => format!("{} · {}", isolated(author), isolated(&own.party)),
            },
            state: if own.submitted {
                "submitted"
            } else if comment.unfinished {
                "unfinished"
            } else if own.idea {
                "idea"
            } else {
                "draft"
            },
            words: markdown::beginning(words, BEGINNING),
            href: if own.changeable {
                address.comment_form(comment.id)
            } else {
                address.comment(comment.id)
            },
            changeable: own.changeable,
            team: (own.shared && !own.submitted)
                .then(|| (comment.submission_id, own.party.clone())),
        }
    }
}

/// How many comments those who write a draft together have at one place, and how far those are, each count with the first
/// of them.
#[derive(Serialize)]
pub(super) struct TeamCountView {
    counts: Vec<CountView>,
}

#[derive(Serialize)]
struct CountView {
    /// "2 comments of your team", "1 being written", "1 idea".
    text: String,
    /// Id of a comment.
    first: i64,
}

/// The counts at one place, for each draft with comments there.
pub(super) fn team_counts(page: &Page, own: &[OwnView]) -> Vec<TeamCountView> {
    let mut drafts: Vec<&(SubmissionId, String)> = Vec::new();
    for team in own.iter().filter_map(|one| one.team.as_ref()) {
        if !drafts.contains(&team) {
            drafts.push(team);
        }
    }
    let whole = if drafts.len() > 1 {
        "own-team-count-of"
    } else {
        "own-team-count"
    };
    let count = |draft: &(SubmissionId, String), key: &'static str, state: &str| {
        let mut of = own.iter().filter(|one| {
            one.team.as_ref() == Some(draft) && (state.is_empty() || one.state == state)
        });
        let first = of.next()?;
        let message = Message::new(key)
            .with("count", 1 + of.count())
            .with("party", &draft.1);
        Some(CountView {
            text: page.say(&message),
            first: first.id,
        })
    };
    drafts
        .into_iter()
        .map(|draft| TeamCountView {
            counts: [
                (whole, ""),
                ("own-team-writing", "unfinished"),
                ("own-team-ideas", "idea"),
            ]
            .into_iter()
            .filter_map(|(key, state)| count(draft, key, state))
            .collect(),
        })
        .collect()
}

/// Who does a section, as its heading shows it.
#[derive(Serialize)]
pub(super) struct DoneByView {
    /// "for Anna, Bram (ready)", or "for you".
    who: String,
    /// Where the text is divided.
    href: String,
}

impl DoneByView {
    /// For those who write one draft.
    fn of(page: &Page, all: &[&SectionInHand]) -> Option<Self> {
        let first = all.first()?;
        let submission = addresses::Submission(first.assignment.submission_id);
        let is_ready = |one: &SectionInHand| one.assignment.ready_at.is_some();
        let name = |one: &&SectionInHand| match one.name.as_str() {
            "" => page.text("team-somebody"),
            name if is_ready(one) => {
                page.say(&Message::new("sections-is-ready").with("name", isolated(name)))
            }
            name => isolated(name),
        };
        let who = match all {
            [only] if only.own && !is_ready(only) => page.text("sections-for-you"),
            _ => {
                let names: Vec<String> = all.iter().map(name).collect();
                page.say(&Message::new("sections-for").with("names", names.join(", ")))
            }
        };
        Some(Self {
            who,
            href: submission.section(first.assignment.section_id),
        })
    }
}

/// Who does each section, of every draft in which the reader writes.
pub(super) fn done_by(
    page: &Page,
    sections: &[SectionInHand],
) -> HashMap<SectionId, Vec<DoneByView>> {
    let mut by: BTreeMap<(SectionId, SubmissionId), Vec<&SectionInHand>> = BTreeMap::new();
    for one in sections {
        let assignment = &one.assignment;
        by.entry((assignment.section_id, assignment.submission_id))
            .or_default()
            .push(one);
    }
    let mut views: HashMap<SectionId, Vec<DoneByView>> = HashMap::new();
    for ((section, _), all) in by {
        let of = views.entry(section).or_default();
        of.extend(DoneByView::of(page, &all));
    }
    views
}

/// The comments of the reader's own parties by where they stand.
#[derive(Default)]
pub(super) struct OwnByPlace {
    pub document: Vec<OwnView>,
    pub sections: HashMap<SectionId, Vec<OwnView>>,
    pub passages: HashMap<PassageId, Vec<OwnView>>,
    /// The words they quote: those of one's own party go by numbers below zero.
    pub marks: HashMap<PassageId, Vec<Mark>>,
}

impl OwnByPlace {
    pub fn of(comments: &[CommentInHand], errata: &Errata) -> Self {
        let mut by = Self::default();
        for own in comments {
            let anchor = &own.comment.anchor;
            let view = OwnView::of(own);
            if let (Some(passage), Some(range)) = (anchor.passage, anchor.standing(errata)) {
                by.marks.entry(passage).or_default().push(Mark {
                    range,
                    of: -own.comment.id.0,
                });
            }
            match (anchor.passage, anchor.section) {
                (Some(passage), _) => by.passages.entry(passage).or_default(),
                (None, Some(section)) => by.sections.entry(section).or_default(),
                (None, None) => &mut by.document,
            }
            .push(view);
        }
        by
    }
}
