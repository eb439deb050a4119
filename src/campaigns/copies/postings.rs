//! Which samples have a key.

use super::words::mix;

/// Most samples kept for one key: beyond, it is a phrase that everybody uses.
const MOST: usize = 16;
const FREE: (u32, u32) = (0, 0);

/// Keys and samples, side by side in one table with free places between.
#[derive(Debug, Clone)]
pub struct Postings {
    places: Vec<(u32, u32)>,
    used: usize,
}

impl Default for Postings {
    fn default() -> Self {
        Self {
            places: vec![FREE; 1 << 10],
            used: 0,
        }
    }
}

impl Postings {
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Notes that a sample has a key; a key is not 0.
    pub fn note(&mut self, key: u32, sample: u32) {
        if (self.used + 1) * 4 > self.places.len() * 3 {
            self.grow();
        }
        let mut same = 0;
        for at in self.path(key) {
            let place = &mut self.places[at];
            if *place == FREE {
                *place = (key, sample);
                self.used += 1;
                return;
            }
            same += usize::from(place.0 == key);
            if same == MOST {
                return;
            }
        }
    }

    /// The samples of a key, into `found`; none of a key that many have.
    pub fn samples(&self, key: u32, found: &mut Vec<u32>) {
        let before = found.len();
        for at in self.path(key) {
            let place = self.places[at];
            if place == FREE {
                break;
            }
            if place.0 == key {
                found.push(place.1);
            }
        }
        if found.len() - before == MOST {
            found.truncate(before);
        }
    }

    fn path(&self, key: u32) -> impl Iterator<Item = usize> + use<> {
        let mask = self.places.len() - 1;
        let from = mix(u64::from(key)) as usize;
        (0..=mask).map(move |step| (from + step) & mask)
    }

    fn grow(&mut self) {
        let larger = vec![FREE; self.places.len() * 2];
        let places = std::mem::replace(&mut self.places, larger);
        for place in places.into_iter().filter(|place| *place != FREE) {
            if let Some(at) = self.path(place.0).find(|at| self.places[*at] == FREE) {
                self.places[at] = place;
            }
        }
    }
}
