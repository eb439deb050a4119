//! Places in a text: what somebody wrote or selected becomes one, and one is shown.
//!
//! ```text
//! reference  "5.2.1, lid 2" → its place     reference_words   the words of such references
//! quote      a quoted stretch     spans       withheld stretches
//! parts      sentences and words to choose from     highlight  stretches marked in the HTML
//! ```

mod highlight;
mod parts;
pub(super) mod quote;
mod reference;
mod reference_words;
mod spans;

pub use highlight::{Mark, highlight};
pub use parts::{sentences, words};
pub use quote::{Quote, capture, locate};
pub use reference::{PassageRef, SectionRef, Target, resolve};
pub use spans::{SpanError, mask, merge, validate};
