//! The words beside the text: comments, the answers as replies to them, changes.

use chrono::{NaiveDateTime, TimeZone};

use super::plan::{Fate, Plan};
use crate::documents::{Change as Stretch, redline};
use crate::error::Message;
use crate::exports::columns::Row;
use crate::exports::formats::about::{Told, moment_of};
use crate::exports::formats::office::{Change, Inline, Look, Margin, Note, Paragraph, Style};
use crate::exports::formats::openness::openness;
use crate::platform::markdown;

/// The margin of a draft. What stands in it is made when it is written.
pub struct DraftMargin<'a> {
    pub told: &'a Told,
    pub rows: &'a [Row],
    pub plan: &'a Plan,
}

impl Margin for DraftMargin<'_> {
    fn notes(&self) -> usize {
        self.rows.len()
    }

    fn note(&self, at: usize) -> Vec<Note> {
        let Some(row) = self.rows.get(at) else {
            return Vec::new();
        };
        let mut said = vec![self.comment(at, row)];
        said.extend(self.answer(row));
        said.extend(self.satisfaction(row));
        said
    }

    fn said(&self, at: usize) -> usize {
        self.rows.get(at).map_or(0, |row| {
            1 + usize::from(is_answered(row)) + usize::from(!row.satisfied.is_empty())
        })
    }

    fn changes(&self) -> usize {
        self.plan.change_count()
    }

    fn change(&self, at: usize) -> Option<Change> {
        let (edit, deleted) = self.plan.change(at)?;
        let row = self.rows.get(edit.row)?;
        Some(Change {
            author: self.author(row),
            date: self.date(&row.received_at),
            deleted,
            words: if deleted {
                edit.old.clone()
            } else {
                edit.new.clone()
            },
            look: Look::Plain,
        })
    }
}

fn line(inlines: Vec<Inline>) -> Paragraph {
    Paragraph::new(Style::Body, inlines)
}

fn lines(text: &str) -> impl Iterator<Item = Paragraph> {
    text.lines()
        .filter(|words| !words.trim().is_empty())
        .map(|words| line(vec![Inline::plain(words)]))
}

fn is_answered(row: &Row) -> bool {
    !row.disposition.is_empty() || !row.response.is_empty()
}

impl DraftMargin<'_> {
    /// The party, with the group of one that is not named: parties without a name are not all one.
    fn author(&self, row: &Row) -> String {
        if row.party.is_empty() {
            let group = self.told.heading.group_name(&row.group);
            format!("{} ({group})", self.told.say("exports-docx-anonymous"))
        } else {
            row.party.clone()
        }
    }

    /// Where the consultation is; a day alone stays that day.
    fn date(&self, moment: &str) -> Option<NaiveDateTime> {
        let exact = moment_of(moment)?;
        if moment.len() <= "2027-01-01".len() {
            return Some(exact);
        }
        let zone = self.told.heading.zone;
        Some(zone.from_utc_datetime(&exact).naive_local())
    }

    fn comment(&self, at: usize, row: &Row) -> Note {
        let mut paragraphs = vec![line(self.head(row))];
        if let Some(words) = openness(&self.told.heading, row) {
            paragraphs.push(line(vec![Inline::Words(Look::Alarm, words)]));
        }
        if !row.quote.is_empty() {
            let quote = Message::new("exports-docx-quote").with("quote", &row.quote);
            paragraphs.push(line(vec![Inline::Words(
                Look::Emphasis,
                self.told.tell(&quote),
            )]));
        }
        paragraphs.extend(lines(&markdown::to_text(&row.comment)));
        paragraphs.extend(self.proposal(at, row));
        Note {
            author: self.author(row),
            date: self.date(&row.received_at),
            paragraphs,
        }
    }

    /// "12 · Bedrijven · Inhoudelijk", and what more there is to tell of it.
    fn head(&self, row: &Row) -> Vec<Inline> {
        let told = self.told;
        let mut parts = vec![
            told.heading.group_name(&row.group).to_owned(),
            told.say(&format!("comment-kind-{}", row.kind)),
        ];
        if !row.name.is_empty() && row.name != row.party {
            parts.push(row.name.clone());
        }
        if !row.signatories.is_empty() {
            let signed = Message::new("reading-signed-by").with("names", &row.signatories);
            parts.push(told.tell(&signed));
        }
        if !row.campaign.is_empty() {
            parts.push(format!(
                "{}: {}",
                told.say("exports-report-campaign"),
                row.campaign
            ));
        }
        if !row.themes.is_empty() {
            let themes = Message::new("exports-report-themes-line").with("themes", &row.themes);
            parts.push(told.tell(&themes));
        }
        if !row.publication.is_empty() {
            let choice = told.say(&format!("publication-{}", row.publication));
            parts.push(told.tell(&Message::new("exports-report-choice").with("choice", choice)));
        }
        vec![
            Inline::strong(row.id.clone()),
            Inline::quiet(format!(" · {}", parts.join(" · "))),
        ]
    }

    /// What became of its proposal; the words themselves where they are no change of the text.
    fn proposal(&self, at: usize, row: &Row) -> Vec<Paragraph> {
        let fate = self.plan.fate(at);
        let other = match fate {
            Fate::Overlaps(other) | Fate::Repeats(other) => {
                self.rows.get(*other).map_or("", |row| row.id.as_str())
            }
            _ => "",
        };
        let key = match fate {
            Fate::None => return Vec::new(),
            Fate::Tracked => "exports-draft-tracked",
            Fate::Same => "exports-draft-same",
            Fate::Overlaps(_) => "exports-draft-overlaps",
            Fate::Repeats(_) => "exports-draft-repeats",
            Fate::Mended => "exports-draft-mended",
            Fate::ByHand => "exports-draft-by-hand",
            Fate::Covered => "exports-draft-covered",
            Fate::Unplaced => "exports-draft-unplaced",
        };
        let why = self.told.tell(&Message::new(key).with("number", other));
        let mut said = vec![line(vec![Inline::strong(why)])];
        if *fate == Fate::Tracked {
            return said;
        }
        let new = row.proposed_text.trim();
        let old = match (&row.beside.said_then, row.quote.is_empty()) {
            (_, false) => Some(row.quote.as_str()),
            (Some(then), true) => Some(then.as_str()),
            (None, true) => Some(row.place.passage.as_str()).filter(|words| !words.is_empty()),
        };
        let inlines = match old {
            None => vec![Inline::Words(Look::Added, new.to_owned())],
            Some(old) => redline(old, new)
                .into_iter()
                .map(|stretch| {
                    let look = match stretch.change {
                        Stretch::Kept => Look::Plain,
                        Stretch::Deleted => Look::Removed,
                        Stretch::Inserted => Look::Added,
                    };
                    Inline::Words(look, stretch.text)
                })
                .collect(),
        };
        said.push(line(inlines));
        said
    }

    fn answer(&self, row: &Row) -> Option<Note> {
        if !is_answered(row) {
            return None;
        }
        let mut paragraphs = Vec::new();
        if !row.disposition.is_empty() {
            let verdict = self
                .told
                .say(&format!("disposition-state-{}", row.disposition));
            paragraphs.push(line(vec![Inline::strong(verdict)]));
        }
        paragraphs.extend(lines(&markdown::to_text(&row.response)));
        Some(Note {
            author: self.told.heading.organisation.clone(),
            date: self.date(&row.beside.answered_at),
            paragraphs,
        })
    }

    fn satisfaction(&self, row: &Row) -> Option<Note> {
        if row.satisfied.is_empty() {
            return None;
        }
        let said = self
            .told
            .say(&format!("exports-satisfied-{}", row.satisfied));
        let mut paragraphs = vec![line(vec![Inline::strong(said)])];
        paragraphs.extend(lines(&row.satisfaction_remark));
        Some(Note {
            author: self.author(row),
            date: None,
            paragraphs,
        })
    }
}
