//! Files that programs fetch again and again: calendars and feeds.

mod answer;
pub mod calendar;
pub mod feed;
