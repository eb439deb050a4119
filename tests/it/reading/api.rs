//! The reading side of the API, and how the API as a whole behaves.

use diesel::prelude::*;
use polder::consultations::model::RoundAccess;
use polder::db::schema::{consultations, rounds};
use polder::submissions::model::{Moderation, Publication};

use crate::support::{App, CommentSpec, both};

both!(
    reads_consultations_texts_and_comments,
    publishes_a_document_of_itself,
    answers_every_fault_with_a_problem,
);

async fn reads_consultations_texts_and_comments(app: App) {
    let sample = app.sample("cyber").await;
    let party = app.party(&sample, "Geheim BV", "private", None, None).await;
    let mut specs: Vec<_> = (0..3)
        .map(|number| {
            let mut spec = CommentSpec::on(sample.passages[1], &format!("Remark {number}"));
            spec.moderation = Moderation::Published;
            spec
        })
        .collect();
    specs.push(CommentSpec::on(sample.passages[1], "Pending"));
    let (_, ids) = app
        .submission(&sample, party, None, Publication::Anonymous, specs)
        .await;
    let program = app.visitor();
    let get = async |path: &str| {
        let path = format!("/api/v1{path}");
        let answer = program.api("GET", &path, None, None).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.json()
    };
    let list = get("/consultations").await;
    assert_eq!(list["items"][0]["slug"], "cyber");
    assert!(list["nextCursor"].is_null());
    // What is hidden in between is not told by the place where a list goes on.
    let hidden = app.sample("hidden").await.consultation;
    app.db(move |conn| {
        diesel::update(consultations::table.filter(consultations::id.eq(hidden)))
            .set(consultations::confidential.eq(true))
            .execute(conn)
            .unwrap();
        diesel::update(rounds::table.filter(rounds::consultation_id.eq(hidden)))
            .set(rounds::access.eq(RoundAccess::Invited))
            .execute(conn)
            .unwrap();
    })
    .await;
    app.sample("last").await;
    let first = get("/consultations?limit=1").await;
    assert_eq!(first["nextCursor"], 1);
    let second = get("/consultations?limit=1&cursor=1").await;
    assert_eq!(second["items"][0]["slug"], "last");
    assert!(second["nextCursor"].is_null());
    let one = get("/consultations/cyber").await;
    assert_eq!(one["rounds"][0]["takesComments"], true);
    assert_eq!(one["rounds"][0]["closesAt"], "2027-06-08T12:00:00Z");
    let rounds = get("/consultations/cyber/rounds").await;
    assert_eq!(rounds["items"][0]["number"], 1);
    assert_eq!(get("/consultations/cyber/rounds/1").await["version"], "1.0");
    let text = get("/consultations/cyber/rounds/1/text").await;
    assert_eq!(text["sections"][2]["number"], "2.1");
    assert_eq!(text["sections"][2]["passages"][1]["key"], "p-6");
    let path = "/consultations/cyber/rounds/1/comments";
    let first = get(&format!("{path}?limit=2&passage=p-2")).await;
    assert_eq!(first["items"].as_array().unwrap().len(), 2);
    assert_eq!(first["items"][0]["party"], serde_json::Value::Null);
    assert_eq!(first["items"][0]["passage"], "p-2");
    let cursor = first["nextCursor"].as_i64().unwrap();
    let rest = get(&format!("{path}?limit=2&cursor={cursor}")).await;
    assert_eq!(rest["items"].as_array().unwrap().len(), 1);
    assert!(rest["nextCursor"].is_null());
    let comment = get(&format!("{path}/{}", ids[0])).await;
    assert_eq!(comment["body"], "Remark 0");
    let pending = format!("/api/v1{path}/{}", ids[3]);
    assert_eq!(program.api("GET", &pending, None, None).await.status, 404);
    assert!(!format!("{first}{rest}{comment}").contains("Geheim"));
}

async fn publishes_a_document_of_itself(app: App) {
    let answer = app.visitor().get("/api/v1/openapi.json").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.headers["access-control-allow-origin"], "*");
    assert_eq!(answer.headers["api-version"], "1.0.0");
    let document = answer.json();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["info"]["contact"]["email"], "polder@example.org");
    assert_eq!(document["servers"][0]["url"], app.base);
    let paths = document["paths"].as_object().unwrap();
    for path in ["/api/v1/consultations", "/api/v1/submissions/{id}/receipt"] {
        assert!(paths.contains_key(path), "{path}");
    }
    for (path, item) in paths {
        assert!(!path.ends_with('/'));
        for (method, operation) in item.as_object().unwrap() {
            assert!(
                operation["operationId"].is_string(),
                "{method} {path} has no operationId"
            );
        }
    }
    // Whoever gets a list in parts is told how to ask for the next.
    let mut lists = 0;
    for (path, item) in paths {
        let get = &item["get"];
        let answer = &get["responses"]["200"]["content"]["application/json"]["schema"]["$ref"];
        let Some(schema) = answer.as_str().and_then(|name| name.rsplit('/').next()) else {
            continue;
        };
        let parts = &document["components"]["schemas"][schema]["properties"]["nextCursor"];
        if parts.is_object() {
            lists += 1;
            let parameters = get["parameters"].as_array().cloned().unwrap_or_default();
            for name in ["cursor", "limit"] {
                let named = |one: &serde_json::Value| one["name"] == name && one["in"] == "query";
                assert!(parameters.iter().any(named), "{path} has no {name}");
            }
        }
    }
    assert_eq!(lists, 5);
    let of_search = paths["/api/v1/search"]["get"]["parameters"].as_array();
    let asked: Vec<&str> = of_search
        .unwrap()
        .iter()
        .filter_map(|one| one["name"].as_str())
        .collect();
    let known = [
        "q",
        "kind",
        "consultation",
        "section",
        "group",
        "allVersions",
    ];
    for name in known.into_iter().chain(["cursor", "limit"]) {
        assert!(asked.contains(&name), "{name} is not among {asked:?}");
    }
    let group = of_search.unwrap().iter().find(|one| one["name"] == "group");
    let groups = group.unwrap()["schema"]["enum"].as_array().unwrap();
    assert!(groups.contains(&serde_json::json!("civil-society")));
    // Words are those that are sent, not the names in the code.
    let kinds = &document["components"]["schemas"]["CommentKind"]["enum"];
    assert_eq!(
        *kinds,
        serde_json::json!(["general", "technical", "editorial"])
    );
    // Every schema that is referred to is there.
    let text = document.to_string();
    for reference in text.split("#/components/schemas/").skip(1) {
        let name = reference.split('"').next().unwrap();
        assert!(
            document["components"]["schemas"][name].is_object(),
            "{name}"
        );
    }
}

async fn answers_every_fault_with_a_problem(app: App) {
    app.sample("cyber").await;
    let program = app.visitor();
    for (method, path, status) in [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api/v1/consultations/", 404),
        ("GET", "/api/v1/consultations/none", 404),
        ("GET", "/api/v1/consultations/a%00b", 404),
        ("GET", "/api/v1/consultations/cyber/rounds/9", 404),
        ("GET", "/api/v1/consultations/cyber/rounds/first", 400),
        ("GET", "/api/v1/consultations?limit=0", 400),
        ("GET", "/api/v1/consultations?limit=x", 400),
        (
            "GET",
            "/api/v1/consultations/cyber/rounds/1/comments?group=x",
            400,
        ),
        (
            "GET",
            "/api/v1/consultations/cyber/rounds/1/comments?kind=x",
            400,
        ),
        (
            "GET",
            "/api/v1/consultations/cyber/rounds/1/comments?section=9",
            400,
        ),
        ("DELETE", "/api/v1/consultations", 405),
        ("POST", "/api/v1/openapi.json", 405),
        ("GET", "/api/v1/submissions", 401),
    ] {
        let answer = program.api(method, path, None, None).await;
        assert_eq!(answer.status, status, "{method} {path}");
        assert_eq!(answer.headers["content-type"], "application/problem+json");
        assert_eq!(answer.headers["api-version"], "1.0.0");
        assert_eq!(answer.headers["cache-control"], "no-store");
        let problem = answer.json();
        assert_eq!(problem["status"], status);
        assert!(!problem["detail"].as_str().unwrap().contains("[["));
        if status == 405 {
            assert_eq!(answer.headers["allow"], "GET, HEAD");
        }
    }
    let bad = program
        .api("GET", "/api/v1/consultations", Some("nonsense"), None)
        .await;
    assert_eq!(bad.status, 401);
    assert!(bad.headers.contains_key("www-authenticate"));
}
