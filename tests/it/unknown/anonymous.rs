//! Nothing that is published joins the comments of somebody who chose to stay anonymous: no value stands with
//! all or some of them and with nobody else's.

use std::collections::{HashMap, HashSet};
use std::io::Read;

use chrono::Duration;
use diesel::prelude::*;
use polder::db::schema::comments;
use polder::moderation::model::Ruling;
use polder::submissions::model::Publication;
use polder::types::ids::CommentId;
use scraper::{Html, Selector};
use serde_json::Value;

use crate::support::{App, CommentSpec, both, withheld};

both!(
    no_value_joins_the_comments_of_an_anonymous_submission,
    numbers_say_nothing_of_the_order_of_writing,
);

/// What an output says of each comment: values by the word only that comment has.
type Told = HashMap<String, HashSet<String>>;

/// The words by which the comments are told apart, by submission; the first three are anonymous.
fn words() -> Vec<Vec<String>> {
    (0..6)
        .map(|submission| {
            (0..3)
                .map(|comment| {
                    format!(
                        "woord{}",
                        ["aa", "bb", "cc", "dd", "ee", "ff"][submission].to_owned()
                            + ["x", "y", "z"][comment]
                    )
                })
                .collect()
        })
        .collect()
}

/// Publishes six responses of three comments, hours and days apart, through the database's own numbering.
async fn publish_all(app: &App) -> crate::support::Sample {
    let sample = app.sample("cyber").await;
    let mut all = Vec::new();
    for (index, words) in words().iter().enumerate() {
        app.step(Duration::hours(13) + Duration::milliseconds(371));
        let group = ["technical", "public"][index % 2];
        let party = app
            .party(&sample, &format!("Party {index}"), group, None, None)
            .await;
        let specs = words
            .iter()
            .enumerate()
            .map(|(at, word)| {
                let mut spec = CommentSpec::on(sample.passages[at + 1], &format!("Over {word}."));
                spec.proposed_text = Some(format!("Liever {word}."));
                spec
            })
            .collect();
        let publication = if index < 3 {
            Publication::Anonymous
        } else {
            Publication::Organisation
        };
        let (_, ids) = app
            .submission(&sample, party, None, publication, specs)
            .await;
        all.extend(ids);
    }
    // As they are published in fact: the builder gave them numbers of its own.
    app.db(|conn| {
        diesel::update(comments::table)
            .set(comments::public_number.eq(None::<i64>))
            .execute(conn)
            .unwrap();
    })
    .await;
    for comment in all {
        app.rule(comment, Ruling::publish()).await;
    }
    app.index().await;
    sample
}

/// Values that only comments of one anonymous response have, two of them at least.
fn joining(told: &Told) -> Vec<String> {
    let words = words();
    let mut holders: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (word, values) in told {
        for value in values {
            holders.entry(value).or_default().insert(word);
        }
    }
    holders
        .into_iter()
        .filter(|(_, who)| who.len() > 1)
        .filter(|(_, who)| {
            words[..3]
                .iter()
                .any(|own| who.iter().all(|word| own.iter().any(|one| one == word)))
        })
        .map(|(value, who)| format!("{value:?} of {who:?}"))
        .collect()
}

/// Notes the values of one comment, which are those with exactly one of the words.
fn note(told: &mut Told, values: Vec<String>) {
    let all = values.join(" ");
    let found: Vec<String> = words()
        .into_iter()
        .flatten()
        .filter(|word| all.contains(word.as_str()))
        .collect();
    if let [only] = found.as_slice() {
        told.entry(only.clone()).or_default().extend(values);
    }
}

/// Every value of a JSON object with the name of its member.
fn members(of: &Value, name: &str, into: &mut Vec<String>) {
    match of {
        Value::Object(object) => object
            .iter()
            .for_each(|(key, value)| members(value, &format!("{name}.{key}"), into)),
        Value::Array(array) => array.iter().for_each(|value| members(value, name, into)),
        Value::Null => {}
        other => into.push(format!("{name}={other}")),
    }
}

fn of_items(items: &Value) -> Told {
    let mut told = Told::new();
    for item in items.as_array().unwrap() {
        let mut values = Vec::new();
        members(item, "", &mut values);
        note(&mut told, values);
    }
    told
}

/// Every word and attribute of each element that matches.
fn of_page(body: &str, selector: &str) -> Told {
    let page = Html::parse_document(body);
    let mut told = Told::new();
    for element in page.select(&Selector::parse(selector).unwrap()) {
        let html = element.html();
        let values = html
            .split(|c: char| c.is_whitespace() || "<>\"'=".contains(c))
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        note(&mut told, values);
    }
    told
}

/// Rows of the XML in a packed file, which begin and end so.
fn of_packed(bytes: Vec<u8>, [begin, end]: [&str; 2], shared: Option<&str>) -> Told {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut told = Told::new();
    // A cell may hold the number of its text in a list of all texts.
    let texts: Vec<String> = shared
        .and_then(|name| {
            let mut list = String::new();
            archive.by_name(name).ok()?.read_to_string(&mut list).ok()?;
            let inside = |item: &str| {
                item.split('<')
                    .filter_map(|part| Some(part.split_once('>')?.1.to_owned()))
                    .collect::<String>()
            };
            Some(list.split("<si>").skip(1).map(inside).collect())
        })
        .unwrap_or_default();
    let spelt_out = |xml: &str| {
        let mut parts = xml.split(" t=\"s\"><v>");
        let mut whole = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (number, rest) = part.split_once('<').unwrap();
            whole.push_str(&format!(
                "><v>{}<{rest}",
                texts[number.parse::<usize>().unwrap()]
            ));
        }
        whole
    };
    for index in 0..archive.len() {
        let mut xml = String::new();
        if archive
            .by_index(index)
            .unwrap()
            .read_to_string(&mut xml)
            .is_err()
        {
            continue;
        }
        let xml = spelt_out(&xml);
        for row in xml.split(end).filter_map(|row| row.rsplit(begin).next()) {
            let values = row
                .split(['<', '>'])
                .filter(|text| !text.is_empty())
                // Where a row stands is no value of it.
                .filter(|text| !text.starts_with("c r=") && !text.starts_with("row r="))
                .map(str::to_owned)
                .collect();
            note(&mut told, values);
        }
    }
    told
}

/// What one of the outputs says.
fn all_told(all: &[(String, Told)], output: &str) -> Told {
    let of = all.iter().find(|(name, _)| name == output);
    of.unwrap().1.clone()
}

async fn no_value_joins_the_comments_of_an_anonymous_submission(app: App) {
    let sample = publish_all(&app).await;
    let visitor = app.visitor();
    let round = "/consultations/cyber/rounds/1";
    let mut all: Vec<(String, Told)> = Vec::new();
    let api = visitor
        .get(&format!("/api/v1{round}/comments"))
        .await
        .json();
    all.push(("API".to_owned(), of_items(&api["items"])));
    for item in api["items"].as_array().unwrap() {
        let one = visitor
            .get(&format!("/api/v1{round}/comments/{}", item["id"]))
            .await;
        assert_eq!(one.json(), *item);
    }
    let found = visitor
        .get("/api/v1/search?q=over&limit=100&kind=comment")
        .await
        .json();
    all.push(("API search".to_owned(), of_items(&found["items"])));
    for (path, selector) in [
        (format!("{round}/comments"), "article"),
        (round.to_owned(), "article"),
        (format!("{round}/passages/p-2"), "article"),
        (format!("{round}/passages/p-2/proposals"), "article"),
        ("/search?q=over&kind=comment".to_owned(), "li.polder-result"),
        (
            format!("{round}/search?q=over&kind=comment"),
            "li.polder-result",
        ),
    ] {
        let page = visitor.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        all.push((path, of_page(&page.body, selector)));
    }
    let (_, csv) = visitor.download(&format!("{round}/export.csv")).await;
    let mut told = Told::new();
    let mut reader = csv::Reader::from_reader(csv.as_slice());
    let names = reader.headers().unwrap().clone();
    for row in reader.records() {
        let row = row.unwrap();
        let cells = names.iter().zip(row.iter());
        let values = cells.map(|(name, cell)| format!("{name}={cell}")).collect();
        note(&mut told, values);
    }
    all.push(("CSV".to_owned(), told));
    let json = visitor.get(&format!("{round}/export.json")).await.json();
    all.push(("JSON".to_owned(), of_items(&json["comments"])));
    let (_, docx) = visitor.download(&format!("{round}/export.docx")).await;
    all.push((
        "DOCX".to_owned(),
        of_packed(docx, ["<w:tr>", "</w:tr>"], None),
    ));
    let (_, xlsx) = visitor.download(&format!("{round}/export.xlsx")).await;
    let strings = Some("xl/sharedStrings.xml");
    all.push((
        "XLSX".to_owned(),
        of_packed(xlsx, ["<row ", "</row>"], strings),
    ));
    for (output, told) in &all {
        let least = match output.as_str() {
            passage if passage.contains("p-2") => 6,
            // The first three of each passage.
            text if text == round => 9,
            _ => 18,
        };
        assert!(told.len() >= least, "{output}: {} comments", told.len());
        // Which comments are the first of a passage is chance: a word of theirs that others have too, in the list
        // of all, joins nobody.
        let mut whole = told.clone();
        if output == round {
            for (word, values) in all_told(&all, &format!("{round}/comments")) {
                whole.entry(word).or_default().extend(values);
            }
        }
        let joining = joining(&whole);
        assert!(joining.is_empty(), "{output}: {joining:#?}");
        // Not one moment, of whomever.
        let moment = |value: &&String| value.contains("2027-06-0") && value.contains("T");
        let moments: Vec<_> = told.values().flatten().filter(moment).collect();
        assert!(moments.is_empty(), "{output}: {moments:?}");
    }
    let feed = visitor.get("/consultations/cyber/feed.atom").await;
    assert!(!feed.body.contains("woord"));
    drop(sample);
}

async fn numbers_say_nothing_of_the_order_of_writing(app: App) {
    let sample = publish_all(&app).await;
    let rows: Vec<(i64, Option<i64>)> = app
        .db(|conn| {
            comments::table
                .select((comments::id, comments::public_number))
                .order(comments::id)
                .load(conn)
                .unwrap()
        })
        .await;
    let numbers: Vec<i64> = rows.iter().map(|row| row.1.unwrap()).collect();
    assert!(
        numbers
            .iter()
            .all(|number| (10_000_000..100_000_000).contains(number))
    );
    assert_eq!(numbers.iter().collect::<HashSet<_>>().len(), 18);
    let mut sorted = numbers.clone();
    sorted.sort_unstable();
    // Once in 18! times they come in order.
    assert_ne!(numbers, sorted);
    // Lists go by these numbers, and so do the addresses within them.
    let first = app
        .visitor()
        .get("/api/v1/consultations/cyber/rounds/1/comments?limit=10")
        .await
        .json();
    let listed: Vec<i64> = first["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["id"].as_i64().unwrap())
        .collect();
    assert_eq!(listed, sorted[..10]);
    assert_eq!(first["nextCursor"], sorted[9]);
    let old = format!(
        "/api/v1/consultations/cyber/rounds/1/comments/{}",
        rows[0].0
    );
    assert_eq!(
        app.visitor().get(&old).await.status,
        404,
        "an id is no address"
    );
    // One that is taken back and published again goes by the number it had.
    let id = CommentId(rows[4].0);
    for ruling in [withheld(), Ruling::publish()] {
        app.rule(id, ruling).await;
    }
    let again = app
        .db(move |conn| {
            comments::table
                .filter(comments::id.eq(id))
                .select(comments::public_number)
                .first::<Option<i64>>(conn)
                .unwrap()
        })
        .await;
    assert_eq!(again, rows[4].1);
    drop(sample);
}
