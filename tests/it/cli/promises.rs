//! Whether a later text did what was said of accepted comments: ten that it kept and ten that it broke are planted in a law, and
//! each is found by itself; what cannot be told is told to be so, and what nobody asked for is listed.

use std::collections::BTreeMap;

use diesel::prelude::*;
use polder::access::StaffRole;
use polder::db::schema::{audit_events, comments, consultations};
use serde_json::Value;

use super::Scene;
use crate::support::{Actor, App, both};

both!(
    ten_kept_and_ten_broken_promises_are_found_one_by_one,
    versions_are_named_the_older_one_first,
);

/// The paragraphs of an article in the first text and in the second; what is gone from one of them is "".
const ARTICLES: [(&str, &[&str], &[&str]); 24] = [
    (
        "Melding",
        &["De beheerder meldt een storing onverwijld bij het loket dat daarvoor is aangewezen."],
        &["De beheerder meldt een storing binnen 24 uur bij het loket dat daarvoor is aangewezen."],
    ),
    (
        "Register",
        &["De minister houdt een lijst bij van alle vergunde inrichtingen in het land."],
        &[
            "De minister houdt een openbaar register bij van alle vergunde inrichtingen in het land en in de gebieden overzee.",
        ],
    ),
    (
        "Toezicht",
        &["De inspectie controleert jaarlijks de veiligheid van elke haven met grote schepen."],
        &[
            "De inspectie controleert tweemaal per jaar, onaangekondigd, van elke grote haven de veiligheid en de bereikbaarheid.",
        ],
    ),
    (
        "Begrippen",
        &["Onder vaartuig wordt verstaan een schip dat goederen vervoert over water."],
        &[
            "Onder \"vaartuig\" wordt verstaan een schip dat goederen - of personen - vervoert over water.",
        ],
    ),
    (
        "Verslag",
        &["De ombudsman behandelt klachten van burgers over de uitvoering van deze regeling."],
        &[
            "De ombudsman behandelt klachten van burgers over de uitvoering van deze regeling. Hij brengt daarover ieder jaar verslag uit aan de Kamer.",
        ],
    ),
    (
        "Vrijstelling",
        &[
            "Loodsen verrichten hun taak volgens de regels van het vak.",
            "Kleine bedrijven zijn vrijgesteld van elke verplichting om gegevens over incidenten te delen.",
        ],
        &["Loodsen verrichten hun taak volgens de regels van het vak."],
    ),
    (
        "Overleg",
        &["Belanghebbenden komen vier keer per jaar bijeen om de voortgang te bespreken."],
        &[
            "Belanghebbenden komen vier keer per jaar bijeen om de voortgang te bespreken.",
            "Van elke bijeenkomst verschijnt binnen een maand een beknopt openbaar verslag.",
        ],
    ),
    (
        "Verhuizing",
        &["Een aanvraag wordt ingediend met het formulier dat daarvoor beschikbaar is gesteld."],
        &["De griffier bewaart elk stuk in een kluis."],
    ),
    (
        "Bewaring",
        &[
            "Het archief bewaart alle stukken vijf jaar na de sluiting van het dossier. Daarna worden de stukken op een veilige manier vernietigd door de archivaris.",
        ],
        &[
            "Het archief bewaart alle stukken zeven jaar na de sluiting van het dossier.",
            "Daarna worden de stukken op een veilige manier vernietigd door de archivaris.",
        ],
    ),
    (
        "Kosten",
        &[
            "Het tarief bedraagt honderd euro voor elke nieuwe aanvraag van een particulier.",
            "Gemeenten betalen voor hetzelfde onderzoek een bijdrage naar het aantal inwoners.",
        ],
        &[
            "Het tarief bedraagt vijftig euro voor elke nieuwe aanvraag van een particulier. Gemeenten betalen voor hetzelfde onderzoek een bijdrage naar het aantal inwoners.",
        ],
    ),
    (
        "Onafhankelijkheid",
        &["De commissie bestaat uit deskundigen die de raad op voordracht benoemt."],
        &["De commissie bestaat uit deskundigen die de raad op voordracht benoemt."],
    ),
    (
        "Taal",
        &["Besluiten worden bekendgemaakt in de taal van de streek waar zij gelden."],
        &["Besluiten worden bekendgemaakt in de taal van de streek waar zij gelden."],
    ),
    (
        "Keuring",
        &["Kranen en liften worden voor gebruik gekeurd door een erkend bureau."],
        &["Kranen, bruggen en liften worden voor gebruik gekeurd door een erkend bureau."],
    ),
    (
        "Termijn",
        &["Het college beslist spoedig op een bezwaar dat tijdig en volledig is ingediend."],
        &[
            "Het college beslist binnen 12 weken op een bezwaar dat tijdig en volledig is ingediend.",
        ],
    ),
    (
        "Plicht",
        &["Exploitanten stellen hun plannen voor noodgevallen vooraf vast met de brandweer."],
        &[
            "Exploitanten kunnen hun plannen voor noodgevallen vooraf vaststellen met de brandweer en de politie.",
        ],
    ),
    (
        "Uitzondering",
        &["Vissers hoeven hun vangst op zondag aan niemand door te geven."],
        &["Vissers hoeven hun vangst op zondag aan niemand door te geven."],
    ),
    (
        "Opleiding",
        &["Bemanningen volgen om de drie jaar een oefening in het blussen van brand."],
        &["Bemanningen volgen om de drie jaar een oefening in het blussen van brand."],
    ),
    (
        "Slotbepaling",
        &["Ambtenaren dragen tijdens een bezoek altijd een zichtbaar bewijs van hun bevoegdheid."],
        &[],
    ),
    (
        "Delen",
        &["Gegevens over lading gaan naar de douane van het land van bestemming."],
        &[
            "Gegevens over lading gaan zonder toestemming van de eigenaar niet naar de douane van het land van bestemming.",
        ],
    ),
    (
        "Wijze",
        &["De havenmeester kan een schip de toegang tot de kade weigeren."],
        &["De havenmeester kan en moet een schip de toegang tot de kade weigeren."],
    ),
    (
        "Hoofdstuk",
        &["Sluizen gaan open wanneer het water aan beide kanten even hoog staat."],
        &["Sluizen gaan open wanneer het water aan beide kanten nagenoeg even hoog staat."],
    ),
    (
        "Weg",
        &["Radio en vlaggen dienen om schepen op afstand van gevaar te verwittigen."],
        &[],
    ),
    (
        "Zomaar",
        &["De begroting wordt elk voorjaar aan de leden van de raad gezonden."],
        &[
            "De begroting wordt elk najaar aan de leden van de raad gezonden.",
            "Bijzondere opsporingsambtenaren krijgen toegang tot alle systemen van de haven.",
        ],
    ),
    (
        "Tijdstip",
        &["Deze wet treedt in werking op een tijdstip dat bij besluit wordt vastgesteld."],
        &["Deze wet treedt in werking op een tijdstip dat bij besluit wordt vastgesteld."],
    ),
];

/// Name, article and paragraph ("" for none), quoted words, what is said, proposed text, and what becomes of it.
type Planted = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const KEPT: [Planted; 10] = [
    (
        "quote",
        "artikel 1 lid 1",
        "onverwijld",
        "Noem een termijn.",
        "binnen 24 uur",
        "kept",
    ),
    (
        "whole",
        "artikel 2 lid 1",
        "",
        "Openbaar, graag.",
        "De minister houdt een openbaar register bij van alle vergunde inrichtingen in het land.",
        "kept",
    ),
    (
        "nearly",
        "artikel 3 lid 1",
        "",
        "Vaker.",
        "De inspectie controleert tweemaal per jaar, onverwacht, van elke grote haven de veiligheid en de bereikbaarheid.",
        "kept",
    ),
    (
        "signs",
        "artikel 4 lid 1",
        "",
        "Ook mensen.",
        "Onder „vaartuig” wordt verstaan een schip dat goederen – of personen – vervoert over water.",
        "kept",
    ),
    (
        "sentence",
        "artikel 5 lid 1",
        "",
        "Voeg toe:",
        "Hij brengt daarover elk jaar verslag uit aan de Kamer.",
        "kept",
    ),
    (
        "struck",
        "artikel 6 lid 2",
        "",
        "Schrap dit lid.",
        "",
        "kept",
    ),
    (
        "new",
        "artikel 7 lid 1",
        "",
        "Voeg een lid toe.",
        "Van elke bijeenkomst verschijnt binnen een maand een openbaar verslag.",
        "kept",
    ),
    (
        "moved",
        "artikel 8 lid 1",
        "met het formulier",
        "Ook digitaal, en naar het einde.",
        "langs elektronische weg of met het formulier",
        "kept",
    ),
    (
        "split",
        "artikel 9 lid 1",
        "vijf jaar",
        "Langer.",
        "zeven jaar",
        "kept",
    ),
    (
        "merged",
        "artikel 10 lid 1",
        "honderd euro",
        "Te duur.",
        "vijftig euro",
        "kept",
    ),
];

const BROKEN: [Planted; 10] = [
    (
        "unchanged",
        "artikel 11 lid 1",
        "deskundigen",
        "Onafhankelijk!",
        "onafhankelijke deskundigen",
        "without-change",
    ),
    (
        "no-words",
        "artikel 12 lid 1",
        "",
        "In welke taal dan?",
        "",
        "without-change",
    ),
    (
        "elsewhere",
        "artikel 13 lid 1",
        "voor gebruik",
        "Vaker.",
        "voor gebruik en daarna elk jaar opnieuw",
        "changed-otherwise",
    ),
    (
        "number",
        "artikel 14 lid 1",
        "spoedig",
        "Noem een termijn.",
        "binnen 6 weken",
        "changed-otherwise",
    ),
    (
        "duty",
        "artikel 15 lid 1",
        "stellen hun plannen voor noodgevallen vooraf vast",
        "Een plicht.",
        "moeten hun plannen voor noodgevallen vooraf vaststellen",
        "changed-otherwise",
    ),
    (
        "stays",
        "artikel 16 lid 1",
        "",
        "Schrap dit artikel.",
        "",
        "without-change",
    ),
    (
        "nothing-new",
        "artikel 17 lid 1",
        "",
        "Voeg een lid toe.",
        "Passagiers krijgen bij vertrek uitleg over de uitgangen.",
        "without-change",
    ),
    (
        "only-moved",
        "artikel 18 lid 1",
        "zichtbaar",
        "Ook leesbaar.",
        "zichtbaar en goed leesbaar",
        "without-change",
    ),
    (
        "denied",
        "artikel 19 lid 1",
        "gaan naar",
        "Met toestemming.",
        "gaan zonder toestemming van de eigenaar naar",
        "changed-otherwise",
    ),
    (
        "both",
        "artikel 20 lid 1",
        "kan",
        "Een plicht.",
        "moet",
        "changed-otherwise",
    ),
];

const UNTOLD: [Planted; 4] = [
    (
        "section",
        "artikel 21",
        "",
        "Wees duidelijk.",
        "Sluizen gaan open wanneer het water aan beide kanten nagenoeg even hoog staat.",
        "not-judged",
    ),
    (
        "document",
        "General",
        "",
        "Korter, graag.",
        "",
        "not-judged",
    ),
    (
        "gone",
        "artikel 22 lid 1",
        "",
        "Wat is verwittigen?",
        "Radio en vlaggen waarschuwen schepen.",
        "not-judged",
    ),
    (
        "same-section",
        "artikel 12",
        "",
        "Wanneer dan?",
        "",
        "without-change",
    ),
];

fn text(which: usize) -> String {
    let mut text = String::from("# Havenwet\n\n");
    for (number, (title, first, second)) in (1..).zip(ARTICLES) {
        let paragraphs = [first, second][which];
        text.push_str(&format!("## Artikel {number} {title}\n\n"));
        for paragraph in paragraphs {
            text.push_str(&format!("{paragraph}\n\n"));
        }
        // What moved stands at the end.
        if which == 1 && number == 24 {
            text.push_str("Een aanvraag wordt ingediend langs elektronische weg of met het formulier dat daarvoor beschikbaar is gesteld.\n\n");
            text.push_str(&format!("{}\n\n", ARTICLES[17].1[0]));
        }
    }
    text
}

/// The law in two versions, with every planted comment accepted in version 1.
async fn planted(app: App) -> (Scene, Actor) {
    let scene = Scene::new(app);
    scene.done("consultation create --slug haven --title Haven");
    scene.file("one.md", text(0));
    scene.file("two.md", text(1));
    scene.done("draft import --consultation haven --label 1 one.md");
    scene.done(
        "round open --consultation haven --number 1 --draft 1 --opens 2020-03-01T09:00 \
         --closes 2199-04-01T09:00",
    );
    let mut sheet = String::from("party,group,reference,quote,comment,proposed_text\n");
    for (name, place, quote, said, proposed, _) in KEPT.iter().chain(&BROKEN).chain(&UNTOLD) {
        sheet.push_str(&format!(
            "P,private,\"{place}\",\"{quote}\",\"{said} ({name})\",\"{proposed}\"\n"
        ));
    }
    scene.file("sheet.csv", sheet);
    let report: Value =
        serde_json::from_str(&scene.json("intake --consultation haven --round 1 --json sheet.csv"))
            .unwrap();
    assert_eq!(
        (&report["taken"], &report["unanchored"]),
        (&Value::from(24), &Value::from(0)),
        "{report}"
    );
    scene.done("draft import --consultation haven --label 2 two.md");
    let drafter = drafter(&scene.app).await;
    let ids: Vec<String> = named(&scene.app)
        .await
        .values()
        .map(|id| format!("{id}:0"))
        .collect();
    let mut fields = vec![("disposition", "accepted"), ("section", "")];
    fields.extend(ids.iter().map(|id| ("comments", id.as_str())));
    let done = drafter
        .submit(
            "/drafting/haven/rounds/1",
            "/drafting/haven/rounds/1/answers",
            &fields,
        )
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    (scene, drafter)
}

async fn drafter(app: &App) -> Actor {
    let account = app.account("drafter@example.org", "Daan").await;
    let consultation = app
        .db(|conn| {
            consultations::table
                .select(consultations::id)
                .first(conn)
                .unwrap()
        })
        .await;
    app.appoint(account, consultation, StaffRole::Drafter).await;
    app.browser(account).await
}

/// The numbers of the planted comments, by their names.
async fn named(app: &App) -> BTreeMap<String, i64> {
    let rows: Vec<(i64, String)> = app
        .db(|conn| {
            let rows = comments::table.select((comments::id, comments::body));
            rows.load(conn).unwrap()
        })
        .await;
    let name = |body: &str| {
        body.rsplit_once('(')
            .unwrap()
            .1
            .trim_end_matches(')')
            .to_owned()
    };
    rows.into_iter()
        .map(|(id, body)| (name(&body), id))
        .collect()
}

fn promises(scene: &Scene) -> Value {
    let said = scene.json("promises --consultation haven --from 1 --to 2 --json");
    serde_json::from_str(&said).unwrap()
}

/// The one comment with this number, in the list it stands in.
fn of(report: &Value, id: i64) -> &Value {
    let lists = ["kept", "changed_otherwise", "without_change", "not_judged"];
    let all = lists
        .iter()
        .flat_map(|list| report[*list].as_array().unwrap());
    let mut found = all.filter(|row| row["comment"] == id);
    let one = found.next().unwrap_or_else(|| panic!("{id} is in no list"));
    assert!(found.next().is_none(), "{id} is there twice");
    one
}

async fn ten_kept_and_ten_broken_promises_are_found_one_by_one(app: App) {
    let (scene, drafter) = planted(app).await;
    let (report, ids) = (promises(&scene), named(&scene.app).await);
    let mut wrong = Vec::new();
    for (name, .., proposed, state) in KEPT.iter().chain(&BROKEN).chain(&UNTOLD) {
        let row = of(&report, ids[*name]);
        if row["state"] != *state {
            wrong.push(format!("{name}: {row}"));
        }
        assert_eq!(row["proposed"].is_null(), proposed.is_empty(), "{row}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(report["threshold"], 0.7);
    assert_eq!(report["counts"]["kept"], 10);
    assert_eq!(report["counts"]["changed_otherwise"], 5);
    assert_eq!(report["counts"]["without_change"], 6);
    assert_eq!(report["counts"]["not_judged"], 3);
    // What is about more than a passage, and what lost its place, is told to be so.
    for (name, place, orphaned) in [
        ("section", "section", false),
        ("document", "document", false),
        ("gone", "passage", true),
    ] {
        let row = of(&report, ids[name]);
        assert_eq!(
            (&row["place"], &row["orphaned"]),
            (&Value::from(place), &Value::from(orphaned)),
            "{row}"
        );
    }
    // Where it stands in either text, and how like it is.
    let row = of(&report, ids["quote"]);
    assert_eq!(row["from"]["passage"], row["to"]["passage"]);
    assert_eq!(row["from"]["section"], "Artikel 1 Melding");
    assert!(
        row["to"]["text"]
            .as_str()
            .unwrap()
            .contains("binnen 24 uur"),
        "{row}"
    );
    assert_eq!(
        (&row["similarity"], &row["change"]),
        (&Value::from(1.0), &Value::from("changed"))
    );
    assert_eq!(
        (&row["quoted"], &row["disposition"]),
        (&Value::from("onverwijld"), &Value::from("accepted"))
    );
    assert!(of(&report, ids["struck"])["to"].is_null());
    assert!(of(&report, ids["moved"])["moved"].as_bool().unwrap());
    // Nobody asked for these: a passage changed, one came in.
    let surprises = |report: &Value| -> Vec<(String, String)> {
        let rows = report["unexplained"].as_array().unwrap();
        let text = |row: &Value| {
            row["to"].get(0).or(row["from"].get(0)).unwrap()["text"]
                .as_str()
                .unwrap()
                .chars()
                .take(20)
                .collect()
        };
        rows.iter()
            .map(|row| (row["change"].as_str().unwrap().to_owned(), text(row)))
            .collect()
    };
    let found = surprises(&report);
    let expected = |change: &str, text: &str| (change.to_owned(), text.to_owned());
    for one in [
        expected("changed", "De begroting wordt e"),
        expected("added", "Bijzondere opsporing"),
        expected("added", "De griffier bewaart "),
    ] {
        assert!(found.contains(&one), "{one:?} in {found:?}");
    }
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(report["counts"]["unexplained"], 3);
    // A drafter says why the one changed, and links what could not be told to what it led to.
    let budget = report["unexplained"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["change"] == "changed")
        .unwrap();
    let budget = budget["to"][0]["passage"].as_str().unwrap().to_owned();
    let list = "/drafting/haven/promises?from=1&to=2&kind=unexplained";
    let done = drafter
        .post_from(
            list,
            "/drafting/haven/promises/explanations",
            &[
                ("to", "2"),
                ("passage", &budget),
                ("note", "De raad verschoof het jaar."),
            ],
        )
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    let section = of(&report, ids["section"]);
    let lock = surprises_key(&scene, "Sluizen gaan").await;
    assert_eq!(section["by_hand"], false);
    let id = ids["section"].to_string();
    let done = drafter
        .post_from(
            list,
            "/drafting/haven/promises/links",
            &[
                ("comment", &id),
                ("to", "2"),
                ("passage", &lock),
                ("note", ""),
            ],
        )
        .await;
    assert_eq!(done.status, 303, "{}", done.text());
    let after = promises(&scene);
    assert_eq!(after["counts"]["unexplained"], 2);
    let row = of(&after, ids["section"]);
    assert_eq!(
        (&row["state"], &row["by_hand"], &row["place"]),
        (
            &Value::from("kept"),
            &Value::from(true),
            &Value::from("section")
        )
    );
    let events: Vec<String> = scene
        .app
        .db(|conn| {
            let events = audit_events::table
                .order(audit_events::id)
                .select(audit_events::action);
            events.load(conn).unwrap()
        })
        .await;
    assert_eq!(
        events[events.len() - 2..],
        ["change.explain", "promise.link"]
    );
    // In words.
    let said = scene.done("promises --consultation haven --from 1 --to 2");
    assert!(said.starts_with(
        "Accepted comments on version 1 in version 2: 11 kept, 5 changed otherwise, 6 without a change, 2 not judged.\n\
         Changes of the text that nothing explains: 2. Words count as standing there from a similarity of 0.7 on.\n"
    ), "{said}");
    assert!(
        said.contains(&format!("comment {} (accepted) at", ids["number"])),
        "{said}"
    );
}

/// The key of the passage of version 2 that begins so.
async fn surprises_key(scene: &Scene, beginning: &str) -> String {
    use polder::db::schema::{passages, versions};
    let like = format!("{beginning}%");
    scene
        .app
        .db(move |conn| {
            passages::table
                .inner_join(versions::table)
                .filter(versions::label.eq("2"))
                .filter(passages::text.like(like))
                .select(passages::key)
                .first(conn)
                .unwrap()
        })
        .await
}

async fn versions_are_named_the_older_one_first(app: App) {
    let scene = Scene::with_round(app);
    scene.file("two.md", "# Doel\n\nWaar dit voor dient.\n");
    scene.done("draft import --consultation cyber --label 2.0 two.md");
    let empty = scene.json("promises --consultation cyber --from 1.0 --to 2.0 --json");
    let empty: Value = serde_json::from_str(&empty).unwrap();
    assert_eq!(
        (&empty["from"], &empty["to"]),
        (&Value::from("1.0"), &Value::from("2.0"))
    );
    assert_eq!(empty["kept"], Value::Array(Vec::new()));
    for (arguments, said) in [
        (
            "--from 1.0 --to 3.0",
            "There is no version \"3.0\" in the consultation cyber.",
        ),
        (
            "--from 1.0 --to 1.0",
            "Version \"1.0\" cannot be compared with itself; choose a later one to compare with.",
        ),
        (
            "--from 2.0 --to 1.0",
            "Version \"2.0\" is later than version \"1.0\"; give the older one first.",
        ),
    ] {
        let sentence = scene
            .refused(&format!("promises --consultation cyber {arguments} --json"))
            .await;
        assert_eq!(sentence, said);
    }
    let sentence = scene
        .refused("promises --consultation nowhere --from 1 --to 2")
        .await;
    assert!(sentence.contains("nowhere"), "{sentence}");
    assert!(
        scene
            .misused("promises --consultation cyber --from 1.0")
            .contains("--to")
    );
}
