//! Remarks gathered while a file is read. Knows what can be noticed, not where.

use crate::documents::remark::{Noticed, Remark};

/// Remarks being gathered over a file: one of each kind, counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Remarks {
    all: Vec<(Noticed, usize, String)>,
}

/// Characters of a sample.
const SAMPLE: usize = 60;

impl Remarks {
    /// Notices one more; the sample of the first is kept.
    pub(super) fn notice(&mut self, what: Noticed, sample: &str) {
        if let Some((_, count, _)) = self.all.iter_mut().find(|(other, _, _)| *other == what) {
            *count += 1;
            return;
        }
        let mut words: String = sample.chars().take(SAMPLE).collect();
        if words.len() < sample.len() {
            words.push('…');
        }
        self.all.push((what, 1, words));
    }

    /// Notices each of them by itself, as its sample tells which is meant.
    pub(super) fn notice_apart(&mut self, what: Noticed, sample: &str) {
        self.all.push((what, 1, sample.to_owned()));
    }

    /// Takes over what another gathered.
    pub(super) fn extend(&mut self, other: Self) {
        for (what, count, sample) in other.all {
            let same = |known: &&mut (Noticed, usize, String)| known.0 == what;
            match self
                .all
                .iter_mut()
                .find(same)
                .filter(|_| what != Noticed::StrayNote)
            {
                Some((_, known, _)) => *known += count,
                None => self.all.push((what, count, sample)),
            }
        }
    }

    /// The remarks about a file of this name.
    pub(super) fn about(self, file: &str) -> impl Iterator<Item = Remark> {
        self.all
            .into_iter()
            .map(move |(what, count, sample)| Remark {
                file: file.to_owned(),
                what,
                count,
                sample,
            })
    }
}
