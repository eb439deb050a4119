//! Methods an address does not have: 405 with those it has in `Allow` (RFC 9110, 15.5.6), where there
//! is such an address at all.
//!
//! Slices register their routes one by one, and actix tells of a route that was passed over only that
//! it was. So the routes are asked themselves, in an application that has no site: whatever route a
//! request finds there fails at once for want of it, and what finds none has no such route.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{App, HttpResponse, test, web};

/// On an answer of no route at all, not of a handler that found nothing.
#[derive(Clone, Copy)]
struct NoRoute;

/// What each address that was asked in a wrong way has, by its pattern.
#[derive(Default)]
pub(super) struct Methods(Mutex<HashMap<String, String>>);

const METHODS: [Method; 5] = [
    Method::GET,
    Method::POST,
    Method::PUT,
    Method::DELETE,
    Method::PATCH,
];

/// Answers what has no route.
pub(super) async fn no_such_route() -> HttpResponse {
    let mut response = HttpResponse::NotFound();
    response.extensions_mut().insert(NoRoute);
    response.finish()
}

/// Middleware: 405 and `Allow` where the address is known and only the method is not.
pub(super) async fn say_methods(
    known: web::Data<Methods>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let mut response = next.call(request).await?.map_into_boxed_body();
    let allowed = match response.status() {
        StatusCode::NOT_FOUND if is_unrouted(response.response()) => {
            known.of(response.request()).await
        }
        StatusCode::METHOD_NOT_ALLOWED => match response.headers().get(header::ALLOW) {
            Some(allowed) => allowed.to_str().unwrap_or_default().to_owned(),
            None => known.of(response.request()).await,
        },
        _ => return Ok(response),
    };
    if allowed.is_empty() {
        return Ok(response);
    }
    if response.status() == StatusCode::NOT_FOUND {
        response = response
            .into_response(HttpResponse::MethodNotAllowed().finish())
            .map_into_boxed_body();
    }
    let allowed = with_head(&allowed);
    if let Ok(value) = header::HeaderValue::from_str(&allowed) {
        response.headers_mut().insert(header::ALLOW, value);
    }
    Ok(response)
}

fn is_unrouted<B>(response: &HttpResponse<B>) -> bool {
    response.extensions().get::<NoRoute>().is_some()
}

/// HEAD goes wherever GET goes.
fn with_head(allowed: &str) -> String {
    let mut methods: Vec<_> = allowed.split(',').map(str::trim).collect();
    if methods.contains(&"GET") && !methods.contains(&"HEAD") {
        methods.push("HEAD");
    }
    methods.join(", ")
}

impl Methods {
    /// Methods of the address `request` asks for, divided by commas; "" when there is none.
    async fn of(&self, request: &actix_web::HttpRequest) -> String {
        let Some(pattern) = request.match_pattern() else {
            return String::new();
        };
        let found = self.lock().get(&pattern).cloned();
        if let Some(found) = found {
            return found;
        }
        let found = routed(request.path()).await.join(", ");
        self.lock().insert(pattern, found.clone());
        found
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, String>> {
        // A map of words is whole whatever happened to who held it.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The methods for which there is a route at `path`.
async fn routed(path: &str) -> Vec<&'static str> {
    let app = App::new()
        .configure(super::routes::all_routes)
        .default_service(web::to(no_such_route));
    let service = test::init_service(app).await;
    let mut found = Vec::new();
    for method in METHODS {
        let request = test::TestRequest::with_uri(path)
            .method(method.clone())
            .to_request();
        let routed = match service.call(request).await {
            Ok(response) => {
                response.status() != StatusCode::METHOD_NOT_ALLOWED
                    && !is_unrouted(response.response())
            }
            Err(_) => true,
        };
        if routed {
            found.push(match method {
                Method::GET => "GET",
                Method::POST => "POST",
                Method::PUT => "PUT",
                Method::DELETE => "DELETE",
                _ => "PATCH",
            });
        }
    }
    found
}
