//! Words that the pages of this slice share.

use crate::submissions::model::SubmissionState;

/// The last part of the key of a state's name.
pub(super) fn state_word(state: SubmissionState) -> &'static str {
    match state {
        SubmissionState::Draft => "drafted",
        other => other.as_str(),
    }
}
