//! Numbers and dates as a spreadsheet shows them (ECMA-376, 18.8.30 and 18.8.31): 5.1 in a cell of two
//! decimals is 5.10. Pure.

use chrono::{Days, NaiveDate};

/// How a cell shows a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shown {
    #[default]
    General,
    /// With at least and at most so many decimals.
    Decimals(usize, usize),
    Percent(usize),
    Date,
    /// An hour without a day.
    Hour,
}

impl Shown {
    /// By the number of a format that every program knows.
    pub(super) fn by_number(id: u32) -> Self {
        match id {
            1 | 3 | 37 | 38 => Self::Decimals(0, 0),
            2 | 4 | 39 | 40 => Self::Decimals(2, 2),
            9 => Self::Percent(0),
            10 => Self::Percent(2),
            14..=17 | 22 | 27..=31 | 34..=36 | 50..=58 => Self::Date,
            18..=21 | 32 | 33 | 45..=47 => Self::Hour,
            _ => Self::General,
        }
    }

    /// By its code, as `0.00` or `d-mmm-yy`.
    pub(super) fn by_code(code: &str) -> Self {
        let mut bare = String::with_capacity(code.len());
        let mut chars = code.chars();
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '"' => {
                    chars.by_ref().find(|c| *c == '"');
                }
                '[' => {
                    let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    // Hours that go on beyond a day.
                    if matches!(
                        inner.to_lowercase().as_str(),
                        "h" | "hh" | "m" | "mm" | "s" | "ss"
                    ) {
                        bare.push('h');
                    }
                }
                '\\' | '_' | '*' => {
                    chars.next();
                }
                c => bare.extend(c.to_lowercase()),
            }
        }
        if bare.contains("general") || bare.contains("standaard") || bare.contains('@') {
            return Self::General;
        }
        // Letters of days and years in English, Dutch and German.
        if bare.contains(['d', 'y', 'j', 't']) || bare.contains("mmm") {
            return Self::Date;
        }
        if bare.contains(['h', 's', 'u']) {
            return Self::Hour;
        }
        let decimals = bare.split_once('.').map_or("", |(_, behind)| behind);
        let least = decimals.chars().filter(|c| *c == '0').count();
        let most = decimals
            .chars()
            .filter(|c| matches!(c, '0' | '#' | '?'))
            .count();
        if bare.contains('%') {
            return Self::Percent(least);
        }
        if bare.contains('e') || !bare.contains(['0', '#', '?']) {
            return Self::General;
        }
        Self::Decimals(least.min(20), most.min(20))
    }

    /// A number in words; whether days are counted from 1904. Whole numbers have no decimals.
    pub(super) fn number(self, value: f64, from_1904: bool) -> String {
        match self {
            Self::Date | Self::Hour => date(value, from_1904).unwrap_or_else(|| general(value)),
            Self::Percent(decimals) => format!("{:.decimals$}%", value * 100.0),
            Self::General => general(value),
            Self::Decimals(..) if value.fract() == 0.0 => general(value),
            Self::Decimals(least, most) => {
                let mut text = format!("{value:.most$}");
                let point = text.find('.').unwrap_or(text.len());
                while text.ends_with('0') && text.len() > point + 1 + least {
                    text.pop();
                }
                text.trim_end_matches('.').to_owned()
            }
        }
    }
}

/// A number as it was typed: the fifteen digits a spreadsheet keeps, without a tail of its arithmetic.
fn general(value: f64) -> String {
    format!("{value:.14e}")
        .parse::<f64>()
        .ok()
        .filter(|rounded| rounded.is_finite())
        .unwrap_or(value)
        .to_string()
}

/// The day and hour a number of days stands for: "2026-05-13", "2026-05-13T09:30:00", "09:30".
fn date(value: f64, from_1904: bool) -> Option<String> {
    let seconds = (value * 86_400.0).round();
    if !(0.0..=86_400.0 * 3_000_000.0).contains(&seconds) {
        return None;
    }
    // The range was seen to, so that nothing is cut off.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let seconds = seconds as u64;
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
    if days == 0 && !from_1904 {
        return Some(if second == 0 {
            format!("{hour:02}:{minute:02}")
        } else {
            format!("{hour:02}:{minute:02}:{second:02}")
        });
    }
    // A spreadsheet counts a 29 February 1900 that was not.
    let first = if from_1904 {
        NaiveDate::from_ymd_opt(1904, 1, 1)
    } else if days < 60 {
        NaiveDate::from_ymd_opt(1899, 12, 31)
    } else {
        NaiveDate::from_ymd_opt(1899, 12, 30)
    }?;
    let day = first.checked_add_days(Days::new(days))?.format("%Y-%m-%d");
    Some(match rest {
        0 => day.to_string(),
        _ => format!("{day}T{hour:02}:{minute:02}:{second:02}"),
    })
}

/// The day of a number that a date became when its cell lost its format.
pub(super) fn day_of_serial(value: f64) -> Option<String> {
    date(value, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_as_they_are_shown() {
        for (code, value, shown) in [
            ("0.00", 5.1, "5.10"),
            ("#,##0.00", 5.1, "5.10"),
            ("0.0#", 5.25, "5.25"),
            ("0.0#", 5.2, "5.2"),
            ("General", 5.1, "5.1"),
            ("General", 14.0, "14"),
            ("General", 5.100_000_000_000_000_5, "5.1"),
            ("0.00", 14.0, "14"),
            ("0%", 0.25, "25%"),
            ("@", 5.2, "5.2"),
            ("\"§ \"0.00_);[Red]-0.00", 5.1, "5.10"),
            ("d-mmm", 46058.0, "2026-02-05"),
            ("dd-mm-jjjj", 46058.0, "2026-02-05"),
            ("[$-413]d mmmm yyyy;@", 46058.5, "2026-02-05T12:00:00"),
            ("h:mm", 0.127_777_777_8, "03:04"),
            ("yyyy-mm-dd", 43_000.0, "2017-09-22"),
        ] {
            assert_eq!(Shown::by_code(code).number(value, false), shown, "{code}");
        }
        assert_eq!(Shown::by_number(14).number(44_693.0, true), "2026-05-13");
        assert_eq!(Shown::by_number(2).number(5.1, false), "5.10");
        assert_eq!(Shown::by_number(14).number(-1.0, false), "-1");
        assert_ne!(Shown::by_number(14).number(f64::MAX, false), "inf");
    }
}
