//! Settings that cannot be are refused, and what is said of them names what is at fault.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use polder::config::{Config, MailTransport};

use super::program::{polder, run};

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_mistyped_path_makes_no_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("podler.db");
    let url = format!("sqlite:{}", path.display());
    let environment = [("POLDER__DATABASE__URL", url.as_str())];
    for command in ["check", "serve"] {
        let (status, _, errors) = run(polder(folder.path(), &environment).arg(command));
        assert_eq!(status, 1, "{command}");
        let expected = format!(
            "polder: database.url: there is no file {}; polder migrate makes one\n",
            path.display()
        );
        assert_eq!(errors, expected, "{command}");
        assert!(!path.exists(), "{command}");
    }
}

#[test]
fn a_file_that_is_no_database_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("polder.db");
    std::fs::write(&path, "This is a letter, not a database. ".repeat(100)).unwrap();
    for command in ["check", "migrate"] {
        let (status, _, errors) = run(polder(folder.path(), &[]).arg(command));
        assert_eq!(status, 1, "{command}");
        let start = format!("polder: database.url: cannot open {}", path.display());
        assert!(
            errors.replace("sqlite:", "").starts_with(&start) && errors.contains("not a database"),
            "{command}: {errors}"
        );
    }
}

#[test]
fn what_is_made_is_for_the_service_alone() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("data/deep/polder.db");
    let mails = folder.path().join("mails");
    let url = format!("sqlite:{}", database.display());
    let mails_text = mails.display().to_string();
    let environment = [
        ("POLDER__DATABASE__URL", url.as_str()),
        ("POLDER__MAIL__DIRECTORY", mails_text.as_str()),
    ];
    // A service that was started before makes no second, empty database at a mistyped path.
    let mut again = polder(folder.path(), &environment);
    let (status, _, errors) = run(again.args(["migrate", "--existing"]));
    assert_eq!(status, 1);
    assert!(errors.contains("there is no database at"), "{errors}");
    assert!(!folder.path().join("data").exists());
    let (status, told, errors) = run(polder(folder.path(), &environment).arg("migrate"));
    assert_eq!(status, 0, "{errors}");
    assert!(told.contains("Applied"), "{told}");
    assert_eq!(mode(&database), 0o600);
    assert_eq!(mode(database.parent().unwrap()), 0o700);
    assert_eq!(mode(&folder.path().join("data")), 0o700);
    let (status, told, errors) = run(polder(folder.path(), &environment).arg("check"));
    assert_eq!(status, 0, "{errors}");
    assert!(told.contains("Database: can be written."), "{told}");
    assert!(told.contains("and sent to nobody."), "{told}");
    assert!(!told.contains("Warning"), "{told}");
    assert_eq!(mode(&mails), 0o700);
    // One that others may read already is told of, not changed.
    std::fs::set_permissions(&database, PermissionsExt::from_mode(0o644)).unwrap();
    let (status, told, _) = run(polder(folder.path(), &environment).arg("check"));
    assert_eq!(status, 0);
    assert!(told.contains("has mode 644, open to others"), "{told}");
}

#[test]
fn check_tells_programs_how_each_part_is() {
    let folder = tempfile::tempdir().unwrap();
    run(polder(folder.path(), &[]).arg("migrate"));
    let report = |environment: &[(&str, &str)]| {
        let (status, told, _) = run(polder(folder.path(), environment).args(["check", "--json"]));
        let report: serde_json::Value =
            serde_json::from_str(&told).unwrap_or_else(|error| panic!("{error}: {told}"));
        (status, report)
    };
    let (status, good) = report(&[]);
    assert_eq!((status, &good["in_order"]), (0, &true.into()), "{good}");
    let parts: Vec<_> = good["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["part"].as_str().unwrap().to_owned())
        .collect();
    for part in [
        "configuration",
        "database",
        "audit",
        "search",
        "files",
        "mail",
        "scanner",
    ] {
        assert!(parts.iter().any(|known| known == part), "{part}: {good}");
    }
    // Two things wrong at once: both are told.
    let (status, bad) = report(&[
        ("POLDER__FILES__CLAMD", "unix:/nowhere/clamd.ctl"),
        ("POLDER__FILES__DIRECTORY", "/proc/nowhere"),
    ]);
    assert_eq!((status, &bad["in_order"]), (1, &false.into()));
    let wrong: Vec<_> = bad["steps"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|step| step["state"] == "wrong")
        .map(|step| step["part"].as_str().unwrap())
        .collect();
    assert_eq!(wrong, ["files", "scanner"], "{bad}");
    assert!(bad.to_string().contains("/nowhere/clamd.ctl"), "{bad}");
    let (status, unread) = report(&[("POLDER__DATABASE__CONNECTIONS", "none")]);
    assert_eq!((status, &unread["in_order"]), (1, &false.into()));
    assert!(
        unread.to_string().contains("database.connections"),
        "{unread}"
    );
}

#[test]
fn values_that_cannot_be_are_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    for (variable, value, sentence) in [
        (
            "POLDER__SECURITY__SESSION_HOURS",
            "-5",
            "security.session_hours must be 1 or more",
        ),
        (
            "POLDER__GUESTS__DRAFT_DAYS",
            "0",
            "guests.draft_days must be 1 or more",
        ),
        (
            "POLDER__RETENTION__PERSON_DAYS",
            "0",
            "retention.person_days must be from 1 to 36525 days, not 0",
        ),
        (
            "POLDER__RETENTION__ACCOUNT_WARNING_DAYS",
            "2000",
            "retention.account_warning_days (2000) must be less than retention.account_days",
        ),
        (
            "POLDER__SECURITY__PROOF_MINUTES",
            "0",
            "security.proof_minutes must be from 1 to 720",
        ),
        ("POLDER__MAIL__ATTEMPTS", "-3", "mail.attempts must be 1 "),
        ("POLDER__MAIL__ATTEMPTS", "0", "mail.attempts must be 1 "),
        (
            "POLDER__SERVER__LISTEN",
            "everywhere",
            "server.listen must be an address and a port",
        ),
        (
            "POLDER__SERVER__LISTEN",
            "127.0.0.1:99999",
            "server.listen must be an address",
        ),
        (
            "POLDER__SERVER__METRICS_LISTEN",
            "nowhere",
            "server.metrics_listen must be an address",
        ),
        (
            "POLDER__SITE__SECURITY_CONTACT",
            "nothing at all",
            "site.security_contact must be an address that begins with mailto: or https://",
        ),
        (
            "POLDER_DATABASE_URL",
            "sqlite:x.db",
            "the environment has POLDER_DATABASE_URL",
        ),
        (
            "POLDER_MAIL__PASSWORD",
            "x",
            "the environment has POLDER_MAIL__PASSWORD, which is no setting: write POLDER__MAIL__PASSWORD",
        ),
        (
            "POLDER__SERVER__TRUST_PROXY",
            "true",
            "configuration: server.trust_proxy is no setting any more",
        ),
        (
            "POLDER__SERVER__TRUSTED_PROXIES",
            "[\"0.0.0.0/0\"]",
            "configuration: server.trusted_proxies",
        ),
    ] {
        let (status, _, errors) = run(polder(folder.path(), &[(variable, value)]).arg("check"));
        assert_eq!(status, 1, "{variable}={value}");
        assert!(
            errors.starts_with(&format!("polder: {sentence}")),
            "{variable}={value}: {errors}"
        );
        assert_eq!(errors.lines().count(), 1, "{errors}");
    }
}

#[test]
fn an_authority_that_is_no_certificate_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let environment = [
        ("POLDER__MAIL__TRANSPORT", "smtp"),
        ("POLDER__MAIL__CA_FILE", "/etc/passwd"),
    ];
    let (status, _, errors) = run(polder(folder.path(), &environment).arg("check"));
    assert_eq!(status, 1);
    assert_eq!(
        errors,
        "polder: mail.ca_file: /etc/passwd holds no certificate in PEM\n"
    );
}

#[test]
fn a_file_that_is_no_toml_is_told_of_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("polder.toml");
    std::fs::write(&file, "[server]\nlisten = 127.0.0.1:8080\n").unwrap();
    let (status, _, errors) = run(polder(folder.path(), &[])
        .arg("--config")
        .arg(&file)
        .arg("check"));
    assert_eq!(status, 1);
    assert_eq!(errors.lines().count(), 1, "{errors}");
    assert!(
        errors.starts_with("polder: configuration: line 2, column"),
        "{errors}"
    );
    assert!(errors.contains("polder.toml"), "{errors}");
    assert!(!errors.contains('|') && !errors.contains('^'), "{errors}");
}

#[test]
fn secrets_stand_in_a_file_beside_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("polder.toml");
    std::fs::write(&file, "[mail]\npassword = \"old\"\n").unwrap();
    std::fs::write(
        folder.path().join("secrets.toml"),
        "[mail]\npassword = \"new\"\n",
    )
    .unwrap();
    let config = Config::load(Some(&file)).unwrap();
    use secrecy::ExposeSecret;
    assert_eq!(config.mail.password.expose_secret(), "new");
}

#[test]
fn settings_hardly_meant_are_warned_of() {
    let warnings = |change: fn(&mut Config)| {
        let mut config = Config::defaults().unwrap();
        change(&mut config);
        config.warnings().join("\n")
    };
    assert_eq!(warnings(|_| {}), "");
    let behind = |config: &mut Config| {
        config.server.base_url = "https://consultatie.example.org".parse().unwrap();
    };
    assert!(warnings(behind).contains("server.trusted_proxies is empty"));
    assert_eq!(
        warnings(|config| {
            config.server.base_url = "https://consultatie.example.org".parse().unwrap();
            config.server.trusted_proxies = vec!["::1".parse().unwrap()];
            config.mail.transport = MailTransport::Smtp;
        }),
        ""
    );
    assert!(warnings(behind).contains("mail is sent to nobody"));
    assert!(
        warnings(
            |config| config.server.base_url = "http://consultatie.example.org".parse().unwrap()
        )
        .contains("in clear")
    );
    assert!(
        warnings(
            |config| config.database.url = "postgres://polder@db.example.org/polder".to_owned()
        )
        .contains("guests.human_key is empty")
    );
    assert!(
        warnings(|config| config.files.clamd = "tcp:scanner.example.org:3310".to_owned())
            .contains("files.clamd: attachments go to scanner.example.org:3310 in clear")
    );
    for here in [
        "tcp:127.0.0.1:3310",
        "tcp:[::1]:3310",
        "tcp:localhost:3310",
        "unix:/run/clamd",
    ] {
        let mut config = Config::defaults().unwrap();
        config.files.clamd = here.to_owned();
        assert_eq!(config.warnings().join("\n"), "", "{here}");
    }
}
