//! Two versions reckoned up: reported, listed for drafters, shown before a text is adopted, told to the public; and what
//! drafters say of them.

mod adopting;
mod led;
mod listing;
mod reckoned;
mod report;
mod saying;

pub use adopting::{Adoption, adopt, adoption};
pub use led::{ChangedAfter, ChangedPlace, LedIn, changed_after, led_to};
pub use listing::{Kind, Listed, Listing, Wanted, listing};
pub use report::{ChangedRow, PlaceRow, PromiseReport, PromiseRow, report};
pub use saying::{ExplainInput, LinkInput, explain, link};
