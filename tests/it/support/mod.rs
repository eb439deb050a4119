//! What tests stand on: the application running for real on a free port, over a database of its
//! own, with a clock that stands still until stepped and mail kept in memory.

mod actor;
mod app;
mod builders;
pub mod clamd;
mod command;
mod database;
pub mod files;
pub mod s3;
pub mod smtp;

#[allow(unused_imports, reason = "a name for signatures in tests")]
pub use actor::{Actor, Answer};
pub use app::App;
pub use builders::{CommentSpec, Sample, redacted, withheld};
pub use command::Said;
pub use database::{Backend, Database};

/// Makes of each `async fn(App)` named one test on SQLite and one on PostgreSQL.
macro_rules! both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[actix_web::test]
            async fn $name() {
                super::$name(crate::support::App::start(crate::support::Backend::Sqlite).await).await;
            })+
        }
        mod postgresql {
            $(#[actix_web::test]
            async fn $name() {
                super::$name(crate::support::App::start(crate::support::Backend::Postgresql).await).await;
            })+
        }
    };
}
pub(crate) use both;

/// Declares each function as a test on SQLite alone: one of many alike, of which others run on both.
macro_rules! on_sqlite {
    ($($name:ident),+ $(,)?) => {
        mod on_sqlite {
            $(#[actix_web::test]
            async fn $name() {
                super::$name(crate::support::App::start(crate::support::Backend::Sqlite).await).await;
            })+
        }
    };
}
pub(crate) use on_sqlite;
