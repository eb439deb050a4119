//! Personal data in what people write: where something stands that looks like it, of what kind, and why it looks so. Pure.
//! It is shown to who decides what the public reads, and nothing follows from it by itself.
//!
//! Each kind has a file of its own. Every finder takes time by the length of the text, whatever stands in it: it looks a
//! bounded number of signs around each place.

mod address;
mod bsn;
mod context;
mod document;
mod email;
mod figures;
mod found;
mod iban;
mod names;
mod plate;
mod registers;
mod signs;
mod telephone;

use figures::Figures;
use found::Candidate;
pub use found::{Found, PersonalKind, Reason};
pub use names::Names;
use signs::Signs;

/// The kinds that stand in these texts, each once, in the order of [`PersonalKind::ALL`], blanks between. Names that only
/// a list of those who take part tells are not among them.
pub fn kinds(texts: &[&str]) -> String {
    let nobody = Names::default();
    let found: Vec<PersonalKind> = texts
        .iter()
        .flat_map(|text| find(text, &nobody))
        .map(|found| found.kind)
        .collect();
    let kinds = PersonalKind::ALL.iter().filter(|kind| found.contains(kind));
    kinds
        .map(|kind| kind.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What looks like personal data in `text`, in its order; no two overlap. `names`: of those who take part, others than who
/// wrote it.
pub fn find(text: &str, names: &Names) -> Vec<Found> {
    let signs = Signs::of(text);
    let figures = Figures::of(&signs);
    let mut candidates = Vec::new();
    iban::find(&figures, &mut candidates);
    bsn::find(&figures, &mut candidates);
    registers::find(&figures, &mut candidates);
    telephone::find(&figures, &mut candidates);
    document::find(&signs, &mut candidates);
    plate::find(&signs, &mut candidates);
    email::find(&signs, &mut candidates);
    address::find(&figures, &mut candidates);
    names::find(&signs, names, &mut candidates);
    candidates.sort_by_key(|candidate| (candidate.rank(), candidate.start));
    let mut taken = vec![false; signs.len()];
    let mut found = Vec::new();
    for Candidate {
        kind,
        start,
        end,
        reason,
    } in candidates
    {
        let Some(place) = taken.get_mut(start..end) else {
            continue;
        };
        if place.contains(&true) {
            continue;
        }
        place.fill(true);
        if let Some((start, end)) = signs.span(start, end) {
            found.push(Found {
                kind,
                start,
                end,
                reason,
            });
        }
    }
    found.sort_by_key(|found| found.start);
    found
}

#[cfg(test)]
mod labelled;
#[cfg(test)]
mod tests;
