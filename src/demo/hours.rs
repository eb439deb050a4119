//! The sample's clock, which is stepped from one event to the next.

use crate::site::Site;
use crate::types::Moment;

/// Forward, never back.
pub(super) fn move_clock(site: &Site, to: Moment) {
    let now = site.now();
    if to > now {
        site.clock.step(to - now);
    }
}
