//! `polder consultation create` and `change`.

use super::Scene;
use crate::support::{App, both};

both!(
    a_consultation_is_made_once,
    what_is_wrong_is_named_by_its_option,
    confidentiality_is_changed_and_told,
);

async fn a_consultation_is_made_once(app: App) {
    let scene = Scene::new(app);
    let made = scene.done("consultation create --slug cyber --title Cyber --summary Kort");
    assert_eq!(
        made,
        "Made the consultation cyber (http://127.0.0.1:8080/consultations/cyber).\n"
    );
    let page = scene.app.admin().await.get("/manage/cyber/settings").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Kort"));
    let again = scene
        .refused("consultation create --slug cyber --title Weer")
        .await;
    assert_eq!(
        again,
        "--slug: There is already a consultation at the address \"cyber\"."
    );
}

async fn what_is_wrong_is_named_by_its_option(app: App) {
    let scene = Scene::new(app);
    for (arguments, sentence) in [
        (
            "consultation create --slug Cyber! --title Cyber",
            "--slug: Use small letters, digits and single hyphens only, 60 characters at most; \"new\" is taken.",
        ),
        (
            "consultation change --consultation nix --confidential yes",
            "--consultation: there is no consultation \"nix\"",
        ),
    ] {
        assert_eq!(scene.refused(arguments).await, sentence, "{arguments}");
    }
    for (arguments, sentence) in [
        (
            "consultation create --slug cyber",
            "the following required arguments were not provided: --title <T>",
        ),
        (
            "consultation create --slug cyber --title Cyber --language de",
            "invalid value 'de' for '--language <LANGUAGE>': \"de\" is not one of nl, en",
        ),
        (
            "consultation change --consultation cyber --confidential perhaps",
            "invalid value 'perhaps' for '--confidential <yes|no>' [possible values: yes, no]",
        ),
    ] {
        assert_eq!(scene.misused(arguments), sentence, "{arguments}");
    }
}

async fn confidentiality_is_changed_and_told(app: App) {
    let scene = Scene::new(app);
    scene.done("consultation create --slug cyber --title Cyber");
    let change = "consultation change --consultation cyber --confidential";
    assert_eq!(
        scene.done(&format!("{change} yes")),
        "cyber is confidential: only its staff and invited parties know of it.\n"
    );
    assert_eq!(
        scene.refused(&format!("{change} yes")).await,
        "This consultation is confidential already."
    );
    assert_eq!(
        scene.done(&format!("{change} no")),
        "cyber is not confidential any more: everybody may know of it.\n"
    );
}
