//! What colleagues see beside the comments of their submission.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::platform::names::listed;
use crate::rendering::{Owner, Piece};
use crate::submissions::own::OwnSubmission;
use crate::teamwork::actions::{
    CommentProgress, DividedSection, PlacedOriginal as KeptOriginal, Team,
};
use crate::teamwork::assignments::{Colleague, all_ready};
use crate::teamwork::mentions::{NotePart, parts};
use crate::teamwork::model::{AUTHORS, MAX_NOTE};
use crate::types::Moment;
use crate::types::ids::{CommentId, OriginalId, SectionAssignmentId};
use crate::web::{Page, addresses};

/// What colleagues see; `shared` is false, and all else empty, for a person on their own.
#[derive(Default, Serialize)]
pub(super) struct TeamView {
    pub shared: bool,
    /// By number of the comment.
    pub(super) comments: HashMap<String, WorkView>,
    pub(super) ideas: usize,
    originals: Vec<OriginalView>,
    pub(super) originals_count: i64,
    /// Address of older originals, or "".
    pub(super) older: String,
    /// Whether an older part of the originals is shown.
    pub(super) paged: bool,
    pub(super) max_note: usize,
    /// Who writes in the draft, the viewer too.
    people: Vec<WriterView>,
    /// The names of the others.
    others: Vec<String>,
    /// The sections that are the viewer's own.
    sections: Vec<OwnSectionView>,
    /// How many sections somebody has, and how many of them are said to be ready.
    divided: usize,
    divided_ready: usize,
    /// Whether colleagues say of nothing that it is being written still.
    pub(super) ready: bool,
}

/// Somebody who writes in the draft.
#[derive(Serialize)]
struct WriterView {
    name: String,
    own: bool,
}

/// A section that the viewer does.
#[derive(Serialize)]
struct OwnSectionView {
    id: SectionAssignmentId,
    label: String,
    /// In the text; "" for one without a passage.
    href: String,
    comments: usize,
    ready: bool,
}

#[derive(Serialize)]
pub(super) struct WorkView {
    pub(super) authors: String,
    pub(super) changed_by: String,
    pub(super) status: &'static str,
    pub(super) note: String,
    /// The note with the names of colleagues in it apart.
    note_parts: Vec<NotePart>,
    pub(super) revision: i64,
    pub(super) own: bool,
    pub(super) form: MarkForm,
    pub(super) error: String,
    pub(super) mention_error: String,
    pub(super) open: bool,
}

#[derive(Serialize)]
struct OriginalView {
    id: OriginalId,
    authors: String,
    fate: &'static str,
    set_aside_by: String,
    set_aside_at: Moment,
    /// What it went into.
    comment: Option<CommentId>,
    section: String,
    passage: String,
    kind: &'static str,
    body_html: String,
    quote: String,
    proposed_text: String,
    note: String,
    own: bool,
}

/// The texts of originals, to be gathered before they are shown.
pub(super) fn pieces(team: &Team) -> impl Iterator<Item = Piece> {
    team.originals
        .iter()
        .map(|kept| Piece::new(Owner::Original(kept.original.id), &kept.original.body))
}

/// What colleagues of the viewer see beside a submission, if several write it.
pub(super) fn view(
    page: &Page,
    team: Option<Team>,
    (own, paged): (&OwnSubmission, bool),
) -> TeamView {
    let Some(team) = team else {
        return TeamView::default();
    };
    let (id, me) = (own.submission.id, page.actor.writer());
    let text = addresses::Round(&own.consultation.slug, own.round.number);
    let is_ready = |one: &&DividedSection| {
        let mut all = one.assigned.iter();
        all.all(|to| to.assignment.ready_at.is_some())
    };
    let assigned = (team.divided.iter())
        .flat_map(|one| &one.assigned)
        .map(|to| &to.assignment);
    TeamView {
        shared: true,
        ready: all_ready(team.ideas, assigned),
        divided: team.divided.len(),
        divided_ready: team.divided.iter().filter(is_ready).count(),
        sections: team
            .divided
            .iter()
            .filter_map(|one| own_section(one, text))
            .collect(),
        comments: team
            .comments
            .into_iter()
            .map(|(id, working)| (id.to_string(), work_view(working, &team.people)))
            .collect(),
        ideas: team.ideas,
        originals: team
            .originals
            .into_iter()
            .map(|kept| original_view(page, kept))
            .collect(),
        originals_count: team.originals_count,
        older: team
            .older
            .map(|before| {
                format!(
                    "{}?originals={before}#originals",
                    addresses::Submission(id).page()
                )
            })
            .unwrap_or_default(),
        paged,
        max_note: MAX_NOTE,
        others: (team.people.iter())
            .filter(|one| one.who != me)
            .map(|one| one.name.clone())
            .collect(),
        people: (team.people.into_iter())
            .map(|one| WriterView {
                own: one.who == me,
                name: one.name,
            })
            .collect(),
    }
}

fn own_section(one: &DividedSection, text: addresses::Round<'_>) -> Option<OwnSectionView> {
    let assigned = one.assigned.iter().find(|to| to.own)?;
    Some(OwnSectionView {
        id: assigned.assignment.id,
        label: one.section.label(),
        href: match one.key.as_str() {
            "" => String::new(),
            key => text.passage(key),
        },
        comments: one.comments,
        ready: assigned.assignment.ready_at.is_some(),
    })
}

fn work_view(working: CommentProgress, people: &[Colleague]) -> WorkView {
    let kept = working.kept;
    WorkView {
        authors: listed(working.authors.split(AUTHORS)),
        changed_by: working.changed_by,
        status: kept.status.as_str(),
        form: MarkForm {
            status: kept.status.to_string(),
            note: kept.note.clone(),
            mention: String::new(),
            seen: kept.revision,
        },
        note_parts: parts(&kept.note, people),
        note: kept.note,
        revision: kept.revision,
        own: working.own,
        error: String::new(),
        mention_error: String::new(),
        open: false,
    }
}

fn original_view(page: &Page, kept: KeptOriginal) -> OriginalView {
    let section = kept.section_label();
    let original = kept.original;
    OriginalView {
        id: original.id,
        authors: listed(kept.authors.split(AUTHORS)),
        fate: original.fate.as_str(),
        set_aside_by: kept.set_aside_by,
        set_aside_at: original.set_aside_at,
        comment: original.comment_id,
        section,
        passage: kept.passage.map(|passage| passage.text).unwrap_or_default(),
        kind: original.kind.as_str(),
        body_html: page.html_of(&original.body),
        quote: original.anchor.words().unwrap_or_default().to_owned(),
        proposed_text: original.proposed_text.unwrap_or_default(),
        note: original.note,
        own: kept.own,
    }
}

/// Status and note as they are sent.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct MarkForm {
    #[serde(default)]
    pub(super) status: String,
    #[serde(default)]
    pub(super) note: String,
    /// A colleague to be named in it.
    #[serde(default)]
    pub(super) mention: String,
    /// The revision before the sender.
    #[serde(default)]
    pub(super) seen: i64,
}
