//! What the public pages and the API show, and the rules of who may read which round.

mod report;

pub use report::{RoundReport, SectionOutcome, Signed, Turnout, verified};

use std::collections::{BTreeMap, HashMap};

use chrono::Duration;

use crate::comments::actions::CarriedCounts;
use crate::comments::model::CommentKind;
use crate::consultations::model::{
    Consultation, Errata, Passage, Round, RoundAccess, RoundState, Section, Version,
};
use crate::documents::{Counts, LinkKind, Mark};
use crate::moderation::attachments::PublishedAttachment;
use crate::moderation::published::{PublishedComment, PublishedCounts};
use crate::promises::actions::{ChangedAfter, ChangedPlace, LedIn};
use crate::questions::model::Question;
use crate::responses::model::{Disposition, PublishedAnswer};
use crate::types::Moment;
use crate::types::ids::{CommentId, PassageId, SectionId};

/// A round as whoever knows of its consultation may know it: its number, its hours and who may take
/// part. What it says and which version it is about is for those who may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownRound {
    round: Round,
    readable: bool,
}

impl KnownRound {
    /// `readable`: whether [`crate::consultations::readers`] lets this reader read it.
    pub fn of(round: Round, readable: bool) -> Self {
        Self { round, readable }
    }

    /// The whole of it, for who may read it.
    pub fn inside(&self) -> Option<&Round> {
        Some(&self.round).filter(|_| self.readable)
    }

    /// From 1, within the consultation.
    pub fn number(&self) -> i64 {
        self.round.number
    }

    /// Who may respond.
    pub fn access(&self) -> RoundAccess {
        self.round.access
    }

    /// When it opens and when it closes.
    pub fn hours(&self) -> [Moment; 2] {
        [self.round.opens_at, self.round.closes_at]
    }

    /// When the answers were published.
    pub fn answers_published_at(&self) -> Option<Moment> {
        self.round.answers_published_at
    }

    /// The state by the clock.
    pub fn state_at(&self, now: Moment) -> RoundState {
        self.round.state_at(now)
    }

    /// Whether comments are taken.
    pub fn takes_comments(&self, now: Moment) -> bool {
        self.round.takes_comments(now)
    }

    /// Whether it has closed, so that there is something to report.
    pub fn has_closed(&self, now: Moment) -> bool {
        has_closed(&self.round, now)
    }

    /// How often its hours or state changed, and when that was last.
    pub fn changed(&self) -> (i64, Moment) {
        let round = &self.round;
        (round.revision, round.changed_at.unwrap_or(round.created_at))
    }
}

/// A round with the consultation it belongs to, as lists of rounds show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub consultation: Consultation,
    pub round: KnownRound,
}

/// What is open, coming and past.
#[derive(Debug, Clone, Default)]
pub struct Agenda {
    /// Soonest to close first.
    pub open: Vec<Listed>,
    /// Soonest to open first.
    pub coming: Vec<Listed>,
    /// Latest closed first, one page of them.
    pub past: Vec<Listed>,
    /// How many past rounds come before the next page of them, if there is one.
    pub older: Option<i64>,
}

/// A consultation with what this reader may see of it.
#[derive(Debug, Clone)]
pub struct Procedure {
    pub consultation: Consultation,
    /// By number.
    pub rounds: Vec<KnownRound>,
    /// Those that the rounds this reader may read are about.
    pub versions: Vec<Version>,
}

impl Procedure {
    /// The version a round is about.
    pub fn version_of(&self, round: &Round) -> Option<&Version> {
        self.versions
            .iter()
            .find(|version| version.id == round.version_id)
    }

    /// The rounds this reader may read, by number.
    pub fn readable(&self) -> impl Iterator<Item = &Round> {
        self.rounds.iter().filter_map(KnownRound::inside)
    }
}

/// A Version as the list of versions shows it.
#[derive(Debug, Clone)]
pub struct VersionEntry {
    pub version: Version,
    /// About it, as far as this reader may read them.
    pub rounds: Vec<Round>,
    /// The version before it, and what changed since.
    pub since: Option<(Version, Counts)>,
}

/// One link of a comparison with its passages.
#[derive(Debug, Clone)]
pub struct Change {
    /// From 0, in the order of the newer version.
    pub number: i64,
    pub kind: LinkKind,
    pub moved: bool,
    pub old: Vec<Passage>,
    pub new: Vec<Passage>,
}

impl Change {
    /// As far as it matters which comments it followed.
    pub fn place(&self) -> ChangedPlace {
        ChangedPlace {
            number: self.number,
            kind: self.kind,
            old: self.old.iter().map(|passage| passage.id).collect(),
            new: self.new.iter().map(|passage| passage.key.clone()).collect(),
        }
    }
}

/// Comments followed from one version to another.
#[derive(Debug, Clone, Default)]
pub struct Followed {
    pub counts: CarriedCounts,
    /// The first of those that have lost their place.
    pub orphans: Vec<CommentId>,
}

/// Two versions compared, one page of it.
#[derive(Debug, Clone)]
pub struct Changes {
    pub from: Version,
    pub to: Version,
    pub from_sections: Vec<Section>,
    pub to_sections: Vec<Section>,
    /// About the older and the newer version, as far as this reader may read them.
    pub from_rounds: Vec<Round>,
    pub to_rounds: Vec<Round>,
    pub counts: Counts,
    pub changes: Vec<Change>,
    /// The number to go on behind, if there is more.
    pub next: Option<i64>,
    /// Published comments on passages of the older version.
    pub comments_on: HashMap<PassageId, i64>,
    /// Which comments these changes followed, by the numbers of the changes.
    pub after: BTreeMap<i64, ChangedAfter>,
    /// The published comments on the older version.
    pub public: Followed,
    pub orphans: Vec<Shown>,
    /// For staff: every comment handed in on it.
    pub every: Option<Followed>,
}

/// The draft text of a round.
#[derive(Debug, Clone)]
pub struct DraftText {
    pub consultation: Consultation,
    pub round: Round,
    pub version: Version,
    pub sections: Vec<Section>,
    pub passages: Vec<Passage>,
    /// Typing errors mended in these passages.
    pub errata: Errata,
}

/// A published comment with its published answer, if it has one.
#[derive(Debug, Clone)]
pub struct Shown {
    pub comment: PublishedComment,
    pub answer: Option<PublishedAnswer>,
    /// The words its proposed text is to replace: those it quotes, or its whole passage.
    pub base: Option<String>,
    /// What stands before and behind those it quotes, in their sentences; "" where there is nothing.
    pub around: [String; 2],
    /// Whether a typing error was mended since in the words it is about.
    pub mended: bool,
}

/// The draft text with the first few comments of each place.
#[derive(Debug, Clone)]
pub struct CommentedText {
    pub text: DraftText,
    pub counts: PublishedCounts,
    /// By number.
    pub first: Vec<Shown>,
    /// At most so many of them at each place.
    pub beside: usize,
    /// Whether there are so many comments in all that fewer stand beside each place.
    pub crowded: bool,
    /// What the round asks, in order.
    pub questions: Vec<Question>,
    /// The words of each passage that published comments quote.
    pub quotations: HashMap<PassageId, Vec<Mark>>,
}

/// A part of a list of comments.
#[derive(Debug, Clone)]
pub struct Listing {
    pub text: DraftText,
    pub shown: Vec<Shown>,
    /// The words of each passage that published comments quote.
    pub quotations: HashMap<PassageId, Vec<Mark>>,
    /// What those that were taken over led to, where there is a later version to read.
    pub led: Option<LedIn>,
    /// Where the next part begins, if there is one: the number of the last comment here.
    pub next: Option<i64>,
    /// The first of what came with the submissions, as far as it was asked for.
    pub files: Vec<PublishedAttachment>,
    /// Whether there may be more of that.
    pub more_files: bool,
}

/// Which place comments are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum PlaceFilter {
    /// Anywhere in the round.
    #[default]
    Anywhere,
    /// The document as a whole.
    Document,
    /// Sections as a whole, and the passages in them.
    Sections(Vec<SectionId>),
    /// A passage; when it is the heading of a section, that section as a whole too.
    Passage(PassageId, Option<SectionId>),
}

/// Which published comments are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    pub place: PlaceFilter,
    /// Code of a group.
    pub group: Option<String>,
    pub kind: Option<CommentKind>,
    /// As published.
    pub disposition: Option<Disposition>,
    /// How many of what came with the submissions is wanted beside them.
    pub files: i64,
}

/// A section and all sections below it, for a filter by section number.
pub fn subtree(sections: &[Section], number: &str) -> Vec<SectionId> {
    let mut found: Vec<SectionId> = Vec::new();
    // In document order a parent stands before its children.
    for section in sections {
        let below = section
            .parent_id
            .is_some_and(|parent| found.contains(&parent));
        if below || (!number.is_empty() && section.number == number) {
            found.push(section.id);
        }
    }
    found
}

/// Whether a round has closed, so that there is something to report.
pub fn has_closed(round: &Round, now: Moment) -> bool {
    matches!(
        round.state_at(now),
        RoundState::Closed | RoundState::Reporting | RoundState::Archived
    )
}

/// The moment after `now` at which the clock alone changes what is shown of `rounds`.
pub fn next_change<'a>(rounds: impl Iterator<Item = &'a Round>, now: Moment) -> Option<Moment> {
    next_hour(rounds.map(|round| [round.opens_at, round.closes_at]), now)
}

/// The first of these hours after `now`; of what is open, also the moment at which it is open a day less.
pub fn next_hour(hours: impl Iterator<Item = [Moment; 2]>, now: Moment) -> Option<Moment> {
    hours
        .flat_map(|[opens, closes]| {
            // Whole days are left for no more than a moment.
            let less = (opens <= now && now < closes).then(|| {
                (closes - Duration::days(days_left(closes, now))).max(now + Duration::seconds(1))
            });
            [Some(opens), Some(closes), less]
        })
        .flatten()
        .filter(|at| *at > now)
        .min()
}

/// How many whole days are left at `now` of what ends at `closes`.
pub fn days_left(closes: Moment, now: Moment) -> i64 {
    (closes - now).num_days().max(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::ids::VersionId;

    #[test]
    fn a_page_that_says_how_many_days_are_left_is_outdated_when_there_are_less() {
        let at = |day: u32, hour: u32| {
            chrono::NaiveDate::from_ymd_opt(2027, 6, day)
                .unwrap()
                .and_hms_opt(hour, 0, 0)
                .unwrap()
        };
        let hours = [at(1, 9), at(9, 17)];
        let next = |now| next_hour(std::iter::once(hours), now);
        assert_eq!(next(at(1, 8)), Some(at(1, 9)));
        assert_eq!(days_left(at(9, 17), at(2, 12)), 7);
        assert_eq!(next(at(2, 12)), Some(at(2, 17)));
        assert_eq!(days_left(at(9, 17), at(2, 17)), 7);
        assert_eq!(next(at(2, 17)), Some(at(2, 17) + Duration::seconds(1)));
        assert_eq!(days_left(at(9, 17), at(9, 16)), 0);
        assert_eq!(next(at(9, 16)), Some(at(9, 17)));
        assert_eq!(next(at(9, 18)), None);
    }

    #[test]
    fn a_section_stands_for_all_below_it() {
        let section = |id: i64, parent: Option<i64>, number: &str| Section {
            id: SectionId(id),
            version_id: VersionId(1),
            parent_id: parent.map(SectionId),
            position: id,
            level: 1,
            number: number.to_owned(),
            title: String::new(),
        };
        let sections = [
            section(1, None, ""),
            section(2, None, "2"),
            section(3, Some(2), "2.1"),
            section(4, Some(3), "2.1.1"),
            section(5, None, "3"),
        ];
        let ids: Vec<_> = subtree(&sections, "2").into_iter().map(|id| id.0).collect();
        assert_eq!(ids, [2, 3, 4]);
        assert!(subtree(&sections, "").is_empty());
        assert!(subtree(&sections, "9").is_empty());
    }
}
