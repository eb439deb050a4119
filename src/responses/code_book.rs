//! The code book: a tree of themes, each perhaps with the answer that its comments are often given.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::model::Disposition;
use crate::platform::random::sha256_hex;
use crate::types::Moment;
use crate::types::ids::ThemeId;

/// A theme's name has at most so many characters.
pub const NAME: usize = 80;

/// A code book has at most so many themes: nobody chooses among more.
pub const MOST: usize = 1_000;

/// So many themes below each other: with more, nobody finds the one they look for.
pub const DEPTH: usize = 5;

/// A theme of the code book.
#[derive(Debug, Clone, PartialEq, Eq, diesel::Queryable, diesel::Selectable)]
#[diesel(table_name = crate::db::schema::themes)]
pub struct Theme {
    pub id: ThemeId,
    pub name: String,
    /// The theme it is part of.
    pub parent_id: Option<ThemeId>,
    /// With the response below, what comments of this theme are often answered.
    pub disposition: Option<Disposition>,
    /// Limited Markdown; "" for none.
    pub response: String,
    /// Since then it is given to no comment any more.
    pub retired_at: Option<Moment>,
}

impl Theme {
    /// Says the same of the same name, place and answer: what a form was filled from. SHA-256, hexadecimal.
    pub fn mark(&self) -> String {
        let words = (&self.name, self.parent_id, self.disposition, &self.response);
        sha256_hex(format!("{words:?}").as_bytes())
    }

    /// Whether it has words to answer with.
    pub fn has_answer(&self) -> bool {
        self.disposition.is_some() || !self.response.is_empty()
    }
}

/// A theme in its place in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    pub theme: Theme,
    /// 0 at the top.
    pub depth: usize,
    /// How many comments have it.
    pub comments: i64,
}

/// Themes in the order of the tree, those of one parent by name; each parent before its own.
pub fn tree(themes: Vec<(Theme, i64)>) -> Vec<Placed> {
    let known: HashSet<ThemeId> = themes.iter().map(|(theme, _)| theme.id).collect();
    let mut below: BTreeMap<Option<ThemeId>, Vec<(Theme, i64)>> = BTreeMap::new();
    for (theme, comments) in themes {
        let parent = theme.parent_id.filter(|parent| known.contains(parent));
        below.entry(parent).or_default().push((theme, comments));
    }
    for themes in below.values_mut() {
        themes.sort_by_key(|(theme, _)| (theme.name.to_lowercase(), theme.id));
    }
    let mut placed = Vec::with_capacity(known.len());
    place(&mut below, None, 0, &mut placed);
    placed
}

fn place(
    below: &mut BTreeMap<Option<ThemeId>, Vec<(Theme, i64)>>,
    parent: Option<ThemeId>,
    depth: usize,
    placed: &mut Vec<Placed>,
) {
    for (theme, comments) in below.remove(&parent).unwrap_or_default() {
        let id = theme.id;
        placed.push(Placed {
            theme,
            depth,
            comments,
        });
        place(below, Some(id), depth + 1, placed);
    }
}

/// A theme with all that are part of it, directly or round about.
pub fn with_parts(themes: &[Theme], of: ThemeId) -> Vec<ThemeId> {
    let mut found = vec![of];
    let mut at = 0;
    while let Some(parent) = found.get(at).copied() {
        at += 1;
        for theme in themes {
            if theme.parent_id == Some(parent) && !found.contains(&theme.id) {
                found.push(theme.id);
            }
        }
    }
    found
}

/// What is wrong with a place in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misplaced {
    /// The parent is not in this code book.
    Unknown,
    /// The theme would be part of itself.
    Circle,
    /// More than [`DEPTH`] themes would stand below each other.
    Deep,
    /// It would go into one that is out of use.
    Retired,
}

/// Whether a theme (`None`: a new one) can be part of another.
///
/// # Errors
/// What is wrong with it.
pub fn check_place(
    themes: &[Theme],
    theme: Option<ThemeId>,
    parent: Option<ThemeId>,
) -> Result<(), Misplaced> {
    let Some(parent) = parent else {
        return Ok(());
    };
    let parents: HashMap<ThemeId, Option<ThemeId>> = themes
        .iter()
        .map(|theme| (theme.id, theme.parent_id))
        .collect();
    if !parents.contains_key(&parent) {
        return Err(Misplaced::Unknown);
    }
    let below = theme
        .map(|theme| with_parts(themes, theme))
        .unwrap_or_default();
    if below.contains(&parent) {
        return Err(Misplaced::Circle);
    }
    let depth = |mut at: ThemeId| {
        let mut depth = 1;
        while let Some(Some(above)) = parents.get(&at) {
            depth += 1;
            at = *above;
        }
        depth
    };
    let own = theme.map_or(1, |theme| {
        let top = depth(theme);
        below
            .iter()
            .map(|part| depth(*part) - top + 1)
            .max()
            .unwrap_or(1)
    });
    if depth(parent) + own > DEPTH {
        return Err(Misplaced::Deep);
    }
    Ok(())
}

/// Whether a theme can be taken up by another, which then has what is part of it.
///
/// # Errors
/// What is wrong with that.
pub fn check_merger(themes: &[Theme], from: ThemeId, into: ThemeId) -> Result<(), Misplaced> {
    if with_parts(themes, from).contains(&into) {
        return Err(Misplaced::Circle);
    }
    let Some(other) = themes.iter().find(|theme| theme.id == into) else {
        return Err(Misplaced::Unknown);
    };
    if other.retired_at.is_some() {
        return Err(Misplaced::Retired);
    }
    themes
        .iter()
        .filter(|theme| theme.parent_id == Some(from))
        .try_for_each(|part| check_place(themes, Some(part.id), Some(into)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(id: i64, name: &str, parent: Option<i64>) -> Theme {
        Theme {
            id: ThemeId(id),
            name: name.to_owned(),
            parent_id: parent.map(ThemeId),
            disposition: None,
            response: String::new(),
            retired_at: None,
        }
    }

    fn book() -> Vec<Theme> {
        vec![
            theme(1, "law", None),
            theme(2, "Costs", None),
            theme(3, "oversight", Some(1)),
            theme(4, "Courts", Some(1)),
            theme(5, "appeal", Some(4)),
        ]
    }

    #[test]
    fn parts_stand_below_what_they_are_part_of() {
        let placed = tree(book().into_iter().map(|theme| (theme, 1)).collect());
        let shown: Vec<(&str, usize)> = placed
            .iter()
            .map(|placed| (placed.theme.name.as_str(), placed.depth))
            .collect();
        let expected = [
            ("Costs", 0),
            ("law", 0),
            ("Courts", 1),
            ("appeal", 2),
            ("oversight", 1),
        ];
        assert_eq!(shown, expected);
        assert_eq!(with_parts(&book(), ThemeId(1)), [1, 3, 4, 5].map(ThemeId));
        assert_eq!(with_parts(&book(), ThemeId(2)), [ThemeId(2)]);
    }

    #[test]
    fn no_theme_is_part_of_itself_or_too_far_down() {
        let check = |theme: Option<i64>, parent: i64| {
            check_place(&book(), theme.map(ThemeId), Some(ThemeId(parent)))
        };
        assert_eq!(check(Some(1), 1), Err(Misplaced::Circle));
        assert_eq!(check(Some(1), 5), Err(Misplaced::Circle));
        assert_eq!(check(None, 9), Err(Misplaced::Unknown));
        assert_eq!(check(None, 5), Ok(()));
        assert_eq!(check(Some(1), 2), Ok(()));
        let mut deep = book();
        deep.push(theme(6, "costs of appeal", Some(5)));
        let down = check_place(&deep, Some(ThemeId(1)), Some(ThemeId(2)));
        assert_eq!(down, Ok(()));
        deep.push(theme(7, "of courts", Some(6)));
        let down = check_place(&deep, Some(ThemeId(1)), Some(ThemeId(2)));
        assert_eq!(down, Err(Misplaced::Deep));
        assert_eq!(
            check_place(&deep, None, Some(ThemeId(7))),
            Err(Misplaced::Deep)
        );
    }

    #[test]
    fn a_theme_is_taken_up_by_one_that_is_no_part_of_it() {
        let merged = |from: i64, into: i64| check_merger(&book(), ThemeId(from), ThemeId(into));
        assert_eq!(merged(3, 2), Ok(()));
        assert_eq!(merged(5, 3), Ok(()));
        assert_eq!(merged(1, 1), Err(Misplaced::Circle));
        assert_eq!(merged(1, 5), Err(Misplaced::Circle));
        assert_eq!(merged(1, 9), Err(Misplaced::Unknown));
    }
}
