//! What became of one accepted Comment.

use std::ops::Range;

use super::asking::{Asks, asks};
use super::beside::{Beside, joined};
use super::{NEARLY, State};
use crate::documents::{Link, LinkKind, Normal, stands, taken};

/// A text that came in beside a Passage and has this much of the words proposed for it came in because of them.
const RELATED: f64 = 0.3;
/// Fewest words of a proposal that can stand by themselves, apart from the words they are to replace.
const TELLING_WORDS: usize = 3;

/// What a Comment is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// The document, or a Section: these changes of the text are in it.
    More { changed: bool },
    /// A Passage of the older Version, and what its party read there.
    Passage {
        place: usize,
        /// The Passage as the party read it: before typing errors were mended in it.
        then: String,
        /// The words that are quoted from it, in characters; `None` for the whole.
        quote: Option<Range<usize>>,
    },
    /// A place that is not in the older Version.
    Nothing,
}

/// What an accepted Comment asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    pub about: About,
    pub body: String,
    /// The words its party would rather see there.
    pub proposed: Option<String>,
    /// The links that a drafter says it led to, each with the Passage of the newer Version, which a removal has not.
    pub linked: Vec<(usize, Option<usize>)>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    pub state: State,
    /// The link of the place it is judged by; `None` where there is none.
    pub link: Option<usize>,
    /// The Passage of the newer Version there.
    pub to: Option<usize>,
    /// How far the words it proposed stand there, from 0 to 1; `None` where it proposes none.
    pub similarity: Option<f64>,
    /// Whether a drafter linked it.
    pub by_hand: bool,
}

/// What became of an accepted Comment: by its words where it proposes any, by the word of a drafter where it is linked, and by
/// its Passage otherwise. What is about more than a Passage, or about one that is gone, is kept by the word of a drafter only.
pub fn judge(beside: &Beside, wish: &Wish) -> Judged {
    let own = own(beside, wish);
    let linked = wish
        .linked
        .iter()
        .map(|(link, to)| at_link(beside, wish, *link, *to))
        .min_by_key(|judged| judged.state);
    match linked {
        // A drafter may have linked it elsewhere, and the words stand where they were asked for.
        Some(linked) if own.state == State::Kept && linked.state != State::Kept => Judged {
            by_hand: true,
            ..own
        },
        Some(linked) => linked,
        None => own,
    }
}

/// The Passage among `changed`, places in the newer Version, in which the words of a Comment stand that the text alone
/// cannot judge: for a drafter to look at.
pub fn suggestion(beside: &Beside, wish: &Wish, changed: &[usize]) -> Option<usize> {
    let words = telling(wish.proposed.as_deref()?)?;
    let mut found: Vec<(f64, usize)> = changed
        .iter()
        .map(|place| (stands(words, beside.new_text(*place)), *place))
        .filter(|(share, _)| *share >= NEARLY)
        .collect();
    found.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    found.first().map(|(_, place)| *place)
}

/// Words that are enough to be told apart by themselves.
fn telling(words: &str) -> Option<&str> {
    Some(words).filter(|words| words.split_whitespace().count() >= TELLING_WORDS)
}

/// By the place a drafter linked.
fn at_link(beside: &Beside, wish: &Wish, number: usize, to: Option<usize>) -> Judged {
    let by_hand = |state, similarity| Judged {
        state,
        link: Some(number),
        to,
        similarity,
        by_hand: true,
    };
    let Some(link) = beside.link(number) else {
        return by_hand(State::NotJudged, None);
    };
    let changed = link.kind != LinkKind::Kept;
    let otherwise = if changed {
        State::ChangedOtherwise
    } else {
        State::WithoutChange
    };
    let Some(proposed) = wish.proposed.as_deref() else {
        let state = if changed { State::Kept } else { otherwise };
        return by_hand(state, None);
    };
    let (before, now) = (beside.before(link), beside.now(link));
    let apart = apart(proposed, &before, &now);
    let own = match &wish.about {
        About::Passage { place, then, quote } if link.old.contains(place) => {
            of_proposal(beside, link, (*place, then, quote.as_ref()), proposed, &now)
        }
        _ => None,
    };
    // Words that nearly stood there before are other words for what stood there.
    let instead = match (own, apart) {
        (None, None) => taken(&before, proposed, &now),
        _ => None,
    };
    let similarity = own
        .into_iter()
        .chain(apart)
        .chain(instead)
        .fold(0.0, f64::max);
    let state = if similarity >= NEARLY {
        State::Kept
    } else {
        otherwise
    };
    by_hand(state, Some(similarity))
}

/// By the place it is about.
fn own(beside: &Beside, wish: &Wish) -> Judged {
    let none = |state| Judged {
        state,
        link: None,
        to: None,
        similarity: None,
        by_hand: false,
    };
    match &wish.about {
        About::Nothing => none(State::NotJudged),
        About::More { changed: false } => none(State::WithoutChange),
        About::More { changed: true } => none(State::NotJudged),
        About::Passage { place, then, quote } => {
            let number = beside.link_of_old(*place);
            match number.and_then(|number| Some((number, beside.link(number)?))) {
                None => none(State::NotJudged),
                Some((number, link)) => {
                    let place = (*place, then.as_str(), quote.as_ref());
                    at_passage(beside, wish, (number, link), place)
                }
            }
        }
    }
}

/// A Passage of the older Version: its place, what its party read there, and the words quoted from that.
type Place<'a> = (usize, &'a str, Option<&'a Range<usize>>);

fn at_passage(
    beside: &Beside,
    wish: &Wish,
    (number, link): (usize, &Link),
    place: Place<'_>,
) -> Judged {
    let main = link.heir.map(|(_, new)| new).or(link.new.first().copied());
    let judged = |state, to: Option<usize>, similarity| Judged {
        state,
        link: to.and_then(|to| beside.link_of_new(to)).or(Some(number)),
        to,
        similarity,
        by_hand: false,
    };
    let changed = beside.is_change(number);
    let unplaced = if link.kind == LinkKind::Removed {
        State::NotJudged
    } else if changed {
        State::ChangedOtherwise
    } else {
        State::WithoutChange
    };
    let around = beside.came_in(number);
    let found = wish.proposed.as_deref().and_then(|proposed| {
        let (share, to) = best(beside, (link, main), place, proposed, &around)?;
        Some((share, to, proposed))
    });
    if let Some((share, to, proposed)) = found {
        if share >= NEARLY {
            return judged(State::Kept, to, Some(share));
        }
        // Another text came in where this one was asked for.
        let related = around.0.iter().chain(&around.1).copied();
        let related = related
            .filter(|_| !changed)
            .find(|new| stands(proposed, beside.new_text(*new)) >= RELATED);
        return match related {
            Some(new) => judged(State::ChangedOtherwise, Some(new), Some(share)),
            None => judged(unplaced, main, Some(share)),
        };
    }
    let gone = |quote: &Range<usize>| !stands_in(&beside.now(link), words_at(place.1, quote));
    if changed
        && asks(&wish.body, Asks::Removal)
        && place.2.map_or(link.kind == LinkKind::Removed, gone)
    {
        return judged(State::Kept, main, None);
    }
    if link.moved && asks(&wish.body, Asks::Move) {
        return judged(State::Kept, main, None);
    }
    let came = around.1.first().or(around.0.last()).copied();
    if let Some(new) = came.filter(|_| !changed && asks(&wish.body, Asks::Addition)) {
        return judged(State::ChangedOtherwise, Some(new), None);
    }
    judged(unplaced, main, None)
}

/// How far the proposal stands where its Passage went, or in what came in beside that, and in which Passage; `None` for a
/// proposal of what stood there already.
fn best(
    beside: &Beside,
    (link, main): (&Link, Option<usize>),
    place: Place<'_>,
    proposed: &str,
    around: &(Vec<usize>, Vec<usize>),
) -> Option<(f64, Option<usize>)> {
    let now = beside.now(link);
    let text = |places: &[usize]| joined(places.iter().map(|place| beside.new_text(*place)));
    let (before, behind) = (text(&around.0), text(&around.1));
    let whole = |now: &str| of_proposal(beside, link, place, proposed, now);
    let mut found: Vec<(f64, Option<usize>)> = Vec::new();
    let own = whole(&now)?;
    if !link.new.is_empty() {
        if own >= NEARLY {
            return Some((own, main));
        }
        found.push((own, main));
    }
    // The Passage as it is to be, with what comes before it or behind it.
    for (text, first) in [
        (
            joined([now.as_str(), behind.as_str()].into_iter()),
            around.1.first(),
        ),
        (
            joined([before.as_str(), now.as_str()].into_iter()),
            around.0.last(),
        ),
    ] {
        if let Some(first) = first {
            found.extend(whole(&text).map(|share| (share, Some(*first))));
        }
    }
    let quoted_stands = place
        .2
        .is_some_and(|quote| stands_in(&now, words_at(place.1, quote)));
    let stood = beside.before(link);
    if !quoted_stands {
        found.extend(apart(proposed, &stood, &now).map(|share| (share, main)));
    }
    for new in around.0.iter().chain(&around.1) {
        let share = apart(proposed, &stood, beside.new_text(*new));
        found.extend(share.map(|share| (share, Some(*new))));
    }
    found.extend(apart(proposed, &stood, &behind).map(|share| (share, around.1.first().copied())));
    // Of equals the first: what the Passage itself became.
    let mut most: Option<(f64, Option<usize>)> = None;
    for one in found {
        if most.is_none_or(|most| one.0 > most.0) {
            most = Some(one);
        }
    }
    Some(most.unwrap_or((0.0, main)))
}

/// How far `now` took over what the proposal makes of the Passage, or of the words quoted from it; of a merger all that was
/// merged is taken together.
fn of_proposal(
    beside: &Beside,
    link: &Link,
    (own, then, quote): Place<'_>,
    proposed: &str,
    now: &str,
) -> Option<f64> {
    let with = |text: &str| {
        joined(link.old.iter().map(|place| match *place == own {
            true => text,
            false => beside.old(*place),
        }))
    };
    let old = with(then);
    let Some(quote) = quote else {
        return taken(&old, &with(proposed), now);
    };
    let before: String = then.chars().take(quote.start).collect();
    let behind: String = then.chars().skip(quote.end).collect();
    let replaced = taken(&old, &with(&format!("{before}{proposed}{behind}")), now);
    // Some quote a few words and propose the whole passage anew.
    let anew = taken(&old, &with(proposed), now);
    match (replaced, anew) {
        (Some(one), Some(other)) => Some(one.max(other)),
        // It would change nothing one way or the other.
        _ => None,
    }
}

/// How far words stand in a text by themselves that did not stand there before.
fn apart(words: &str, before: &str, now: &str) -> Option<f64> {
    let words = telling(words)?;
    (stands(words, before) < NEARLY).then(|| stands(words, now))
}

fn words_at<'a>(text: &'a str, quote: &Range<usize>) -> &'a str {
    let byte = |at: usize| {
        text.char_indices()
            .nth(at)
            .map_or(text.len(), |(byte, _)| byte)
    };
    text.get(byte(quote.start)..byte(quote.end))
        .unwrap_or_default()
}

fn stands_in(text: &str, words: &str) -> bool {
    !Normal::of(text).places(words).is_empty()
}
