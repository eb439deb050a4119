//! What documents tell of themselves: what they are of, for whom, and until when.

use chrono::NaiveDateTime;

use crate::error::Message;
use crate::exports::columns::Row;
use crate::exports::model::{Heading, Names};
use crate::platform::names::isolated;
use crate::platform::texts::Language;
use crate::platform::{dates, texts};

/// What an export is of, as terms and their values.
pub fn about(heading: &Heading) -> Vec<(String, String)> {
    let say = |key: &str| texts::text(heading.language, key);
    let mut about = vec![
        (
            say("exports-about-consultation"),
            heading.consultation.clone(),
        ),
        (
            say("exports-about-audience"),
            say(&format!("exports-audience-{}-about", heading.audience)),
        ),
        (
            say("exports-about-written"),
            dates::datetime_named(heading.written_at, heading.zone, heading.language),
        ),
    ];
    about.extend(names(heading));
    about.extend(rounds(heading));
    about
}

/// That names are left out, where they are.
fn names(heading: &Heading) -> Option<(String, String)> {
    let say = |key: &str| texts::text(heading.language, key);
    (heading.names == Names::LeftOut).then(|| (say("exports-names"), say("exports-names-left-out")))
}

/// The rounds and the typing errors mended in their texts, as terms and their values.
fn rounds(heading: &Heading) -> Vec<(String, String)> {
    let language = heading.language;
    let time = |moment| dates::datetime_named(moment, heading.zone, language);
    let mut about = Vec::new();
    for round in &heading.rounds {
        let term = Message::new("exports-round").with("number", round.number);
        let value = Message::new("exports-about-round")
            .with("version", &round.version)
            .with("opens", time(round.opens_at))
            .with("closes", time(round.closes_at));
        about.push((texts::say(language, &term), texts::say(language, &value)));
        for erratum in &round.errata {
            let term = Message::new("erratum-export").with("number", round.number);
            let value = Message::new("erratum-export-line")
                .with("date", time(erratum.corrected_at))
                .with("old", &erratum.before)
                .with("new", &erratum.after)
                .with("place", &erratum.passage)
                .with("reason", &erratum.reason);
            about.push((texts::say(language, &term), texts::say(language, &value)));
        }
    }
    about
}

/// What a document is of, with the moment of the last thing it tells: not that of writing, so that the same data make the
/// same file.
pub struct Told {
    pub heading: Heading,
    /// UTC.
    pub as_of: Option<NaiveDateTime>,
}

impl Told {
    /// Of nothing but the rounds yet.
    pub fn new(heading: Heading) -> Self {
        let errata = heading.rounds.iter().flat_map(|round| &round.errata);
        let mended = errata.map(|erratum| erratum.corrected_at);
        let opened = heading.rounds.iter().map(|round| round.opens_at);
        Self {
            as_of: mended.chain(opened).max(),
            heading,
        }
    }

    /// Takes the moments of a comment and its answer into account.
    pub fn note(&mut self, row: &Row) {
        for moment in [&row.received_at, &row.beside.answered_at] {
            self.as_of = self.as_of.max(moment_of(moment));
        }
    }

    /// A text of the document.
    pub fn say(&self, key: &str) -> String {
        texts::text(self.heading.language, key)
    }

    /// A text with something in it.
    pub fn tell(&self, message: &Message) -> String {
        texts::say(self.heading.language, message)
    }

    /// A day, as one says it.
    pub fn day(&self, moment: NaiveDateTime) -> String {
        dates::date(moment, self.heading.zone, self.heading.language)
    }

    /// Its language and country.
    pub fn locale(&self) -> (&'static str, &'static str) {
        match self.heading.language {
            Language::Nl => ("nl", "NL"),
            Language::En => ("en", "GB"),
        }
    }

    /// What stands around the number of a page and of all pages.
    pub fn page_words(&self) -> [String; 3] {
        // Signs of no language stand where the numbers go.
        let message = Message::new("exports-page")
            .with("page", '\u{1}')
            .with("all", '\u{2}');
        let line = self.tell(&message);
        let (before, rest) = line.split_once('\u{1}').unwrap_or(("", &line));
        let (between, behind) = rest.split_once('\u{2}').unwrap_or((rest, ""));
        [before, between, behind].map(str::to_owned)
    }

    /// What it is of, as terms and their values.
    pub fn about(&self) -> Vec<(String, String)> {
        let mut about: Vec<_> = names(&self.heading).into_iter().collect();
        about.extend(rounds(&self.heading));
        if let Some(moment) = self.as_of {
            about.push((self.say("exports-about-as-of"), self.day(moment)));
        }
        about
    }

    /// The party of a comment, or that it is anonymous.
    pub fn party(&self, name: &str) -> String {
        if name.is_empty() {
            self.say("exports-docx-anonymous")
        } else {
            isolated(name)
        }
    }
}

/// A moment in RFC 3339, or a day alone.
pub fn moment_of(text: &str) -> Option<NaiveDateTime> {
    if let Ok(exact) = chrono::DateTime::parse_from_rfc3339(text) {
        return Some(exact.naive_utc());
    }
    text.parse::<chrono::NaiveDate>()
        .ok()
        .map(|day| day.and_time(chrono::NaiveTime::MIN))
}
