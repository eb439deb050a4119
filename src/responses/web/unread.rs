//! What of a round nobody read: in lists, with where it is read.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use crate::error::{Message, Result};
use crate::readings::model::{Matter, ReadCounts, Unread, read_key};
use crate::readings::web::sentences;
use crate::responses::actions::{self, UnreadList};
use crate::web::{Choice, Page, addresses};

/// What nobody read of one matter: the first of it.
#[derive(Serialize)]
pub(super) struct UnreadView {
    matter: Matter,
    count: i64,
    items: Vec<ItemLink>,
    /// Where all of it is listed, page by page; "" when this is all.
    more: String,
}

#[derive(Serialize)]
struct ItemLink {
    text: String,
    href: String,
    party: String,
}

impl ItemLink {
    fn of(page: &Page, one: &Unread, round: addresses::Drafting<'_>) -> Self {
        let (text, href, party) = match one {
            Unread::Comment { id, party } => (
                page.say(&Message::new("comment-number").with("number", id)),
                addresses::DraftedComment(*id).page(),
                party,
            ),
            Unread::Answer {
                submission,
                question,
                title,
                party,
            } => {
                // The page of answers that begins with this one.
                let before = submission.0 - 1;
                let href = format!("{}?question={question}&after={before}", round.questions());
                (title.clone(), href, party)
            }
            Unread::Attachment {
                id,
                submission,
                name,
                party,
            } => {
                let href = addresses::Submission(*submission).attachment(*id);
                (name.clone(), href, party)
            }
        };
        Self {
            text,
            href,
            party: party.clone(),
        }
    }
}

impl UnreadView {
    pub(super) fn of(
        page: &Page,
        list: &UnreadList,
        read: &ReadCounts,
        round: addresses::Drafting<'_>,
    ) -> Self {
        let items = list.items.iter();
        Self {
            matter: list.matter,
            count: read.of(list.matter).unread(),
            items: items.map(|one| ItemLink::of(page, one, round)).collect(),
            more: list
                .next
                .map(|_| format!("{}?matter={}", round.unread(), list.matter))
                .unwrap_or_default(),
        }
    }
}

/// Which matter, and where its list goes on.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(super) struct UnreadQuery {
    matter: String,
    after: String,
}

#[derive(Serialize)]
struct UnreadPageView {
    title: String,
    consultation: String,
    path: String,
    here: String,
    read: Vec<String>,
    matters: Vec<Choice>,
    chosen: String,
    list: UnreadView,
    older: String,
}

/// `GET /drafting/{slug}/rounds/{number}/unread?matter=comment&after=KEY`
pub(super) async fn show(
    page: Page,
    path: web::Path<(String, i64)>,
    query: web::Query<UnreadQuery>,
) -> Result<HttpResponse> {
    let matter = query.matter.parse().unwrap_or(Matter::Comment);
    let after = read_key(&query.after)?;
    let place = path.into_inner();
    let found = actions::unread_page(&page.site, &page.actor, place, (matter, after)).await?;
    let round = addresses::Drafting(&found.consultation.slug, found.round.number);
    let here = round.unread();
    let mut list = UnreadView::of(&page, &found.list, &found.read, round);
    // This is where all of it is listed.
    list.more.clear();
    let view = UnreadPageView {
        title: page.text("readings-unread-title"),
        consultation: found.consultation.title.clone(),
        path: round.table(),
        read: sentences(&page, &found.read),
        matters: Matter::ALL
            .iter()
            .map(|one| Choice::new(one, page.text(&format!("readings-unread-{one}"))))
            .collect(),
        chosen: matter.to_string(),
        list,
        older: found
            .list
            .next
            .map(|(first, second)| format!("{here}?matter={matter}&after={first}-{second}"))
            .unwrap_or_default(),
        here,
    };
    page.render("pages/responses/unread.html", &view)
}
