//! Versions of the draft text: the list, upload, and the text as it was read.

use actix_multipart::Multipart;
use actix_web::{HttpResponse, web};
use serde::{Deserialize, Serialize};

use super::super::actions::drafts::{self, Imported, NewDraft};
use super::super::actions::versions;
use super::super::approvals::{Deed, Waiting};
use super::super::model::{Consultation, Erratum, Version, require_mendable};
use super::super::store;
use super::managed::with_right;
use super::preview::{self, PreviewSection};
use crate::access::Right;
use crate::documents::{Changes, SourceFile};
use crate::error::{Error, Message, Result};
use crate::types::ids::VersionId;
use crate::web::upload::Upload;
use crate::web::{FormView, Page, SafeForm, addresses};

const VERSION: &str = "pages/consultations/version.html";

#[derive(Default, Serialize, Deserialize)]
struct UploadInput {
    label: String,
    changelog: String,
    files: String,
    changes: String,
}

#[derive(Serialize)]
struct VersionsView {
    title: String,
    consultation: Consultation,
    versions: Vec<Version>,
    form: FormView,
    limit: usize,
    can_bring_text: bool,
}

/// All versions, and the form to add one.
pub(super) async fn list(page: Page, path: web::Path<String>) -> Result<HttpResponse> {
    let consultation = with_right(&page, &path, Right::Foresee).await?;
    let form = FormView::of(&UploadInput::default());
    let view = list_view(&page, consultation, form).await?;
    page.render("pages/consultations/versions.html", &view)
}

async fn list_view(
    page: &Page,
    consultation: Consultation,
    form: FormView,
) -> Result<VersionsView> {
    let id = consultation.id;
    let versions = page
        .site
        .read(&page.actor, move |rx| store::versions_of(rx.conn, id))
        .await?;
    Ok(VersionsView {
        title: page.text("consultations-versions-title"),
        consultation,
        versions,
        form,
        limit: page.site.config.limits.upload_bytes / 1_048_576,
        can_bring_text: page.actor.may(Right::BringText(id)),
    })
}

#[derive(Serialize)]
struct ReadView {
    title: String,
    consultation: Consultation,
    /// Whether it is stored, or was only looked at.
    stored: bool,
    replaced: bool,
    label: String,
    section_count: usize,
    passage_count: usize,
    words: usize,
    kept: usize,
    warnings: Vec<String>,
    text: Vec<PreviewSection>,
}

/// Reads the files sent: stores them, or with `action=look` only shows what was read.
pub(super) async fn upload(
    page: Page,
    path: web::Path<String>,
    form: Multipart,
) -> Result<HttpResponse> {
    let consultation = with_right(&page, &path, Right::BringText).await?;
    let upload = Upload::read(&page, form).await?;
    let new = NewDraft {
        label: upload.field("label").to_owned(),
        changelog: upload.field("changelog").to_owned(),
        changes: changes(&upload),
    };
    let look = upload.field("action") == "look";
    let files = upload
        .files
        .into_iter()
        .map(|file| SourceFile {
            name: file.name,
            bytes: file.bytes,
        })
        .collect();
    let done = if look {
        looked(&page, &consultation, files, new.changes).await
    } else {
        stored(&page, &consultation, &new, files).await
    };
    match done {
        Ok(view) => {
            let draw = move |_: &Page| Ok(view);
            page.draw("pages/consultations/read.html", draw).await
        }
        Err(error) => {
            let input = UploadInput {
                label: new.label,
                changelog: new.changelog,
                files: String::new(),
                changes: new.changes.as_str().to_owned(),
            };
            let form = FormView::of(&input).refused(&page, error)?;
            let view = list_view(&page, consultation, form).await?;
            page.render_refused("pages/consultations/versions.html", &view)
        }
    }
}

/// What becomes of tracked changes: they are taken in unless staff say otherwise.
fn changes(upload: &Upload) -> Changes {
    upload.field("changes").parse().unwrap_or_default()
}

async fn looked(
    page: &Page,
    consultation: &Consultation,
    files: Vec<SourceFile>,
    changes: Changes,
) -> Result<ReadView> {
    let outline = drafts::look(&page.site, &page.actor, consultation, files, changes).await?;
    Ok(ReadView {
        title: page.text("consultations-read-look-title"),
        consultation: consultation.clone(),
        stored: false,
        replaced: false,
        label: String::new(),
        section_count: outline.sections.len(),
        passage_count: outline.passage_count(),
        words: outline.words,
        kept: 0,
        warnings: said(page, &drafts::warnings(&outline)),
        text: preview::of_outline(outline),
    })
}

async fn stored(
    page: &Page,
    consultation: &Consultation,
    new: &NewDraft,
    files: Vec<SourceFile>,
) -> Result<ReadView> {
    let done = drafts::import(&page.site, &page.actor, consultation, new, files).await?;
    let Imported {
        version,
        sections,
        passages,
        words,
        warnings,
        kept,
        replaced,
        id,
    } = done;
    let text = page
        .site
        .read(&page.actor, move |rx| {
            Ok(preview::of_version(
                store::sections_of(rx.conn, id)?,
                store::passages_of(rx.conn, id)?,
            ))
        })
        .await?;
    Ok(ReadView {
        title: page.text("consultations-read-stored-title"),
        consultation: consultation.clone(),
        stored: true,
        replaced,
        label: version,
        section_count: sections,
        passage_count: passages,
        words,
        kept,
        warnings: said(page, &warnings),
        text,
    })
}

fn said(page: &Page, warnings: &[Message]) -> Vec<String> {
    warnings.iter().map(|warning| page.say(warning)).collect()
}

#[derive(Serialize)]
struct VersionView {
    title: String,
    consultation: Consultation,
    version: Version,
    section_count: usize,
    passage_count: usize,
    /// Number of a round that uses it, or 0.
    used_by: i64,
    /// Typing errors mended in it, oldest first.
    errata: Vec<Erratum>,
    /// Whether typing errors can be mended now.
    mendable: bool,
    text: Vec<PreviewSection>,
    form: FormView,
    /// Where the changes since the version before are.
    changes: String,
    can_manage: bool,
    can_bring_text: bool,
    /// Who asked for a second person to make it public.
    asked: Option<Waiting>,
    asked_by_me: bool,
}

/// One version, with its text.
pub(super) async fn show(page: Page, path: web::Path<(String, i64)>) -> Result<HttpResponse> {
    let (slug, wanted) = path.into_inner();
    let consultation = with_right(&page, &slug, Right::Foresee).await?;
    let view = version_view(&page, consultation, VersionId(wanted), None).await?;
    page.render(VERSION, &view)
}

/// `form` is what was sent and refused.
async fn version_view(
    page: &Page,
    consultation: Consultation,
    wanted: VersionId,
    form: Option<FormView>,
) -> Result<VersionView> {
    let id = consultation.id;
    let (version, rounds, sections, passages, asked, errata) = page
        .site
        .read(&page.actor, move |rx| {
            let version = store::version(rx.conn, wanted)?;
            if version.consultation_id != id {
                return Err(Error::NotFound);
            }
            let rounds = store::rounds_about(rx.conn, version.id)?;
            let sections = store::sections_of(rx.conn, version.id)?;
            let passages = store::passages_of(rx.conn, version.id)?;
            let asked = store::waiting_approval(rx.conn, id, Deed::PublishVersion, wanted.0)?;
            let errata = match version.errata {
                0 => Vec::new(),
                _ => store::errata_of(rx.conn, version.id)?,
            };
            Ok((version, rounds, sections, passages, asked, errata))
        })
        .await?;
    let can_bring_text = page.actor.may(Right::BringText(id));
    let mendable = can_bring_text && require_mendable(&rounds, page.site.now()).is_ok();
    let (section_count, passage_count) = (sections.len(), passages.len());
    let mut text = preview::of_version(sections, passages);
    if mendable {
        preview::mendable(&mut text, &consultation.slug);
    }
    Ok(VersionView {
        title: page.say(&Message::new("consultations-version-title").with("label", &version.label)),
        changes: addresses::Consultation(&consultation.slug).comparison(
            &url::form_urlencoded::Serializer::new(String::new())
                .append_pair("to", &version.label)
                .finish(),
        ),
        consultation,
        used_by: rounds.first().map_or(0, |round| round.number),
        errata,
        mendable,
        section_count,
        passage_count,
        text,
        form: form.unwrap_or_else(|| {
            FormView::of(&ChangelogInput {
                changelog: version.changelog.clone(),
            })
        }),
        version,
        asked_by_me: asked.as_ref().is_some_and(|asked| asked.is_by(&page.actor)),
        asked,
        can_manage: page.actor.may(Right::Manage(id)),
        can_bring_text,
    })
}

/// What staff say is new in a version.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct ChangelogInput {
    #[serde(default)]
    changelog: String,
}

/// Saves what is new in a version.
pub(super) async fn describe(
    page: Page,
    path: web::Path<(String, i64)>,
    form: SafeForm<ChangelogInput>,
) -> Result<HttpResponse> {
    let (slug, id) = path.into_inner();
    let consultation = with_right(&page, &slug, Right::BringText).await?;
    let (site, actor) = (&page.site, &page.actor);
    let text = &form.0.changelog;
    match versions::describe(site, actor, &consultation, VersionId(id), text).await {
        Ok(()) => Ok(page.done(
            &addresses::Managed(&slug).version(VersionId(id)),
            "consultations-changelog-saved",
        )),
        Err(error @ Error::Invalid(_)) => {
            let form = FormView::of(&form.0).refused(&page, error)?;
            let view = version_view(&page, consultation, VersionId(id), Some(form)).await?;
            page.render_refused(VERSION, &view)
        }
        Err(error) => Err(error),
    }
}
