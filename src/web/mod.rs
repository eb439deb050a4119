//! The page shell every slice's `web` stands on: the [`Page`] a handler answers with, forms with
//! CSRF, cookies, error pages, problem+json. Knows who is asking, but no slice.

mod access_log;
pub mod addresses;
pub mod again;
mod asking;
mod bodies;
pub mod conditional;
mod cookies;
mod device;
pub mod download;
pub mod errors;
pub mod forms;
pub mod headers;
mod heads;
mod identify;
mod kept;
pub mod onward;
mod page;
mod presence;
pub mod problem;
pub mod proof;
mod readable;
mod refused;
mod shell;
pub mod static_files;
mod texts;
pub mod upload;

pub use access_log::access_log;
pub use asking::{understood, words_asked};
pub use bodies::{bodies_in_time, hold_bodies};
pub use errors::error_pages;
pub use forms::{Choice, FormView, NoFields, SafeForm};
pub use headers::security_headers;
pub use heads::head_as_get;
pub use identify::identify;
pub use page::{Bar, Page, origin};
pub use problem::ApiCaller;
pub use readable::readable_queries;
