//! Texts in Dutch and English, from `config/locales/{nl,en}/*.ftl`.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::Loader;
use fluent_templates::fluent_bundle::FluentValue;
use unic_langid::{LanguageIdentifier, langid};

use super::numbers::grouped;
use crate::error::Message;
use crate::types::text_enum;

fluent_templates::static_loader! {
    static LOCALES = {
        locales: "./config/locales",
        fallback_language: "en",
        customise: |bundle| {
            bundle.set_use_isolating(false);
            let is_dutch = bundle.locales.contains(&NL);
            bundle.set_formatter(Some(if is_dutch { shown_in_dutch } else { shown_in_english }));
        },
    };
}

static NL: LanguageIdentifier = langid!("nl");
static EN: LanguageIdentifier = langid!("en");

text_enum! {
    /// A language of the interface.
    Language { Nl => "nl", En => "en" }
}

impl Language {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Nl => Self::En,
            Self::En => Self::Nl,
        }
    }

    /// What stands between thousands.
    pub fn thousands(self) -> char {
        match self {
            Self::Nl => '.',
            Self::En => ',',
        }
    }

    fn id(self) -> &'static LanguageIdentifier {
        match self {
            Self::Nl => &NL,
            Self::En => &EN,
        }
    }
}

/// Values for the arguments of a text.
pub type Arguments = HashMap<Cow<'static, str>, FluentValue<'static>>;

/// The text of `key`, if there is one.
pub fn find(language: Language, key: &str, arguments: &Arguments) -> Option<String> {
    LOCALES.try_lookup_complete(language.id(), key, Some(arguments))
}

/// The text of `key`; the key in brackets where none is there, which a test looks for.
pub fn text(language: Language, key: &str) -> String {
    find(language, key, &Arguments::new()).unwrap_or_else(|| missing(key))
}

/// What a message says in `language`.
pub fn say(language: Language, message: &Message) -> String {
    let arguments = message
        .args
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), argument(name, value)))
        .collect();
    find(language, &message.key, &arguments).unwrap_or_else(|| missing(&message.key))
}

/// What stands where a text is missing.
pub fn missing(key: &str) -> String {
    tracing::error!(key, "a text is missing");
    format!("[[{key}]]")
}

fn shown_in_dutch<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    shown(value, Language::Nl)
}

fn shown_in_english<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    shown(value, Language::En)
}

/// A whole number with its thousands apart; anything else as it is.
fn shown(value: &FluentValue<'_>, language: Language) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let whole: i64 = number.as_string().parse().ok()?;
    Some(grouped(whole, language.thousands()))
}

/// By convention arguments called `count` and `limit` are numbers, so that plurals work and thousands stand apart.
fn argument(name: &str, value: &str) -> FluentValue<'static> {
    match value.parse::<i64>() {
        Ok(number) if name.starts_with("count") || name == "limit" => number.into(),
        _ => value.to_owned().into(),
    }
}

/// A title or name as one line: line breaks, tabs and other signs that are no part of a text become a
/// space, and there are no two of these in a row. Programs that read one line find no second one.
pub fn one_line(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|c| if breaks(c) { ' ' } else { c })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a character can end a line, or is no part of a text at all.
fn breaks(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// A text as one part of the path of an address (RFC 3986).
pub fn path_part(text: &str) -> String {
    use std::fmt::Write;
    text.bytes()
        .fold(String::with_capacity(text.len()), |mut part, byte| {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                part.push(char::from(byte));
            } else {
                // Writing to a String does not fail.
                let _ = write!(part, "%{byte:02X}");
            }
            part
        })
}
