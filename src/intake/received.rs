//! When something was received, as people and spreadsheets write it. Pure.

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;

use super::shown::day_of_serial;
use crate::platform::dates;
use crate::types::Moment;

/// Months by the first letters of their names in Dutch, English, German and French.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb", "fév", "fev"],
    &["mar", "maa", "mrt", "mär", "mae"],
    &["apr", "avr"],
    &["mei", "may", "mai"],
    &["jun", "juin"],
    &["jul", "juil"],
    &["aug", "aoû", "aou"],
    &["sep"],
    &["okt", "oct"],
    &["nov"],
    &["dec", "dez", "déc"],
];

/// A moment as sheets have it: ours; a day before its month, as in Dutch, with dashes, dots, slashes or the
/// month in words, and perhaps an hour; a month before its day where it cannot be otherwise; the number a
/// spreadsheet keeps for a day. Two digits of a year are of this century.
pub fn moment(words: &str, zone: Tz) -> Option<Moment> {
    // A year of two digits is no year of the Romans.
    let begins_with_year = words.trim_start().split(['-', 'T', ' ']).next()?.len() == 4;
    if begins_with_year && let Some(known) = dates::parse(words, zone) {
        return Some(known);
    }
    if let Ok(mail) = chrono::DateTime::parse_from_rfc2822(words.trim()) {
        return Some(mail.naive_utc());
    }
    let (day, hour) = parts(words)?;
    dates::parse(
        &format!("{}T{}", day.format("%Y-%m-%d"), hour.format("%H:%M:%S")),
        zone,
    )
}

/// The day and the hour, both as they are on the wall.
fn parts(words: &str) -> Option<(NaiveDate, NaiveTime)> {
    let lower = words.trim().to_lowercase();
    if let Ok(number) = lower.replace(',', ".").parse::<f64>()
        && (20_000.0..80_000.0).contains(&number)
    {
        let told = day_of_serial(number)?;
        let (day, hour) = told.split_once('T').unwrap_or((&told, "00:00:00"));
        return Some((day.parse().ok()?, hour.parse().ok()?));
    }
    let mut tokens: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | ',' | '–'))
        .flat_map(|part| {
            if part.contains(':') {
                vec![part]
            } else {
                part.split('.').collect()
            }
        })
        .filter(|part| !part.is_empty())
        .collect();
    // A day of the week says nothing more.
    if tokens
        .first()
        .is_some_and(|first| first.chars().all(char::is_alphabetic) && month(first).is_none())
    {
        tokens.remove(0);
    }
    let (first, second, year) = (*tokens.first()?, *tokens.get(1)?, *tokens.get(2)?);
    let day = match (month(first), month(second)) {
        (None, Some(month)) => date(number(first)?, month, year)?,
        (Some(month), None) => date(number(second)?, month, year)?,
        (None, None) if first.len() == 4 => date(number(year)?, number(second)?, first)?,
        (None, None) => {
            let (one, other) = (number(first)?, number(second)?);
            date(one, other, year).or_else(|| date(other, one, year))?
        }
        _ => return None,
    };
    Some((day, hour(tokens.get(3..).unwrap_or_default())?))
}

fn month(word: &str) -> Option<u32> {
    let place = MONTHS
        .iter()
        .position(|names| names.iter().any(|name| word.starts_with(name)))?;
    u32::try_from(place + 1).ok()
}

/// "13", "13e" and "13th".
fn number(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(char::is_alphabetic);
    digits.parse().ok()
}

fn date(day: u32, month: u32, year: &str) -> Option<NaiveDate> {
    let long = match year.trim_start_matches('\'').len() {
        2 => 2000 + year.trim_start_matches('\'').parse::<i32>().ok()?,
        4 => year.parse().ok()?,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(long, month, day)
}

/// The hour behind a day: "09:30", "om 09.30 uur", "9:30 pm"; midnight when nothing is said.
fn hour(tokens: &[&str]) -> Option<NaiveTime> {
    let later = tokens
        .iter()
        .any(|word| matches!(*word, "pm" | "p" | "p.m"));
    let numbers: Vec<u32> = tokens
        .iter()
        .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .flat_map(|word| word.split([':', 'u', 'h']))
        .filter_map(|part| part.parse().ok())
        .collect();
    let known = tokens.iter().all(|word| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || matches!(
                *word,
                "om" | "at"
                    | "um"
                    | "à"
                    | "uur"
                    | "uhr"
                    | "h"
                    | "am"
                    | "pm"
                    | "a"
                    | "p"
                    | "m"
                    | "utc"
                    | "cet"
                    | "cest"
            )
    });
    let (hour, minute) = match numbers.as_slice() {
        [] if tokens.is_empty() => (0, 0),
        [hour] => (*hour, 0),
        [hour, minute, ..] => (*hour, *minute),
        [] => return None,
    };
    let second = numbers.get(2).copied().unwrap_or(0);
    let hour = if later && hour < 12 { hour + 12 } else { hour };
    known
        .then(|| NaiveTime::from_hms_opt(hour, minute, second))
        .flatten()
}

/// The places a spreadsheet may have made a date or an hour of: "5-feb", "2026-02-05" and "05-02-26" of 5.2 or 2.5,
/// "03:04" of 3:4. Whatever it was, that is for whoever reads the warning.
pub fn places_of_date(words: &str, zone: Tz) -> Vec<String> {
    let lower = words.trim().to_lowercase();
    if let Some((hour, minute)) = lower.split_once(':') {
        let minute = minute.split(':').next().unwrap_or_default();
        return match (hour.parse::<u32>(), minute.parse::<u32>()) {
            (Ok(hour), Ok(minute)) if lower.len() <= 8 => vec![format!("{hour}:{minute}")],
            _ => Vec::new(),
        };
    }
    let pieces: Vec<&str> = lower
        .split(['-', ' ', '/', '.'])
        .filter(|piece| !piece.is_empty())
        .collect();
    if let [one, other] = pieces.as_slice() {
        return match (month(one), month(other), number(one), number(other)) {
            (None, Some(month), Some(day), _) | (Some(month), None, _, Some(day)) => {
                vec![format!("{day}.{month}"), format!("{month}.{day}")]
            }
            _ => Vec::new(),
        };
    }
    if pieces.len() < 3 || moment(words, zone).is_none() {
        return Vec::new();
    }
    parts(words)
        .or_else(|| Some((lower.get(..10)?.parse().ok()?, NaiveTime::MIN)))
        .map_or_else(Vec::new, |(day, _)| {
            use chrono::Datelike as _;
            let (day, month, year) = (day.day(), day.month(), day.year() % 100);
            vec![
                format!("{day}.{month}"),
                format!("{month}.{day}"),
                format!("{day}.{month}.{year}"),
                format!("{month}.{day}.{year}"),
            ]
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZONE: Tz = chrono_tz::Europe::Amsterdam;

    #[test]
    fn days_are_read_as_people_write_them() {
        for words in [
            "13-5-2026",
            "13 mei 2026",
            "13-05-26",
            "46155",
            "2026-05-13",
            "13.05.2026",
            "5/13/2026",
            "13 May 2026",
            "May 13, 2026",
            "May 13th, 2026",
            "13. Mai 2026",
            "13-mei-26",
            "woensdag 13 mei 2026",
            "Wed 13 May 2026",
            "2026/05/13",
            "13/05/2026",
        ] {
            let day = moment(words, ZONE).map(|moment| moment.to_string());
            assert_eq!(day.as_deref(), Some("2026-05-12 22:00:00"), "{words}");
        }
        for words in [
            "13-5-2026 09:30",
            "13 mei 2026 om 09.30 uur",
            "2026-05-13T07:30:00Z",
            "2026-05-13 09:30",
            "5/13/2026 9:30 AM",
            "46155.395833333",
            "Wed, 13 May 2026 09:30:00 +0200",
        ] {
            let day = moment(words, ZONE).map(|moment| moment.to_string());
            assert_eq!(day.as_deref(), Some("2026-05-13 07:30:00"), "{words}");
        }
        for words in [
            "31-02-2026",
            "soon",
            "12",
            "13-5",
            "2026",
            "13 foo 2026",
            "1-2-3",
            "",
        ] {
            assert_eq!(moment(words, ZONE), None, "{words}");
        }
    }

    #[test]
    fn dates_that_were_references_are_told() {
        for (words, first) in [
            ("5-feb", Some("5.2")),
            ("Feb-05", Some("5.2")),
            ("2026-02-05", Some("5.2")),
            ("05-02-2026", Some("5.2")),
            ("03:04", Some("3:4")),
            ("03:04:00", Some("3:4")),
            ("5.2", None),
            ("artikel 5", None),
        ] {
            assert_eq!(
                places_of_date(words, ZONE).first().map(String::as_str),
                first,
                "{words}"
            );
        }
    }
}
