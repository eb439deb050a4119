//! Tests of comments by themselves: their place and their words.

mod quoting;
