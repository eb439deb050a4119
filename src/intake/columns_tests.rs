//! What the columns of sheets are read as.

use super::*;

fn columns(names: &[&str], said: &[&str]) -> Columns {
    let said: Vec<String> = said.iter().map(|one| (*one).to_owned()).collect();
    let names: Vec<String> = names.iter().map(|one| (*one).to_owned()).collect();
    Columns::find(&names, &[], &maps(&said).unwrap())
}

#[test]
fn what_somebody_says_comes_before_names() {
    let found = columns(&["Comment", "excerpt", "Group"], &["EXCERPT=comment"]);
    assert_eq!(found.name(Field::Comment), "excerpt");
    assert_eq!(found.name(Field::Group), "Group");
    let row = ["kept".to_owned(), "text".to_owned(), "private".to_owned()];
    assert_eq!(found.cell(&row, Field::Comment), "text");
    assert_eq!(found.notes(&row), "Comment: kept");
}

/// The fields of a sheet by its headings, in order.
fn fields(names: &[&str]) -> Vec<String> {
    columns(names, &[])
        .used()
        .map(|(_, own)| match own {
            Use::Field(field) => field.to_string(),
            Use::Detail(detail) => detail.word().to_owned(),
            Use::Note => "note".to_owned(),
            Use::Hidden => "hidden".to_owned(),
        })
        .collect()
}

#[test]
fn guesses_what_a_heading_is_for_by_its_words_beside_others_that_are_known() {
    for (names, found) in [
        (
            "Nr.|Naam indiener|Betreft (artikel, lid)|Uw opmerking *|Voorstel voor gewijzigde tekst|Status opmerking",
            "id|party|reference|comment|proposed_text|note",
        ),
        (
            "Group|Our comment on this|Reply of the ministry to the comment|Section it is about",
            "group|comment|note|reference",
        ),
        // A title is none, and says too much.
        ("Reacties op het concept", "note"),
        (
            "Groep|Alle opmerkingen die wij over de strategie en over de haven kregen",
            "group|note",
        ),
    ] {
        let names: Vec<&str> = names.split('|').collect();
        assert_eq!(fields(&names).join("|"), found, "{names:?}");
    }
}

#[test]
fn knows_the_columns_of_other_sheets() {
    for (names, fields_there) in [
        // ISO/IEC/CEN, 2012 and before
        (
            "MB/NC|Line number (e.g. 17)|Clause/ Subclause (e.g. 3.1)|Paragraph/ Figure/ Table/ (e.g. Table 1)|\
             Type of comment|Comments|Proposed change|Observations of the secretariat",
            "party|line|reference|paragraph|kind|comment|proposed_text|response",
        ),
        (
            "MB|Clause No./Subclause No./Annex (e.g. 3.1)|Type of comment|Comment (justification for change) by the MB|\
             Proposed change by the MB",
            "party|reference|kind|comment|proposed_text",
        ),
        // NIST
        (
            "Comment #|Organization|Name|Type|Page|Line|Section|Comment (with rationale)|Suggested change",
            "id|party|name|kind|page|line|reference|comment|proposed_text",
        ),
        (
            "Comment #|Organization Name (N/A, if individual)|Organization Type (see below for codes)|\
             Reference (Include section and paragraph number)|Comment (Include rationale for comment)|\
             Suggested Change|Type (Editorial/Technical)",
            "id|party|group|reference|comment|proposed_text|kind",
        ),
        // American matrices
        (
            "#|Source|Type|Page|Paragraph|Comment|Rationale|Decision",
            "id|party|kind|page|reference|comment|note|decision",
        ),
        // OASIS
        (
            "#|Commenter|Date|Description|Date acknowledged|Resolution|Disposition",
            "id|party|received_at|comment|note|response|disposition",
        ),
        // IPPC
        (
            "Section|Paragraph|Sentence|Type|Proposed rewording|Explanation|Country",
            "reference|paragraph|sentence|kind|proposed_text|comment|party",
        ),
        (
            "Nr|Indiener|Soort organisatie|Artikel/paragraaf|Commentaar|Tekstvoorstel|Datum ontvangst",
            "id|party|group|reference|comment|proposed_text|received_at",
        ),
        (
            "Lfd. Nr.|Organisation|Abschnitt|Kommentar|Änderungsvorschlag|Art",
            "id|party|reference|comment|proposed_text|kind",
        ),
        (
            "Numéro|Organisme|Article|Commentaires|Proposition de modification",
            "id|party|reference|comment|proposed_text",
        ),
        ("Section|Reference|Comment", "note|reference|comment"),
    ] {
        let names: Vec<&str> = names.split('|').collect();
        assert_eq!(fields(&names).join("|"), fields_there, "{names:?}");
    }
}

#[test]
fn a_place_is_said_in_more_columns_than_one() {
    let found = columns(&["Section", "Page", "Line", "Paragraph", "Comment"], &[]);
    let said = |cells: &[&str]| {
        let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        found.reference(&cells)
    };
    assert_eq!(said(&["5.2", "", "", "2"]), "5.2, paragraph 2");
    assert_eq!(said(&["5.2", "12", "400", ""]), "5.2, page 12, line 400");
    assert_eq!(said(&["", "", "14", ""]), "line 14");
    assert_eq!(said(&["5.2", "-", "", "Table 3"]), "5.2, Table 3");
}

#[test]
fn headings_that_come_again_are_told_from_comments() {
    let found = columns(&["Nr", "Organisatie", "Opmerking"], &[]);
    let row = |cells: &[&str]| {
        cells
            .iter()
            .map(|cell| (*cell).to_owned())
            .collect::<Vec<_>>()
    };
    assert!(found.is_again(&row(&["Nr", "ORGANISATIE ", "Opmerking"])));
    assert!(!found.is_again(&row(&["1", "Organisatie", "Opmerking"])));
    assert!(!found.is_again(&row(&["", "", "Opmerking"])));
}

#[test]
fn refuses_what_names_nothing() {
    for said in ["excerpt", "=comment", "excerpt=nothing"] {
        assert!(maps(&[said.to_owned()]).is_err(), "{said}");
    }
    assert!(maps(&["a=comment".to_owned(), "b=comment".to_owned()]).is_err());
    let found = columns(&["a"], &[]);
    assert_eq!(found.missing(&maps(&[]).unwrap()), None);
    // Also where the sheet has another column of that name's field.
    let found = columns(&["comment", "kind"], &["nee=kind"]);
    let asked = maps(&["nee=kind".to_owned()]).unwrap();
    assert_eq!(found.missing(&asked), Some("nee"));
}
