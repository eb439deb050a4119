//! Words that the rules of [`super::dutch`] do not hold for. Data only: what is done with each list stands there.

/// Forms that no rule gives, with what to take them for; also at the end of a compound.
pub(super) const IRREGULAR: &[(&str, &str)] = &[
    ("steden", "stad"),
    ("schepen", "schip"),
    ("leden", "lid"),
    ("kinderen", "kind"),
    ("eieren", "ei"),
    ("goederen", "goed"),
    ("liederen", "lied"),
    ("volkeren", "volk"),
    ("gemoederen", "gemoed"),
    ("koeien", "koe"),
    ("criteria", "criterium"),
    ("musea", "museum"),
    ("centra", "centrum"),
    ("media", "medium"),
    ("laboratoria", "laboratorium"),
    ("ministeria", "ministerie"),
    ("seminaria", "seminarium"),
    ("fora", "forum"),
    ("curricula", "curriculum"),
    ("memoranda", "memorandum"),
    ("referenda", "referendum"),
    ("quota", "quotum"),
    ("crises", "crisis"),
    ("bases", "basis"),
];

/// What looks like one of these at its end and is another word.
pub(super) const NOT_IRREGULAR: &[&str] = &[
    "verleden",
    "geleden",
    "overleden",
    "beleden",
    "kleden",
    "gleden",
    "besteden",
    "multimedia",
];

/// Nouns of one syllable whose vowel is short alone and long with an ending.
pub(super) const SHORT: &[&str] = &[
    "bad", "blad", "dag", "dak", "dal", "gat", "glas", "god", "graf", "hof", "hol", "lot", "pad",
    "slag", "slot", "schot", "spel", "staf", "vat", "weg", "bod", "gen", "hand",
];

/// Past tenses of strong verbs, and the stem of the verb; with a prefix or without.
pub(super) const PAST: &[(&str, &str)] = &[
    ("begon", "begin"),
    ("begonnen", "begin"),
    ("bleef", "blijf"),
    ("bracht", "breng"),
    ("brachten", "breng"),
    ("dacht", "denk"),
    ("dachten", "denk"),
    ("deed", "doe"),
    ("deden", "doe"),
    ("gaf", "geef"),
    ("gaven", "geef"),
    ("ging", "ga"),
    ("gingen", "ga"),
    ("hielp", "help"),
    ("hielpen", "help"),
    ("hield", "houd"),
    ("hielden", "houd"),
    ("hing", "hang"),
    ("hingen", "hang"),
    ("kocht", "koop"),
    ("kochten", "koop"),
    ("koos", "kies"),
    ("kreeg", "krijg"),
    ("kwam", "kom"),
    ("kwamen", "kom"),
    ("liep", "loop"),
    ("liepen", "loop"),
    ("liet", "laat"),
    ("lieten", "laat"),
    ("nam", "neem"),
    ("riep", "roep"),
    ("riepen", "roep"),
    ("schoof", "schuif"),
    ("schreef", "schrijf"),
    ("sprak", "spreek"),
    ("stond", "sta"),
    ("stonden", "sta"),
    ("trof", "tref"),
    ("trok", "trek"),
    ("viel", "val"),
    ("vielen", "val"),
    ("ving", "vang"),
    ("vingen", "vang"),
    ("verloor", "verlies"),
    ("verloren", "verlies"),
    ("vond", "vind"),
    ("won", "win"),
    ("zag", "zie"),
    ("zocht", "zoek"),
    ("zochten", "zoek"),
];

/// The same of forms that are another word when nothing stands before them: only behind a prefix.
pub(super) const PAST_AFTER: &[(&str, &str)] = &[
    ("bleek", "blijk"),
    ("doen", "doe"),
    ("doet", "doe"),
    ("bood", "bied"),
    ("bond", "bind"),
    ("brak", "breek"),
    ("dreef", "drijf"),
    ("drong", "dring"),
    ("gaan", "ga"),
    ("gaat", "ga"),
    ("greep", "grijp"),
    ("keek", "kijk"),
    ("sloot", "sluit"),
    ("staan", "sta"),
    ("staat", "sta"),
    ("steeg", "stijg"),
    ("vroeg", "vraag"),
    ("week", "wijk"),
    ("wees", "wijs"),
    ("wierp", "werp"),
    ("wierpen", "werp"),
    ("zien", "zie"),
    ("ziet", "zie"),
    ("zond", "zend"),
];

/// Participles of strong verbs without "ge", which are as often the plural of the past: with "ge", with
/// a prefix or with both ("geschreven", "beschreven", "toegeschreven", "toeschreven").
pub(super) const PARTICIPLES: &[(&str, &str)] = &[
    ("bleken", "blijk"),
    ("bleven", "blijf"),
    ("boden", "bied"),
    ("bonden", "bind"),
    ("bracht", "breng"),
    ("broken", "breek"),
    ("dacht", "denk"),
    ("dreven", "drijf"),
    ("drongen", "dring"),
    ("grepen", "grijp"),
    ("holpen", "help"),
    ("keken", "kijk"),
    ("kocht", "koop"),
    ("kozen", "kies"),
    ("kregen", "krijg"),
    ("nomen", "neem"),
    ("schonken", "schenk"),
    ("schenen", "schijn"),
    ("schoven", "schuif"),
    ("schreven", "schrijf"),
    ("sloten", "sluit"),
    ("sproken", "spreek"),
    ("stegen", "stijg"),
    ("stolen", "steel"),
    ("troffen", "tref"),
    ("trokken", "trek"),
    ("vonden", "vind"),
    ("weken", "wijk"),
    ("wezen", "wijs"),
    ("wonnen", "win"),
    ("worpen", "werp"),
    ("wogen", "weeg"),
    ("zocht", "zoek"),
    ("zonden", "zend"),
    ("zwegen", "zwijg"),
];

/// Participles whose vowel is that of the verb: "gehouden" is "houden" behind "ge".
pub(super) const KEPT: &[(&str, &str)] = &[
    ("daan", "doe"),
    ("dragen", "draag"),
    ("gaan", "ga"),
    ("geven", "geef"),
    ("hangen", "hang"),
    ("houden", "houd"),
    ("komen", "kom"),
    ("laten", "laat"),
    ("lezen", "lees"),
    ("lopen", "loop"),
    ("meten", "meet"),
    ("roepen", "roep"),
    ("slagen", "sla"),
    ("staan", "sta"),
    ("stoten", "stoot"),
    ("vallen", "val"),
    ("vangen", "vang"),
    ("varen", "vaar"),
    ("vraagd", "vraag"),
    ("zien", "zie"),
];

/// What looks like one of these and is the plural of a noun.
pub(super) const NO_STRONG: &[&str] = &[
    "gegeven", "geboden", "verboden", "uitgaven", "opgaven", "gedragen",
];

/// What is put before a verb and may be parted from it by "ge"; then what is never parted.
pub(super) const PREFIXES: &[&str] = &[
    "aan", "achter", "af", "bij", "bijeen", "binnen", "deel", "dicht", "door", "goed", "in",
    "langs", "los", "mede", "mee", "na", "neer", "om", "onder", "op", "open", "over", "plaats",
    "samen", "tegen", "terug", "toe", "uit", "vast", "vol", "voor", "vooruit", "vrij", "waar",
    "weer", "weg",
];
pub(super) const UNPARTED: &[&str] = &["be", "her", "ont", "ver", "mis"];

/// Nouns and others that begin like a participle and are none; as they are without an "e" or "en".
pub(super) const NO_PARTICIPLE: &[&str] = &[
    "gebergt", "geboort", "gebrand", "gedacht", "gedaant", "gedeelt", "gedicht", "geduld", "geest",
    "gehalt", "gehucht", "gemeent", "gemoed", "gerecht", "gerucht", "geslacht", "gestalt",
    "gesteent", "gevecht", "geweld", "gewest", "gewicht", "gezicht", "gezant", "gezond",
    "gegevens", "gebeurd", "gebeurt", "gebruikt", "geloofd", "gelooft", "getuigd", "getuigt",
];

/// Endings that look like an s of the plural, an "en", or the d or t of a verb, and belong to the word.
pub(super) const OF_THE_WORD: &[&str] = &[
    "arts", "balans", "beurs", "eens", "fiets", "flits", "grens", "kans", "koers", "loods", "mens",
    "plaats", "schets", "toets", "wens",
];
pub(super) const EN_OF_THE_WORD: &[&str] = &[
    "beneden", "binnen", "boven", "buiten", "eigen", "even", "oefen", "open", "orden", "reken",
    "samen", "tegen", "teken", "wapen", "zegen",
];
pub(super) const END_OF_THE_WORD: &[&str] = &[
    "weekend", "bekend", "erkend", "herkend", "verkend", "ontkend", "legend", "duizend", "ochtend",
    "vriend", "verwend", "gewend", "gezend",
];
pub(super) const DT_OF_THE_WORD: &[&str] = &[
    "arkt", "eend", "maand", "vriend", "eind", "beeld", "hemd", "vreemd", "hoofd", "eugd", "maagd",
    "schrift", "gift",
];
