//! The reference for reading: one precompressed file, served by actix-files with as many workers
//! as Polder has. Prints its address; serves until killed.
//!
//! usage: static_file FILE

use std::net::TcpListener;

use actix_files::NamedFile;
use actix_web::http::header::{CONTENT_ENCODING, HeaderValue};
use actix_web::middleware::DefaultHeaders;
use actix_web::{App, HttpServer, web};

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let file = std::env::args().nth(1).unwrap_or_default();
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("{}", listener.local_addr()?);
    HttpServer::new(move || {
        let file = file.clone();
        App::new()
            .wrap(DefaultHeaders::new().add((CONTENT_ENCODING, HeaderValue::from_static("br"))))
            .route(
                "/page",
                web::get().to(move || {
                    let file = file.clone();
                    async move { NamedFile::open(file) }
                }),
            )
    })
    .listen(listener)?
    .run()
    .await
}
