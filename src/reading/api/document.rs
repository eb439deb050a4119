//! The API put together under `/api/v1`, and the OpenAPI document that is made from its code.

use actix_web::error::{InternalError, JsonPayloadError};
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, get, web};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{
    ComponentsBuilder, Contact, HeaderBuilder, InfoBuilder, License, ObjectBuilder, OpenApi,
    OpenApiBuilder, RefOr, Schema, Server, Type,
    path::{Operation, Paths},
    tag::TagBuilder,
};
use utoipa_actix_web::{OpenApiFactory, scope};

use super::{
    list_comments, list_consultations, list_rounds, show_comment, show_consultation, show_round,
    show_text,
};
use crate::error::{Error, Message, Result};
use crate::site::Site;
use crate::web::headers::API_VERSION;
use crate::web::problem;

/// Where the API begins.
const ROOT: &str = "/api/v1";

/// Largest JSON body, in bytes: a submission of some hundred long comments.
const LARGEST_BODY: usize = 2 * 1024 * 1024;

/// Every route of the API.
pub fn routes(config: &mut web::ServiceConfig) {
    let scope = scope(ROOT)
        .configure(crate::responding::api::routes)
        .configure(crate::search::api::routes)
        .service(list_consultations)
        .service(show_consultation)
        .service(list_rounds)
        .service(show_round)
        .service(show_text)
        .service(list_comments)
        .service(show_comment);
    let mut schemas = Vec::new();
    scope.schemas(&mut schemas);
    let paths = scope.paths();
    let document = web::Data::new(Document(describe(paths, schemas)));
    config.service(
        scope
            .map(|scope| scope.service(show))
            .app_data(document)
            .app_data(path_errors())
            .app_data(query_errors())
            .app_data(body_errors())
            .default_service(web::to(no_such_route)),
    );
}

/// The document, but for what the configuration adds.
struct Document(OpenApi);

type Schemas = Vec<(String, RefOr<Schema>)>;

fn describe(mut paths: Paths, schemas: Schemas) -> OpenApi {
    for item in paths.paths.values_mut() {
        for operation in [
            &mut item.get,
            &mut item.post,
            &mut item.put,
            &mut item.delete,
        ]
        .into_iter()
        .flatten()
        {
            complete(operation);
        }
    }
    let mut license = License::new("EUPL-1.2");
    license.identifier = Some("EUPL-1.2".to_owned());
    let tag = |name: &str, text: &str| TagBuilder::new().name(name).description(Some(text)).build();
    let bearer = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A token made on the account page."))
        .build();
    OpenApiBuilder::new()
        .info(
            InfoBuilder::new()
                .title("Polder")
                .version(API_VERSION)
                .description(Some(
                    "Consultations on draft policy text: read texts, published comments and \
                     responses; respond with a token.",
                ))
                .license(Some(license))
                .build(),
        )
        .paths(paths)
        .components(Some(
            ComponentsBuilder::new()
                .schemas_from_iter(schemas)
                .security_scheme("bearer", SecurityScheme::Http(bearer))
                .build(),
        ))
        .tags(Some([
            tag("consultations", "Consultations, their rounds and texts."),
            tag("comments", "Published comments and responses."),
            tag("submissions", "Responding, with a token."),
        ]))
        .build()
}

/// What holds for every operation and need not be said at each: all answers carry the API's
/// version, and where the summary says everything it is the description too.
fn complete(operation: &mut Operation) {
    if operation.description.is_none() {
        operation.description.clone_from(&operation.summary);
    }
    for response in operation.responses.responses.values_mut() {
        if let RefOr::T(response) = response {
            let header = HeaderBuilder::new()
                .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
                .description(Some("The full version of the API that answered."))
                .build();
            response
                .headers
                .entry("API-Version".to_owned())
                .or_insert(RefOr::T(header));
        }
    }
}

/// The document, for programs of any origin.
#[get("/openapi.json")]
async fn show(site: web::Data<Site>, document: web::Data<Document>) -> HttpResponse {
    let config = &site.config;
    let mut api = document.0.clone();
    let mut contact = Contact::new();
    contact.name = Some(config.site.organisation_en.clone());
    contact.email = Some(config.site.contact.clone());
    contact.url = Some(config.absolute("/"));
    api.info.contact = Some(contact);
    let groups: Vec<&str> = config.groups.iter().map(|one| one.code.as_str()).collect();
    for item in api.paths.paths.values_mut() {
        let parameters = item.get.iter_mut().flat_map(|get| &mut get.parameters);
        for parameter in parameters.flatten() {
            if let RefOr::T(parameter) = parameter
                && parameter.name == "group"
            {
                parameter.schema = Some(groups_of(&groups));
            }
        }
    }
    // Paths begin with the major version already.
    api.servers = Some(vec![Server::new(config.absolute(""))]);
    HttpResponse::Ok()
        .insert_header((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .insert_header(("cross-origin-resource-policy", "cross-origin"))
        .json(api)
}

/// The codes of groups that the configuration has.
fn groups_of(codes: &[&str]) -> RefOr<Schema> {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(codes.iter().copied()))
        .into()
}

/// What has no route: 405 for a known address, with the methods it has; else 404.
async fn no_such_route(
    request: HttpRequest,
    document: web::Data<Document>,
) -> Result<HttpResponse> {
    let methods = methods_of(&document.0.paths, request.path());
    if methods.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(problem::method_not_allowed(&methods.join(", ")))
}

fn methods_of(paths: &Paths, asked: &str) -> Vec<&'static str> {
    if asked == format!("{ROOT}/openapi.json") {
        return vec!["GET"];
    }
    let mut methods = Vec::new();
    for (path, item) in &paths.paths {
        if !fits(path, asked) {
            continue;
        }
        for (method, operation) in [
            ("GET", &item.get),
            ("POST", &item.post),
            ("PUT", &item.put),
            ("DELETE", &item.delete),
        ] {
            if operation.is_some() && !methods.contains(&method) {
                methods.push(method);
            }
        }
    }
    methods
}

/// Whether an address is one of `pattern`, whose parts in braces stand for anything.
fn fits(pattern: &str, asked: &str) -> bool {
    let (mut pattern, mut asked) = (pattern.split('/'), asked.split('/'));
    loop {
        match (pattern.next(), asked.next()) {
            (None, None) => return true,
            (Some(part), Some(given)) if part.starts_with('{') && !given.is_empty() => {}
            (Some(part), Some(given)) if part == given => {}
            _ => return false,
        }
    }
}

fn path_errors() -> web::PathConfig {
    web::PathConfig::default()
        .error_handler(|error, _| Error::invalid("path", reason("reading-api-path", &error)).into())
}

fn query_errors() -> web::QueryConfig {
    web::QueryConfig::default().error_handler(|error, _| {
        Error::invalid("query", reason("reading-api-query", &error)).into()
    })
}

fn body_errors() -> web::JsonConfig {
    web::JsonConfig::default()
        .limit(LARGEST_BODY)
        .error_handler(|error, _| match error {
            JsonPayloadError::Deserialize(error) => {
                Error::invalid("body", reason("reading-api-body", &error)).into()
            }
            // Too large and not JSON at all have a status of their own.
            error => {
                let status = actix_web::ResponseError::status_code(&error);
                let status = match error {
                    JsonPayloadError::ContentType => {
                        actix_web::http::StatusCode::UNSUPPORTED_MEDIA_TYPE
                    }
                    _ => status,
                };
                InternalError::from_response(error, HttpResponse::new(status)).into()
            }
        })
}

fn reason(key: &'static str, error: &impl std::fmt::Display) -> Message {
    Message::new(key).with("reason", error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_fits_its_pattern_only() {
        assert!(fits("/a/{b}/c", "/a/x/c"));
        assert!(!fits("/a/{b}/c", "/a/x"));
        assert!(!fits("/a/{b}/c", "/a//c"));
        assert!(!fits("/a/{b}", "/a/x/"));
    }
}
