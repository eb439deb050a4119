//! Names of people: of those who take part, and those that words announce.

mod announced;
mod grammar;
mod participants;
mod phrases;
mod signature;
mod titles;
mod words;

use crate::comments::personal::found::Candidate;
use crate::comments::personal::signs::Signs;
pub use participants::Names;

pub(super) fn find(signs: &Signs, names: &Names, found: &mut Vec<Candidate>) {
    participants::find(signs, names, found);
    announced::find(signs, found);
}
