//! Dates and times as people write them, in a language and a time zone.

use std::ops::RangeInclusive;

use chrono::{Datelike, LocalResult, NaiveDateTime, Offset, TimeZone, Timelike, Utc};
use chrono_tz::Tz;

use super::texts::Language;

const MONTHS_NL: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "23 november 2026" or "23 November 2026".
pub fn date(moment: NaiveDateTime, zone: Tz, language: Language) -> String {
    let local = zone.from_utc_datetime(&moment);
    let months = match language {
        Language::Nl => MONTHS_NL,
        Language::En => MONTHS_EN,
    };
    let month = months[local.month0() as usize % 12];
    format!("{} {month} {}", local.day(), local.year())
}

/// "23 november 2026 om 14.05 uur" or "23 November 2026 at 14:05".
pub fn datetime(moment: NaiveDateTime, zone: Tz, language: Language) -> String {
    let local = zone.from_utc_datetime(&moment);
    let (hour, minute) = (local.hour(), local.minute());
    let date = date(moment, zone, language);
    match language {
        Language::Nl => format!("{date} om {hour:02}.{minute:02} uur"),
        Language::En => format!("{date} at {hour:02}:{minute:02}"),
    }
}

/// The same where the reader may be elsewhere: names the zone where its clocks say something else than those at `home`.
pub fn datetime_away(moment: NaiveDateTime, zone: Tz, home: Tz, language: Language) -> String {
    let offset = |zone: Tz| zone.offset_from_utc_datetime(&moment).fix();
    if offset(zone) == offset(home) {
        datetime(moment, zone, language)
    } else {
        datetime_named(moment, zone, language)
    }
}

/// The same with the zone named, for files that go anywhere: "27 March 2027 at 17:00 (time in Curacao)".
pub fn datetime_named(moment: NaiveDateTime, zone: Tz, language: Language) -> String {
    let shown = datetime(moment, zone, language);
    let place = zone.name().rsplit('/').next().unwrap_or_default();
    let place = place.replace('_', " ");
    match (place.as_str(), language) {
        ("UTC", _) => format!("{shown} (UTC)"),
        (_, Language::Nl) => format!("{shown} (tijd in {place})"),
        (_, Language::En) => format!("{shown} (time in {place})"),
    }
}

/// RFC 3339 in UTC, for machines.
pub fn rfc3339(moment: NaiveDateTime) -> String {
    Utc.from_utc_datetime(&moment)
        .to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
}

/// The value of a `datetime-local` field: "2026-11-23T14:05", with seconds where there are any.
pub fn local_field(moment: NaiveDateTime, zone: Tz) -> String {
    let format = match moment.second() {
        0 => "%Y-%m-%dT%H:%M",
        _ => "%Y-%m-%dT%H:%M:%S",
    };
    zone.from_utc_datetime(&moment).format(format).to_string()
}

/// Why a time that a person gave is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTime {
    /// It cannot be read.
    Unreadable,
    /// The clocks skip it when they go forward.
    Skipped,
    /// Its year is not one of [`YEARS`].
    FarOff,
}

/// Years of the times that people give: another is a slip of the finger.
const YEARS: RangeInclusive<i32> = 2000..=2199;

/// What a date alone stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateAlone {
    /// Its first second.
    Begins,
    /// Its last second: what lasts until a day lasts all of it.
    Ends,
}

/// Reads a time a person gave: RFC 3339 with an offset, or local time in `zone` with or without
/// seconds, or a date alone. Of a time that comes twice, as the clocks go back, the later is meant: nobody
/// is shut out early.
///
/// # Errors
/// [`NoTime`].
pub fn read(text: &str, zone: Tz, alone: DateAlone) -> Result<NaiveDateTime, NoTime> {
    let text = text.trim();
    if let Ok(exact) = chrono::DateTime::parse_from_rfc3339(text) {
        let exact = exact.naive_utc();
        let near = YEARS.contains(&exact.year());
        return near.then_some(exact).ok_or(NoTime::FarOff);
    }
    let local = [
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%d %H:%M",
        "%Y-%m-%d %H:%M:%S",
    ]
    .iter()
    .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
    .or_else(|| {
        let day = chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
        match alone {
            DateAlone::Begins => day.and_hms_opt(0, 0, 0),
            DateAlone::Ends => day.and_hms_opt(23, 59, 59),
        }
    })
    .ok_or(NoTime::Unreadable)?;
    if !YEARS.contains(&local.year()) {
        return Err(NoTime::FarOff);
    }
    match zone.from_local_datetime(&local) {
        LocalResult::Single(moment) | LocalResult::Ambiguous(_, moment) => Ok(moment.naive_utc()),
        LocalResult::None => Err(NoTime::Skipped),
    }
}

/// The same, where it does not matter why there is none; a date alone begins.
pub fn parse(text: &str, zone: Tz) -> Option<NaiveDateTime> {
    read(text, zone, DateAlone::Begins).ok()
}
