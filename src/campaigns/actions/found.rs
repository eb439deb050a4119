//! The texts of a round laid beside one another; no database.

use std::collections::HashMap;
use std::sync::Arc;

use crate::campaigns::copies::{Comparing, Copies, Preparing};
use crate::campaigns::model::{Placed, Placing, compared};
use crate::campaigns::store::Text;
use crate::types::ids::CommentId;

/// Texts taken in one after another.
#[derive(Default)]
pub(super) struct Reading {
    copies: Copies,
    preparing: Preparing,
    /// By number of the comment; with the sample in place of the cluster until all are in.
    placed: Vec<Placed>,
    /// The first comment of each sample.
    samples: HashMap<u32, CommentId>,
}

/// What was found.
pub(super) struct Found {
    pub copies: Arc<Copies>,
    /// By number of the comment.
    pub placed: Vec<Placed>,
    /// The comment that each cluster is known by.
    pub samples: HashMap<u32, CommentId>,
}

impl Reading {
    pub fn take(&mut self, texts: &[Text]) {
        for text in texts {
            let words = compared(&text.body, text.proposed.as_deref());
            let prepared = self.preparing.prepare(&words);
            let sample = prepared.map(|prepared| self.copies.place(prepared));
            if let Some(sample) = sample {
                self.samples.entry(sample).or_insert(text.comment);
            }
            self.placed.push(Placed {
                comment: text.comment,
                cluster: sample,
                campaign: text.campaign,
                by_hand: text.placed_by == Some(Placing::Hand),
            });
        }
    }

    pub fn settle(mut self) -> Found {
        self.copies.settle();
        for one in &mut self.placed {
            one.cluster = one.cluster.and_then(|sample| self.copies.campaign(sample));
        }
        Found {
            copies: Arc::new(self.copies),
            placed: self.placed,
            samples: self.samples,
        }
    }
}

/// What each of these adds to the letter of its cluster.
pub(super) fn residues(
    copies: &Copies,
    of: &[(u32, CommentId, String)],
) -> HashMap<CommentId, String> {
    let mut comparing = Comparing::default();
    of.iter()
        .map(|(cluster, comment, text)| {
            (*comment, comparing.compare(copies, *cluster, text).residue)
        })
        .collect()
}
