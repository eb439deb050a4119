//! What the rest stands on: clock, randomness, passwords, mail transport, file store, texts,
//! templates, dates, PDF, the confined process that reads files from outside.
//! Knows no slice and no database.

pub mod addresses;
pub mod clock;
pub mod confined;
pub mod cryptography;
pub mod dates;
pub mod files;
pub mod html;
pub mod human;
pub mod mailer;
pub mod markdown;
pub mod names;
pub mod numbers;
pub mod passwords;
pub mod pdf;
pub mod permits;
pub mod pulses;
pub mod random;
pub mod rates;
pub mod scanner;
pub mod spreadsheet;
pub mod templates;
pub mod texts;
