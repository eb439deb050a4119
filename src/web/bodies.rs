//! Bodies of requests arrive within a time, or are cut off: somebody who sends a byte a second holds
//! nothing for long.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::HttpMessage;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::http::header;
use actix_web::middleware::Next;
use actix_web::web::{self, Bytes};
use futures_util::Stream;
use tokio::time::{Sleep, sleep};

use crate::config::Limits;
use crate::error::Error;
use crate::site::Site;

/// Middleware: answers 408 when the body has not arrived in time, whoever reads it.
pub async fn bodies_in_time(
    site: web::Data<Site>,
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let headers = request.headers();
    if !headers.contains_key(header::CONTENT_LENGTH)
        && !headers.contains_key(header::TRANSFER_ENCODING)
    {
        return Ok(next.call(request).await?.map_into_boxed_body());
    }
    let late = Rc::new(Cell::new(false));
    let body = Rc::new(RefCell::new(request.take_payload()));
    if headers_say_chunked(&request) {
        request.extensions_mut().insert(Held(body.clone()));
    }
    let body = Timed {
        body,
        until: Box::pin(sleep(allowed(&request, &site.config.limits))),
        late: late.clone(),
    };
    request.set_payload(Payload::Stream {
        payload: Box::pin(body),
    });
    let response = next.call(request).await?;
    if late.get() {
        // What a handler made of half a body does not matter.
        let (request, _) = response.into_parts();
        return Ok(ServiceResponse::from_err(Error::TooSlow, request));
    }
    Ok(response.map_into_boxed_body())
}

/// Middleware, outside the one that writes error pages: a body in chunks of which the answer did not
/// wait for the end is not read on. Actix reads on to the end, which may never come, when nobody holds
/// the body any more; so the answer holds it, and the connection is closed behind it.
pub async fn hold_bodies(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let response = next.call(request).await?;
    let held = response.request().extensions_mut().remove::<Held>();
    Ok(match held {
        None => response.map_into_boxed_body(),
        Some(held) => response.map_body(|_, body| {
            BoxBody::new(Holding {
                body: body.boxed(),
                _held: held.0,
            })
        }),
    })
}

fn headers_say_chunked(request: &ServiceRequest) -> bool {
    request.headers().contains_key(header::TRANSFER_ENCODING)
}

/// The body of a request in chunks.
struct Held(Rc<RefCell<Payload>>);

/// The body of an answer.
struct Holding {
    body: BoxBody,
    _held: Rc<RefCell<Payload>>,
}

impl MessageBody for Holding {
    type Error = Box<dyn std::error::Error>;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Pin::new(&mut self.body).poll_next(context)
    }
}

/// How long the body may take: files longer than other forms.
fn allowed(request: &ServiceRequest, limits: &Limits) -> Duration {
    let text = |name| request.headers().get(name).and_then(|v| v.to_str().ok());
    let files = text(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.to_ascii_lowercase().starts_with("multipart/"));
    let large = text(header::CONTENT_LENGTH)
        .and_then(|length| length.parse::<usize>().ok())
        .is_some_and(|length| length > limits.form_bytes);
    Duration::from_secs(if files || large {
        limits.upload_seconds
    } else {
        limits.form_seconds
    })
}

struct Timed {
    body: Rc<RefCell<Payload>>,
    until: Pin<Box<Sleep>>,
    late: Rc<Cell<bool>>,
}

impl Stream for Timed {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let read = Pin::new(&mut *self.body.borrow_mut()).poll_next(context);
        match read {
            Poll::Ready(Some(Ok(_))) if self.late.get() => {}
            Poll::Ready(read) => {
                // A body that comes in drops is ready again and again.
                if !matches!(read, Some(Ok(_))) || self.until.as_mut().poll(context).is_pending() {
                    return Poll::Ready(read);
                }
            }
            Poll::Pending => {
                if self.until.as_mut().poll(context).is_pending() {
                    return Poll::Pending;
                }
            }
        }
        self.late.set(true);
        Poll::Ready(Some(Err(PayloadError::Io(io::Error::from(
            io::ErrorKind::TimedOut,
        )))))
    }
}
