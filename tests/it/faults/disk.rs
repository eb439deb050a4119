//! A full disk: whoever writes is told so, keeps their words, and nothing acknowledged is lost.

use std::io::Write;
use std::process::Command;
use std::time::Duration;

use diesel::prelude::*;
use polder::db::schema::comments;

use super::node::{Installation, Node};

/// A small file system of its own where the tests may mount one (as root); elsewhere a folder in
/// which the node may make no file larger than a megabyte, which fails as a full disk does.
struct Small {
    folder: tempfile::TempDir,
    mounted: bool,
}

/// Kilobytes, for a shell that counts in 1,024 bytes; half as many in one that counts in 512.
const LARGEST: &str = "1536";

impl Small {
    fn mount() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=8m", "tmpfs"])
            .arg(folder.path())
            .output()
            .is_ok_and(|output| output.status.success());
        Self { folder, mounted }
    }

    /// Fills what is left.
    fn fill(&self) {
        let mut file = std::fs::File::create(self.folder.path().join("filling")).unwrap();
        while file.write_all(&[0; 4096]).is_ok() {}
    }

    fn make_room(&self) {
        std::fs::remove_file(self.folder.path().join("filling")).unwrap();
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        if self.mounted {
            let _ = Command::new("umount").arg(self.folder.path()).status();
        }
    }
}

/// Drafts of one person, one in the place of the other, until there is no room.
async fn fill_by_writing(node: &Node, token: &str) {
    let visitor = node.visitor();
    for _ in 0..2_000 {
        let comments = vec![serde_json::json!({ "body": "x ".repeat(9_000) }); 5];
        let body = serde_json::json!({ "consultation": "cyber", "round": 1, "comments": comments });
        let made = visitor
            .api("POST", "/api/v1/submissions", Some(token), Some(body))
            .await;
        if made.status == 507 {
            return;
        }
        assert_eq!(made.status, 201, "{}", made.body);
        let draft = made.location.unwrap();
        let gone = visitor.api("DELETE", &draft, Some(token), None).await;
        if gone.status == 507 {
            return;
        }
        assert_eq!(gone.status, 204, "{}", gone.body);
    }
    panic!("the disk does not fill");
}

#[actix_web::test]
async fn a_full_disk_is_said_and_words_are_kept() {
    let disk = Small::mount();
    let mut installation = Installation::unmade(String::new());
    let file = disk.folder.path().join("polder.db");
    installation.url = format!("sqlite:{}", file.display());
    installation.succeed(&["migrate"]);
    let (_, tokens) = installation.people(1).await;
    if !disk.mounted {
        installation.largest_file = Some(LARGEST);
    }
    let mut node = installation.serve().await;
    let app = installation.app_at(&node.base);
    let own = app.account("own@example.org", "Own").await;
    let session = app.browser(own).await;
    let page = "/consultations/cyber/rounds/1/comment?passage=p-2&lang=en";
    let form = "/consultations/cyber/rounds/1/comment";
    let before = session.get(page).await;
    assert_eq!(before.status, 200);
    let words = "Words that took an afternoon.";
    let mut fields = before.form(form);
    fields.retain(|(name, _)| name != "body" && name != "action");
    fields.push(("body".to_owned(), words.to_owned()));
    fields.push(("action".to_owned(), "save".to_owned()));
    let posted: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    if disk.mounted {
        disk.fill();
    } else {
        fill_by_writing(&node, &tokens[0]).await;
    }
    let refused = session.post_raw(form, &posted).await;
    assert_eq!(refused.status, 507, "{}", refused.text());
    assert!(refused.headers.contains_key("retry-after"));
    assert!(refused.text().contains("make room on the disk") || refused.text().contains("ruimte"));
    assert!(refused.has("textarea[readonly]") && refused.body.contains(words));
    // Reading goes on.
    assert_eq!(session.get("/consultations/cyber").await.status, 200);
    let api = node
        .visitor()
        .api(
            "POST",
            "/api/v1/submissions",
            Some(&tokens[0]),
            Some(serde_json::json!({ "consultation": "cyber", "round": 1,
                "comments": [{ "body": "Not kept." }] })),
        )
        .await;
    assert_eq!(api.status, 507, "{}", api.body);
    assert_eq!(api.headers["content-type"], "application/problem+json");
    if disk.mounted {
        disk.make_room();
    } else {
        installation.largest_file = None;
        node.kill();
        node = installation.restart(&node).await;
    }
    // The page that refused it sends it again as it was.
    let again: Vec<(String, String)> = refused.form(form);
    let again: Vec<(&str, &str)> = again
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let mut taken = session.post_raw(form, &again).await;
    let begun = std::time::Instant::now();
    while taken.status == 507 && begun.elapsed() < Duration::from_secs(5) {
        tokio::time::sleep(Duration::from_millis(50)).await;
        taken = session.post_raw(form, &again).await;
    }
    assert_eq!(taken.status, 303, "{}", taken.text());
    let kept: Vec<String> = app
        .db(|conn| comments::table.select(comments::body).load(conn).unwrap())
        .await;
    assert!(kept.contains(&words.to_owned()) && !kept.contains(&"Not kept.".to_owned()));
    drop(node);
    installation.succeed(&["check"]);
}
