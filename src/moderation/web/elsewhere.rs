//! Where else the words stand that a decision withholds, as the page shows it on which the decision is confirmed.

use serde::Serialize;

use super::form::RulingForm;
use super::personal::{Stretch, parted};
use super::queue::seen;
use crate::error::{Error, Message, Result};
use crate::moderation::actions::{self, Also, Elsewhere};
use crate::moderation::model::{READ_IN_QUEUE, RedactedField, shown_state};
use crate::types::ids::CommentId;
use crate::web::forms::Fields;
use crate::web::{Page, addresses};

/// Characters shown before the first place in a comment too long to be shown whole, and behind the last.
const AROUND: usize = 200;

#[derive(Serialize)]
pub(super) struct ElsewhereView {
    rows: Vec<ElsewhereRow>,
    /// There are more than are shown.
    more: bool,
}

#[derive(Serialize)]
struct ElsewhereRow {
    number: String,
    href: String,
    party: String,
    state: &'static str,
    /// What its tick sends.
    tick: String,
    /// It is public: the words go from where everybody reads them.
    public: bool,
    texts: Vec<TextView>,
    /// Why it is not decided on here; or "".
    alone: String,
}

/// One of the texts of a comment, the words apart.
#[derive(Serialize)]
struct TextView {
    /// Which text it is, where that is not what the party says: the key of its name.
    label: &'static str,
    stretches: Vec<Stretch>,
}

/// Where else the words of this form stand.
pub(super) async fn elsewhere(
    page: &Page,
    than: CommentId,
    input: &RulingForm,
) -> Result<ElsewhereView> {
    let found = actions::elsewhere(&page.site, &page.actor, than, input.words()).await?;
    Ok(ElsewhereView {
        rows: found.comments.iter().map(|one| row(page, one)).collect(),
        more: found.more,
    })
}

/// The others that were ticked.
///
/// # Errors
/// [`Error::Refused`] for a form that is not ours.
pub(super) fn also(fields: &Fields, input: &RulingForm) -> Result<Also> {
    let seen = fields.all("also").map(seen).collect::<Option<Vec<_>>>();
    Ok(Also {
        seen: seen.ok_or_else(|| Error::refused("error-form-broken"))?,
        words: input.words(),
    })
}

fn row(page: &Page, one: &Elsewhere) -> ElsewhereRow {
    let comment = &one.comment;
    let texts = [
        (RedactedField::Body, "", comment.body.as_str()),
        (
            RedactedField::ProposedText,
            "comment-proposed-text",
            comment.proposed_text.as_deref().unwrap_or_default(),
        ),
        (
            RedactedField::Reference,
            "moderation-elsewhere-reference",
            comment.reference.as_str(),
        ),
    ];
    let alone = one.alone.map(|key| {
        let message = Message::new(key).with("number", comment.id);
        page.say(&message.with("party", &one.party))
    });
    ElsewhereRow {
        number: comment.id.to_string(),
        href: addresses::ModeratedComment(comment.id).page(),
        party: one.party.clone(),
        state: shown_state(comment.moderation),
        tick: format!("{}-{}", comment.id, comment.decisions),
        public: comment.moderation.is_public(),
        texts: texts
            .into_iter()
            .map(|(field, label, text)| TextView {
                label,
                stretches: shown(one, field, text),
            })
            .filter(|text| !text.stretches.is_empty())
            .collect(),
        alone: alone.unwrap_or_default(),
    }
}

/// A text with the words apart: whole, or of what is long the part they stand in.
fn shown(one: &Elsewhere, field: RedactedField, text: &str) -> Vec<Stretch> {
    let mut places: Vec<(usize, usize)> = one
        .marks
        .iter()
        .filter(|mark| mark.field == field)
        .map(|mark| (mark.start, mark.end))
        .collect();
    places.sort_unstable();
    let length = text.chars().count();
    let (first, last) = match (places.first(), places.last()) {
        _ if length <= READ_IN_QUEUE => (0, length),
        (Some((first, _)), Some((_, last))) => {
            (first.saturating_sub(AROUND), (last + AROUND).min(length))
        }
        _ => return Vec::new(),
    };
    let part: String = text.chars().skip(first).take(last - first).collect();
    let places = places.iter().map(|(from, to)| (from - first, to - first));
    parted(&part, places)
}
