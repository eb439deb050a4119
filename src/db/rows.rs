//! What a query finds, where its rows have a struct within: diesel's `load` and `first`, called as functions. As methods of
//! such a query they keep the compiler busy for long, because it looks for the row's type before it knows all of it.

use diesel::QueryResult;
use diesel::query_dsl::RunQueryDsl;
use diesel::query_dsl::methods::LoadQuery;

use super::Conn;

/// The rows that a query finds.
pub fn rows<'query, Row, Query>(conn: &mut Conn, query: Query) -> QueryResult<Vec<Row>>
where
    Query: LoadQuery<'query, Conn, Row> + RunQueryDsl<Conn>,
{
    query.load(conn)
}

/// The first row of a query that finds few: none beyond it is left in the database.
///
/// # Errors
/// [`diesel::NotFound`] where it finds none.
pub fn row<'query, Row, Query>(conn: &mut Conn, query: Query) -> QueryResult<Row>
where
    Query: LoadQuery<'query, Conn, Row> + RunQueryDsl<Conn>,
{
    query.get_result(conn)
}
