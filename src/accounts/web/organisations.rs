//! One's organisations: founding one, and, for a lead, who is in it.

use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::fields::{free_groups, provenance_text};
use crate::access::MemberRole;
use crate::accounts::actions::organisations::{self, Change};
use crate::accounts::actions::profile;
use crate::accounts::model::{Invitation, Member};
use crate::error::{Error, Message, Result};
use crate::types::ids::{AccountId, InvitationId, OrganisationId};
use crate::web::{Choice, FormView, NoFields, Page, SafeForm, addresses};

#[derive(Default, Serialize, Deserialize)]
pub(super) struct Founding {
    #[serde(default)]
    name: String,
    #[serde(default)]
    group: String,
}

#[derive(Serialize)]
struct ListView {
    title: String,
    form: FormView,
    groups: Vec<Choice>,
    organisations: Vec<InvitedRound>,
}

#[derive(Serialize)]
struct InvitedRound {
    id: OrganisationId,
    name: String,
    group: String,
    role: MemberRole,
}

const LIST: &str = "pages/accounts/organisations.html";

fn list_view(page: &Page, form: FormView) -> Result<ListView> {
    let config = &page.site.config;
    Ok(ListView {
        title: page.text("accounts-organisations-title"),
        form,
        groups: free_groups(page),
        organisations: page
            .viewer()?
            .memberships
            .iter()
            .map(|membership| InvitedRound {
                id: membership.organisation,
                name: membership.name.clone(),
                group: config
                    .group_name(&membership.group_code, page.language)
                    .to_owned(),
                role: membership.role,
            })
            .collect(),
    })
}

pub(super) async fn list(page: Page) -> Result<HttpResponse> {
    profile::own(&page.actor)?;
    let form = FormView::of(&Founding::default());
    page.render(LIST, &list_view(&page, form)?)
}

pub(super) async fn found(page: Page, form: SafeForm<Founding>) -> Result<HttpResponse> {
    let input = form.0;
    match organisations::found(&page.site, &page.actor, &input.name, &input.group).await {
        Ok(id) => Ok(page.done(
            &addresses::OwnOrganisation(id).page(),
            "accounts-organisation-founded",
        )),
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            page.render_refused(LIST, &list_view(&page, form)?)
        }
    }
}

#[derive(Default, Serialize, Deserialize)]
pub(super) struct Inviting {
    #[serde(default)]
    email: String,
    #[serde(default)]
    role: String,
}

#[derive(Serialize)]
struct OrganisationPage {
    title: String,
    form: FormView,
    id: OrganisationId,
    group: String,
    code: String,
    provenance: String,
    members: Vec<Member>,
    invitations: Vec<Invitation>,
    lead: bool,
}

const TEMPLATE: &str = "pages/accounts/organisation.html";

async fn view(page: &Page, id: OrganisationId, form: FormView) -> Result<OrganisationPage> {
    let home = organisations::look(&page.site, &page.actor, id).await?;
    let config = &page.site.config;
    let lead = page
        .viewer()?
        .memberships
        .iter()
        .any(|membership| membership.organisation == id && membership.role == MemberRole::Lead);
    Ok(OrganisationPage {
        provenance: provenance_text(page, &home.organisation),
        code: home.organisation.code,
        title: home.organisation.name,
        form,
        id,
        group: config
            .group_name(&home.organisation.group_code, page.language)
            .to_owned(),
        members: home.members,
        invitations: home.invitations,
        lead,
    })
}

fn empty() -> FormView {
    FormView::of(&Inviting {
        email: String::new(),
        role: MemberRole::Member.as_str().to_owned(),
    })
}

pub(super) async fn show(page: Page, path: web::Path<OrganisationId>) -> Result<HttpResponse> {
    let view = view(&page, path.into_inner(), empty()).await?;
    page.render(TEMPLATE, &view)
}

pub(super) async fn invite(
    page: Page,
    path: web::Path<OrganisationId>,
    form: SafeForm<Inviting>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    let Inviting { email, role } = form.0;
    let input = Inviting {
        email: email.clone(),
        role: role.clone(),
    };
    match organisations::invite_member(&page.site, &page.actor, id, email.clone(), &role).await {
        Ok(()) => Ok(page.done(
            &addresses::OwnOrganisation(id).page(),
            Message::new("accounts-invited").with("email", email.trim()),
        )),
        Err(error) => {
            let form = FormView::of(&input).refused(&page, error)?;
            let view = view(&page, id, form).await?;
            page.render_refused(TEMPLATE, &view)
        }
    }
}

pub(super) async fn withdraw(
    page: Page,
    path: web::Path<(OrganisationId, InvitationId)>,
    _form: SafeForm<NoFields>,
) -> Result<HttpResponse> {
    let (id, invitation) = path.into_inner();
    organisations::withdraw_invitation(&page.site, &page.actor, id, invitation).await?;
    Ok(page.done(
        &addresses::OwnOrganisation(id).page(),
        "accounts-invitation-withdrawn",
    ))
}

#[derive(Deserialize)]
pub(super) struct Action {
    #[serde(default)]
    action: String,
}

pub(super) async fn change_member(
    page: Page,
    path: web::Path<(OrganisationId, AccountId)>,
    form: SafeForm<Action>,
) -> Result<HttpResponse> {
    let (id, member) = path.into_inner();
    let change = match form.0.action.as_str() {
        "remove" => Change::Remove,
        role => Change::Role(
            role.parse()
                .map_err(|_| Error::invalid("action", "accounts-role-wrong"))?,
        ),
    };
    let here = addresses::OwnOrganisation(id).page();
    match organisations::change_member(&page.site, &page.actor, id, member, change).await {
        // Who removed themselves sees the list of what is left.
        Ok(()) if change == Change::Remove && page.actor.account() == Some(member) => {
            Ok(page.done("/account/organisations", "accounts-member-changed"))
        }
        Ok(()) => Ok(page.done(&here, "accounts-member-changed")),
        Err(Error::Refused(message)) => Ok(page.sorry(&here, message)),
        Err(error) => Err(error),
    }
}
