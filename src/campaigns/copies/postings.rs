//! Which samples have a key.

/// Most samples kept for one key: beyond, it is a phrase that everybody uses.
const MOST: usize = 16;
const FREE: (u32, u32) = (0, 0);
/// Stands for the samples of a key that many have.
const MANY: u32 = u32::MAX;
/// Bits that say which keys there are, for each place: most keys of most texts are in no other.
const BITS: usize = 8;

/// Keys and samples, side by side in one table with free places between, in the order of the keys.
#[derive(Debug, Clone)]
pub struct Postings {
    places: Vec<(u32, u32)>,
    used: usize,
    seen: Vec<u64>,
}

impl Default for Postings {
    fn default() -> Self {
        Self::with_places(1 << 10)
    }
}

impl Postings {
    fn with_places(count: usize) -> Self {
        Self {
            places: vec![FREE; count],
            used: 0,
            seen: vec![0; count * BITS / 64],
        }
    }

    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Notes that a sample has a key; a key is not 0, nor a sample the largest number.
    pub fn note(&mut self, key: u32, sample: u32) {
        if (self.used + 1) * 4 > self.places.len() * 3 {
            self.grow();
        }
        let bit = self.bit(key);
        self.seen[bit / 64] |= 1 << (bit % 64);
        let mut first = None;
        let mut same = 0;
        for at in self.path(key) {
            let place = &mut self.places[at];
            if *place == FREE {
                *place = (key, sample);
                self.used += 1;
                return;
            }
            if place.0 == key {
                let first = *first.get_or_insert(at);
                same += 1;
                if same == MOST {
                    self.places[first].1 = MANY;
                }
                if self.places[first].1 == MANY {
                    return;
                }
            }
        }
    }

    /// The samples of a key, into `found`; none of a key that many have.
    pub fn samples(&self, key: u32, found: &mut Vec<u32>) {
        let bit = self.bit(key);
        if self.seen[bit / 64] >> (bit % 64) & 1 == 0 {
            return;
        }
        for at in self.path(key) {
            let place = self.places[at];
            if place == FREE || place == (key, MANY) {
                break;
            }
            if place.0 == key {
                found.push(place.1);
            }
        }
    }

    fn bit(&self, key: u32) -> usize {
        scaled(key, self.places.len() * BITS)
    }

    fn path(&self, key: u32) -> impl Iterator<Item = usize> + use<> {
        let count = self.places.len();
        let from = scaled(key, count);
        (from..count).chain(0..from)
    }

    fn grow(&mut self) {
        let larger = Self::with_places(self.places.len() * 2);
        let before = std::mem::replace(self, larger);
        for place in before.places.into_iter().filter(|place| *place != FREE) {
            let bit = self.bit(place.0);
            self.seen[bit / 64] |= 1 << (bit % 64);
            if let Some(at) = self.path(place.0).find(|at| self.places[*at] == FREE) {
                self.places[at] = place;
                self.used += 1;
            }
        }
    }
}

/// Where a key stands among so many, if keys are spread evenly.
fn scaled(key: u32, count: usize) -> usize {
    ((u64::from(key) * count as u64) >> 32) as usize
}
