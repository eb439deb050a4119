//! Dates and times as people write them, in a language and a time zone.

use chrono::{Datelike, LocalResult, NaiveDateTime, TimeZone, Timelike, Utc};
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

/// RFC 3339 in UTC, for machines.
pub fn rfc3339(moment: NaiveDateTime) -> String {
    Utc.from_utc_datetime(&moment)
        .to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
}

/// The value of a `datetime-local` field: "2026-11-23T14:05".
pub fn local_field(moment: NaiveDateTime, zone: Tz) -> String {
    zone.from_utc_datetime(&moment)
        .format("%Y-%m-%dT%H:%M")
        .to_string()
}

/// Reads a time a person gave: RFC 3339 with an offset, or local time in `zone` with or without
/// seconds, or a date alone (its first second). A local time that a change of the clocks makes
/// ambiguous is taken as the earlier; one that it skips is none.
pub fn parse(text: &str, zone: Tz) -> Option<NaiveDateTime> {
    let text = text.trim();
    if let Ok(exact) = chrono::DateTime::parse_from_rfc3339(text) {
        return Some(exact.naive_utc());
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
        chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .ok()?
            .and_hms_opt(0, 0, 0)
    })?;
    match zone.from_local_datetime(&local) {
        LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => Some(moment.naive_utc()),
        LocalResult::None => None,
    }
}
