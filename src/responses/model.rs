//! Disposition and Response, and which disposition needs a reason.

use crate::db::text_enum;

text_enum! {
    /// The drafters' verdict on a comment.
    Disposition {
        Accepted => "accepted",
        AcceptedWithModification => "accepted-with-modification",
        PartlyAccepted => "partly-accepted",
        Noted => "noted",
        NotAccepted => "not-accepted",
        OutOfScope => "out-of-scope",
        Duplicate => "duplicate",
    }
}

impl Disposition {
    /// All but "accepted" need a reason: W3C and ANSI practice.
    pub fn needs_reason(self) -> bool {
        self != Self::Accepted
    }
}
