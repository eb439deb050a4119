//! What was read of a round, in sentences.

use crate::error::Message;
use crate::readings::model::{Matter, ReadCounts, UnreadReason};
use crate::web::Page;

/// By how many people what was read: "Every one of 40 comments was read by a person, 3 by two or more.", and where it is not so
/// how many were. A sentence for each matter that there is; for comments always.
pub fn sentences(page: &Page, counts: &ReadCounts) -> Vec<String> {
    Matter::ALL
        .iter()
        .map(|matter| (*matter, counts.of(*matter)))
        .filter(|(matter, count)| *matter == Matter::Comment || count.all > 0)
        .map(|(matter, count)| {
            let which = if count.unread() == 0 { "every" } else { "some" };
            let sentence = Message::new(format!("readings-{which}-{matter}"))
                .with("count", count.all)
                .with("count_read", count.one)
                .with("count_twice", count.two);
            page.say(&sentence)
        })
        .collect()
}

/// How many were unread when the answers were published, and why.
pub fn reason(page: &Page, given: &UnreadReason) -> String {
    page.say(
        &Message::new("readings-reason-told")
            .with("count", given.count)
            .with("reason", &given.reason),
    )
}
