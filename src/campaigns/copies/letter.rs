//! The letter of a campaign, as some of its texts tell it: which of their words many have, where they vary, and what
//! is one sender's own. The texts are those that most sent, others chosen by their hash, and each is laid beside
//! each: it does not matter which came first.

use std::cmp::Reverse;

use super::matching::{Matching, State};
use super::rules::FLOOR;

/// Most texts kept of those that stand with one sample.
pub const KEPT: usize = 6;
/// Most texts that tell a letter.
const TELLING: usize = 10;
/// Most versions of one letter.
const VERSIONS: usize = 4;
/// Fewest words of a version that no other has.
const NEWS: usize = FLOOR / 2;
/// Most that a text counts for.
const HEAVIEST: u32 = 1_000;
/// Words in a row that nobody writes like another by accident.
const FIRM: usize = 8;
/// A text that is a part of another says nothing of what it leaves out: most of the other, least of itself.
const PART: (f32, f32) = (0.5, 0.8);

/// What a word of a version is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Most have it, or as many as have one of a few other things in its place.
    Letter,
    /// Most others have something else there.
    Slot,
    /// Its sender's own.
    Own,
}

/// One text that is the letter, with what else is in it.
#[derive(Debug, Clone)]
pub struct Version {
    pub words: Box<[u16]>,
    pub roles: Box<[Role]>,
}

impl Version {
    /// A text of which nothing more is known.
    pub fn of(words: &[u16]) -> Self {
        Self {
            words: words.into(),
            roles: vec![Role::Letter; words.len()].into(),
        }
    }
}

/// A text by which a letter is told.
#[derive(Debug, Clone)]
pub struct Telling {
    /// Its hash, by [`super::prepare::said`].
    pub said: u64,
    /// How many say the same.
    pub count: u32,
    pub words: Box<[u16]>,
}

impl Telling {
    /// What most say comes first; the hash decides between others, so that it does not matter which came first.
    fn rank(&self) -> (Reverse<u32>, u64) {
        (Reverse(self.count), self.said)
    }

    fn weight(&self) -> u32 {
        self.count.min(HEAVIEST)
    }
}

/// Keeps a text if it is among the first by rank.
pub fn keep(kept: &mut Vec<Telling>, said: u64, count: u32, words: &[u16]) {
    match kept.iter_mut().find(|one| one.said == said) {
        Some(one) => one.count = count,
        None => {
            let last = kept.iter().map(Telling::rank).max();
            if kept.len() == KEPT && last.is_none_or(|last| last < (Reverse(count), said)) {
                return;
            }
            kept.push(Telling {
                said,
                count,
                words: words.into(),
            });
        }
    }
    kept.sort_unstable_by_key(Telling::rank);
    kept.truncate(KEPT);
}

/// How many texts have a word, its own among them.
#[derive(Debug, Clone, Copy, Default)]
struct Votes {
    have: u32,
    /// Of other texts, how many have it among [`FIRM`] words in a row.
    firm: u32,
    vary: u32,
    lack: u32,
}

impl Votes {
    /// A sentence that many write alike, each with a name and a number of his own, is in fewer copies than the letter's;
    /// one that two in five have to the word was given to them.
    fn role(self) -> Role {
        let most = 2 * self.have >= self.vary + 4 * self.lack;
        let given = self.firm > 1 && 3 * self.firm >= 2 * (self.vary + self.lack);
        if self.have > 1 && (most || given) {
            Role::Letter
        } else if self.vary > 0 && self.vary >= self.lack {
            Role::Slot
        } else {
            Role::Own
        }
    }
}

/// The versions of the letter that these texts tell: `first` those beside the leading sample, then the others.
pub fn versions(
    first: Vec<Telling>,
    mut others: Vec<Telling>,
    matching: &mut Matching,
) -> Vec<Version> {
    others.sort_unstable_by_key(Telling::rank);
    others.truncate(TELLING.saturating_sub(first.len()).max(TELLING / 2));
    let mut texts = first;
    texts.extend(others);
    texts.sort_unstable_by_key(Telling::rank);
    texts.dedup_by_key(|one| one.said);
    texts.truncate(TELLING);
    if let [only] = &texts[..] {
        return vec![Version::of(&only.words)];
    }
    let voted = voted(texts, matching).into_iter().map(|text| Version {
        roles: text.votes.iter().map(|votes| votes.role()).collect(),
        words: text.words,
    });
    choose(voted.collect(), matching)
}

/// A text with more of the letter than the first of these has, where there is one: the first to come may lack a
/// sentence that all others have.
pub fn fuller(texts: &[Telling], matching: &mut Matching) -> Option<Fuller> {
    let all: u32 = texts.iter().map(Telling::weight).sum();
    let voted = voted(texts.to_vec(), matching);
    let count = |text: &Voted, what: Role| {
        let roles = text.votes.iter().map(|votes| votes.role());
        roles.filter(|role| *role == what).count()
    };
    let first = voted.first()?;
    // Where there are slots, the one or the other has a word more by chance.
    let enough = count(first, Role::Letter) + NEWS + count(first, Role::Slot) / 4;
    let best = voted.iter().max_by_key(|text| count(text, Role::Letter))?;
    (count(best, Role::Letter) > enough).then(|| {
        let confirmed = best
            .votes
            .iter()
            .map(|votes| u16::try_from(votes.have - best.weight).unwrap_or(u16::MAX));
        Fuller {
            words: best.words.clone(),
            confirmed: confirmed.collect(),
            by: u16::try_from(all - best.weight).unwrap_or(u16::MAX),
        }
    })
}

/// A text, and how many of how many others have each of its words.
pub struct Fuller {
    pub words: Box<[u16]>,
    pub confirmed: Box<[u16]>,
    pub by: u16,
}

/// A text and what all others have of it.
struct Voted {
    words: Box<[u16]>,
    weight: u32,
    votes: Vec<Votes>,
}

fn voted(texts: Vec<Telling>, matching: &mut Matching) -> Vec<Voted> {
    let mut votes: Vec<Vec<Votes>> = texts
        .iter()
        .map(|text| {
            let own = Votes {
                have: text.weight(),
                ..Votes::default()
            };
            vec![own; text.words.len()]
        })
        .collect();
    for (at, text) in texts.iter().enumerate().skip(1) {
        matching.take(&text.words);
        for (before, other) in texts[..at].iter().enumerate() {
            matching.lay_in_full(&other.words, &text.words);
            let shared = matching.shared() as f32;
            let (of_other, of_text) = (
                shared / other.words.len().max(1) as f32,
                shared / text.words.len().max(1) as f32,
            );
            let is_part = |outer: f32, inner: f32| outer < PART.0 && inner >= PART.1;
            let parts = (is_part(of_other, of_text), is_part(of_text, of_other));
            vote(&mut votes[before], &matching.sample, text.weight(), parts.0);
            vote(&mut votes[at], &matching.text, other.weight(), parts.1);
        }
    }
    let texts = texts.into_iter().zip(votes);
    texts
        .map(|(text, votes)| Voted {
            weight: text.weight(),
            words: text.words,
            votes,
        })
        .collect()
}

/// Counts what a text of this weight says of the words of another that it may be a part of.
fn vote(votes: &mut [Votes], states: &[State], weight: u32, part: bool) {
    let mut from = 0;
    for same in states.chunk_by(|one, other| one == other) {
        let votes = &mut votes[from..from + same.len()];
        from += same.len();
        for vote in votes {
            match same[0] {
                State::Shared => {
                    vote.have += weight;
                    vote.firm += if same.len() >= FIRM { weight } else { 0 };
                }
                _ if part => {}
                State::Varied => vote.vary += weight,
                State::Own => vote.lack += weight,
            }
        }
    }
}

/// The text with most of the letter and least beside it; then those that have of it what this has not.
fn choose(mut texts: Vec<Version>, matching: &mut Matching) -> Vec<Version> {
    let mut versions: Vec<Version> = Vec::new();
    while versions.len() < VERSIONS {
        let mut best: Option<(usize, usize, usize)> = None;
        for (at, text) in texts.iter().enumerate() {
            let news = news(text, &versions, matching);
            let own = text.words.len() - news.min(text.words.len());
            if best.is_none_or(|(most, least, _)| news > most || news == most && own < least) {
                best = Some((news, own, at));
            }
        }
        match best {
            Some((news, _, at)) if versions.is_empty() || news >= NEWS => {
                versions.push(texts.swap_remove(at));
            }
            _ => break,
        }
    }
    versions
}

/// Words of the letter in a text that no version has, nor something else in their place.
fn news(text: &Version, versions: &[Version], matching: &mut Matching) -> usize {
    let mut news: Vec<bool> = text
        .roles
        .iter()
        .map(|role| *role == Role::Letter)
        .collect();
    if !versions.is_empty() && news.contains(&true) {
        matching.take(&text.words);
        for version in versions {
            matching.lay_in_full(&version.words, &text.words);
            for (news, state) in news.iter_mut().zip(&matching.text) {
                *news &= *state == State::Own;
            }
        }
    }
    news.into_iter().filter(|news| *news).count()
}
