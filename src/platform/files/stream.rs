//! Bytes of a file, as they come.

use bytes::Bytes;
use futures_util::stream::BoxStream;

/// The bytes of a stored file, as they come.
pub type FileStream = BoxStream<'static, std::io::Result<Bytes>>;
