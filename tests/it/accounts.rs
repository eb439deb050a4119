//! Getting an account, getting in, and what one does with it, through the pages.

mod entrance;
mod organisations;
mod own;
