//! The figures of a round's report as drawings, worked out here and drawn by a template: text stays text,
//! and each says in words what it shows. The same figures stand in a table beside each.

use std::collections::HashMap;

use chrono::{Duration, NaiveDate, TimeZone};
use serde::Serialize;

use crate::error::Message;
use crate::platform::dates;
use crate::reading::model::RoundReport;
use crate::responses::model::Disposition;
use crate::types::Moment;
use crate::types::ids::SectionId;
use crate::web::Page;

/// Width of every drawing, in its own units: what a phone shows one to one.
const WIDTH: f64 = 320.0;
/// Height of a row with its words above its bar.
const ROW: f64 = 38.0;
/// Height of a row of the heat map.
const CELL: f64 = 24.0;
/// Characters of a name that fit beside a number, also where it is set in.
const NAME: usize = 34;
/// Height of the drawing over time, without the line of dates below.
const RISE: f64 = 120.0;

/// All drawings of one round; each is empty when there is nothing to draw.
#[derive(Serialize)]
pub struct Charts {
    groups: Bars,
    days: Curve,
    heat: Vec<Cell>,
    heat_height: f64,
    heat_words: String,
    answers: Bars,
    legend: Vec<&'static str>,
}

/// Horizontal bars, each of one or more parts.
#[derive(Serialize, Default)]
struct Bars {
    height: f64,
    /// What the drawing says, in words.
    words: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    name: String,
    total: i64,
    /// Where its words stand, and where its bar.
    text_y: f64,
    bar_y: f64,
    parts: Vec<Part>,
}

#[derive(Serialize)]
struct Part {
    /// A disposition, or "" for a bar of one part.
    of: &'static str,
    count: i64,
    x: f64,
    width: f64,
}

/// How many submissions there were, day by day.
#[derive(Serialize, Default)]
struct Curve {
    words: String,
    /// As the attribute `points` of a polyline.
    line: String,
    area: String,
    most: i64,
    first: String,
    last: String,
    /// Days on which submissions came in.
    days: Vec<Day>,
}

#[derive(Serialize)]
struct Day {
    date: String,
    count: i64,
    total: i64,
}

/// A section in the heat map.
#[derive(Serialize)]
struct Cell {
    name: String,
    short: String,
    count: i64,
    y: f64,
    text_y: f64,
    indent: f64,
    /// From 0 to 1.
    heat: f64,
    /// Where its comments are; "" where there are none to see, or the section has no number to find them by.
    href: String,
}

impl Charts {
    /// Draws what `report` counts; `groups` are the names and numbers of its groups, as its
    /// table has them, `list` is where its comments are.
    pub fn of(
        page: &Page,
        report: &RoundReport,
        groups: &[(String, i64)],
        list: &str,
        zone: chrono_tz::Tz,
    ) -> Self {
        let heat = heat(page, report, list);
        let answers = answers(page, report);
        let used = |state: &&str| {
            let mut parts = answers.rows.iter().flat_map(|row| &row.parts);
            parts.any(|part| part.of == *state)
        };
        Self {
            groups: bars(page, groups),
            days: curve(page, &report.responded_at, zone),
            heat_height: CELL * count(heat.len()),
            heat_words: match heat.iter().max_by_key(|cell| cell.count) {
                Some(most) if most.count > 0 => page.say(
                    &Message::new("reading-chart-heat-words")
                        .with("place", &most.name)
                        .with("count", most.count),
                ),
                _ => String::new(),
            },
            heat,
            legend: Disposition::ALL
                .iter()
                .map(|disposition| disposition.as_str())
                .filter(used)
                .collect(),
            answers,
        }
    }
}

#[allow(clippy::cast_precision_loss)] // Counts of rows and submissions, far below 2^52.
fn count(number: usize) -> f64 {
    number as f64
}

#[allow(clippy::cast_precision_loss)] // As above.
fn share(part: i64, of: i64) -> f64 {
    if of > 0 { part as f64 / of as f64 } else { 0.0 }
}

/// To a tenth: more makes the page longer and nobody sees it.
fn round(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

fn short(name: &str) -> String {
    match name.char_indices().nth(NAME) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
    }
}

fn row(at: usize, name: &str, total: i64, parts: Vec<Part>) -> Row {
    let top = ROW * count(at);
    Row {
        name: short(name),
        total,
        text_y: top + 14.0,
        bar_y: top + 20.0,
        parts,
    }
}

fn bars(page: &Page, groups: &[(String, i64)]) -> Bars {
    let most = groups.iter().map(|(_, count)| *count).max().unwrap_or(0);
    if most == 0 {
        return Bars::default();
    }
    let rows: Vec<Row> = groups
        .iter()
        .enumerate()
        .map(|(at, (name, responses))| {
            let part = Part {
                of: "",
                count: *responses,
                x: 0.0,
                width: round(WIDTH * share(*responses, most)),
            };
            row(at, name, *responses, vec![part])
        })
        .collect();
    let said: Vec<String> = groups
        .iter()
        .map(|(name, count)| format!("{name}: {count}"))
        .collect();
    Bars {
        height: ROW * count(rows.len()),
        words: page
            .say(&Message::new("reading-chart-groups-words").with("groups", said.join(", "))),
        rows,
    }
}

/// Submissions added up day by day, from the first to the last day on which one came in.
fn curve(page: &Page, at: &[Moment], zone: chrono_tz::Tz) -> Curve {
    let mut per_day: Vec<(NaiveDate, i64)> = Vec::new();
    for moment in at {
        let day = zone.from_utc_datetime(moment).date_naive();
        match per_day.last_mut() {
            Some((last, count)) if *last == day => *count += 1,
            _ => per_day.push((day, 1)),
        }
    }
    let (Some((first, _)), Some((last, _))) = (per_day.first(), per_day.last()) else {
        return Curve::default();
    };
    let (first, last) = (*first, *last);
    let span = (last - first).num_days() + 1;
    let most = i64::try_from(at.len()).unwrap_or(i64::MAX);
    let mut total = 0;
    // A curve begins at nothing, on the left; each point stands at the end of its day.
    let mut points = vec![(0.0, RISE)];
    let mut days = Vec::with_capacity(per_day.len());
    let name = |day: NaiveDate| {
        let noon = day.and_hms_opt(12, 0, 0).unwrap_or_default();
        dates::date(noon, chrono_tz::UTC, page.language)
    };
    for (day, count) in &per_day {
        let before = round(WIDTH * share((*day - first).num_days(), span));
        if let Some((x, y)) = points.last().copied()
            && before > x
        {
            points.push((before, y));
        }
        total += count;
        let end = (*day + Duration::days(1) - first).num_days();
        points.push((
            round(WIDTH * share(end, span)),
            round(RISE - (RISE - 6.0) * share(total, most)),
        ));
        days.push(Day {
            date: name(*day),
            count: *count,
            total,
        });
    }
    let line: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
    let line = line.join(" ");
    Curve {
        words: page.say(
            &Message::new("reading-chart-days-words")
                .with("count", most)
                .with("first", name(first))
                .with("last", name(last)),
        ),
        area: format!("{line} {WIDTH},{RISE} 0,{RISE}"),
        line,
        most,
        first: name(first),
        last: name(last),
        days,
    }
}

/// Published comments of every section, those without any included.
fn heat(page: &Page, report: &RoundReport, list: &str) -> Vec<Cell> {
    let count_of = |section: Option<SectionId>| {
        report
            .outcomes
            .get(&section)
            .map_or(0, |outcome| outcome.comments)
    };
    let most = report
        .outcomes
        .values()
        .map(|outcome| outcome.comments)
        .max()
        .unwrap_or(0);
    let whole = std::iter::once((None, page.text("reading-whole-document"), 1));
    let sections = report
        .sections
        .iter()
        .map(|section| (Some(section.id), section.label(), section.level));
    let number_of: HashMap<SectionId, &str> = report
        .sections
        .iter()
        .map(|section| (section.id, section.number.as_str()))
        .collect();
    whole
        .chain(sections)
        .filter(|(_, name, _)| !name.is_empty())
        .enumerate()
        .map(|(at, (section, name, level))| {
            let comments = count_of(section);
            let top = CELL * count(at);
            Cell {
                short: short(&name),
                name,
                count: comments,
                y: top + 2.0,
                text_y: top + 16.0,
                indent: 8.0 * share(level.clamp(1, 5) - 1, 1),
                heat: round(share(comments, most) * 10.0) / 10.0,
                href: match section {
                    _ if comments == 0 => String::new(),
                    None => section_of_list(list, None),
                    // In a chart a cell that leads to all comments would mislead.
                    Some(id) => match number_of.get(&id) {
                        Some(number) if !number.is_empty() => section_of_list(list, Some(number)),
                        _ => String::new(),
                    },
                },
            }
        })
        .collect()
}

/// The list of comments of a section by its number; `None`: of the document as a whole. A section without a number has no
/// list of its own: the whole one.
pub(super) fn section_of_list(list: &str, number: Option<&str>) -> String {
    match number {
        None => format!("{list}?section=document"),
        Some("") => list.to_owned(),
        Some(number) => {
            let query = url::form_urlencoded::Serializer::new(String::new())
                .append_pair("section", number)
                .finish();
            format!("{list}?{query}")
        }
    }
}

/// What was done with the comments of each section that has answers.
fn answers(page: &Page, report: &RoundReport) -> Bars {
    let names: HashMap<SectionId, String> = report
        .sections
        .iter()
        .map(|section| (section.id, section.label()))
        .collect();
    let order = std::iter::once(None).chain(report.sections.iter().map(|section| Some(section.id)));
    let mut rows = Vec::new();
    let mut all: HashMap<Disposition, i64> = HashMap::new();
    for section in order {
        let Some(outcome) = report.outcomes.get(&section) else {
            continue;
        };
        let total: i64 = outcome.dispositions.values().sum();
        if total == 0 {
            continue;
        }
        let mut x = 0.0;
        let mut parts = Vec::new();
        for disposition in Disposition::ALL {
            let Some(number) = outcome.dispositions.get(disposition) else {
                continue;
            };
            *all.entry(*disposition).or_default() += number;
            let width = round(WIDTH * share(*number, total));
            parts.push(Part {
                of: disposition.as_str(),
                count: *number,
                x,
                width,
            });
            x = round(x + width);
        }
        let name = match section {
            Some(id) => names.get(&id).cloned().unwrap_or_default(),
            None => page.text("reading-whole-document"),
        };
        rows.push(row(rows.len(), &name, total, parts));
    }
    if rows.is_empty() {
        return Bars::default();
    }
    let said: Vec<String> = Disposition::ALL
        .iter()
        .filter_map(|disposition| {
            let name = page.text(&format!("disposition-state-{disposition}"));
            Some(format!("{name}: {}", all.get(disposition)?))
        })
        .collect();
    Bars {
        height: ROW * count(rows.len()),
        words: page
            .say(&Message::new("reading-chart-answers-words").with("answers", said.join(", "))),
        rows,
    }
}
