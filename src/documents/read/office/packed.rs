//! Files of word processors made in tests, and what is read of them, a line for each passage.

use crate::documents::outline::{Changes, Limits, Outline, SourceFile};
use crate::documents::read::assemble::read;
use crate::platform::files::package::Rebuilt;

/// A package of these parts.
pub(in crate::documents::read) fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut package = Rebuilt::new();
    for (name, content) in parts {
        package.put(name, content.as_bytes(), false).unwrap();
    }
    package.finish().unwrap()
}

pub(in crate::documents::read) fn outline(name: &str, bytes: Vec<u8>, changes: Changes) -> Outline {
    let file = SourceFile {
        name: name.to_owned(),
        bytes,
    };
    read(&[file], &Limits::default(), changes).unwrap()
}

/// Why a file is refused.
pub(in crate::documents::read) fn refusal(name: &str, bytes: Vec<u8>) -> String {
    let file = SourceFile {
        name: name.to_owned(),
        bytes,
    };
    read(&[file], &Limits::default(), Changes::Accept)
        .unwrap_err()
        .to_string()
}

/// Each passage as its kind's first letter, depth, number and HTML, and each remark as its kind and count.
pub(in crate::documents::read) fn told(outline: &Outline) -> (Vec<String>, Vec<String>) {
    let passages = outline
        .passages()
        .map(|passage| {
            let kind = passage.kind.as_str().get(..1).unwrap_or_default();
            format!(
                "{kind}{} {}|{}",
                passage.depth, passage.number, passage.html
            )
        })
        .collect();
    let remarks = outline
        .warnings
        .iter()
        .map(|remark| format!("{:?} {}", remark.what, remark.count))
        .collect();
    (passages, remarks)
}
