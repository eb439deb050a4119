//! Consolidated comments out: the Report, gathered once, and one writer per format.

pub mod web;
