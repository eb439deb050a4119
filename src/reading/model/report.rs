//! What the consultation report tells of a round.

use std::collections::{HashMap, HashSet};

use super::Shown;
use crate::campaigns::model::{Tally, most};
use crate::consultations::model::{Round, Section, Version};
use crate::moderation::attachments::PublishedAttachment;
use crate::reading::disclosure_control::Counted;
use crate::readings::model::{ReadCounts, UnreadReason};
use crate::responses::model::{Disposition, SatisfactionCounts};
use crate::responses::second_looks::LookCounts;
use crate::submissions::model::Verification;
use crate::types::Moment;
use crate::types::ids::{CampaignId, CommentId, SectionId};

/// How one group took part in a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turnout {
    pub group_code: String,
    /// Submissions that stand.
    pub submissions: i64,
    /// All comments in them, published or not.
    pub comments: i64,
    /// Those of them that are published.
    pub published: i64,
    /// Both once more, as distinct texts.
    pub tallies: (Tally, Tally),
    /// Names of those who chose to be named, in alphabetical order: people, and organisations of which it
    /// was established who they are.
    pub names: Vec<String>,
    /// Likewise those that go by their own statement.
    pub stated: Vec<String>,
}

impl Turnout {
    /// A group of which nobody took part yet.
    pub fn of(group_code: &str) -> Self {
        Self {
            group_code: group_code.to_owned(),
            submissions: 0,
            comments: 0,
            published: 0,
            tallies: (Tally::default(), Tally::default()),
            names: Vec::new(),
            stated: Vec::new(),
        }
    }
}

/// How many submissions have each level of verification, the highest first; levels without any left out.
pub fn verified(levels: impl Iterator<Item = Verification>) -> Vec<(Verification, i64)> {
    let mut counted: HashMap<Verification, i64> = HashMap::new();
    for level in levels {
        *counted.entry(level).or_default() += 1;
    }
    Verification::ALL
        .iter()
        .filter_map(|level| Some((*level, *counted.get(level)?)))
        .collect()
}

/// Organisations that signed submissions of other parties in a round.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signed {
    /// How many did, each once.
    pub organisations: usize,
    /// By name of the party, where both are public: who signed its submission.
    pub named: Vec<(String, Vec<String>)>,
    /// How many signatures are counted only.
    pub unnamed: usize,
}

/// What was asked of one place and what was done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SectionOutcome {
    /// Published comments.
    pub comments: i64,
    /// Those of them that say no more than that somebody agrees, as far as the public can read that.
    pub support: i64,
    /// Published answers by disposition.
    pub dispositions: HashMap<Disposition, i64>,
    /// The comments counted twice: all, and by disposition.
    pub all: Tally,
    pub by_disposition: HashMap<Disposition, Tally>,
}

impl SectionOutcome {
    /// Adds one group of comments with the same answer, of one campaign or none.
    pub fn add(
        &mut self,
        disposition: Option<Disposition>,
        campaign: Option<CampaignId>,
        count: i64,
    ) {
        self.comments += count;
        self.all.add(campaign, count);
        if let Some(disposition) = disposition {
            *self.dispositions.entry(disposition).or_default() += count;
            let tally = self.by_disposition.entry(disposition).or_default();
            tally.add(campaign, count);
        }
    }

    /// What most comments were answered, and what most distinct texts were, where that is not the same; `None` for as many
    /// of two.
    pub fn depends_on_counting(&self) -> Option<(Option<Disposition>, Option<Disposition>)> {
        let by = |count: fn(&Tally) -> i64| {
            let counts = self.by_disposition.iter();
            most(counts.map(|(disposition, tally)| (*disposition, count(tally))))
        };
        let (comments, texts) = (by(|tally| tally.comments), by(Tally::texts));
        (comments != texts).then_some((comments, texts))
    }

    /// How many of the comments have a published answer.
    pub fn answered(&self) -> i64 {
        self.dispositions.values().sum()
    }
}

/// The consultation report of one round.
#[derive(Debug, Clone)]
pub struct RoundReport {
    pub round: Round,
    pub version: Version,
    pub sections: Vec<Section>,
    pub turnout: Vec<Turnout>,
    /// How many submissions that stand have each level of verification; levels without any left out.
    pub verified: Vec<(Verification, i64)>,
    pub signed: Signed,
    /// When each submission that stands was handed in, oldest first.
    pub responded_at: Vec<Moment>,
    /// By section; `None` for the document as a whole.
    pub outcomes: HashMap<Option<SectionId>, SectionOutcome>,
    /// What parties say of the answers they were given.
    pub satisfaction: SatisfactionCounts,
    /// Second looks at answers that did not.
    pub second_looks: LookCounts,
    /// By how many people what came in was read, and why something was not when the answers were published.
    pub read: ReadCounts,
    pub unread: Option<UnreadReason>,
    /// What the round asked and what was chosen, in order; questions about interests are not for
    /// the public.
    pub questions: Vec<Counted>,
    /// Answered comments, by number; each with its section. All of advisory bodies, and of the others the first: what
    /// [`Self::outcomes`] counts more than these is not shown.
    pub answered: Vec<(Option<SectionId>, Shown)>,
    /// Those of them that are of a party of which it was established who it is.
    pub established: HashSet<CommentId>,
    /// The first of the published files that came with submissions.
    pub attachments: Vec<PublishedAttachment>,
    /// Whether there may be more of them.
    pub more_attachments: bool,
}
