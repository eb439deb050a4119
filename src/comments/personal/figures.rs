//! Numbers in a text: runs of digits, and runs that stand together as one number.

use super::signs::{Signs, is_blank};

/// The most runs that make one number: each digit apart.
const MOST_RUNS: usize = 16;

/// Digits that stand together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub start: usize,
    pub end: usize,
}

impl Run {
    pub(super) fn len(self) -> usize {
        self.end - self.start
    }
}

/// Runs that may be one number, all of them or only the first ones.
#[derive(Debug, Default)]
pub(super) struct Row {
    start: usize,
    first: usize,
    /// Where each run ends.
    ends: Vec<usize>,
    /// Of all runs, one after the other.
    digits: Vec<u8>,
    shape: Vec<usize>,
    between: Vec<char>,
}

impl Row {
    /// The numbers that these runs can be, the longest first.
    pub(super) fn numbers(&self) -> impl Iterator<Item = Number<'_>> {
        let mut digits = self.digits.len();
        (0..self.ends.len()).rev().filter_map(move |run| {
            let number = Number {
                start: self.start,
                end: *self.ends.get(run)?,
                digits: self.digits.get(..digits)?,
                shape: self.shape.get(..=run)?,
                between: self.between.get(..run)?,
                last: self.first + run,
            };
            digits -= self.shape.get(run)?;
            Some(number)
        })
    }
}

/// A number of one or more runs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number<'a> {
    pub start: usize,
    pub end: usize,
    pub digits: &'a [u8],
    /// How many digits each run has.
    pub shape: &'a [usize],
    /// What stands between the runs, blanks around it gone; a blank for blanks alone.
    pub between: &'a [char],
    /// Which run is its last.
    pub last: usize,
}

impl Number<'_> {
    /// The same sign between all runs.
    pub(super) fn is_even(&self) -> bool {
        self.between.windows(2).all(|pair| pair[0] == pair[1])
    }
}

/// All runs of digits of a text.
pub(super) struct Figures<'a> {
    pub signs: &'a Signs,
    pub runs: Vec<Run>,
}

impl<'a> Figures<'a> {
    pub(super) fn of(signs: &'a Signs) -> Self {
        let mut runs: Vec<Run> = Vec::new();
        for at in 0..signs.len() {
            if signs.at(at).is_ascii_digit() {
                match runs.last_mut() {
                    Some(run) if run.end == at => run.end = at + 1,
                    _ => runs.push(Run {
                        start: at,
                        end: at + 1,
                    }),
                }
            }
        }
        Self { signs, runs }
    }

    /// The runs that can be one number with this one as its first, of at most so many digits.
    pub(super) fn from(&self, first: usize, most: usize) -> Row {
        let mut row = Row {
            first,
            ..Row::default()
        };
        for run in self.runs.iter().skip(first).take(MOST_RUNS) {
            let joint = match row.ends.last() {
                Some(end) => self.joint(*end, run.start),
                None => Some(' '),
            };
            let Some(joint) = joint.filter(|_| row.digits.len() + run.len() <= most) else {
                break;
            };
            if row.ends.is_empty() {
                row.start = run.start;
            } else {
                row.between.push(joint);
            }
            let signs = self.signs.between(run.start, run.end).iter();
            row.digits
                .extend(signs.filter_map(|sign| u8::try_from(sign.to_digit(10)?).ok()));
            row.shape.push(run.len());
            row.ends.push(run.end);
        }
        row
    }

    /// What joins two runs to one number, if anything does: a blank, a dash, a full stop, a slash, brackets.
    fn joint(&self, end: usize, start: usize) -> Option<char> {
        if start - end > 3 {
            return None;
        }
        let mut mark = ' ';
        for sign in self.signs.between(end, start) {
            match sign {
                ' ' => {}
                '-' | '.' | '/' | '(' | ')' if mark == ' ' => mark = *sign,
                '(' | ')' | '-' if matches!(mark, ')' | '-') => {}
                _ => return None,
            }
        }
        let blanks = self.signs.between(end, start).contains(&' ');
        (mark != '.' || !blanks).then_some(mark)
    }

    /// Whether nothing before `start` says that the number goes on to the left: a letter, a sign of money, a digit before
    /// a joint without blanks.
    pub(super) fn begins(&self, start: usize) -> bool {
        let before = self.signs.before(start);
        let further = start
            .checked_sub(1)
            .map_or('\n', |at| self.signs.before(at));
        match before {
            '-' | '.' | '/' | ',' | '_' | '+' | '\'' | '=' | '&' | '?' => {
                !further.is_alphanumeric() && !matches!(further, '/' | '-')
            }
            ':' => !further.is_ascii_digit(),
            '#' | '€' | '$' | '£' | '%' | '§' => false,
            _ => !before.is_alphanumeric(),
        }
    }

    /// Whether nothing behind `end` says that the number goes on to the right.
    pub(super) fn ends(&self, end: usize) -> bool {
        let next = self.signs.at(end);
        let further = self.signs.at(end + 1);
        match next {
            '-' | '/' | '_' => !further.is_alphanumeric(),
            '.' | ',' | ':' => !further.is_ascii_digit(),
            '%' | '€' | '‰' | '°' | '@' => false,
            _ => !next.is_alphanumeric(),
        }
    }

    /// Whether a number of these runs stands in a row with others, as in a table.
    pub(super) fn in_row(&self, first: usize, last: usize) -> bool {
        let runs = &self.runs;
        let before = first.checked_sub(1).and_then(|at| runs.get(at));
        let apart = |end: usize, start: usize| {
            start - end <= 12
                && self.signs.between(end, start).iter().all(|sign| {
                    is_blank(*sign) || matches!(sign, '|' | ';' | ',' | '.' | '-' | '€')
                })
        };
        let (Some(this), Some(end)) = (runs.get(first), runs.get(last)) else {
            return false;
        };
        before.is_some_and(|run| apart(run.end, this.start))
            || runs
                .get(last + 1)
                .is_some_and(|run| apart(end.end, run.start))
    }
}
