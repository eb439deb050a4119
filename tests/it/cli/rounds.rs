//! `polder round open`.

use super::Scene;
use crate::support::{App, both};

both!(
    a_round_is_announced_and_opens_by_its_times,
    what_is_wrong_is_named_by_its_option,
    a_day_lasts_to_its_end_and_an_hour_that_comes_twice_to_the_second,
);

fn scene(app: App) -> Scene {
    let scene = Scene::new(app);
    scene.done("consultation create --slug cyber --title Cyber");
    scene.file("one.md", "# Doel\n\nWaar dit voor is.\n");
    scene.done("draft import --consultation cyber --label 1.0 one.md");
    scene
}

async fn a_round_is_announced_and_opens_by_its_times(app: App) {
    let scene = scene(app);
    let open = "round open --consultation cyber --draft 1.0";
    assert_eq!(
        scene.done(&format!(
            "{open} --number 1 --opens 2020-03-01T09:00 --closes 2199-04-01T09:00"
        )),
        "Round 1 of cyber is open: from 2020-03-01T08:00:00Z until 2199-04-01T08:00:00Z.\n"
    );
    // In another zone.
    assert_eq!(
        scene.done(&format!(
            "{open} --number 2 --invited --opens 2199-05-01T09:00:00+05:00 --closes 2199-06-01T09:00:00Z"
        )),
        "Round 2 of cyber is scheduled: from 2199-05-01T04:00:00Z until 2199-06-01T09:00:00Z.\n"
    );
    let again = format!("{open} --number 2 --opens 2199-05-01 --closes 2199-06-01");
    assert_eq!(
        scene.refused(&again).await,
        "--number: There is already a round 2."
    );
}

async fn what_is_wrong_is_named_by_its_option(app: App) {
    let scene = scene(app);
    for (consultation, draft, number, opens, closes, sentence) in [
        (
            "nix",
            "1.0",
            "1",
            "2199-03-01",
            "2199-04-01",
            "--consultation: there is no consultation \"nix\"",
        ),
        (
            "cyber",
            "9.9",
            "1",
            "2199-03-01",
            "2199-04-01",
            "--draft: There is no version \"9.9\" in this consultation.",
        ),
        (
            "cyber",
            "1.0",
            "0",
            "2199-03-01",
            "2199-04-01",
            "--number: Give the round a number from 1 to 9999.",
        ),
        (
            "cyber",
            "1.0",
            "1",
            "tomorrow",
            "2199-04-01",
            "--opens: Give a date and time, such as 2027-03-01T09:00.",
        ),
        (
            "cyber",
            "1.0",
            "1",
            "2199-05-01",
            "2199-04-01",
            "--closes: The round must close after it opens.",
        ),
        (
            "cyber",
            "1.0",
            "1",
            "2019-03-01",
            "2019-04-01",
            "--closes: The closing time has passed already. Choose a later one.",
        ),
    ] {
        let line = format!(
            "round open --consultation {consultation} --draft {draft} --number {number} --opens {opens} --closes {closes}"
        );
        assert_eq!(scene.refused(&line).await, sentence, "{line}");
    }
    let open = "round open --consultation cyber --draft 1.0 --opens 2199-03-01";
    assert_eq!(
        scene.misused(&format!("{open} --number 1")),
        "the following required arguments were not provided: --closes <T>"
    );
    assert_eq!(
        scene.misused(&format!("{open} --number x --closes 2199-04-01")),
        "invalid value 'x' for '--number <N>': invalid digit found in string"
    );
}

async fn a_day_lasts_to_its_end_and_an_hour_that_comes_twice_to_the_second(app: App) {
    let scene = scene(app);
    let open = "round open --consultation cyber --draft 1.0 --number";
    // The clocks of Europe/Amsterdam go forward on 26 March 2090 and back on 29 October.
    for (number, closes, until) in [
        (1, "2090-05-31", "2090-05-31T21:59:59Z"),
        (2, "2090-10-29T02:30", "2090-10-29T01:30:00Z"),
    ] {
        assert_eq!(
            scene.done(&format!(
                "{open} {number} --opens 2090-03-01T09:00 --closes {closes}"
            )),
            format!(
                "Round {number} of cyber is scheduled: from 2090-03-01T08:00:00Z until {until}.\n"
            )
        );
    }
    let skipped = format!("{open} 3 --opens 2090-03-26T02:30 --closes 2090-05-31");
    assert_eq!(
        scene.refused(&skipped).await,
        "--opens: That time does not exist: the clocks go forward then. Choose an earlier or a later time."
    );
}
