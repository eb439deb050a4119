//! What was found, as the plain text in which its words are shown.

use crate::error::Result;
use crate::platform::markdown;
use crate::search::model::{Found, What};
use crate::site::Site;

/// The plain text of each comment and answer that was found, with what `mark` says of a ground in place of redacted
/// words; nothing for a passage. Read from Markdown off the async threads: what was found may be long, and is of strangers.
///
/// # Errors
/// [`crate::error::Error::Busy`] when many texts are read already.
pub async fn texts(
    site: &Site,
    found: &Found,
    mark: impl Fn(&str) -> String,
) -> Result<Vec<String>> {
    let sources: Vec<(String, Option<String>)> = found
        .hits
        .iter()
        .map(|hit| match &hit.what {
            What::Passage(_) => (String::new(), None),
            What::Comment(comment) => {
                let proposed = comment.proposed_text.as_ref();
                let proposed = proposed.map(|proposed| proposed.marked(&mark));
                (comment.body.marked(&mark), proposed)
            }
            What::Answer(_, answer) => (answer.response.clone(), None),
        })
        .collect();
    let read = move || {
        let texts = sources.into_iter().map(|(source, proposed)| {
            let mut text = markdown::to_text(&source);
            if let Some(proposed) = proposed {
                text.push('\n');
                text.push_str(&proposed);
            }
            text
        });
        texts.collect()
    };
    site.permits.markdown.run(read).await
}
