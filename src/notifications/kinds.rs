//! What kinds of mail there are, as far as delivery must know: which goes first, and which is of no
//! use any more once it was given up.

use serde_json::Value;

use crate::config::Config;
use crate::db::Conn;
use crate::error::Result;
use crate::platform::texts::Language;

/// Somebody sits waiting for it. Such a mail is short, its link works for a short time, and people
/// can ask for another: when it is given up, its words are erased at once.
pub(super) const URGENT: i64 = 0;
/// Everything else that goes to one person because of what somebody did.
const ORDINARY: i64 = 1;
/// Many at once.
const BULK: i64 = 2;

/// All of them, in the order in which they go.
pub(super) const PRIORITIES: [i64; 3] = [URGENT, ORDINARY, BULK];

/// Which mails go first: those of the lowest number.
pub(super) fn priority(template: &str) -> i64 {
    match template {
        "account-exists" | "verify" | "reset" | "password-changed" | "address-confirm"
        | "guest-confirm" | "guest-link" | "follow-confirm" | "follow-known" => URGENT,
        "announcement" | "answers-published" | "comment-decided" | "draft-unsent"
        | "round-changed" | "round-closed" | "round-opened" | "submission-decided"
        | "text-mended" => BULK,
        _ => ORDINARY,
    }
}

/// Makes of what was gathered what a mail says; the work of a processor.
pub type Making = Box<dyn FnOnce(&Config, Language) -> Value + Send>;

/// Gathers what a mail is about by the ids that its row keeps, on a connection that reads; `None` when
/// there is nothing to tell any more.
pub type Maker = fn(&mut Conn, &Value) -> Result<Option<Making>>;

/// The kinds of mail whose row keeps ids only, by template, each with who makes it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Letters(pub &'static [(&'static str, Maker)]);

impl Letters {
    pub(super) fn maker(self, template: &str) -> Option<Maker> {
        self.0
            .iter()
            .find(|(name, _)| *name == template)
            .map(|(_, maker)| *maker)
    }
}
