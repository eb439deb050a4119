//! Which texts are copies of one another.

use proptest::prelude::*;

use super::*;

pub(super) const LETTER: &str = "De gemeente wil langs de vaart een nieuwe weg aanleggen. Daarvoor moeten honderd oude bomen \
    verdwijnen, terwijl er in de wijk al weinig groen is.\n\nWij vragen u om eerst te laten onderzoeken of een smallere \
    weg voldoende is. Ook willen wij weten wat de plannen betekenen voor het geluid bij de school en voor fietsers die \
    daar elke dag oversteken.\n\nNeem daarom nu geen besluit, maar leg de varianten naast elkaar en bespreek die met \
    de mensen die er wonen.";
pub(super) const OTHER: &str = "The bridge near the old harbour has been closed for two winters. Shops on the north side lose \
    their customers and children cycle four kilometres more to reach the sports fields.\n\nWe ask the council to open \
    a temporary crossing before the first of May, and to tell residents every month how far the repair has come. A \
    ferry at weekends would help as well, if the bridge itself takes longer than was promised last year.";
const OWN: &str = "Mijn dochter zit op die school en kan er nu al nauwelijks veilig komen met haar rolstoel. Vorige \
    week ging het bijna mis bij het zebrapad. Dat gun ik niemand.";

const ALONE: &str = "Als huisarts zie ik wekelijks mensen die slecht slapen door het verkeer. Een lagere snelheid helpt \
    hen meer dan nog een geluidswal, en kost de gemeente veel minder geld.";

/// The campaign of each text; those of none are `None`.
pub(super) fn campaigns(texts: &[&str]) -> Vec<Option<u32>> {
    let (mut copies, mut preparing) = (Copies::default(), Preparing::default());
    let placed: Vec<_> = texts
        .iter()
        .map(|text| preparing.prepare(text).map(|text| copies.place(text)))
        .collect();
    copies.settle();
    placed
        .iter()
        .map(|sample| sample.and_then(|sample| copies.campaign(sample)))
        .collect()
}

pub(super) fn are_copies(one: &str, other: &str) -> bool {
    let [found, too] = campaigns(&[one, other])[..] else {
        return false;
    };
    assert_eq!(found, too);
    found.is_some()
}

/// What each text is to its campaign.
pub(super) fn likenesses(texts: &[&str]) -> Vec<Option<Likeness>> {
    let (mut copies, mut preparing) = (Copies::default(), Preparing::default());
    let placed: Vec<_> = texts
        .iter()
        .map(|text| preparing.prepare(text).map(|text| copies.place(text)))
        .collect();
    copies.settle();
    let mut comparing = Comparing::default();
    let of = |(text, sample): (&&str, &Option<u32>)| {
        let campaign = copies.campaign((*sample)?)?;
        Some(comparing.compare(&copies, campaign, text))
    };
    texts.iter().zip(&placed).map(of).collect()
}

pub(super) fn residues(texts: &[&str]) -> Vec<String> {
    let of = |likeness: Option<Likeness>| likeness.map_or("none".to_owned(), |one| one.residue);
    likenesses(texts).into_iter().map(of).collect()
}

#[test]
fn however_it_is_typed_it_is_the_same_text() {
    let accents = LETTER.replace("weinig", "wéínig");
    let quoted = LETTER.replace("nu geen besluit", "'nu' geen \"besluit\"");
    for (one, other) in [
        (LETTER, LETTER.to_uppercase()),
        (LETTER, LETTER.replace(' ', "  \u{A0}")),
        (LETTER, LETTER.replace('\n', "\r\n")),
        (
            LETTER,
            LETTER
                .replace("bomen", "bo\u{AD}men")
                .replace(". ", ".\u{200B} "),
        ),
        (LETTER, LETTER.replace("bomen", "ｂｏｍｅｎ")),
        (LETTER, format!("\u{FEFF}{LETTER}")),
        (
            accents.as_str(),
            accents.replace('é', "e\u{301}").replace('í', "i\u{301}"),
        ),
        (
            quoted.as_str(),
            quoted
                .replace("'nu'", "‘nu’")
                .replace("\"besluit\"", "“besluit”"),
        ),
    ] {
        let likenesses = likenesses(&[one, &other]);
        for likeness in likenesses {
            let likeness = likeness.unwrap_or_else(|| panic!("{other}"));
            assert_eq!(
                (likeness.similarity, likeness.residue.as_str()),
                (1.0, ""),
                "{other}"
            );
        }
    }
}

#[test]
fn words_do_not_depend_on_apostrophes_or_the_script() {
    let letter = "Мы просим вас не вырубать старые деревья у канала, потому что дети идут мимо них в школу каждый \
        день и летом там единственная тень во всём районе";
    assert!(are_copies(letter, &letter.to_uppercase()));
    let signs = "我们请求市政府不要砍伐运河边的老树因为孩子们每天上学都要经过那里夏天那是整个街区唯一的树荫请重新考虑这个计划";
    assert!(are_copies(signs, &signs.replace("请求", "恳请")));
    let english = "We don't want the council's plan for the old harbour because the children's route isn't safe and \
        nobody's asked us what we'd like instead of it";
    assert!(are_copies(english, &english.replace('\'', "’")));
}

#[test]
fn a_copy_is_found_by_what_it_has_of_the_letter() {
    let paragraphs: Vec<&str> = LETTER.split("\n\n").collect();
    let long = [OWN; 1].concat() + "\n\n" + OTHER;
    for copy in [
        LETTER
            .replace("honderd", "wel tweehonderd")
            .replace("geluid", "lawaai"),
        format!("{OWN}\n\n{LETTER}"),
        format!("{LETTER}\n\n{OWN}"),
        format!(
            "{}\n\n{OWN}\n\n{}\n\n{}",
            paragraphs[0], paragraphs[1], paragraphs[2]
        ),
        format!("{long}\n\n{LETTER}"),
        format!(
            "{}\n\n{}\n\n{}",
            paragraphs[2], paragraphs[0], paragraphs[1]
        ),
        paragraphs[1].to_owned(),
        format!(
            "Geachte heer, mevrouw,\n\n{LETTER}\n\nMet vriendelijke groet,\nJan de Vries\nUtrecht"
        ),
    ] {
        assert!(are_copies(LETTER, &copy), "{copy}");
        assert!(are_copies(&copy, LETTER), "{copy}");
    }
}

#[test]
fn short_texts_are_the_same_by_accident() {
    for short in [
        "Agreed.",
        "+1",
        "Ik ben tegen",
        "",
        "👍👍👍",
        "Ik ben het hier helemaal niet mee eens.",
    ] {
        assert!(!are_copies(short, short), "{short}");
    }
    let enough = "Laat de bomen staan want zonder die bomen is de vaart kaal.";
    assert_eq!(enough.split(' ').count(), FLOOR);
    assert!(are_copies(enough, enough));
    assert!(!are_copies(
        &enough[..enough.len() - 6],
        &enough[..enough.len() - 6]
    ));
}

#[test]
fn what_honest_texts_share_makes_no_campaign() {
    let yours = "Onze winkel ligt aan de kade en leeft van wie er langs komt. Wanneer de straat een jaar open ligt \
        kunnen wij de huur niet betalen; regel vooraf een vergoeding voor zulke maanden.";
    let signed = "Met vriendelijke groet,\nBurgemeester en wethouders van Havenstad\nPostbus 1200\n3500 AA Havenstad\n\
        Telefoon 030 123 45 67";
    let disclaimer = "Deze e-mail is uitsluitend bestemd voor de geadresseerde en kan vertrouwelijke informatie \
        bevatten. Bent u niet de bedoelde ontvanger, verwijder dit bericht dan en meld het aan de afzender.";
    let draft = "In artikel 4 staat: \"De minister stelt ten minste eenmaal in de vijf jaar een plan vast waarin de \
        hoofdlijnen van het te voeren beleid voor wegen langs vaarten zijn opgenomen, en zendt dat aan beide kamers.\"";
    let stock = "Ik maak mij grote zorgen over dit voorstel en vraag u het in te trekken.";
    for wrap in [
        |own: &str, shared: &str| format!("{own}\n\n{shared}"),
        |own: &str, shared: &str| format!("{shared}\n\n{own}"),
    ] {
        for shared in [draft, stock] {
            assert!(
                !are_copies(&wrap(ALONE, shared), &wrap(yours, shared)),
                "{shared}"
            );
        }
    }
    for shared in [signed, disclaimer] {
        let (mine, yours) = (
            format!("Geachte heer, mevrouw,\n\n{ALONE}\n\n{shared}"),
            format!("Geachte heer, mevrouw,\n\n{yours}\n\n{shared}"),
        );
        assert!(!are_copies(&mine, &yours), "{shared}");
    }
}

#[test]
fn a_text_that_quotes_two_campaigns_does_not_join_them() {
    let both = format!("{LETTER}\n\n{OTHER}");
    let (edited, changed) = (
        LETTER.replace("honderd", "negentig"),
        OTHER.replace("two", "three"),
    );
    for order in [
        [LETTER, &edited, OTHER, &changed, &both],
        [&both, LETTER, OTHER, &changed, &edited],
        [LETTER, OTHER, &both, &changed, &edited],
        [OTHER, &both, &changed, LETTER, &edited],
    ] {
        let found = campaigns(&order);
        let of = |text: &str| {
            found[order
                .iter()
                .position(|one| *one == text)
                .unwrap_or_default()]
        };
        assert!(
            of(LETTER).is_some() && of(LETTER) == of(&edited),
            "{found:?}"
        );
        assert!(
            of(OTHER).is_some() && of(OTHER) == of(&changed),
            "{found:?}"
        );
        assert_ne!(of(LETTER), of(OTHER));
        assert_eq!(of(&both), None);
    }
}

/// A letter of a mail merge: at each place in brackets one of the words between them.
fn merged(number: usize) -> String {
    let letter = "[Graag|Hierbij|Nu|Vandaag|Opnieuw] [vraag|verzoek|smeek|bid|roep] ik u de [oude|hoge|mooie|groene|zware] \
        bomen aan de [vaart|gracht|kade|weg|sloot] te [sparen|houden|redden|bewaren|behouden] en geen [weg|straat|baan|\
        route|rijbaan] te [maken|bouwen|leggen|trekken|graven] door het [park|bos|plantsoen|groen|veld], want daar \
        [spelen|rusten|lopen|fietsen|zitten] elke dag veel [kinderen|ouderen|buren|mensen|gezinnen]. Het [plan|voorstel|\
        ontwerp|stuk|besluit] is [slecht|zwak|mager|dun|haastig] onderbouwd en de [kosten|lasten|uitgaven|bedragen|sommen] \
        zijn [hoog|fors|groot|zwaar|flink] terwijl niemand [weet|zegt|meldt|schrijft|toont] wat het [oplevert|brengt|geeft|\
        bereikt|verbetert] voor de [stad|buurt|wijk|streek|straat]. Leg het daarom [terzijde|weg|opzij|neer|af] en \
        [luister|kijk|ga|vraag|denk] eerst naar wat de bewoners zelf [willen|wensen|vinden|zeggen|kiezen].";
    let mut slots = 0;
    let mut text = String::new();
    for (index, piece) in letter.split(['[', ']']).enumerate() {
        if index % 2 == 1 {
            slots += 1;
            let variants: Vec<&str> = piece.split('|').collect();
            text.push_str(
                variants[(number * (slots * 2 + 1) + number / 5 + slots * slots) % variants.len()],
            );
        } else {
            text.push_str(piece);
        }
    }
    text
}

#[test]
fn a_mail_merge_is_one_campaign_and_words_in_slots_are_nobodys_own() {
    let mut texts: Vec<String> = (0..40).map(merged).collect();
    texts.push(format!("{}\n\n{OWN}", merged(41)));
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let found = campaigns(&texts);
    assert!(
        found.iter().all(|one| one.is_some() && *one == found[0]),
        "{found:?}"
    );
    let residues = residues(&texts);
    assert_eq!(residues[..40], vec![""; 40]);
    assert_eq!(residues[40], OWN);
    // Two are enough.
    assert!(are_copies(texts[3], texts[20]));
}

#[test]
fn a_template_shows_its_slots() {
    let mut template = Template::of(&merged(0));
    for number in 1..60 {
        template.learn(&merged(number));
    }
    let parts = template.parts();
    let slots: Vec<_> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Slot(variants) => Some(variants),
            Part::Fixed(_) => None,
        })
        .collect();
    assert!(
        parts.contains(&Part::Fixed("ik u de".to_owned())),
        "{parts:?}"
    );
    assert!(slots.len() >= 16, "{parts:?}");
    let trees = slots
        .iter()
        .find(|slot| slot.iter().any(|(word, _)| word == "oude"));
    let mut words: Vec<_> = trees
        .into_iter()
        .flat_map(|slot| slot.iter().map(|(word, _)| word.as_str()))
        .collect();
    words.sort_unstable();
    assert_eq!(words, ["groene", "hoge", "mooie", "oude", "zware"]);
    assert_eq!(slots[0].iter().map(|(_, count)| count).sum::<usize>(), 60);
}

#[test]
fn the_residue_is_what_the_sender_wrote() {
    let paragraphs: Vec<&str> = LETTER.split("\n\n").collect();
    let (before, after) = (format!("{OWN}\n\n{LETTER}"), format!("{LETTER}\n{OWN}"));
    let within = format!(
        "{}\n\n{OWN}\n\n{}\n\n{}",
        paragraphs[0], paragraphs[1], paragraphs[2]
    );
    let signed = format!("Beste raad,\n\n{LETTER}\n\nHoogachtend,\nFatima Yilmaz");
    let twice = format!("Dit vind ik zelf ook. {LETTER} Ik woon er al dertig jaar!");
    let edited = LETTER.replace("nu geen besluit", "vandaag geen enkel besluit");
    let texts = [
        LETTER,
        &before,
        &after,
        &within,
        &signed,
        &twice,
        &edited,
        paragraphs[1],
    ];
    assert_eq!(
        residues(&texts),
        [
            "",
            OWN,
            OWN,
            OWN,
            "",
            "Dit vind ik zelf ook. … Ik woon er al dertig jaar!",
            "",
            ""
        ]
    );
}

#[test]
fn similarity_falls_with_what_differs() {
    let (little, much) = (
        LETTER.replace("honderd", "veel"),
        format!("{LETTER}\n\n{OWN}"),
    );
    let likenesses = likenesses(&[LETTER, LETTER, &little, &much]);
    let said: Vec<f64> = likenesses
        .into_iter()
        .flatten()
        .map(|one| one.similarity)
        .collect();
    assert_eq!(said[..2], [1.0, 1.0]);
    assert!(
        1.0 > said[2] && said[2] > said[3] && said[3] > 0.5,
        "{said:?}"
    );
}

#[test]
fn a_new_text_is_told_its_campaign_at_once() {
    let (mut copies, mut preparing) = (Copies::default(), Preparing::default());
    assert_eq!(copies.insert(&mut preparing, LETTER), None);
    let campaign = copies.insert(&mut preparing, &format!("{LETTER} {OWN}"));
    assert!(campaign.is_some());
    assert_eq!(copies.insert(&mut preparing, OTHER), None);
    copies.settle();
    assert_eq!(
        copies.insert(&mut preparing, &LETTER.to_lowercase()),
        campaign
    );
    assert_eq!(copies.insert(&mut preparing, OWN), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Nothing that anybody types breaks it, and a text is always like itself.
    #[test]
    fn any_text_is_read(text in "(\\PC|[ \n\"'>.,]|[a-z]{1,6} ){0,200}") {
        let likenesses = likenesses(&[&text, &text, LETTER]);
        prop_assert_eq!(&likenesses[0], &likenesses[1]);
        if let Some(likeness) = &likenesses[0] {
            prop_assert_eq!((likeness.similarity, likeness.residue.as_str()), (1.0, ""));
        }
    }

    /// Who stands where in the file says nothing about who belongs together.
    #[test]
    fn the_order_does_not_matter(order in Just((0..12_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let paragraphs: Vec<&str> = LETTER.split("\n\n").collect();
        let texts = [
            LETTER.to_owned(),
            format!("{OWN}\n\n{LETTER}"),
            paragraphs[1].to_owned(),
            LETTER.replace("honderd", "veel"),
            format!("{}\n\n{}\n\n{}", paragraphs[1], paragraphs[2], paragraphs[0]),
            OTHER.to_owned(),
            OTHER.to_uppercase(),
            format!("{OTHER}\n\n{OWN}"),
            merged(1),
            merged(2),
            merged(3),
            ALONE.to_owned(),
        ];
        let shuffled: Vec<&str> = order.iter().map(|at| texts[*at].as_str()).collect();
        let found = campaigns(&shuffled);
        let group = |at: usize| match at { 0..5 => 0, 5..8 => 1, 8..11 => 2, _ => 3 };
        for (one, first) in order.iter().zip(&found) {
            prop_assert_eq!(first.is_some(), *one != 11);
            for (other, second) in order.iter().zip(&found) {
                if *one != 11 && *other != 11 {
                    prop_assert_eq!(first == second, group(*one) == group(*other), "{} {}", one, other);
                }
            }
        }
    }
}
