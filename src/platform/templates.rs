//! Templates: one Tera for each language, so that `t` and the date filters know theirs anywhere.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use anyhow::Context as _;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use fluent_templates::fluent_bundle::FluentValue;
use rust_embed::RustEmbed;
use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use super::dates;
use super::texts::{self, Arguments, Language};

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Files;

/// Every template. They are read when the first of them is wanted: most commands want none.
#[derive(Clone)]
pub struct Templates {
    zone: chrono_tz::Tz,
    read: Arc<OnceLock<Languages>>,
}

/// The templates, with the functions of each language.
#[derive(Clone)]
struct Languages {
    nl: Arc<Tera>,
    en: Arc<Tera>,
}

/// What was read in this process, by zone: templates are part of the program, and the same for everybody in it.
static READ: Mutex<Vec<(chrono_tz::Tz, Languages)>> = Mutex::new(Vec::new());

impl Languages {
    fn read(zone: chrono_tz::Tz) -> anyhow::Result<Self> {
        // Held while they are read: who comes next finds them. What stopped another half way left nothing in it.
        let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, languages)) = read.iter().find(|(of, _)| *of == zone) {
            return Ok(languages.clone());
        }
        // Once for both: what differs between the languages are the functions.
        let mut nl = speaking(Tera::new(), Language::Nl, zone);
        nl.add_raw_templates(files())
            .map_err(|error| anyhow::anyhow!("templates: {error}"))?;
        let en = speaking(nl.clone(), Language::En, zone);
        let languages = Self {
            nl: Arc::new(nl),
            en: Arc::new(en),
        };
        read.push((zone, languages.clone()));
        Ok(languages)
    }
}

impl Templates {
    /// `zone` is the time zone for dates that name none.
    pub fn new(zone: chrono_tz::Tz) -> Self {
        Self {
            zone,
            read: Arc::default(),
        }
    }

    /// Reads and checks all templates, unless that was done before.
    ///
    /// # Errors
    /// When a template does not parse; the message names it.
    pub fn check(&self) -> anyhow::Result<()> {
        self.languages().map(|_| ())
    }

    fn languages(&self) -> anyhow::Result<&Languages> {
        if let Some(languages) = self.read.get() {
            return Ok(languages);
        }
        let languages = Languages::read(self.zone)?;
        Ok(self.read.get_or_init(|| languages))
    }

    /// Renders `name` with the members of `view` as variables.
    ///
    /// # Errors
    /// When the template is not there or uses what `view` does not have.
    pub fn render(
        &self,
        language: Language,
        name: &str,
        view: &impl Serialize,
    ) -> anyhow::Result<String> {
        let context = Context::from_serialize(view)?;
        self.render_context(language, name, &context)
    }

    /// Renders a page: `view`, which has a title, and what stands around it, made by `shell` from that title.
    ///
    /// # Errors
    /// As [`Self::render`], and when the view has no title.
    pub fn render_page<S: Serialize>(
        &self,
        language: Language,
        name: &str,
        view: &impl Serialize,
        shell: impl FnOnce(String) -> S,
    ) -> anyhow::Result<String> {
        let mut context = Context::from_serialize(view)?;
        let title = context.get("title").and_then(Value::as_str);
        let title = title
            .with_context(|| format!("{name}: the view has no title"))?
            .to_owned();
        context.insert("shell", &shell(title));
        self.render_context(language, name, &context)
    }

    fn render_context(
        &self,
        language: Language,
        name: &str,
        context: &Context,
    ) -> anyhow::Result<String> {
        tracing::trace!(template = name, %language, "rendered");
        let languages = self.languages()?;
        let tera = match language {
            Language::Nl => &languages.nl,
            Language::En => &languages.en,
        };
        tera.render(name, context)
            .map_err(|error| anyhow::anyhow!("template {name}: {error}"))
    }

    /// Names of all templates.
    ///
    /// # Errors
    /// As [`Self::check`].
    pub fn names(&self) -> anyhow::Result<Vec<String>> {
        let names = self.languages()?.nl.get_template_names();
        Ok(names.map(str::to_owned).collect())
    }
}

/// With the functions and filters of a language in place of those of another.
fn speaking(mut tera: Tera, language: Language, zone: chrono_tz::Tz) -> Tera {
    tera.register_function("t", move |arguments: Kwargs, _: &State| {
        translate(language, &arguments)
    });
    tera.register_filter("datetime", move |at: &str, arguments: Kwargs, _: &State| {
        let away = |at, of, language| dates::datetime_away(at, of, zone, language);
        shown(at, &arguments, zone, language, away)
    });
    tera.register_filter("date", move |at: &str, arguments: Kwargs, _: &State| {
        shown(at, &arguments, zone, language, dates::date)
    });
    // For mails: what people wrote, its marks gone. Made where the mail is, not where it is caused.
    tera.register_filter("plain", |source: &str, _: Kwargs, _: &State| {
        super::markdown::to_text(source)
    });
    tera.register_filter("number", move |number: i64, _: Kwargs, _: &State| {
        super::numbers::grouped(number, language.thousands())
    });
    tera.register_filter("size", move |bytes: i64, _: Kwargs, _: &State| {
        super::files::shown_size(bytes, language)
    });
    tera
}

/// Name and text of every template.
fn files() -> Vec<(String, String)> {
    Files::iter()
        // Those of typst are read by `pdf`.
        .filter(|name| !name.ends_with(".typ"))
        .filter_map(|name| {
            let file = Files::get(&name)?;
            Some((
                name.to_string(),
                String::from_utf8_lossy(&file.data).into_owned(),
            ))
        })
        .collect()
}

fn translate(language: Language, given: &Kwargs) -> TeraResult<String> {
    let key: &str = given.must_get("key")?;
    let mut arguments = Arguments::new();
    for (name, value) in given.iter() {
        let name = name.to_string();
        if name == "key" {
            continue;
        }
        arguments.insert(Cow::Owned(name), fluent_value(value));
    }
    Ok(texts::find(language, key, &arguments).unwrap_or_else(|| texts::missing(key)))
}

fn fluent_value(value: &Value) -> FluentValue<'static> {
    match value.as_i64() {
        Some(number) => number.into(),
        None => value.to_string().into(),
    }
}

/// Shows a moment as stored (UTC, ISO 8601 with or without a zone), or a day; `tz` names another zone.
fn shown(
    at: &str,
    arguments: &Kwargs,
    zone: chrono_tz::Tz,
    language: Language,
    show: impl Fn(NaiveDateTime, chrono_tz::Tz, Language) -> String,
) -> TeraResult<String> {
    let zone = match arguments.get::<&str>("tz")? {
        Some(name) => name
            .parse()
            .map_err(|_| tera::Error::message(format!("{name} is not a time zone")))?,
        None => zone,
    };
    // A day is the same day in any zone.
    if let Ok(day) = at.parse::<NaiveDate>() {
        let noon = NaiveDateTime::new(day, NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default());
        return Ok(show(noon, chrono_tz::UTC, language));
    }
    let moment = NaiveDateTime::parse_from_str(at, "%Y-%m-%dT%H:%M:%S%.f")
        .or_else(|_| {
            at.parse::<chrono::DateTime<chrono::Utc>>()
                .map(|at| at.naive_utc())
        })
        .map_err(|_| tera::Error::message(format!("{at} is not a time")))?;
    Ok(show(moment, zone, language))
}
