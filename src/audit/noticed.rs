//! What happens often and is noted seldom: refusals, and staff reading what is not public. The first
//! time is noted, and how often it was not since; so nobody can make the log grow at will.

use std::collections::HashMap;
use std::sync::Mutex;

use chrono::Duration;

use crate::types::Moment;

/// So many different things are remembered; more than that are not noted at all until some of
/// them have had their time.
const KEYS: usize = 10_000;

/// What was noted of late, on this node.
#[derive(Default)]
pub struct Noticed {
    seen: Mutex<HashMap<String, Seen>>,
}

struct Seen {
    until: Moment,
    since: u64,
}

impl Noticed {
    /// Whether to note what `key` stands for: at most once in `every`. `Some` with how often it
    /// happened, unnoted, since it was noted last.
    pub fn take(&self, now: Moment, key: &str, every: Duration) -> Option<u64> {
        let mut seen = self.seen.lock().ok()?;
        let known = seen.get(key).map(|known| (known.until > now, known.since));
        let since = match known {
            Some((true, _)) => {
                if let Some(known) = seen.get_mut(key) {
                    known.since += 1;
                }
                return None;
            }
            Some((false, since)) => since,
            None => 0,
        };
        if seen.len() >= KEYS && known.is_none() {
            seen.retain(|_, known| known.until > now);
            if seen.len() >= KEYS {
                return None;
            }
        }
        let until = now + every;
        seen.insert(key.to_owned(), Seen { until, since: 0 });
        Some(since)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_the_first_time_and_counts_the_rest() {
        let noticed = Noticed::default();
        let now = chrono::DateTime::from_timestamp(1_800_000_000, 0)
            .unwrap()
            .naive_utc();
        let hour = Duration::hours(1);
        assert_eq!(noticed.take(now, "a", hour), Some(0));
        for _ in 0..5 {
            assert_eq!(noticed.take(now, "a", hour), None);
        }
        assert_eq!(noticed.take(now, "b", hour), Some(0));
        assert_eq!(noticed.take(now + hour, "a", hour), Some(5));
    }

    #[test]
    fn remembers_no_more_than_it_can() {
        let noticed = Noticed::default();
        let now = chrono::DateTime::from_timestamp(1_800_000_000, 0)
            .unwrap()
            .naive_utc();
        let noted = (0..KEYS + 50)
            .filter(|number| {
                let key = number.to_string();
                noticed.take(now, &key, Duration::hours(1)).is_some()
            })
            .count();
        assert_eq!(noted, KEYS);
        let later = now + Duration::hours(2);
        assert_eq!(noticed.take(later, "new", Duration::hours(1)), Some(0));
    }
}
