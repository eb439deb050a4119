//! What a database says of its own schema, and what `schema.rs` says of it, in one form for both
//! backends.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use diesel::connection::{Connection, SimpleConnection};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use diesel::{PgConnection, SqliteConnection, sql_query};
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use regex::Regex;

/// A database that migrations go up and down in.
pub enum Side {
    Sqlite(SqliteConnection),
    Postgresql(PgConnection),
}

/// A column by diesel's name for its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub sql_type: String,
    pub nullable: bool,
}

/// A foreign key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    pub columns: Vec<String>,
    pub table: String,
    pub to: Vec<String>,
    pub on_delete: String,
}

/// An index, that of a UNIQUE or PRIMARY KEY among them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Index {
    pub columns: Vec<String>,
    pub unique: bool,
    /// Of a partial one: over which rows.
    pub over: Option<String>,
}

/// What is compared of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    pub columns: Vec<Column>,
    pub references: BTreeSet<Reference>,
    pub indexes: BTreeSet<Index>,
    /// By column: the words that its CHECK lets in.
    pub words: BTreeMap<String, Vec<String>>,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    of: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    more: String,
    #[diesel(sql_type = BigInt)]
    flag: i64,
}

const TABLES: &str = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' \
    AND name NOT LIKE '\\_\\_diesel%' ESCAPE '\\' AND name NOT LIKE '%\\_words%' ESCAPE '\\'";

impl Side {
    pub fn sqlite(file: &Path) -> Self {
        let mut conn = SqliteConnection::establish(file.to_str().unwrap()).unwrap();
        conn.batch_execute("PRAGMA foreign_keys = ON").unwrap();
        Self::Sqlite(conn)
    }

    pub fn postgresql(url: &str) -> Self {
        Self::Postgresql(PgConnection::establish(url).unwrap())
    }

    /// Applies all migrations of this backend's tree.
    pub fn up(&mut self) {
        match self {
            Self::Sqlite(conn) => {
                conn.run_pending_migrations(tree("sqlite")).unwrap();
            }
            Self::Postgresql(conn) => {
                conn.run_pending_migrations(tree("postgresql")).unwrap();
            }
        }
    }

    /// Takes all of them back.
    pub fn down(&mut self) {
        match self {
            Self::Sqlite(conn) => {
                conn.revert_all_migrations(tree("sqlite")).unwrap();
            }
            Self::Postgresql(conn) => {
                conn.revert_all_migrations(tree("postgresql")).unwrap();
            }
        }
    }

    /// All that migrations made, by kind and name.
    pub fn objects(&mut self) -> Vec<String> {
        let lines = self.ask(
            "SELECT '' AS of, name, type AS kind, '' AS more, 0 AS flag FROM sqlite_master \
             WHERE name NOT LIKE 'sqlite%' AND tbl_name NOT LIKE '\\_\\_diesel%' ESCAPE '\\'",
            "SELECT '' AS of, relname::text AS name, relkind::text AS kind, '' AS more, 0::bigint AS flag \
             FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE '\\_\\_diesel%' \
             UNION ALL SELECT '', proname::text, 'function', '', 0::bigint FROM pg_proc \
             WHERE pronamespace = 'public'::regnamespace \
             UNION ALL SELECT '', tgname::text, 'trigger', '', 0::bigint FROM pg_trigger WHERE NOT tgisinternal",
        );
        let mut objects: Vec<String> = lines
            .into_iter()
            .map(|line| format!("{} {}", line.kind, line.name))
            .collect();
        objects.sort();
        objects
    }

    /// The tables by name; without those in which each backend keeps words in a way of its own.
    pub fn tables(&mut self) -> BTreeMap<String, Table> {
        let mut tables: BTreeMap<String, Table> = BTreeMap::new();
        self.columns(&mut tables);
        self.references(&mut tables);
        self.indexes(&mut tables);
        self.words(&mut tables);
        tables
    }

    fn columns(&mut self, tables: &mut BTreeMap<String, Table>) {
        let lines = self.ask(
            &format!(
                "SELECT t.name AS of, c.name AS name, c.type AS kind, '' AS more, \
                 (c.\"notnull\" = 0 AND NOT (c.pk > 0 AND c.type = 'INTEGER')) AS flag \
                 FROM ({TABLES}) t JOIN pragma_table_info(t.name) c ORDER BY t.name, c.cid"
            ),
            "SELECT table_name::text AS of, column_name::text AS name, data_type::text AS kind, '' AS more, \
             (is_nullable = 'YES')::int::bigint AS flag FROM information_schema.columns \
             JOIN information_schema.tables USING (table_schema, table_name) \
             WHERE table_schema = 'public' AND table_type = 'BASE TABLE' \
             AND table_name NOT LIKE '\\_\\_diesel%' AND data_type <> 'tsvector' \
             ORDER BY table_name, ordinal_position",
        );
        for line in lines {
            let sql_type = match line.kind.as_str() {
                "INTEGER" | "BIGINT" | "bigint" => "BigInt",
                "TEXT" | "text" => "Text",
                "BOOLEAN" | "boolean" => "Bool",
                "BLOB" | "bytea" => "Binary",
                "TIMESTAMP" | "timestamp without time zone" => "Timestamp",
                other => panic!("{}.{} is of type {other}", line.of, line.name),
            };
            tables.entry(line.of).or_default().columns.push(Column {
                name: line.name,
                sql_type: sql_type.to_owned(),
                nullable: line.flag == 1,
            });
        }
    }

    fn references(&mut self, tables: &mut BTreeMap<String, Table>) {
        let lines = self.ask(
            &format!(
                "SELECT t.name AS of, group_concat(f.\"from\", ' ') AS name, f.\"table\" AS kind, \
                 group_concat(f.\"to\", ' ') || '|' || f.on_delete AS more, f.id AS flag \
                 FROM ({TABLES}) t JOIN pragma_foreign_key_list(t.name) f GROUP BY t.name, f.id"
            ),
            "SELECT conrelid::regclass::text AS of, \
             (SELECT string_agg(attname, ' ' ORDER BY k.at) FROM unnest(conkey) WITH ORDINALITY AS k(num, at) \
              JOIN pg_attribute ON attrelid = conrelid AND attnum = k.num) AS name, \
             confrelid::regclass::text AS kind, \
             (SELECT string_agg(attname, ' ' ORDER BY k.at) FROM unnest(confkey) WITH ORDINALITY AS k(num, at) \
              JOIN pg_attribute ON attrelid = confrelid AND attnum = k.num) || '|' || \
             CASE confdeltype WHEN 'a' THEN 'NO ACTION' WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' \
             ELSE confdeltype::text END AS more, 0::bigint AS flag \
             FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace",
        );
        for line in lines {
            let (to, on_delete) = line.more.split_once('|').unwrap();
            let reference = Reference {
                columns: parted(&line.name),
                table: line.kind,
                to: parted(to),
                on_delete: on_delete.to_owned(),
            };
            tables
                .get_mut(&line.of)
                .unwrap()
                .references
                .insert(reference);
        }
    }

    fn indexes(&mut self, tables: &mut BTreeMap<String, Table>) {
        let lines = self.ask(
            &format!(
                "SELECT t.name AS of, (SELECT group_concat(name, ' ') FROM \
                   (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) AS name, '' AS kind, \
                 coalesce((SELECT substr(sql, instr(sql, 'WHERE ') + 6) FROM sqlite_master \
                   WHERE type = 'index' AND sqlite_master.name = i.name AND i.partial), '') AS more, \
                 i.\"unique\" AS flag FROM ({TABLES}) t JOIN pragma_index_list(t.name) i"
            ),
            "SELECT indrelid::regclass::text AS of, \
             (SELECT string_agg(pg_get_indexdef(indexrelid, n, TRUE), ' ' ORDER BY n) \
              FROM generate_series(1, indnkeyatts::int) AS n) AS name, '' AS kind, \
             coalesce(pg_get_expr(indpred, indrelid, TRUE), '') AS more, indisunique::int::bigint AS flag \
             FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid \
             JOIN pg_am ON pg_am.oid = relam \
             WHERE relnamespace = 'public'::regnamespace AND amname = 'btree' \
             AND indrelid::regclass::text NOT LIKE '\\_\\_diesel%'",
        );
        for line in lines {
            // PostgreSQL puts names that are words of SQL in quotes.
            let columns = parted(&line.name.replace('"', ""));
            // SQLite has none for a number that is the primary key: it is the table itself.
            if columns == ["id"] && line.flag == 1 {
                continue;
            }
            let over = (!line.more.is_empty()).then(|| line.more.replace("::text", ""));
            let index = Index {
                columns,
                unique: line.flag == 1,
                over,
            };
            tables.get_mut(&line.of).unwrap().indexes.insert(index);
        }
    }

    fn words(&mut self, tables: &mut BTreeMap<String, Table>) {
        let lines = self.ask(
            &format!(
                "SELECT name AS of, sql AS name, '' AS kind, '' AS more, 0 AS flag FROM sqlite_master \
                 WHERE name IN ({TABLES})"
            ),
            "SELECT conrelid::regclass::text AS of, pg_get_constraintdef(oid) AS name, '' AS kind, '' AS more, \
             0::bigint AS flag FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace",
        );
        let check =
            Regex::new(r"CHECK \(+(\w+) (?:IN|= ANY) \((?:ARRAY\[)?([^()\]]*)(?:\])?\)").unwrap();
        let word = Regex::new("'([^']*)'").unwrap();
        for line in lines {
            for found in check.captures_iter(&line.name) {
                let words = word
                    .captures_iter(&found[2])
                    .map(|word| word[1].to_owned())
                    .collect();
                let table = tables.get_mut(&line.of).unwrap();
                table.words.insert(found[1].to_owned(), words);
            }
        }
    }

    fn ask(&mut self, sqlite: &str, postgresql: &str) -> Vec<Line> {
        match self {
            Self::Sqlite(conn) => sql_query(sqlite).load(conn),
            Self::Postgresql(conn) => sql_query(postgresql).load(conn),
        }
        .unwrap()
    }
}

fn tree(name: &str) -> FileBasedMigrations {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    FileBasedMigrations::from_path(folder.join(name)).unwrap()
}

fn parted(words: &str) -> Vec<String> {
    words.split(' ').map(ToOwned::to_owned).collect()
}

/// The columns of each table as `schema.rs` has them.
pub fn written(text: &str) -> BTreeMap<String, Vec<Column>> {
    let table =
        Regex::new(r"(?s)diesel::table! \{\n    (\w+) \([\w, ]+\) \{\n(.*?)\n    \}\n\}").unwrap();
    let column = Regex::new(r"(?m)^        (\w+) -> (?:Nullable<(\w+)>|(\w+)),$").unwrap();
    table
        .captures_iter(text)
        .map(|found| {
            let columns = column
                .captures_iter(&found[2])
                .map(|column| Column {
                    name: column[1].to_owned(),
                    sql_type: column.get(2).or(column.get(3)).unwrap().as_str().to_owned(),
                    nullable: column.get(2).is_some(),
                })
                .collect();
            (found[1].to_owned(), columns)
        })
        .collect()
}

/// Child, parent and column of each `joinable!`.
pub fn joinable(text: &str) -> Vec<(String, String, String)> {
    Regex::new(r"joinable!\((\w+) -> (\w+) \((\w+)\)\)")
        .unwrap()
        .captures_iter(text)
        .map(|found| {
            (
                found[1].to_owned(),
                found[2].to_owned(),
                found[3].to_owned(),
            )
        })
        .collect()
}
