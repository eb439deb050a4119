//! A page of a list, and where the next begins.

/// A page of a list: its rows, and whether others follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListPage<T> {
    pub rows: Vec<T>,
    follows: bool,
}

impl<T> ListPage<T> {
    /// A page of `size` rows. `load` is given how many to read at most: one more than are shown, which
    /// tells whether others follow.
    ///
    /// # Errors
    /// Those of `load`.
    pub fn load<E>(size: i64, load: impl FnOnce(i64) -> Result<Vec<T>, E>) -> Result<Self, E> {
        let mut rows = load(size.saturating_add(1))?;
        let most = usize::try_from(size).unwrap_or_default();
        let follows = rows.len() > most;
        rows.truncate(most);
        Ok(Self { rows, follows })
    }

    /// Whether others follow.
    pub fn follows(&self) -> bool {
        self.follows
    }

    /// Where the next page begins, told by the last row of this one; `None` when nothing follows.
    pub fn next<C>(&self, cursor: impl FnOnce(&T) -> C) -> Option<C> {
        self.rows.last().filter(|_| self.follows).map(cursor)
    }

    /// The same page of what is made of its rows.
    pub fn map<U>(self, make: impl FnMut(T) -> U) -> ListPage<U> {
        ListPage {
            rows: self.rows.into_iter().map(make).collect(),
            follows: self.follows,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(size: i64, there: std::ops::Range<i64>) -> ListPage<i64> {
        let load = |limit: i64| {
            let most = usize::try_from(limit).unwrap_or_default();
            Ok::<_, ()>(there.take(most).collect())
        };
        ListPage::load(size, load).unwrap()
    }

    #[test]
    fn a_page_knows_whether_others_follow() {
        for (there, rows, next) in [(0, 0, None), (2, 2, None), (3, 3, None), (4, 3, Some(2))] {
            let page = page(3, 0..there);
            assert_eq!(page.rows.len(), rows, "{there}");
            assert_eq!(page.next(|row| *row), next, "{there}");
            assert_eq!(page.follows(), next.is_some(), "{there}");
        }
        assert_eq!(page(1, 0..2).map(|row| row + 7).next(|row| *row), Some(7));
    }
}
