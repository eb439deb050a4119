//! A follower, and what a link in a mail to one is for.

use crate::platform::texts::Language;
use crate::types::ids::{ConsultationId, FollowerId};
use crate::types::{Moment, text_enum};

text_enum! {
    /// What a link in a mail to a follower is for.
    Purpose {
        /// To show that the address is theirs.
        Confirm => "confirm",
        /// To be told no more.
        Stop => "stop",
    }
}

/// An address that is told what happens in a consultation, once it is confirmed.
#[derive(Debug, Clone, PartialEq, Eq, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::followers)]
pub struct Follower {
    pub id: FollowerId,
    pub consultation_id: ConsultationId,
    pub email: String,
    /// Of the mails.
    pub language: Language,
    pub created_at: Moment,
    pub confirmed_at: Option<Moment>,
}

/// How somebody who looks at a consultation stands to it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FollowState {
    /// Whether their account's address follows it.
    pub follows: bool,
    /// How many do; for staff.
    pub followers: Option<i64>,
}
