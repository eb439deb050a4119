//! `polder draft next`.

use diesel::prelude::*;
use polder::db::schema::{comments, dispositions};

use super::Scene;
use super::reading::text;
use crate::support::{App, both};

both!(accepted_proposals_are_made_a_version_and_told);

const SHEET: &str = "\
comment,reference,quote,party,group,proposed_text
Een,1,Hoe dit gaat.,Net,advisory,Hoe dit nu gaat.
Twee,1,,Net,advisory,
Drie,1,Hoe dit gaat.,Vereniging,advisory,Hoe dit niet gaat.
";

async fn accepted_proposals_are_made_a_version_and_told(app: App) {
    let scene = Scene::with_round(app);
    scene.file("sheet.csv", SHEET);
    scene.done("intake --consultation cyber --round 1 sheet.csv");
    let next = "draft next --consultation cyber --round 1 --label 2.0";
    assert_eq!(
        scene.refused(next).await,
        "No accepted proposal can be taken in, so that there is no next draft to make yet."
    );
    assert_eq!(
        scene
            .refused("draft next --consultation cyber --round 7 --label 2.0")
            .await,
        "there is no round 7 in a consultation \"cyber\""
    );
    let now = scene.app.now();
    let ids: Vec<i64> = scene
        .app
        .db(move |conn| {
            let ids: Vec<i64> = comments::table
                .order(comments::id)
                .select(comments::id)
                .load(conn)
                .unwrap();
            for id in &ids[..2] {
                diesel::insert_into(dispositions::table)
                    .values((
                        dispositions::comment_id.eq(id),
                        dispositions::disposition.eq("accepted"),
                        dispositions::response.eq(""),
                        dispositions::revision.eq(1),
                        dispositions::set_at.eq(now),
                    ))
                    .execute(conn)
                    .unwrap();
            }
            ids
        })
        .await;
    let (first, second) = (ids[0], ids[1]);
    let looked = format!(
        "Would take 1 proposals into the text of version 1.0.\n\
         Left to be worked in by hand: comment {second}.\n"
    );
    assert_eq!(scene.done(&format!("{next} --dry-run")), looked);
    assert!(text(&scene, "2.0").await.is_empty());
    let told: serde_json::Value =
        serde_json::from_str(&scene.json(&format!("{next} --json"))).unwrap();
    assert_eq!(told["from"], "1.0");
    assert_eq!(told["made"]["version"], "2.0");
    assert_eq!(told["made"]["kept"], 4);
    assert_eq!(
        told["comments"],
        serde_json::json!([
            { "number": second.to_string(), "party": "Net", "section": "1", "merging": "wordless", "other": null },
            { "number": first.to_string(), "party": "Net", "section": "1", "merging": "taken", "other": null },
        ])
    );
    assert_eq!(
        text(&scene, "2.0").await,
        [
            "|heading||Doel",
            "|paragraph||Waar dit voor is.",
            "1|heading||Middel",
            "1|paragraph||Hoe dit nu gaat.",
        ]
    );
}
