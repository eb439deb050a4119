//! Renders a row of the Outbox to a mail, in the recipient's language, and the file that goes with it.

use serde_json::{Map, Value, json};

use super::Outgoing;
use crate::config::Config;
use crate::error::Message;
use crate::platform::mailer::{Enclosure, Letter, is_mailbox};
use crate::platform::pdf;
use crate::platform::templates::Templates;
use crate::platform::texts::{self, Language};

/// A mail is at most so long, its file aside: some mail servers refuse much more, and nobody reads it.
const MOST_BYTES: usize = 200_000;

/// Whether lists in a mail's context hold more than goes in a mail, where each word stands twice, as text
/// and as HTML. Such a mail says where they can be read.
pub fn is_long(context: &Value, lists: &[&str]) -> bool {
    fn bytes(value: &Value) -> usize {
        match value {
            Value::String(text) => text.chars().map(escaped).sum(),
            // With what stands around an item.
            Value::Array(items) => items.iter().map(|item| 300 + bytes(item)).sum(),
            Value::Object(members) => members.values().map(bytes).sum(),
            _ => 0,
        }
    }
    fn escaped(sign: char) -> usize {
        match sign {
            '<' | '>' | '&' | '"' | '\'' | '/' => 6,
            other => other.len_utf8(),
        }
    }
    let all: usize = lists.iter().map(|list| bytes(&context[*list])).sum();
    all > MOST_BYTES * 2 / 5
}

/// Whether a mail is longer than goes.
pub(super) fn is_too_long(letter: &Letter) -> bool {
    letter.text.len() + letter.html.len() > MOST_BYTES
}

/// A context of which long texts are cut: a mail that quotes one has a link to all of it.
pub(super) fn shortened(context: &str) -> String {
    const MOST_CHARACTERS: usize = 2_000;
    fn cut(value: &mut Value) {
        match value {
            Value::String(text) => {
                if let Some((end, _)) = text.char_indices().nth(MOST_CHARACTERS) {
                    text.truncate(end);
                    text.push_str(" […]");
                }
            }
            Value::Array(items) => items.iter_mut().for_each(cut),
            Value::Object(members) => members.values_mut().for_each(cut),
            _ => {}
        }
    }
    let mut context = serde_json::from_str(context).unwrap_or_default();
    cut(&mut context);
    context.to_string()
}

/// A larger file does not go with a mail.
pub(super) const MOST_FILE_BYTES: usize = 5_000_000;

/// The mail for `row`: subject, text and HTML from `templates/emails/<template>/`.
///
/// Templates have the row's context, and `site` with name, organisation, base_url and contact.
///
/// # Errors
/// When the context is not JSON or a template fails.
pub fn render(config: &Config, templates: &Templates, row: &Outgoing) -> anyhow::Result<Letter> {
    let mut context: Map<String, Value> = serde_json::from_str(&row.context)?;
    context.insert("site".to_owned(), sender(config, row.language));
    context.insert("lang".to_owned(), row.language.as_str().into());
    // Whether there is more to say than goes in a mail; for those that may.
    context.entry("long").or_insert(false.into());
    let part = |file: &str| {
        let name = format!("emails/{}/{file}", row.template);
        templates.render(row.language, &name, &context)
    };
    let stop = context.get("unfollow_url").and_then(|url| url.as_str());
    Ok(Letter {
        unsubscribe: stop.map(str::to_owned),
        recipient: row.recipient.clone(),
        reply_to: answers(config).map(str::to_owned),
        subject: part("subject.txt")?.trim().to_owned(),
        text: part("body.txt")?,
        html: part("body.html")?,
        message_id: row.message_id.clone(),
        language: row.language.as_str(),
        enclosure: None,
    })
}

/// Whether a file goes with the mail for `row`: its context names the kind as `enclosure`.
pub(super) fn has_enclosure(row: &Outgoing) -> bool {
    let context: Value = serde_json::from_str(&row.context).unwrap_or_default();
    pdf::AVAILABLE && context["enclosure"].is_string()
}

/// The file that goes with the mail for `row`, if any. It is made here and not where the mail is caused,
/// where others would wait for it.
///
/// # Errors
/// When it cannot be made.
pub(super) async fn enclosed(config: &Config, row: &Outgoing) -> anyhow::Result<Option<Enclosure>> {
    let context: Value = serde_json::from_str(&row.context)?;
    match context["enclosure"].as_str() {
        Some(kind) => {
            let kind = kind.to_owned();
            enclosure(config, &kind, row.language, context).await
        }
        None => Ok(None),
    }
}

/// A file of the kind that mails carry, from the context of such a mail. `None` when this program
/// makes no files of that kind.
///
/// # Errors
/// When the context does not fit.
pub async fn enclosure(
    config: &Config,
    kind: &str,
    language: Language,
    mut context: Value,
) -> anyhow::Result<Option<Enclosure>> {
    anyhow::ensure!(kind == "receipt", "no enclosure is called {kind}");
    if !pdf::AVAILABLE {
        return Ok(None);
    }
    let number = context["receipt"].as_str().unwrap_or_default();
    let name = Message::new("email-receipt-file").with("receipt", number);
    context["site"] = sender(config, language);
    // It may take a second of a processor.
    let bytes = tokio::task::spawn_blocking(move || pdf::receipt(language, &context)).await??;
    Ok(Some(Enclosure {
        name: texts::say(language, &name),
        media_type: pdf::MEDIA_TYPE,
        bytes,
    }))
}

/// Where answers to mails go, if the contact of this installation is an address of mail.
fn answers(config: &Config) -> Option<&str> {
    let contact = config.site.contact.as_str();
    is_mailbox(contact).then_some(contact)
}

fn sender(config: &Config, language: Language) -> Value {
    let organisation = match language {
        Language::Nl => &config.site.organisation_nl,
        Language::En => &config.site.organisation_en,
    };
    json!({
        "name": config.site.name,
        "organisation": organisation,
        "base_url": config.absolute(""),
        "contact": config.site.contact,
        "answers": answers(config).is_some(),
    })
}
