//! Polder: consultations on draft policy text. This page is the map.
//!
//! ```text
//! main.rs, cli      arguments in, one file per command
//! app               the only place that knows every slice: routes, middleware, workers
//! ───────────────── slices; each: web (api) → actions → store → model
//! demo              the sample consultation
//! retention         what is erased when its term has come
//! admin             accounts, organisations, mail and audit log for those who run it
//! exports           the Report, gathered once; one writer per format; the next draft out of the answers
//! reading           the public pages: text, published comments, report
//! search            words found in public texts, comments and answers
//! intake            sheets, and drafts with changes and comments in them, that people send back, turned into Submissions
//! promises          accepted comments with the passage of a later version they led to; changes that nothing explains
//! responses         dispositions and responses of the drafters, themes
//! moderation        decisions and redactions; PublishedComment
//! campaigns         near-copies among the comments of a round: searched for, suggested, confirmed, merged and parted
//! guests            who responds without an account: begin, the human check, confirm, come back, reports of impersonation
//! responding        a party's own pages and API: begin, save, review, submit, withdraw, receipt
//! errata            a typing error in the text of an open Round, mended: what stands there, who is told
//! teamwork          what colleagues keep beside the comments of a draft: notes, originals, who does what, codes
//! ───────────────── the parts of a Submission; none knows another
//! comments          remarks at an Anchor: their place, their words, personal data in them, where they stand in another Version
//! answers           answers to the Questions of a Round
//! attachments       files: sent, scanned, copied for the public
//! signatures        organisations that sign another party's Submission
//! readings          who read which comment, answer and file: counted, and asked for before answers are published
//! ───────────────── what the parts stand in
//! submissions       the core: a Submission, its states, who of its party may do what
//! following         who follows a consultation by mail
//! questions         what a Round asks beside comments on its text
//! consultations     consultations, versions, rounds, parties, what takes a second person
//! accounts          registration, sign-in, organisations, invitations, API tokens
//! ───────────────── what slices stand on
//! web               page shell: Page, forms, typed addresses, CSRF, cookies, error pages, problem+json
//! access            who is asking and what they may do; one transaction of an actor: site.write(actor, |tx| …)
//! rendering         HTML of what people wrote, made once and kept
//! notifications     sink: enqueue(); worker delivers, with the letters app hands it, and knows no slice
//! site              what an action needs: database, files, clock, configuration, mail, rates
//! audit             sink: record(); the keyed chain, marks in the place of addresses
//! documents         pure: files (text, HTML, laws, Word, OpenDocument, PDF) to an Outline, keys, references, quotes, spans; drafts that came back
//! db                the Db handle, connections, schema
//! config            composes the settings that each part of platform owns
//! platform          clock, passwords, rates, permits, pulses, mail transport, file store, templates, texts
//! error             what can go wrong, and the sentence it is said in
//! types             ids, moments, words that are stored
//! ```
//!
//! An action is one transaction: it asks for a [`Right`](access::Right), then `site.write(actor, |tx| …)` checks the rule,
//! writes by way of stores (`tx.conn`), and says `tx.record(event)` and `tx.enqueue(mail)`: all of it stays, or nothing.
//! `site.read(actor, |rx| …)` is one snapshot.
//!
//! `use` goes down this list, never up, and no two files use one another, directly or round about:
//! `tests/it/architecture` reads the code and fails on an arrow that climbs or comes back.
//! Only `web`, `api` and `app` know actix; only `store` and `db` write diesel queries (a model may
//! derive `Queryable` and `Selectable`: which columns it is read from, by name); only `platform::mailer` knows lettre; only
//! `platform::templates` knows Tera; only `platform::files` knows object_store. A model holds rules:
//! no I/O, no clock.
//!
//! # Where a rule stands
//!
//! - What an installation may choose, lengths and numbers, terms, hours of links, is a setting: `config/default.toml`, with its type in
//!   `config/settings.rs` or the part of `platform` it is for. Every other rule is in the `model` of its slice.
//! - A part of a Submission copies, removes and loads what is its own, in its `actions` and `store` (`copy_notes` in `teamwork`,
//!   `copy_answers` in `answers`); `responding` and `submissions` call one after the other and hold none of it.
//! - The words of a mail are made in `letters.rs` of the slice it is about, those of a file to take away in `exports/columns.rs`.
//! - Words people read stand in `config/locales`, pages in `templates`; code holds keys.
//!
//! # Glossary
//!
//! One word for one thing, in code, the API, English and (in brackets) Dutch.
//!
//! | word | meaning | where |
//! |---|---|---|
//! | Consultation (*consultatie*) | the whole procedure on one Document, with its staff, languages, groups and rules | [`consultations`] |
//! | Version (*versie*), Section (*paragraaf*), Passage (*passage*) | one frozen state of the draft text; its tree; the smallest unit one can comment on, whose key stays the same across Versions | [`consultations`], [`documents`] |
//! | Erratum (*erratum*) | a typing error in a Passage, mended while people comment on it; what was said there keeps its place | [`consultations`], [`errata`] |
//! | Round (*ronde*) | one period of comment on one Version | [`consultations`] |
//! | Question (*vraag*) | what a Round asks beside comments on its text | [`questions`] |
//! | Group (*groep*) | stakeholder group, configurable | [`config`] |
//! | Account, Organisation, Membership | a person; a body in one Group; who drafts and who may submit for it | [`accounts`] |
//! | Guest (*gast*) | somebody who responds, or drafts along with a code, without an account | [`guests`], [`access`] |
//! | Party (*partij*) | who responds in a Round: an Organisation, an individual Account or a Guest | [`consultations`] |
//! | Submission (*inzending*) | all that one Party sends in to one Round: drafted, awaiting confirmation, submitted, superseded or withdrawn | [`submissions`] |
//! | Comment (*opmerking*) | a remark at an Anchor, of a kind, with a body and perhaps a proposed text | [`comments`] |
//! | Anchor | the document, a Section, a Passage, or a quote in a Passage | [`comments`] |
//! | Answer (*antwoord op een vraag*) | what a Party says to a Question; never the drafters' verdict | [`answers`] |
//! | Attachment (*bijlage*) | a file that comes with a Submission | [`attachments`] |
//! | Signature (*ondertekening*) | another Organisation's, to one content hash | [`signatures`] |
//! | Original, working note, mention | a comment as it was before colleagues changed it; what they say beside one; a colleague named in that with @ | [`teamwork`] |
//! | SectionAssignment (*toewijzing*) | a Section given to one of those who write a draft together | [`teamwork`] |
//! | Receipt (*ontvangstbewijs*) | number, moment and content hash of what was submitted | [`submissions`] |
//! | Decision (*besluit*), Redaction (*lakken*) | a moderator's verdict on a Comment, with its ground; a withheld span | [`moderation`] |
//! | Reading | that somebody who moderates or drafts had a Comment, an Answer or an Attachment before them, whole | [`readings`] |
//! | View (*weergave*) | a way to narrow the queue, kept under a name | [`moderation`] |
//! | Disposition (*oordeel*), Response (*antwoord*) | the drafters' verdict on a Comment, and its published reasons | [`responses`] |
//! | Promise (*toezegging*) | an accepted Comment with the Passage of a later Version that it led to: kept, changed otherwise, or without a change | [`promises`] |
//! | Campaign (*campagne*), sample, residue, slot | a cluster of near-copies; the one it is known by; what a copy's sender wrote beside the letter; a place of the letter whose words vary | [`campaigns`], [`campaigns::copies`] |
//! | Second look (*opnieuw bekeken*) | a Response that does not satisfy its Party, looked at again within a term: changed, or upheld with a reason | [`responses`] |
//! | Theme (*thema*) | a tag of the drafters' code book | [`responses`] |
//! | Personal data (*persoonsgegevens*) | what looks like them in a Comment, with its kind and the reason; marked, never removed by itself | [`comments`], [`moderation`] |
//! | Returned draft (*teruggestuurd concept*) | the draft of a Version as a Party sends it back, with tracked changes and comments in its margin | [`documents`], [`intake`] |
//! | Notification, Outbox | the intent to tell somebody; the rows that deliver it | [`notifications`] |
//! | AuditEvent | who did what to what, when, in a hash chain | [`audit`] |

#![forbid(unsafe_code)]

pub mod access;
pub mod accounts;
pub mod admin;
pub mod answers;
pub mod app;
pub mod attachments;
pub mod audit;
pub mod campaigns;
pub mod cli;
pub mod comments;
pub mod config;
pub mod consultations;
pub mod db;
pub mod demo;
pub mod documents;
pub mod errata;
pub mod error;
pub mod exports;
pub mod following;
pub mod guests;
pub mod intake;
pub mod moderation;
pub mod notifications;
pub mod platform;
pub mod promises;
pub mod questions;
pub mod reading;
pub mod readings;
pub mod rendering;
pub mod responding;
pub mod responses;
pub mod retention;
pub mod search;
pub mod signatures;
pub mod site;
pub mod submissions;
pub mod teamwork;
pub mod types;
pub mod web;
