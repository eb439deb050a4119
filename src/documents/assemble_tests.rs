//! What `read` makes of whole files.
use super::*;
