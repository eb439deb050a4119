//! An invitation by mail, accepted with an account or by making one.

use actix_web::{HttpResponse, web};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use crate::access::MemberRole;
use crate::accounts::actions::invite;
use crate::error::{Error, Message, Result};
use crate::types::ids::OrganisationId;
use crate::web::{Choice, FormView, Page, SafeForm};

#[derive(Default, Serialize, Deserialize)]
pub(super) struct InvitationForm {
    #[serde(default)]
    token: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    password: String,
    /// Number of an organisation that whoever is invited leads; "" for the one invited.
    #[serde(default)]
    organisation: String,
}

#[derive(Serialize)]
struct InvitationView {
    title: String,
    form: FormView,
    /// How it can be accepted: "accept" by a button, "sign-in" first, "other" account signed in,
    /// "register" here, or "dead".
    way: &'static str,
    organisation: String,
    group: String,
    inviter: String,
    role: &'static str,
    email: String,
    sign_in_url: String,
    count: usize,
    /// The organisation invited and those that could accept in its place; empty when there is nothing to choose.
    choices: Vec<Choice>,
}

const TEMPLATE: &str = "pages/accounts/invitation.html";

pub(super) async fn show(page: Page, link: web::Query<InvitationForm>) -> Result<HttpResponse> {
    let input = InvitationForm {
        token: link.token.clone(),
        ..InvitationForm::default()
    };
    let (view, alive) = view(&page, &input, None).await?;
    if alive {
        page.render(TEMPLATE, &view)
    } else {
        page.render_refused(TEMPLATE, &view)
    }
}

pub(super) async fn accept(page: Page, form: SafeForm<InvitationForm>) -> Result<HttpResponse> {
    let input = form.0;
    let outcome = if page.actor.viewer().is_some() {
        match instead(&input) {
            Ok(instead) => invite::accept(&page.site, &page.actor, input.token.clone(), instead)
                .await
                .map(|()| None),
            Err(error) => Err(error),
        }
    } else {
        let password = SecretString::from(input.password.clone());
        invite::accept_new(
            &page.site,
            &page.actor,
            input.token.clone(),
            &input.name,
            password,
            page.language,
            page.device().clone(),
        )
        .await
        .map(Some)
    };
    match outcome {
        Ok(session) => {
            let mut response = page.done("/account/organisations", "accounts-invitation-accepted");
            if let Some(token) = session {
                page.set_session(&mut response, token);
            }
            Ok(response)
        }
        Err(error) => {
            let (view, _) = view(&page, &input, Some(error)).await?;
            page.render_refused(TEMPLATE, &view)
        }
    }
}

fn instead(input: &InvitationForm) -> Result<Option<OrganisationId>> {
    match input.organisation.as_str() {
        "" => Ok(None),
        number => number
            .parse()
            .map(|id| Some(OrganisationId(id)))
            .map_err(|_| Error::invalid("organisation", "accounts-invitation-instead-wrong")),
    }
}

/// The organisation that is invited, and those this person leads.
fn choices(page: &Page, invited: &str) -> Vec<Choice> {
    let led: Vec<Choice> = page
        .actor
        .viewer()
        .into_iter()
        .flat_map(|viewer| &viewer.memberships)
        .filter(|one| one.role == MemberRole::Lead)
        .map(|one| Choice {
            value: one.organisation.to_string(),
            text: page.say(&Message::new("accounts-invitation-instead").with("name", &one.name)),
        })
        .collect();
    if led.is_empty() {
        return led;
    }
    let own = Message::new("accounts-invitation-as-invited").with("name", invited);
    let own = Choice {
        value: String::new(),
        text: page.say(&own),
    };
    std::iter::once(own).chain(led).collect()
}

async fn view(
    page: &Page,
    input: &InvitationForm,
    fault: Option<Error>,
) -> Result<(InvitationView, bool)> {
    let found = invite::look(&page.site, input.token.clone()).await;
    let mut form = FormView::of(input).without("password");
    let next: String = url::form_urlencoded::byte_serialize(
        format!("/invitation?token={}", input.token).as_bytes(),
    )
    .collect();
    let mut view = InvitationView {
        title: page.text("accounts-invitation-title"),
        form: FormView::default(),
        way: "dead",
        organisation: String::new(),
        group: String::new(),
        inviter: String::new(),
        role: "",
        email: String::new(),
        sign_in_url: format!("/sign-in?next={next}"),
        count: page.site.config.security.password_minimum,
        choices: Vec::new(),
    };
    match found {
        Ok((shown, account, may_be_another)) => {
            let config = &page.site.config;
            view.way = match (page.actor.viewer(), account) {
                (Some(viewer), _) if viewer.email == shown.invitation.email => "accept",
                (Some(_), _) => "other",
                (None, Some(_)) => "sign-in",
                (None, None) => "register",
            };
            if may_be_another && view.way == "accept" {
                view.choices = choices(page, &shown.organisation);
            }
            view.group = config
                .group_name(&shown.group_code, page.language)
                .to_owned();
            view.organisation = shown.organisation;
            view.inviter = shown.inviter.unwrap_or_default();
            view.role = shown.invitation.role.as_str();
            view.email = shown.invitation.email;
            if let Some(fault) = fault {
                form = form.refused(page, fault)?;
            }
        }
        Err(error) => form = form.refused(page, fault.unwrap_or(error))?,
    }
    view.form = form;
    let alive = view.way != "dead";
    Ok((view, alive))
}
