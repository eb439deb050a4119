//! Polder: consultations on draft policy text. This page is the map.
//!
//! ```text
//! main.rs, cli      arguments in, one file per command
//! app               the only place that knows every slice: routes, middleware, workers
//! ───────────────── slices; each: web (api) → actions → store → model
//! demo              the sample consultation
//! retention         what is erased when its term has come
//! admin             accounts, organisations, mail and audit log for those who run it
//! exports           the Report, gathered once; one writer per format
//! reading           the public pages: text, published comments, report
//! search            words found in public texts, comments and answers
//! intake            sheets people send back, turned into Submissions
//! responses         dispositions and responses of the drafters, campaigns, themes
//! moderation        decisions and redactions; PublishedComment
//! guests            who begins to respond without an account; the human check
//! comments          comments gathered in submissions
//! following         who follows a consultation by mail
//! consultations     consultations, versions, rounds, parties, what takes a second person
//! accounts          registration, sign-in, organisations, invitations, API tokens
//! ───────────────── what slices stand on
//! web               page shell: Page, forms, CSRF, cookies, error pages, problem+json
//! access            who is asking and what they may do; the end of all one can do with an account
//! rendering         HTML of what people wrote, made once and kept
//! notifications     sink: enqueue(); worker delivers, with the letters app hands it, and knows no slice
//! site              what an action needs: database, files, clock, configuration, mail, rates
//! audit             sink: record(); the keyed chain, marks in the place of addresses
//! documents         pure: files to an Outline, keys, references, quotes, spans
//! db                the Db handle, connections, schema, ids
//! platform          clock, passwords, rates, permits, pulses, mail transport, file store, templates
//! config, error
//! ```
//!
//! `use` goes down this list, never up; `tests/it/architecture.rs` fails on an arrow that climbs.
//! Only `web`, `api` and `app` know actix; only `store` and `db` write diesel queries (a model may
//! derive `Queryable` and `Selectable`: which columns it is read from, by name); only `platform::mailer` knows lettre; only
//! `platform::templates` knows Tera; only `platform::files` knows object_store. A model holds rules:
//! no I/O, no clock.

#![forbid(unsafe_code)]

pub mod access;
pub mod accounts;
pub mod admin;
pub mod app;
pub mod audit;
pub mod cli;
pub mod comments;
pub mod config;
pub mod consultations;
pub mod db;
pub mod demo;
pub mod documents;
pub mod error;
pub mod exports;
pub mod following;
pub mod guests;
pub mod intake;
pub mod moderation;
pub mod notifications;
pub mod platform;
pub mod reading;
pub mod rendering;
pub mod responses;
pub mod retention;
pub mod search;
pub mod site;
pub mod types;
pub mod web;
