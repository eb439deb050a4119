//! Which words find one another: forms of one word in Dutch and English, parts of compounds, words with a typing
//! error in them, and names; and which do not.

use diesel::prelude::*;
use polder::db::schema::{parties, submissions};
use polder::submissions::model::{Moderation, Publication};

use super::{address, find, publish};
use crate::support::{Actor, App, CommentSpec, Sample, both};

both!(
    forms_of_a_word_find_one_another_and_other_words_do_not,
    parts_of_a_compound_find_it,
    longer_words_come_after_the_word_itself,
    a_typing_error_is_mended_from_public_words,
    people_and_parties_are_found_where_they_are_named,
    a_name_is_found_no_longer_than_it_is_shown,
);

/// Pairs a dictionary has under one word.
const FORMS: &str = include_str!("words/forms.tsv");
/// Pairs that look alike and are two words.
const UNRELATED: &str = include_str!("words/unrelated.tsv");
/// A part, and a compound.
const PARTS: &str = include_str!("words/parts.tsv");

/// The words of each line but for what stands before the last two: the language.
fn pairs(data: &'static str) -> Vec<(&'static str, &'static str)> {
    let pair = |line: &'static str| {
        let mut words = line.rsplit('\t');
        let other = words.next()?;
        Some((words.next()?, other))
    };
    data.lines().filter_map(pair).collect()
}

/// Publishes each word of these pairs in a comment of its own, in a consultation in Dutch.
async fn write(app: &App, pairs: &[(&'static str, &'static str)]) -> Vec<&'static str> {
    let sample = app.sample("words").await;
    let mut words: Vec<&str> = pairs
        .iter()
        .flat_map(|(one, other)| [*one, *other])
        .collect();
    words.sort_unstable();
    words.dedup();
    let specs: Vec<_> = words
        .iter()
        .map(|word| CommentSpec::on(sample.passages[1], &format!("Over: {word}.")))
        .collect();
    publish(app, &sample, "technical", &specs).await;
    words
}

/// The words found, by what was published around them.
async fn found(visitor: &Actor, typed: &str) -> Vec<String> {
    let fields = [("q", typed), ("kind", "comment"), ("limit", "100")];
    let found = find(visitor, &fields).await;
    let text = |item: &serde_json::Value| -> String {
        let pieces = item["snippet"].as_array().unwrap();
        pieces
            .iter()
            .map(|piece| piece["text"].as_str().unwrap())
            .collect()
    };
    let items = found["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| {
            text(item)
                .trim_start_matches("Over: ")
                .trim_end_matches('.')
                .to_owned()
        })
        .collect()
}

async fn forms_of_a_word_find_one_another_and_other_words_do_not(app: App) {
    let (forms, unrelated) = (pairs(FORMS), pairs(UNRELATED));
    assert_eq!((forms.len(), unrelated.len()), (100, 50));
    let all: Vec<_> = forms.iter().chain(&unrelated).copied().collect();
    write(&app, &all).await;
    let visitor = app.visitor();
    let mut missed = Vec::new();
    let mut wrong = Vec::new();
    for (one, other) in forms {
        if !found(&visitor, one).await.iter().any(|word| word == other)
            || !found(&visitor, other).await.iter().any(|word| word == one)
        {
            missed.push(format!("{one}, {other}"));
        }
    }
    for (one, other) in unrelated {
        if found(&visitor, one).await.iter().any(|word| word == other)
            || found(&visitor, other).await.iter().any(|word| word == one)
        {
            wrong.push(format!("{one}, {other}"));
        }
    }
    println!(
        "recall {} of 100; wrong {}",
        100 - missed.len(),
        wrong.len()
    );
    assert!(missed.len() <= 5, "not found: {missed:?}");
    assert!(wrong.is_empty(), "found: {wrong:?}");
}

async fn parts_of_a_compound_find_it(app: App) {
    let parts = pairs(PARTS);
    let compounds: Vec<_> = parts.iter().map(|(_, whole)| (*whole, *whole)).collect();
    write(&app, &compounds).await;
    let visitor = app.visitor();
    for (part, whole) in parts {
        let found = found(&visitor, part).await;
        assert!(found.iter().any(|word| word == whole), "{part}: {found:?}");
    }
    for (typed, sentence) in [
        (
            "kwantum",
            "Dit woord komt zo niet voor. Wel woorden die zo beginnen:",
        ),
        (
            "kabels",
            "Dit woord komt zo niet voor. Wel langere woorden die zo beginnen of eindigen:",
        ),
        ("kwantum kabel", "Er is niets gevonden voor"),
    ] {
        let page = visitor
            .get(&address("/search", &[("q", typed), ("lang", "nl")]))
            .await;
        assert!(page.text().contains(sentence), "{typed}: {}", page.text());
    }
    let page = visitor.get("/search?q=kwantum&lang=nl").await;
    assert!(
        page.body.contains("<mark>kwantumcomputer</mark>"),
        "{}",
        page.body
    );
}

async fn longer_words_come_after_the_word_itself(app: App) {
    let written = [("kabel", "zeekabel"), ("kabelbreuk", "kabels")];
    write(&app, &written).await;
    let visitor = app.visitor();
    let words = found(&visitor, "kabel").await;
    assert_eq!(words.len(), 4, "{words:?}");
    assert!(words[..2].contains(&"kabel".to_owned()), "{words:?}");
    assert!(words[..2].contains(&"kabels".to_owned()), "{words:?}");
    let answer = find(&visitor, &[("q", "kabel")]).await;
    assert_eq!((&answer["total"], &answer["exact"]), (&4.into(), &2.into()));
    assert_eq!(answer["matching"], "parts");
    let page = visitor.get("/search?q=kabel&lang=nl").await;
    assert!(
        page.text()
            .contains("Langere woorden waarmee dit begint of eindigt, zijn ook gevonden"),
        "{}",
        page.text()
    );
}

async fn a_typing_error_is_mended_from_public_words(app: App) {
    let sample = app.sample("cyber").await;
    let spec = |moderation, body: &str| CommentSpec {
        moderation,
        ..CommentSpec::on(sample.passages[1], body)
    };
    let party = app.party(&sample, "Waterschap", "public", None, None).await;
    let specs = vec![
        spec(
            Moderation::Published,
            "Een Cyberaanval is erg, het beleid niet.",
        ),
        spec(Moderation::Pending, "Geheimzinnig."),
    ];
    app.submission(&sample, party, None, Publication::Anonymous, specs)
        .await;
    app.index().await;
    let visitor = app.visitor();
    for (typed, meant) in [
        ("cyberanval", "cyberaanval"),
        ("Cyberaanvl", "cyberaanval"),
        ("cyberaavnal", "cyberaanval"),
        ("ebleid", "beleid"),
        ("\"een\" cyberanval", "\"een\" cyberaanval"),
        ("beleid cyberanval", "beleid cyberaanval"),
        ("purpse", "purpose"),
    ] {
        let found = find(&visitor, &[("q", typed)]).await;
        assert_eq!(found["suggestion"], meant, "{typed}: {found}");
        let page = visitor
            .get(&address("/search", &[("q", typed), ("lang", "nl")]))
            .await;
        let href = address("/search", &[("q", meant)]);
        assert!(page.text().contains("Bedoelde u:"), "{typed}");
        assert!(
            page.has(&format!("main a[href='{href}']")),
            "{typed}: {}",
            page.body
        );
        let again = find(&visitor, &[("q", meant)]).await;
        assert!(again["exact"].as_i64().unwrap() > 0, "{meant}");
        assert!(again["suggestion"].is_null(), "{meant}");
    }
    // Too far off, not public, or who wished to stay unnamed.
    for typed in ["cybranvl", "geheimzinig", "waterscha", "xyz", "5.9"] {
        let found = find(&visitor, &[("q", typed)]).await;
        assert!(found["suggestion"].is_null(), "{typed}: {found}");
    }
}

/// Publishes a comment of somebody's for an organisation that another one signed, shown as `publication` says.
async fn named(app: &App, sample: &Sample, email: &str, person: &str, publication: Publication) {
    let account = app.account(email, person).await;
    let organisation = format!("Gemeente {}", person.split(' ').next_back().unwrap());
    let party = app.party(sample, &organisation, "public", None, None).await;
    let spec = CommentSpec {
        moderation: Moderation::Published,
        ..CommentSpec::on(sample.passages[1], "Goed zo.")
    };
    let (id, _) = app
        .submission(sample, party, Some(account), publication, vec![spec])
        .await;
    let person = person.to_owned();
    app.db(move |conn| {
        diesel::update(submissions::table.filter(submissions::id.eq(id)))
            .set(submissions::submitter_name.eq(person))
            .execute(conn)
            .unwrap();
    })
    .await;
    app.index().await;
}

async fn people_and_parties_are_found_where_they_are_named(app: App) {
    let sample = app.sample("cyber").await;
    let shown = Publication::NameAndOrganisation;
    named(&app, &sample, "a@example.org", "Annelies Brandsma", shown).await;
    named(
        &app,
        &sample,
        "b@example.org",
        "Bert Kwartel",
        Publication::Organisation,
    )
    .await;
    named(
        &app,
        &sample,
        "c@example.org",
        "Carla Spreeuw",
        Publication::Anonymous,
    )
    .await;
    let visitor = app.visitor();
    // The person and the organisation; the organisation alone; neither.
    for (word, total) in [
        ("annelies", 1),
        ("brandsma", 1),
        ("bert", 0),
        ("kwartel", 1),
        ("carla", 0),
        ("spreeuw", 0),
    ] {
        let found = find(&visitor, &[("q", word)]).await;
        assert_eq!(found["total"], total, "{word}: {found}");
    }
    let page = visitor.get("/search?q=annelies&lang=en").await;
    assert!(
        page.body
            .contains("Gemeente Brandsma (<mark>Annelies</mark> Brandsma)"),
        "{}",
        page.body
    );
    assert_eq!(
        find(&visitor, &[("q", "Anelies")]).await["suggestion"],
        "annelies"
    );
    assert!(find(&visitor, &[("q", "Cara")]).await["suggestion"].is_null());
}

async fn a_name_is_found_no_longer_than_it_is_shown(app: App) {
    let sample = app.sample("cyber").await;
    let shown = Publication::NameAndOrganisation;
    named(&app, &sample, "a@example.org", "Annelies Brandsma", shown).await;
    let visitor = app.visitor();
    let told = async |word: &str| find(&visitor, &[("q", word)]).await["total"].clone();
    assert_eq!(
        (told("annelies").await, told("gemeente").await),
        (1.into(), 1.into())
    );
    let round = sample.round;
    app.db(move |conn| {
        diesel::update(submissions::table.filter(submissions::round_id.eq(round)))
            .set(submissions::submitter_name.eq(""))
            .execute(conn)
            .unwrap();
    })
    .await;
    assert_eq!(told("annelies").await, 0, "erased, and no worker came by");
    app.index().await;
    assert_eq!(
        (told("annelies").await, told("brandsma").await),
        (0.into(), 1.into())
    );
    app.db(move |conn| {
        diesel::update(parties::table.filter(parties::round_id.eq(round)))
            .set(parties::name.eq("Iemand"))
            .execute(conn)
            .unwrap();
    })
    .await;
    assert_eq!(told("brandsma").await, 0, "erased, and no worker came by");
    app.index().await;
    assert_eq!(
        (told("brandsma").await, told("goed").await),
        (0.into(), 1.into())
    );
}
