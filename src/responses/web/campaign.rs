//! One campaign: its letter, its copies, and what a drafter makes of it.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::campaigns::{CopyView, title};
use crate::campaigns::actions::{self, Letter, NewCampaign};
use crate::campaigns::copies::Part;
use crate::error::{Error, Result};
use crate::types::ids::{CampaignId, CommentId};
use crate::web::forms::{Fields, NoFields};
use crate::web::{Choice, FormView, Page, SafeForm, addresses};

const TEMPLATE: &str = "pages/responses/campaign.html";
/// Words of a slot that are shown; the others are counted.
const VARIANTS: usize = 3;
/// Characters of the letter that a suggestion's title begins as.
const BEGINNING: usize = 60;

#[derive(Serialize)]
struct LetterView {
    title: String,
    consultation: String,
    /// The round's table of comments, and its campaigns.
    table: String,
    list: String,
    path: String,
    suggested: bool,
    count: i64,
    with_words: i64,
    unanswered: i64,
    parts: Vec<PartView>,
    copies: Vec<CopyView>,
    /// Only those with words of their own are shown.
    own: bool,
    next: String,
    others: Vec<Choice>,
    form: FormView,
}

/// Words of the letter, or the place of some that vary.
#[derive(Serialize)]
struct PartView {
    text: String,
    slot: bool,
    variants: Vec<Variant>,
    /// How many others there are.
    more: usize,
}

#[derive(Serialize)]
struct Variant {
    text: String,
    count: usize,
}

#[derive(Debug, Default, Clone, Deserialize)]
pub(super) struct WhichCopies {
    #[serde(default)]
    own: String,
    after: Option<i64>,
}

/// `GET /drafting/campaigns/{id}`
pub(super) async fn show(
    page: Page,
    path: web::Path<i64>,
    query: web::Query<WhichCopies>,
) -> Result<HttpResponse> {
    let id = CampaignId(path.into_inner());
    let view = view(&page, id, query.into_inner(), FormView::default()).await?;
    page.render(TEMPLATE, &view)
}

async fn view(
    page: &Page,
    id: CampaignId,
    query: WhichCopies,
    mut form: FormView,
) -> Result<LetterView> {
    let own = query.own == "yes";
    let which = (own, query.after.map(CommentId));
    let letter = actions::letter(&page.site, &page.actor, id, which).await?;
    for key in ["form", "title", "comments", "into", "new_title"] {
        form.errors.entry(key.to_owned()).or_default();
    }
    for (key, value) in [
        ("title", beginning(&letter)),
        ("into", String::new()),
        ("new_title", String::new()),
    ] {
        form.values.entry(key.to_owned()).or_insert(value);
    }
    let drafting = addresses::Drafting(&letter.consultation.slug, letter.round.number);
    let path = addresses::DraftedCampaign(id).page();
    Ok(LetterView {
        title: title(page, id, &letter.campaign.title),
        table: drafting.table(),
        list: drafting.campaigns(),
        next: letter.next.map_or_else(String::new, |after| {
            let own = if own { "own=yes&" } else { "" };
            format!("{path}?{own}after={after}")
        }),
        path,
        suggested: letter.campaign.suggested,
        count: letter.counts.copies,
        with_words: letter.counts.with_words,
        unanswered: letter.counts.copies - letter.counts.answered,
        parts: letter.parts.into_iter().map(PartView::from).collect(),
        copies: letter.copies.into_iter().map(CopyView::from).collect(),
        own,
        others: letter
            .others
            .iter()
            .map(|(other, name, count)| {
                Choice::new(other, format!("{} ({count})", title(page, *other, name)))
            })
            .collect(),
        consultation: letter.consultation.title,
        form,
    })
}

/// The first words of the letter, for a title.
fn beginning(letter: &Letter) -> String {
    let Some((_, sample)) = &letter.sample else {
        return String::new();
    };
    let mut beginning = String::new();
    for word in sample.split_whitespace() {
        if beginning.chars().count() + word.chars().count() >= BEGINNING {
            break;
        }
        if !beginning.is_empty() {
            beginning.push(' ');
        }
        beginning.push_str(word);
    }
    beginning
}

impl From<Part> for PartView {
    fn from(part: Part) -> Self {
        match part {
            Part::Fixed(text) => Self {
                text,
                slot: false,
                variants: Vec::new(),
                more: 0,
            },
            Part::Slot(variants) => Self {
                text: String::new(),
                slot: true,
                more: variants.len().saturating_sub(VARIANTS),
                variants: variants
                    .into_iter()
                    .take(VARIANTS)
                    .map(|(text, count)| Variant { text, count })
                    .collect(),
            },
        }
    }
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Title {
    title: String,
}

/// `POST /drafting/campaigns/{id}/confirmation`
pub(super) async fn confirm(
    page: Page,
    path: web::Path<i64>,
    form: SafeForm<Title>,
) -> Result<HttpResponse> {
    let id = CampaignId(path.into_inner());
    let wanted = form.0.title.clone();
    let outcome = actions::confirm_campaign(&page.site, &page.actor, id, wanted).await;
    let outcome = outcome.map(|()| (id, "campaigns-confirmed"));
    answer(&page, id, outcome, &form.0).await
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Merger {
    into: String,
}

/// `POST /drafting/campaigns/{id}/merger`: its copies go into another.
pub(super) async fn merge(
    page: Page,
    path: web::Path<i64>,
    form: SafeForm<Merger>,
) -> Result<HttpResponse> {
    let id = CampaignId(path.into_inner());
    let outcome = match form.0.into.parse().map(CampaignId) {
        Ok(into) => actions::merge_campaigns(&page.site, &page.actor, id, into)
            .await
            .map(|()| (into, "campaigns-merged")),
        Err(_) => Err(Error::invalid("into", "campaigns-merge-unknown")),
    };
    answer(&page, id, outcome, &form.0).await
}

/// `POST /drafting/campaigns/{id}/dismissal`: a suggestion that is no campaign.
pub(super) async fn dismiss(
    page: Page,
    path: web::Path<i64>,
    _form: SafeForm<NoFields>,
) -> Result<HttpResponse> {
    let id = CampaignId(path.into_inner());
    let (slug, number) = actions::campaign_place(&page.site, &page.actor, id).await?;
    match actions::dismiss_campaign(&page.site, &page.actor, id).await {
        Ok(()) => Ok(page.done(
            &addresses::Drafting(&slug, number).campaigns(),
            "campaigns-dismissed",
        )),
        Err(error) => answer(&page, id, Err(error), &Title::default()).await,
    }
}

/// `POST /drafting/campaigns/{id}/split`: copies ticked become a campaign of their own.
pub(super) async fn split(
    page: Page,
    path: web::Path<i64>,
    form: SafeForm<Fields>,
) -> Result<HttpResponse> {
    let id = CampaignId(path.into_inner());
    let (slug, number) = actions::campaign_place(&page.site, &page.actor, id).await?;
    let round =
        crate::responses::actions::round_to_draft(&page.site, &page.actor, slug, number).await?;
    let wanted = form.0.one("new_title").to_owned();
    let ticked: Option<Vec<CommentId>> = form
        .0
        .all("comments")
        .map(|number| number.parse().ok().map(CommentId))
        .collect();
    let ticked = ticked.ok_or_else(|| Error::refused("error-form-broken"))?;
    let typed = serde_json::json!({ "new_title": wanted });
    let new = NewCampaign {
        round,
        of: Some(id),
        title: wanted,
        comments: ticked,
    };
    let outcome = actions::form_campaign(&page.site, &page.actor, new).await;
    let outcome = outcome
        .map(|new| (new, "responses-campaign-formed"))
        .map_err(|error| match error {
            // The fields of this page have other names than those of the round's.
            Error::Invalid(mut faults) => {
                for fault in &mut faults {
                    if fault.field == "title" {
                        fault.field = "new_title";
                    }
                }
                Error::Invalid(faults)
            }
            other => other,
        });
    answer(&page, id, outcome, &typed).await
}

/// On to the campaign that is there now, or this one with what is wrong.
async fn answer(
    page: &Page,
    id: CampaignId,
    outcome: Result<(CampaignId, &'static str)>,
    typed: &impl Serialize,
) -> Result<HttpResponse> {
    match outcome {
        Ok((on, said)) => Ok(page.done(&addresses::DraftedCampaign(on).page(), said)),
        Err(error) => {
            let form = FormView::of(typed).refused(page, error)?;
            let view = view(page, id, WhichCopies::default(), form).await?;
            page.render_refused(TEMPLATE, &view)
        }
    }
}
