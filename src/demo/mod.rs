//! The sample consultation that `polder demo` sets up.
