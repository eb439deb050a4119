//! Decision, Redaction, PublishedComment and the grounds for keeping something from the public.

use crate::db::text_enum;

text_enum! {
    /// A moderator's verdict.
    Verdict {
        Publish => "publish",
        PublishRedacted => "publish-redacted",
        Withhold => "withhold",
    }
}

text_enum! {
    /// Which text of a comment a redaction is in.
    RedactedField {
        Body => "body",
        ProposedText => "proposed-text",
    }
}
