//! Renders a row of the Outbox to a mail, in the recipient's language.

use super::Outgoing;
use crate::config::Config;
use crate::platform::mailer::Letter;
use crate::platform::templates::Templates;
use crate::platform::texts::Language;

/// The mail for `row`: subject, text and HTML from `templates/emails/<template>/`.
///
/// Templates have the row's context, and `site` with name, organisation, base_url and contact.
///
/// # Errors
/// When the context is not JSON or a template fails.
pub fn render(config: &Config, templates: &Templates, row: &Outgoing) -> anyhow::Result<Letter> {
    let mut context: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&row.context)?;
    let organisation = match row.language {
        Language::Nl => &config.site.organisation_nl,
        Language::En => &config.site.organisation_en,
    };
    context.insert(
        "site".to_owned(),
        serde_json::json!({
            "name": config.site.name,
            "organisation": organisation,
            "base_url": config.absolute(""),
            "contact": config.site.contact,
        }),
    );
    context.insert("lang".to_owned(), row.language.as_str().into());
    let part = |file: &str| {
        let name = format!("emails/{}/{file}", row.template);
        templates.render(row.language, &name, &context)
    };
    Ok(Letter {
        recipient: row.recipient.clone(),
        subject: part("subject.txt")?.trim().to_owned(),
        text: part("body.txt")?,
        html: part("body.html")?,
        message_id: row.message_id.clone(),
        language: row.language.as_str(),
    })
}
