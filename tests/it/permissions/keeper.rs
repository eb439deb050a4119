//! Keeps a database as it is, and puts it back: so that what one person did changes nothing for the next, in a
//! few milliseconds, where making the situation anew takes a good part of a second.

use diesel::connection::{Connection, SimpleConnection};
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel::{PgConnection, SqliteConnection, sql_query};

/// A connection of its own beside the application's, with a copy of every table in temporary ones.
///
/// The audit log stays as it grows: its chain is not put back. Nor is the search index.
pub struct Keeper {
    connection: Side,
    /// What puts everything back.
    back: String,
}

/// Tables whose rows have no id.
const WITHOUT_ID: [&str; 4] = [
    "campaign_searches",
    "comment_forms",
    "rendered_texts",
    "residues",
];

enum Side {
    Sqlite(SqliteConnection),
    Postgresql(PgConnection),
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

impl Keeper {
    /// Opens the database at `url` and does `first` in it; [`Keeper::keep`] comes after.
    pub fn open(url: &str, first: &str) -> Self {
        let mut connection = match url.strip_prefix("sqlite:") {
            Some(file) => Side::Sqlite(SqliteConnection::establish(file).unwrap()),
            None => Side::Postgresql(PgConnection::establish(url).unwrap()),
        };
        if matches!(connection, Side::Sqlite(_)) {
            // Tables are emptied in no order.
            connection.run(
                "PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY;",
            );
        }
        connection.run(first);
        Self {
            connection,
            back: String::new(),
        }
    }

    /// Keeps the database as it is now.
    pub fn keep(&mut self) {
        let names = self.connection.tables();
        let (mut copy, mut empty, mut fill) = (String::new(), String::new(), String::new());
        for name in names {
            copy.push_str(&format!(
                "CREATE TEMPORARY TABLE \"kept_{name}\" AS SELECT * FROM \"{name}\";\n"
            ));
            // Only rows that differ are touched: nothing is to be done for most tables.
            let (changed, missing) = (
                format!("SELECT * FROM \"{name}\" EXCEPT SELECT * FROM \"kept_{name}\""),
                format!("SELECT * FROM \"kept_{name}\" EXCEPT SELECT * FROM \"{name}\""),
            );
            if WITHOUT_ID.contains(&name.as_str()) {
                empty.push_str(&format!("DELETE FROM \"{name}\";\n"));
            } else {
                empty.push_str(&format!(
                    "DELETE FROM \"{name}\" WHERE id IN (SELECT id FROM ({changed}) AS changed);\n"
                ));
            }
            fill.push_str(&format!("INSERT INTO \"{name}\" {missing};\n"));
        }
        self.connection.run(&copy);
        self.back = match self.connection {
            Side::Sqlite(_) => {
                format!("BEGIN IMMEDIATE;\n{empty}{fill}")
            }
            // Neither references nor triggers are looked at, in this transaction alone.
            Side::Postgresql(_) => format!(
                "BEGIN;\nSET LOCAL session_replication_role = replica;\n{empty}{fill}\
                 SET LOCAL session_replication_role = origin;\n"
            ),
        };
    }

    /// Puts the database back as it was kept, and does `then` in it.
    pub fn restore(&mut self, then: &str) {
        self.connection
            .run(&format!("{}{then}\nCOMMIT;", self.back));
    }
}

impl Side {
    fn run(&mut self, statements: &str) {
        match self {
            Self::Sqlite(connection) => connection.batch_execute(statements),
            Self::Postgresql(connection) => connection.batch_execute(statements),
        }
        .unwrap_or_else(|error| panic!("{error}: {statements}"));
    }

    fn tables(&mut self) -> Vec<String> {
        let found: Vec<Name> = match self {
            Self::Sqlite(connection) => sql_query(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
            )
            .load(connection),
            Self::Postgresql(connection) => sql_query(
                "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public'",
            )
            .load(connection),
        }
        .unwrap();
        found
            .into_iter()
            .map(|found| found.name)
            .filter(|name| {
                ["search", "audit", "__diesel"]
                    .iter()
                    .all(|start| !name.starts_with(start))
            })
            .collect()
    }
}
