//! `GET /consultations/{slug}/report`: the consultation report. Who responded by group, how many
//! comments there were, per section what was asked and what was done, and whether the advice of
//! advisory bodies was followed, with the reasons (Aanwijzingen voor de regelgeving 4.44).

mod charts;

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;

use self::charts::{Charts, section_of_list};
use crate::campaigns::model::Tally;
use crate::config::ADVISORY;
use crate::consultations::model::Consultation;
use crate::error::Result;
use crate::reading::actions;
use crate::reading::disclosure_control::MIN_CELL;
use crate::reading::model::{KnownRound, RoundReport, SectionOutcome, Turnout, next_hour};
use crate::reading::web::attachments::PublicFileView;
use crate::reading::web::comment::{CommentView, gather_with};
use crate::reading::web::own::with_bars;
use crate::reading::web::page_cache::{PageCache, Rendered};
use crate::reading::web::questions::CountedView;
use crate::reading::web::revision::revision_of;
use crate::reading::web::views::{RoundView, prose};
use crate::readings::web::{reason, sentences};
use crate::responses::model::{Disposition, SatisfactionCounts};
use crate::responses::second_looks::LookCounts;
use crate::types::ids::SectionId;
use crate::web::Page;

#[derive(Serialize)]
struct ReportView {
    title: String,
    consultation: String,
    slug: String,
    language: &'static str,
    summary_html: String,
    time_zone: String,
    /// Answers below which a count is not shown by itself.
    fewest: i64,
    rounds: Vec<RoundSection>,
}

#[derive(Serialize)]
struct RoundSection {
    round: RoundView,
    submissions: i64,
    comments: i64,
    published: i64,
    answered: i64,
    /// The comments as distinct texts; the published ones.
    texts: i64,
    published_texts: i64,
    groups: Vec<GroupRow>,
    /// How far it was established who sent the submissions.
    verified: Vec<VerifiedRow>,
    signed: SignedView,
    places: Vec<PlaceRow>,
    /// What advisory bodies asked, with the answers.
    advice: Vec<CommentView>,
    /// What was said in the name of one, as the sender states.
    advice_stated: Vec<CommentView>,
    has_answers: bool,
    satisfaction: SatisfactionCounts,
    second_looks: LookCounts,
    /// By how many people what came in was read, in sentences; none while no answers are published.
    read: Vec<String>,
    /// How much was not then, and why; "" where all was.
    unread: String,
    questions: Vec<CountedView>,
    charts: Charts,
    files: Vec<PublicFileView>,
    more_files: bool,
}

#[derive(Serialize)]
struct GroupRow {
    name: String,
    submissions: i64,
    comments: i64,
    published: i64,
    texts: i64,
    published_texts: i64,
    names: Vec<String>,
    /// As the senders state.
    stated: Vec<String>,
}

/// Organisations that signed another party's submission.
#[derive(Serialize)]
struct SignedView {
    organisations: usize,
    named: Vec<SignedRow>,
    unnamed: usize,
}

#[derive(Serialize)]
struct SignedRow {
    party: String,
    names: Vec<String>,
}

#[derive(Serialize)]
struct VerifiedRow {
    level: &'static str,
    count: i64,
}

#[derive(Serialize)]
struct PlaceRow {
    id: String,
    name: String,
    comments: i64,
    texts: i64,
    support: i64,
    dispositions: Vec<DispositionCount>,
    /// Where a conclusion depends on the way of counting: a word of `disposition-state-…` for each, or "" for as many of two.
    depends: Option<[&'static str; 2]>,
    answered: Vec<CommentView>,
    /// How many answered comments are not shown here, and where they are.
    more: i64,
    more_href: String,
}

#[derive(Serialize)]
struct DispositionCount {
    /// The same as distinct texts.
    texts: i64,
    state: &'static str,
    count: i64,
}

/// The page.
pub async fn show(
    page: Page,
    request: HttpRequest,
    path: web::Path<String>,
    cache: web::Data<PageCache>,
) -> Result<HttpResponse> {
    let slug = path.into_inner();
    let page = page.asking(&[]);
    let page = with_bars(page, &slug).await?;
    let make = async || {
        let (procedure, reports) = actions::report(&page.site, &page.actor, &slug).await?;
        // A round that closes by the clock is reported from the next change of the revision on,
        // or at the latest when its hour has come.
        let until = next_hour(
            procedure.rounds.iter().map(KnownRound::hours),
            page.site.now(),
        );
        let rounds = reports.iter().map(|report| &report.round);
        let consultation = procedure.consultation;
        let around = prose(&consultation, rounds);
        let answered = reports.iter().flat_map(|report| &report.answered);
        gather_with(&page, answered.map(|(_, shown)| shown), around).await?;
        let draw = move |page: &Page| Ok(view(page, &consultation, reports));
        Ok(Rendered {
            html: page.drawn("pages/reading/report.html", draw).await?,
            until,
        })
    };
    cache
        .answer(&page, &request, revision_of(&page, &slug), make)
        .await
}

fn view(page: &Page, consultation: &Consultation, reports: Vec<RoundReport>) -> ReportView {
    ReportView {
        title: page.text("reading-report-title"),
        consultation: consultation.title.clone(),
        slug: consultation.slug.clone(),
        language: consultation.language.as_str(),
        fewest: MIN_CELL,
        time_zone: consultation.time_zone.clone(),
        summary_html: page.html_of(&consultation.summary),
        rounds: reports
            .into_iter()
            .map(|report| round(page, consultation, report))
            .collect(),
    }
}

fn round(page: &Page, consultation: &Consultation, report: RoundReport) -> RoundSection {
    let now = page.site.now();
    let label = &report.version.label;
    let view = RoundView::of(page, consultation, &report.round, label, now);
    // Only of an advisory body that is one: the rest said so themselves.
    let (advice, advice_stated) = report
        .answered
        .iter()
        .filter(|(_, shown)| shown.comment.group_code == ADVISORY)
        .map(|(_, shown)| (shown.comment.id, CommentView::of(page, shown, None)))
        .partition::<Vec<_>, _>(|(id, _)| report.established.contains(id));
    let views = |list: Vec<(_, CommentView)>| list.into_iter().map(|(_, view)| view).collect();
    let mut by_section: HashMap<Option<SectionId>, Vec<CommentView>> = HashMap::new();
    for (section, shown) in &report.answered {
        by_section
            .entry(*section)
            .or_default()
            .push(CommentView::of(page, shown, None));
    }
    let list = format!("{}/comments", view.path);
    // The document as a whole comes first, then the sections in their order.
    let whole = std::iter::once((None, page.text("reading-whole-document")));
    let sections = report
        .sections
        .iter()
        .map(|section| (Some(section), section.label()));
    let places: Vec<PlaceRow> = whole
        .chain(sections)
        .filter_map(|(section, name)| {
            let id = section.map(|section| section.id);
            let outcome = report.outcomes.get(&id)?;
            let answered = by_section.remove(&id).unwrap_or_default();
            let shown = i64::try_from(answered.len()).unwrap_or(i64::MAX);
            Some(PlaceRow {
                more: outcome.answered().saturating_sub(shown).max(0),
                more_href: section_of_list(&list, section.map(|section| section.number.as_str())),
                // By its place in the text: an id would tell how many sections of other texts came before.
                id: section.map_or_else(
                    || format!("r{}-document", view.number),
                    |section| format!("r{}-s{}", view.number, section.position),
                ),
                name,
                comments: outcome.comments,
                texts: outcome.all.texts(),
                support: outcome.support,
                depends: outcome.depends_on_counting().map(|(comments, texts)| {
                    [comments, texts].map(|one| one.map_or("", Disposition::as_str))
                }),
                dispositions: counts(outcome),
                answered,
            })
        })
        .collect();
    let answered = report
        .outcomes
        .values()
        .flat_map(|outcome| outcome.dispositions.values())
        .sum();
    let sum = |of: fn(&Turnout) -> i64| report.turnout.iter().map(of).sum();
    let groups = group_rows(page, &report);
    let responses: Vec<(String, i64)> = groups
        .iter()
        .map(|group| (group.name.clone(), group.submissions))
        .collect();
    RoundSection {
        charts: Charts::of(page, &report, &responses, &list, consultation.zone()),
        submissions: sum(|turnout| turnout.submissions),
        comments: sum(|turnout| turnout.comments),
        published: sum(|turnout| turnout.published),
        answered,
        texts: distinct(&report, |turnout| &turnout.tallies.0),
        published_texts: distinct(&report, |turnout| &turnout.tallies.1),
        verified: report
            .verified
            .iter()
            .map(|(level, count)| VerifiedRow {
                level: level.as_str(),
                count: *count,
            })
            .collect(),
        groups,
        signed: SignedView {
            organisations: report.signed.organisations,
            named: report
                .signed
                .named
                .into_iter()
                .map(|(party, names)| SignedRow { party, names })
                .collect(),
            unnamed: report.signed.unnamed,
        },
        places,
        advice: views(advice),
        advice_stated: views(advice_stated),
        questions: report
            .questions
            .iter()
            .map(|counted| CountedView::of(page, counted))
            .collect(),
        has_answers: report.round.answers_published_at.is_some(),
        satisfaction: report.satisfaction,
        second_looks: report.second_looks,
        read: match report.round.answers_published_at {
            Some(_) => sentences(page, &report.read),
            None => Vec::new(),
        },
        unread: report
            .unread
            .as_ref()
            .map(|given| reason(page, given))
            .unwrap_or_default(),
        files: report
            .attachments
            .iter()
            .map(|file| PublicFileView::of(page, file, &view.path))
            .collect(),
        more_files: report.more_attachments,
        round: view,
    }
}

/// Distinct texts of all groups together: a campaign with copies in two of them is one.
fn distinct(report: &RoundReport, of: impl Fn(&Turnout) -> &Tally) -> i64 {
    let mut all = Tally::default();
    report.turnout.iter().for_each(|one| all.join(of(one)));
    all.texts()
}

/// Groups in the order of the configuration; one that is no longer configured comes last.
fn group_rows(page: &Page, report: &RoundReport) -> Vec<GroupRow> {
    let config = &page.site.config;
    let mut turnout: Vec<_> = report.turnout.iter().collect();
    turnout.sort_by_key(|turnout| {
        let place = config
            .groups
            .iter()
            .position(|group| group.code == turnout.group_code);
        (place.unwrap_or(usize::MAX), turnout.group_code.clone())
    });
    turnout
        .into_iter()
        .map(|turnout| GroupRow {
            name: config
                .group_name(&turnout.group_code, page.language)
                .to_owned(),
            submissions: turnout.submissions,
            comments: turnout.comments,
            published: turnout.published,
            texts: turnout.tallies.0.texts(),
            published_texts: turnout.tallies.1.texts(),
            names: turnout.names.clone(),
            stated: turnout.stated.clone(),
        })
        .collect()
}

/// What the comments of a section were answered; those without an answer are named beside the others.
fn counts(outcome: &SectionOutcome) -> Vec<DispositionCount> {
    let given = Disposition::ALL.iter().filter_map(|disposition| {
        Some(DispositionCount {
            state: disposition.as_str(),
            count: *outcome.dispositions.get(disposition)?,
            texts: outcome.by_disposition.get(disposition)?.texts(),
        })
    });
    let mut counts: Vec<DispositionCount> = given.collect();
    let left = outcome.comments - outcome.answered();
    if !counts.is_empty() && left > 0 {
        counts.push(DispositionCount {
            state: "unanswered",
            count: left,
            texts: left,
        });
    }
    counts
}
