//! Pages of this slice.

use actix_web::web;

/// Routes of this slice.
pub fn routes(_config: &mut web::ServiceConfig) {}
