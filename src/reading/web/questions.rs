//! Questions as readers see them: which a round asks, and in its report what was chosen.

use serde::Serialize;

use crate::questions::model::Question;
use crate::reading::disclosure_control::{Column, Counted};
use crate::web::Page;

/// A question beside the text.
#[derive(Debug, Clone, Serialize)]
pub(super) struct QuestionView {
    pub title: String,
    /// Names of the groups asked; "" for everybody.
    pub groups: String,
}

/// A question in a report.
#[derive(Debug, Serialize)]
pub(super) struct CountedView {
    pub title: String,
    /// Answered in words.
    pub open: bool,
    /// Too few answered.
    pub few: bool,
    /// Names of the groups shown, then the rest if there is one.
    pub columns: Vec<String>,
    pub rows: Vec<CountedRow>,
}

/// What one option, or all together, got.
#[derive(Debug, Serialize)]
pub(super) struct CountedRow {
    /// "" for how many answered.
    pub text: String,
    pub total: i64,
    pub counts: Vec<i64>,
}

impl QuestionView {
    pub(super) fn of(page: &Page, question: &Question) -> Self {
        let names: Vec<&str> = question
            .group_codes
            .lines()
            .map(|code| page.site.config.group_name(code, page.language))
            .collect();
        Self {
            title: question.title.clone(),
            groups: names.join(", "),
        }
    }
}

impl CountedView {
    pub(super) fn of(page: &Page, counted: &Counted) -> Self {
        let open = counted.question.kind.is_open();
        let mut view = Self {
            title: counted.question.title.clone(),
            open,
            few: !open && counted.total.is_none(),
            columns: Vec::new(),
            rows: Vec::new(),
        };
        let Some(total) = &counted.total else {
            return view;
        };
        let config = &page.site.config;
        let mut groups: Vec<&(String, Column)> = counted.groups.iter().collect();
        // In the order of the configuration, as everywhere.
        groups.sort_by_key(|(code, _)| config.groups.iter().position(|g| g.code == *code));
        view.columns = groups
            .iter()
            .map(|(code, _)| config.group_name(code, page.language).to_owned())
            .collect();
        let mut columns: Vec<&Column> = groups.iter().map(|(_, column)| column).collect();
        if let Some(rest) = &counted.rest {
            view.columns.push(page.text("questions-report-rest"));
            columns.push(rest);
        }
        for (at, (_, text)) in counted.question.choices().into_iter().enumerate() {
            let of = |column: &Column| column.chosen.get(at).copied().unwrap_or(0);
            view.rows.push(CountedRow {
                text,
                total: of(total),
                counts: columns.iter().map(|column| of(column)).collect(),
            });
        }
        view.rows.push(CountedRow {
            text: String::new(),
            total: total.answered,
            counts: columns.iter().map(|column| column.answered).collect(),
        });
        view
    }
}
