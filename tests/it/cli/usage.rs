//! How commands are called: what there is, and what is said to somebody who calls it wrongly.

use std::process::Output;

use crate::serving::program::polder;

fn polder_says(arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    polder(folder.path(), &[]).args(arguments).output().unwrap()
}

/// The commands below one, as its help lists them.
fn below(help: &str) -> Vec<String> {
    let Some((_, list)) = help.split_once("Commands:\n") else {
        return Vec::new();
    };
    list.lines()
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

/// Every command with every option, as `--help` tells them: what scripts are written against.
#[test]
fn commands_and_options_are_those_known() {
    let mut waiting = vec![Vec::new()];
    let mut all = String::new();
    while let Some(command) = waiting.pop() {
        let mut arguments: Vec<&str> = command.iter().map(String::as_str).collect();
        arguments.push("--help");
        let output = polder_says(&arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(output.stderr.is_empty(), "{arguments:?}");
        let help = String::from_utf8(output.stdout).unwrap();
        for name in below(&help).into_iter().rev() {
            waiting.push([command.clone(), vec![name]].concat());
        }
        all.push_str(&format!(
            "$ polder {}\n{}\n",
            arguments.join(" "),
            help.trim_end()
        ));
        all.push('\n');
    }
    insta::assert_snapshot!("help", all);
}

#[test]
fn who_calls_it_wrongly_is_told_on_stderr_and_by_status_2() {
    for arguments in [
        &[][..],
        &["frobnicate"],
        &["search"],
        &["account"],
        &["serve", "--port", "1"],
        &["diff"],
        &["migrate", "now"],
        &["retention", "--json", "--yaml"],
        &["check", "--against", "x"],
    ] {
        let output = polder_says(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_configuration_that_is_wrong_stops_every_command_with_one_sentence() {
    let absent = polder_says(&["--config", "absent.toml", "migrate"]);
    assert_eq!(absent.status.code(), Some(1));
    assert_eq!(
        String::from_utf8_lossy(&absent.stderr),
        "polder: there is no configuration file absent.toml\n"
    );
    let folder = tempfile::tempdir().unwrap();
    for (name, value, sentence) in [
        (
            "POLDER__DATABASE__URL",
            "mysql:x",
            "polder: database.url must begin with \"sqlite:\" or \"postgres://\"\n",
        ),
        (
            "POLDER__SERVER__WORKERS",
            "many",
            "polder: configuration: server.workers: invalid type: found string \"many\", expected usize (`POLDER__` environment variable(s))\n",
        ),
    ] {
        for command in [
            &["search", "rebuild"][..],
            &["migrate"],
            &["serve"],
            &["retention"],
        ] {
            let output = polder(folder.path(), &[(name, value)])
                .args(command)
                .output()
                .unwrap();
            assert_eq!(output.status.code(), Some(1), "{command:?}");
            assert_eq!(
                String::from_utf8_lossy(&output.stderr),
                sentence,
                "{command:?}"
            );
            assert!(output.stdout.is_empty(), "{command:?}");
        }
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
