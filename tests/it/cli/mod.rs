//! The command line as a contract: exit status 0, 1 and 2; one sentence on stderr that names the file, row or option
//! at fault; what `--json` prints; and nothing half done where it fails.

mod accounts;
mod campaigns;
mod comparing;
mod consultations;
mod demo;
mod drafts;
mod exports;
mod intake;
mod next_draft;
mod office;
mod pages;
mod promises;
mod reading;
mod returned;
mod rounds;
mod sheets;
mod upkeep;
mod usage;

use diesel::prelude::*;
use polder::db::schema::{
    accounts as account_rows, audit_events, comments, consultations as consultation_rows,
    memberships, organisations, outbox, parties, passages, rounds as round_rows, sections, staff,
    submissions, versions,
};

use crate::support::{App, Said};

/// How many rows a table has.
macro_rules! counts {
    ($conn:ident, $($table:ident),+ $(,)?) => {
        vec![$((stringify!($table), $table::table.count().get_result::<i64>($conn).unwrap())),+]
    };
}

/// A database, and a folder in which commands are given.
struct Scene {
    app: App,
    folder: tempfile::TempDir,
}

impl Scene {
    fn new(app: App) -> Self {
        Self {
            app,
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// With a consultation "cyber", a version "1.0" of its text, and round 1 on that, open for many years.
    fn with_round(app: App) -> Self {
        let scene = Self::new(app);
        scene.done("consultation create --slug cyber --title Cyber");
        scene.file(
            "one.md",
            "# Doel\n\nWaar dit voor is.\n\n## Middel\n\nHoe dit gaat.\n",
        );
        scene.done("draft import --consultation cyber --label 1.0 one.md");
        scene.done(
            "round open --consultation cyber --number 1 --draft 1.0 \
             --opens 2020-03-01T09:00 --closes 2199-04-01T09:00",
        );
        scene
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.folder.path().join(name), content).unwrap();
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap()
    }

    /// Names of the files in the folder.
    fn files(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn run(&self, arguments: &str, input: &str) -> Said {
        self.app.run(self.folder.path(), arguments, input)
    }

    /// Gives a command that does what it is told, and says so on standard output alone.
    fn done(&self, arguments: &str) -> String {
        self.done_with(arguments, "")
    }

    fn done_with(&self, arguments: &str, input: &str) -> String {
        let said = self.run(arguments, input);
        assert_eq!((said.status, said.errors.as_str()), (0, ""), "{arguments}");
        said.out
    }

    /// The JSON a command prints: one line.
    fn json(&self, arguments: &str) -> String {
        let out = self.done(arguments);
        let line = out.strip_suffix('\n').unwrap().to_owned();
        assert!(!line.contains('\n'), "{line}");
        serde_json::from_str::<serde_json::Value>(&line).unwrap();
        line
    }

    /// Gives a command that fails: its sentence on stderr, one line that begins with the program's name. Nothing
    /// was printed, nothing was changed.
    async fn refused(&self, arguments: &str) -> String {
        self.refused_with(arguments, "").await
    }

    async fn refused_with(&self, arguments: &str, input: &str) -> String {
        let before = (self.stock().await, self.files());
        let said = self.run(arguments, input);
        assert_eq!(
            (said.status, said.out.as_str()),
            (1, ""),
            "{arguments}: {said:?}"
        );
        let line = said.errors.strip_suffix('\n').unwrap();
        let sentence = line
            .strip_prefix("polder: ")
            .unwrap_or_else(|| panic!("{line}"));
        assert!(!sentence.contains('\n'), "{arguments}: {sentence}");
        assert_eq!((self.stock().await, self.files()), before, "{arguments}");
        sentence.to_owned()
    }

    /// Gives a command wrongly: the first lines of what it says on stderr.
    fn misused(&self, arguments: &str) -> String {
        let said = self.run(arguments, "");
        assert_eq!(
            (said.status, said.out.as_str()),
            (2, ""),
            "{arguments}: {said:?}"
        );
        let first = said.errors.split("\n\n").next().unwrap();
        let words: Vec<_> = first.split_whitespace().collect();
        let sentence = words.join(" ");
        sentence.strip_prefix("error: ").unwrap().to_owned()
    }

    /// How many there are of all that commands make.
    async fn stock(&self) -> Vec<(&'static str, i64)> {
        self.app
            .db(|conn| {
                counts!(
                    conn,
                    account_rows,
                    audit_events,
                    comments,
                    consultation_rows,
                    memberships,
                    organisations,
                    outbox,
                    parties,
                    passages,
                    round_rows,
                    sections,
                    staff,
                    submissions,
                    versions,
                )
            })
            .await
    }
}
