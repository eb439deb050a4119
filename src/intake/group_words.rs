//! The words people use for groups of parties, in Dutch, English, German and French. Knows no sheet. A word that
//! is missing is added to the line of its group.

use super::model::plain;
use crate::config::Group;

/// By the code of the group, words with a bar between them; a group that is not configured has no use for them.
const WORDS: &[(&str, &str)] = &[
    (
        "individual",
        "burger|burgers|inwoner|particulier|particulieren|privépersoon|persoon|citizen|citizens|\
         eu citizen|non eu citizen|individual|private person|natural person|private individual|self|\
         consument|consumer|bürger|privatperson|citoyen|citoyenne|op persoonlijke titel",
    ),
    (
        "private",
        "bedrijf|bedrijven|bedrijfsleven|onderneming|ondernemer|zzp|zzp er|mkb|leverancier|company|\
         companies|business|industry|enterprise|sme|vendor|commercial|commercieel|private|\
         private company|unternehmen|wirtschaft|firma|entreprise|industrie|privaat|private partij",
    ),
    (
        "public",
        "overheid|overheden|overheidsorganisatie|gemeente|gemeenten|provincie|waterschap|ministerie|\
         rijk|rijksoverheid|medeoverheid|decentrale overheid|toezichthouder|uitvoeringsorganisatie|zbo|\
         veiligheidsregio|omgevingsdienst|politie|public authority|public body|government|agency|\
         federal|federal agency|federal government|municipality|state|local government|regulator|\
         behörde|kommune|gemeinde|ministerium|autorité publique|administration|commune|publiek",
    ),
    (
        "academic",
        "universiteit|hogeschool|hbo|kennisinstelling|onderzoeksinstelling|onderzoeker|onderzoek|\
         wetenschap|wetenschapper|onderwijs|university|academia|academic|academic research institution|\
         research|research institution|researcher|universität|hochschule|forschung|université|recherche",
    ),
    (
        "technical",
        "technisch|technical|technische gemeenschap|techniek|csirt|cert|isac|standards body|\
         standardisation body|normalisatie|internet community",
    ),
    (
        "civil-society",
        "ngo|ngos|non governmental organisation|non governmental organization|non profit|nonprofit|\
         civil society|association|vereniging|stichting|maatschappelijke organisatie|\
         maatschappelijk middenveld|belangenorganisatie|belangenvereniging|belangengroep|\
         brancheorganisatie|branchevereniging|branche|koepel|koepelorganisatie|vakbond|trade union|\
         trade association|business association|industry association|consumer organisation|\
         environmental organisation|interest group|consumentenorganisatie|patiëntenorganisatie|verband|verein|\
         gewerkschaft|syndicat|société civile|ong",
    ),
    (
        "advisory",
        "adviesorgaan|adviesorganen|adviesraad|adviescollege|adviescommissie|advisory body|\
         advisory council|advisory board|beirat|conseil consultatif",
    ),
];

/// The group that people mean by its code, its name in any language, also with more words behind it
/// ("civil society / association"), or a word for it; none if there is no telling.
pub fn group_meant<'a>(groups: &'a [Group], text: &str) -> Option<&'a Group> {
    let meant = plain(text);
    let names = |group: &Group| [plain(&group.code), plain(&group.nl), plain(&group.en)];
    let worded = |fits: &dyn Fn(&str) -> bool| {
        let mut found = WORDS
            .iter()
            .filter(|(_, words)| words.split('|').any(fits))
            .filter_map(|(code, _)| groups.iter().find(|group| group.code == *code));
        let first = found.next()?;
        found.next().is_none().then_some(first)
    };
    let begins = |name: &str| {
        meant
            .strip_prefix(name)
            .is_some_and(|rest| rest.starts_with(' '))
    };
    let padded = format!(" {meant} ");
    groups
        .iter()
        .find(|group| names(group).contains(&meant))
        .or_else(|| worded(&|word| plain(word) == meant))
        .or_else(|| {
            let mut groups = groups.iter();
            groups.find(|group| names(group).iter().any(|name| begins(name)))
        })
        .or_else(|| worded(&|word| begins(word)))
        .or_else(|| worded(&|word| padded.contains(&format!(" {word} "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups() -> Vec<Group> {
        crate::config::Config::defaults().unwrap().groups
    }

    #[test]
    fn understands_groups_as_people_write_them() {
        let groups = groups();
        let code = |text| group_meant(&groups, text).map(|group| group.code.as_str());
        assert_eq!(code("private"), Some("private"));
        assert_eq!(code("Private sector"), Some("private"));
        assert_eq!(code("civil society / association"), Some("civil-society"));
        assert_eq!(code("Adviesorganen"), Some("advisory"));
        assert_eq!(code("Individual"), Some("individual"));
        assert_eq!(code("publicity"), None);
        assert_eq!(code("iets anders"), None);
        assert_eq!(code("2"), None);
        for (word, group) in [
            ("NGO", "civil-society"),
            ("Bedrijf", "private"),
            ("Gemeente", "public"),
            ("kleine gemeente", "public"),
            ("Burger", "individual"),
            ("EU citizen", "individual"),
            ("Universiteit", "academic"),
            ("brancheorganisatie", "civil-society"),
            ("Overheid", "public"),
            ("company/business organisation", "private"),
            ("Business association", "civil-society"),
            ("Maatschappelijk middenveld", "civil-society"),
            ("Academic/research Institution", "academic"),
            ("Behörde", "public"),
            ("technical", "technical"),
        ] {
            assert_eq!(code(word), Some(group), "{word}");
        }
    }
}
