//! The same doors at their worst moments: the second a round closes, two moderators at once on two
//! servers, a server killed while people write.

use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use diesel::prelude::*;
use polder::access::{MemberRole, StaffRole};
use polder::db::schema::{accounts, comments, decisions};
use polder::submissions::model::Publication;

use super::people::{PASSWORD, sign_in};
use crate::support::{Actor, Answer, App, CommentSpec, both};

both!(
    a_comment_at_the_second_the_round_closes_is_refused,
    of_two_moderators_on_two_servers_one_wins,
    a_killed_server_loses_nothing_it_said_yes_to,
);

const FORM: &str = "/consultations/cyber/rounds/1/comment";

async fn comment(browser: &Actor, body: &str) -> Answer {
    let fields = [("action", "save"), ("body", body)];
    browser
        .submit(&format!("{FORM}?passage=p-2"), FORM, &fields)
        .await
}

async fn bodies(app: &App) -> Vec<String> {
    app.db(|conn| {
        comments::table
            .select(comments::body)
            .order(comments::id)
            .load(conn)
            .unwrap()
    })
    .await
}

async fn a_comment_at_the_second_the_round_closes_is_refused(app: App) {
    app.sample("cyber").await;
    let account = app.account("noor@example.org", "Noor").await;
    // No worker goes round in this test: the clock alone decides.
    app.step(chrono::Duration::days(7) - chrono::Duration::seconds(1));
    let noor = app.browser(account).await;
    let in_time = comment(&noor, "In the last second.").await;
    assert_eq!(in_time.status, 303, "{}", in_time.text());
    let draft = in_time.location.unwrap();
    // Both pages were opened in time.
    let form = noor.get(FORM).await.form(FORM);
    let gathered = noor.get(&draft).await.form(&draft);
    app.step(chrono::Duration::seconds(1));
    let sent = async |path: &str, form: &[(String, String)], more: &[(&str, &str)]| {
        let mut fields: Vec<(&str, &str)> = form
            .iter()
            .filter(|(name, _)| !more.iter().any(|(other, _)| name == other))
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        fields.extend_from_slice(more);
        noor.post_raw(path, &fields).await
    };
    let late = sent(FORM, &form, &[("action", "save"), ("body", "Too late.")]).await;
    assert_eq!(late.status, 409);
    assert!(late.text().contains("This round is closed"));
    let fields = [("action", "submit"), ("publication", "anonymous")];
    let late = sent(&draft, &gathered, &fields).await;
    assert_eq!(late.status, 422);
    assert!(late.text().contains("This round is closed"));
    assert_eq!(bodies(&app).await, ["In the last second."]);
    assert!(app.mail_to("noor@example.org").await.is_empty());
}

async fn of_two_moderators_on_two_servers_one_wins(app: App) {
    let sample = app.sample("cyber").await;
    let lead = app.account("lead@example.org", "Lea Lead").await;
    let net = app
        .organisation("Stichting Net", "technical", lead, MemberRole::Lead)
        .await;
    let party = app
        .party(&sample, "Stichting Net", "technical", Some(net), None)
        .await;
    let specs = (0..4)
        .map(|_| CommentSpec::on(sample.passages[1], "The purpose is clear."))
        .collect();
    let (_, ids) = app
        .submission(&sample, party, Some(lead), Publication::Organisation, specs)
        .await;
    let mo = app.account("mo@example.org", "Mo Moderator").await;
    app.appoint(mo, sample.consultation, StaffRole::Moderator)
        .await;
    let mo = app.browser(mo).await;
    let create = "account create --name Olga --role moderator --consultation cyber";
    let line = format!("{create} --email olga@example.org --password-stdin");
    app.command(&line, PASSWORD);
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(&app, free_port(), folder.path()).await;
    let olga = Actor::new(server.base.clone());
    sign_in(&olga, "olga@example.org").await;
    for id in &ids {
        let page = format!("/moderation/comments/{id}");
        let path = format!("{page}/decision");
        let publish = [("decisions", "0"), ("verdict", "publish")];
        let withhold = [
            ("decisions", "0"),
            ("verdict", "withhold"),
            ("ground", "spam"),
            ("explanation", "Not about the text."),
        ];
        let (one, other) = tokio::join!(
            mo.post_from(&page, &path, &publish),
            olga.post_from(&page, &path, &withhold)
        );
        let mut statuses = [one.status.as_u16(), other.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409], "one decides, the other is told");
        let kept = olga.get(&page).await;
        assert_eq!(
            kept.text().contains("Not about the text."),
            other.status == 303,
            "what holds is what the winner decided"
        );
    }
    let taken: i64 = app
        .db(|conn| decisions::table.count().get_result(conn).unwrap())
        .await;
    assert_eq!(taken, 4);
    server.stop();
    assert!(app.audited().await > 4);
}

async fn a_killed_server_loses_nothing_it_said_yes_to(app: App) {
    // The server goes by the real clock; the round must be open by it.
    app.step(polder::platform::clock::Clock::system().now() - app.now());
    app.sample("cyber").await;
    let line = "account create --name Noor --email noor@example.org --password-stdin";
    app.command(line, PASSWORD);
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    let mut server = Server::start(&app, port, folder.path()).await;
    let noor = Actor::new(server.base.clone());
    sign_in(&noor, "noor@example.org").await;
    let first = comment(&noor, "Comment 0").await;
    assert_eq!(first.status, 303, "{}", first.text());
    let (mut written, mut registered) = (vec!["Comment 0".to_owned()], Vec::new());
    for turn in 1..=3 {
        let mut tasks = Vec::new();
        for index in 0..4 {
            let body = format!("Comment {turn}.{index}");
            let email = format!("r{turn}.{index}@example.org");
            let (writer, visitor) = (noor.clone(), Actor::new(server.base.clone()));
            // A connection that breaks off ends the task: it was told nothing.
            tasks.push((
                actix_web::rt::spawn({
                    let body = body.clone();
                    async move { comment(&writer, &body).await.status }
                }),
                body,
                actix_web::rt::spawn({
                    let email = email.clone();
                    async move { register(&visitor, &email).await.status }
                }),
                email,
            ));
        }
        // Each turn a little later, so that the blow falls at another place.
        tokio::time::sleep(Duration::from_millis(60 * turn)).await;
        server.kill();
        for (writing, body, registering, email) in tasks {
            if writing.await.is_ok_and(|status| status == 303) {
                written.push(body);
            }
            if registering.await.is_ok_and(|status| status == 303) {
                registered.push(email);
            }
        }
        server = Server::start(&app, port, folder.path()).await;
    }
    let last = comment(&noor, "The last one").await;
    assert_eq!(last.status, 303, "the session outlives the server");
    written.push("The last one".to_owned());
    let email = "late@example.org".to_owned();
    let late = register(&Actor::new(server.base.clone()), &email).await;
    assert_eq!(late.status, 303);
    registered.push(email);

    let stored = bodies(&app).await;
    for body in &written {
        let count = stored.iter().filter(|one| *one == body).count();
        assert_eq!(count, 1, "{body}");
    }
    // Whoever was told yes gets the mail.
    let until = Instant::now() + Duration::from_secs(60);
    while registered.iter().any(|email| !mailed(folder.path(), email)) {
        assert!(Instant::now() < until, "mail was lost");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    // And whoever has an account that waits for its link, told or not.
    let waiting: Vec<String> = app
        .db(|conn| {
            accounts::table
                .filter(accounts::verified_at.is_null())
                .select(accounts::email)
                .load(conn)
                .unwrap()
        })
        .await;
    while waiting.iter().any(|email| !mailed(folder.path(), email)) {
        assert!(Instant::now() < until, "mail was lost");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    server.stop();
    assert!(app.audited().await > 0);
}

async fn register(visitor: &Actor, email: &str) -> Answer {
    visitor
        .submit("/register", "/register", &[("email", email)])
        .await
}

/// Whether a mail to this address lies in the folder.
fn mailed(folder: &Path, email: &str) -> bool {
    let to = format!("To: {email}");
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        path.extension().is_some_and(|end| end == "eml")
            && std::fs::read_to_string(path).is_ok_and(|mail| mail.contains(&to))
    })
}

fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// `polder serve`, the program itself, workers and all.
struct Server {
    child: Child,
    base: String,
}

impl Server {
    /// Starts it over the database of `app`; returns once it is ready.
    async fn start(app: &App, port: u16, mail: &Path) -> Self {
        let base = format!("http://127.0.0.1:{port}");
        let child = app
            .program()
            .arg("serve")
            .env("POLDER__SERVER__LISTEN", format!("127.0.0.1:{port}"))
            .env("POLDER__SERVER__BASE_URL", &base)
            .env("POLDER__MAIL__TRANSPORT", "file")
            .env("POLDER__MAIL__DIRECTORY", mail)
            .env("POLDER__SECURITY__SIGN_IN_PER_MINUTE", "0")
            .env("POLDER__SECURITY__REGISTER_PER_HOUR", "0")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let until = Instant::now() + Duration::from_secs(60);
        while !reqwest::get(format!("{base}/readyz"))
            .await
            .is_ok_and(|answer| answer.status() == 200)
        {
            assert!(Instant::now() < until, "the server does not start");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Self { child, base }
    }

    /// At once, as when the power fails.
    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, and sees that it does so in order.
    fn stop(mut self) {
        let process = self.child.id().to_string();
        let asked = std::process::Command::new("kill")
            .args(["-TERM", &process])
            .status()
            .unwrap();
        assert!(asked.success());
        assert!(self.child.wait().unwrap().success(), "exit status 0");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both fail when it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
