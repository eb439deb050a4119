//! Words that announce a name.

/// How sure words make that a name follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Announcement {
    /// One word with a capital is a name.
    Sure,
    /// Two words, or initials and one.
    Likely,
}

/// Words, the last of which stands at the end of a phrase; and what the phrase announces.
pub(super) const PHRASES: &[(&str, Announcement)] = &[
    ("contact:", Announcement::Sure),
    ("contactpersoon", Announcement::Sure),
    ("contact person", Announcement::Sure),
    ("aanspreekpunt", Announcement::Sure),
    ("naam:", Announcement::Sure),
    ("name:", Announcement::Sure),
    ("mijn naam is", Announcement::Sure),
    ("my name is", Announcement::Sure),
    ("my name's", Announcement::Sure),
    ("naam is", Announcement::Likely),
    ("ik heet", Announcement::Sure),
    ("ik ben", Announcement::Likely),
    ("i am", Announcement::Likely),
    ("i'm", Announcement::Likely),
    ("ondergetekende", Announcement::Likely),
    ("undersigned", Announcement::Likely),
    ("tav", Announcement::Likely),
    ("attentie van", Announcement::Likely),
    ("attn", Announcement::Likely),
    ("attention:", Announcement::Likely),
    ("contact opnemen met", Announcement::Likely),
    ("contact op met", Announcement::Likely),
    ("contact met", Announcement::Likely),
    ("in touch with", Announcement::Likely),
    ("contact", Announcement::Likely),
    ("afzender:", Announcement::Sure),
    ("auteur:", Announcement::Sure),
    ("author:", Announcement::Sure),
    ("indiener:", Announcement::Sure),
    ("sender:", Announcement::Sure),
    ("ingediend door", Announcement::Likely),
    ("opgesteld door", Announcement::Likely),
    ("geschreven door", Announcement::Likely),
    ("submitted by", Announcement::Likely),
    ("written by", Announcement::Likely),
    ("speak to", Announcement::Likely),
    ("spreken met", Announcement::Likely),
    ("gesproken met", Announcement::Likely),
    ("spoke to", Announcement::Likely),
    ("spoke with", Announcement::Likely),
];

/// Who somebody is to the writer.
pub(super) const RELATIONS: &[&str] = &[
    "buurman",
    "buurvrouw",
    "buurjongen",
    "buurmeisje",
    "collega",
    "huisarts",
    "tante",
    "oom",
    "zoon",
    "dochter",
    "zoontje",
    "dochtertje",
    "broer",
    "zus",
    "vriend",
    "vriendin",
    "echtgenoot",
    "echtgenote",
    "schoonzoon",
    "kleinzoon",
    "kleindochter",
    "neighbour",
    "neighbor",
    "colleague",
    "husband",
    "wife",
    "son",
    "daughter",
    "brother",
    "sister",
    "friend",
    "uncle",
    "aunt",
    "ambtenaar",
    "medewerker",
    "medewerkster",
    "wijkagent",
    "behandelaar",
    "projectleider",
    "beleidsmedewerker",
    "beleidsmedewerkster",
    "teamleider",
    "juf",
    "advocaat",
    "notaris",
    "loketmedewerker",
];

/// "mijn man Ahmed": words that are too general without "mijn" or "my".
pub(super) const OWN_RELATIONS: &[&str] = &[
    "man", "vrouw", "moeder", "vader", "partner", "mother", "father", "mum", "dad", "kind", "opa",
    "oma",
];

pub(super) const CLOSINGS: &[&str] = &[
    "groet",
    "groeten",
    "groetjes",
    "hoogachtend",
    "mvg",
    "regards",
    "sincerely",
    "faithfully",
    "wishes",
    "getekend",
    "wg",
    "gr",
    "signed",
    "cheers",
    "truly",
    "respectfully",
    "vrgr",
];

/// Of these a name may follow directly: "Groetjes Kees".
pub(super) const GREETINGS: &[&str] = &[
    "groet", "groeten", "groetjes", "mvg", "gr", "regards", "vrgr", "wg",
];

/// Words that close a letter where nothing follows them on their line.
pub(super) const WEAK_CLOSINGS: &[&str] =
    &["best", "thanks", "yours", "bedankt", "dank", "you", "liefs"];
