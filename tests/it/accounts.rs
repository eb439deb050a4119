//! Getting an account, getting in, and what one does with it, through the pages.

mod belonging;
pub mod entrance;
mod guessing;
mod identity;
mod mail_by_others;
mod organisations;
mod own;
mod proof;
