//! Erases every day what has had its term, some at a time.

use super::actions;
use super::model::Class;
use crate::access::Actor;
use crate::error::Result;
use crate::site::Site;

/// Some of each class; returns how many, so that the next step comes at once while there is more, and the
/// next day otherwise.
pub async fn step(site: &Site) -> Result<usize> {
    let mut done = 0;
    for class in Class::ALL {
        done += actions::erase_some(site, &Actor::system(), *class).await?;
    }
    Ok(done)
}
