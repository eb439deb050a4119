//! What is found in a file beside what it shows, and why there can be no copy of one.

use serde::{Deserialize, Serialize};

use crate::types::text_enum;

text_enum! {
    /// What a program writes in a file beside what it shows.
    PropertyKind {
        Author => "author",
        /// Who changed it, or took part in changing it.
        Editor => "editor",
        Organisation => "organisation",
        Title => "title",
        /// Subject, key words, description, remarks on the whole.
        About => "about",
        /// The program or device it was made with.
        Program => "program",
        /// Serial numbers and other marks of one device.
        Device => "device",
        /// Where a picture was taken.
        Location => "location",
        /// When it was made, changed or printed.
        Time => "time",
        /// Notes in the margin.
        Comments => "comments",
        /// Words that were taken away or put in since.
        Changes => "changes",
        /// Words that were hidden, and stand in the copy for everybody to read.
        Hidden => "hidden",
        /// A small picture of it, perhaps of an earlier state.
        Thumbnail => "thumbnail",
        /// Anything else.
        Other => "other",
    }
}

/// Something found in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Property {
    pub kind: PropertyKind,
    /// In the words of the file; may be empty.
    pub value: String,
}

text_enum! {
    /// Why there is no copy.
    Unclean {
        /// Behind a password.
        Locked => "locked",
        /// Carries a signature, which a copy would break.
        Signed => "signed",
        /// Holds other files, with properties of their own.
        Holds => "holds",
        /// Not in order, or in a way that is not known here.
        Unknown => "unknown",
    }
}

/// Most properties that are told, and the most characters of one.
const TOLD: usize = 40;

const WORDS: usize = 200;

/// The properties found so far.
#[derive(Debug, Default)]
pub(super) struct Found(pub(super) Vec<Property>);

impl Found {
    /// Notes one, in characters that can be shown; each once.
    pub(super) fn note(&mut self, kind: PropertyKind, value: &str) {
        let value: String = value
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .take(WORDS)
            .collect();
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let property = Property { kind, value };
        if self.0.len() < TOLD && !self.0.contains(&property) {
            self.0.push(property);
        }
    }
}

/// A cleaner's result: the copy.
pub(super) type Copied = Result<Vec<u8>, Unclean>;
