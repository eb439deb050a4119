//! Which campaign comments belong to, as texts and people say.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::documents::{Change, redline};
use crate::types::ids::{CampaignId, CommentId};
use crate::types::text_enum;

text_enum! {
    /// Who placed a comment in its campaign, or in none.
    Placing {
        /// The next search may place it elsewhere.
        Search => "search",
        /// A person: no search changes that.
        Hand => "hand",
    }
}

/// A comment as a search finds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    pub comment: CommentId,
    /// The texts it is a near-copy of, named by a number; `None`: none.
    pub cluster: Option<u32>,
    /// Where it is now.
    pub campaign: Option<CampaignId>,
    /// A person put it there, or took it out of a campaign.
    pub by_hand: bool,
}

/// Where the comments of a cluster belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    Campaign(CampaignId),
    /// A suggestion that is not there yet.
    New,
}

/// Where comments belong that no person placed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Homes {
    /// Of the clusters that have one.
    pub of: BTreeMap<u32, Home>,
    /// Suggestions that keep those of their comments that are in this cluster.
    pub kept: BTreeSet<(u32, CampaignId)>,
}

/// Finds the campaign of each cluster.
///
/// - What people said holds: comments they placed, and those of confirmed campaigns, stay; others of the cluster join the
///   campaign that most of these are in. So two campaigns that were merged stay one.
/// - A suggestion stays with the cluster that most of its comments are of: it keeps its number while comments come,
///   whatever their order, and what is left when people split some off.
/// - A cluster of which people took out more than they left makes no new suggestion.
pub fn homes(placed: &[Placed], confirmed: &HashSet<CampaignId>) -> Homes {
    let mut fixed: BTreeMap<(u32, CampaignId), usize> = BTreeMap::new();
    let mut loose: BTreeMap<(u32, CampaignId), usize> = BTreeMap::new();
    // How many may join, and how many people took out.
    let mut free: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for one in placed {
        let Some(cluster) = one.cluster else { continue };
        let (joining, out) = free.entry(cluster).or_default();
        match one.campaign {
            Some(campaign) if is_fixed(one, confirmed) => {
                *fixed.entry((cluster, campaign)).or_default() += 1;
            }
            None if one.by_hand => *out += 1,
            Some(campaign) => {
                *joining += 1;
                *loose.entry((cluster, campaign)).or_default() += 1;
            }
            None => *joining += 1,
        }
    }
    let mut homes = Homes::default();
    let mut most: HashMap<u32, usize> = HashMap::new();
    for ((cluster, campaign), count) in fixed {
        if most.get(&cluster).is_none_or(|most| count > *most) {
            most.insert(cluster, count);
            homes.of.insert(cluster, Home::Campaign(campaign));
        }
    }
    let mut claims: Vec<_> = loose.into_iter().collect();
    claims.sort_by_key(|((cluster, campaign), count)| (Reverse(*count), *campaign, *cluster));
    let mut taken = HashSet::new();
    let mut claimed = HashSet::new();
    for ((cluster, campaign), count) in claims {
        let alone = free.get(&cluster).is_none_or(|(joining, _)| *joining < 2);
        if alone || claimed.contains(&cluster) || !taken.insert(campaign) {
            continue;
        }
        claimed.insert(cluster);
        homes.kept.insert((cluster, campaign));
        if most.get(&cluster).is_none_or(|most| count > *most) {
            homes.of.insert(cluster, Home::Campaign(campaign));
        }
    }
    for (cluster, (joining, out)) in free {
        if joining > 1 && joining >= out {
            homes.of.entry(cluster).or_insert(Home::New);
        }
    }
    homes
}

/// Whether no search changes where a comment is.
pub fn is_fixed(one: &Placed, confirmed: &HashSet<CampaignId>) -> bool {
    one.by_hand || one.campaign.is_some_and(|id| confirmed.contains(&id))
}

/// Comments counted twice: each by itself, and as distinct texts, where all copies of a confirmed campaign are one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    pub comments: i64,
    single: i64,
    campaigns: BTreeSet<CampaignId>,
}

impl Tally {
    /// Adds comments that are copies of this campaign, or of none.
    pub fn add(&mut self, campaign: Option<CampaignId>, count: i64) {
        self.comments += count;
        match campaign {
            Some(_) if count == 0 => {}
            Some(campaign) => {
                self.campaigns.insert(campaign);
            }
            None => self.single += count,
        }
    }

    /// Adds what was counted of others; a campaign that both have counts once.
    pub fn join(&mut self, other: &Self) {
        self.comments += other.comments;
        self.single += other.single;
        self.campaigns.extend(&other.campaigns);
    }

    /// Distinct texts.
    pub fn texts(&self) -> i64 {
        let campaigns = i64::try_from(self.campaigns.len()).unwrap_or(i64::MAX);
        self.single.saturating_add(campaigns)
    }
}

/// What most of something are, by either way of counting; `None` where two are as many.
pub fn most<K: Copy>(counts: impl Iterator<Item = (K, i64)>) -> Option<K> {
    let mut best: Option<(K, i64)> = None;
    let mut tie = false;
    for (key, count) in counts {
        match best {
            Some((_, most)) if count < most => {}
            Some((_, most)) if count == most => tie = true,
            _ => {
                best = Some((key, count));
                tie = false;
            }
        }
    }
    best.filter(|(_, count)| !tie && *count > 0)
        .map(|(key, _)| key)
}

/// What a copy says that the sample of its campaign does not: the words added to it, stretches
/// parted by "…". Empty for an exact copy. For texts that nothing but a person's word makes copies.
pub fn residue(sample: &str, copy: &str) -> String {
    redline(sample, copy)
        .into_iter()
        .filter(|one| one.change == Change::Inserted && !one.text.trim().is_empty())
        .map(|one| one.text.trim().to_owned())
        .collect::<Vec<_>>()
        .join(" … ")
}

/// What of a comment is compared: its words, and those it would rather see.
pub fn compared(body: &str, proposed: Option<&str>) -> String {
    match proposed {
        Some(proposed) => format!("{body}\n\n{proposed}"),
        None => body.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: CampaignId = CampaignId(1);
    const B: CampaignId = CampaignId(2);

    fn placed(cluster: u32, campaign: Option<CampaignId>, by_hand: bool) -> Placed {
        Placed {
            comment: CommentId(0),
            cluster: Some(cluster),
            campaign,
            by_hand,
        }
    }

    fn found(placed: &[Placed], confirmed: &[CampaignId]) -> Vec<(u32, Home)> {
        let confirmed = confirmed.iter().copied().collect();
        homes(placed, &confirmed).of.into_iter().collect()
    }

    #[test]
    fn two_alike_are_a_suggestion_and_one_is_none() {
        let alike = [placed(7, None, false), placed(7, None, false)];
        assert_eq!(found(&alike, &[]), [(7, Home::New)]);
        assert_eq!(found(&alike[..1], &[]), []);
    }

    #[test]
    fn a_suggestion_stays_with_most_of_its_copies() {
        let split = [
            placed(1, Some(A), false),
            placed(1, None, false),
            placed(2, Some(A), false),
            placed(2, Some(A), false),
        ];
        assert_eq!(found(&split, &[]), [(1, Home::New), (2, Home::Campaign(A))]);
    }

    #[test]
    fn what_people_said_holds() {
        // Merged: two letters, one campaign, whatever their number.
        let merged = [
            placed(1, Some(A), true),
            placed(1, None, false),
            placed(2, Some(A), true),
            placed(2, Some(A), true),
            placed(2, None, false),
        ];
        let both = [(1, Home::Campaign(A)), (2, Home::Campaign(A))];
        assert_eq!(found(&merged, &[]), both);
        // Confirmed: a later copy joins it.
        let confirmed = [placed(3, Some(B), false), placed(3, None, false)];
        assert_eq!(found(&confirmed, &[B]), [(3, Home::Campaign(B))]);
        // Some were split off: the others stay together, and whoever comes joins the larger part.
        let split = [
            placed(5, Some(A), false),
            placed(5, Some(A), false),
            placed(5, Some(B), true),
            placed(5, Some(B), true),
            placed(5, Some(B), true),
            placed(5, None, false),
        ];
        let homes = homes(&split, &HashSet::new());
        assert_eq!(homes.of[&5], Home::Campaign(B));
        assert!(homes.kept.contains(&(5, A)));
        // Taken out, most of them: nothing is suggested again.
        let out = [
            placed(4, None, true),
            placed(4, None, true),
            placed(4, None, true),
            placed(4, None, false),
            placed(4, None, false),
        ];
        assert_eq!(found(&out, &[]), []);
    }

    #[test]
    fn copies_of_a_campaign_are_one_text_wherever_they_are_counted() {
        let (mut one, mut other) = (Tally::default(), Tally::default());
        one.add(Some(A), 5);
        one.add(None, 2);
        other.add(Some(A), 3);
        other.add(Some(B), 1);
        assert_eq!((one.comments, one.texts()), (7, 3));
        one.join(&other);
        assert_eq!((one.comments, one.texts()), (11, 4));
        assert_eq!(most([('a', 2), ('b', 5), ('c', 1)].into_iter()), Some('b'));
        assert_eq!(most([('a', 5), ('b', 5), ('c', 1)].into_iter()), None);
    }

    #[test]
    fn the_residue_is_what_a_copy_adds() {
        let sample = "Richt een fonds op voor vrije software.";
        assert_eq!(residue(sample, sample), "");
        let copy = "Richt een fonds op voor vrije software. Ik werk zelf mee aan een project.";
        assert_eq!(residue(sample, copy), "Ik werk zelf mee aan een project.");
    }
}
