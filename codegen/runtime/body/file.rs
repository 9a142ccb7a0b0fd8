//! Files that are sent and received piece by piece, so that they need not fit into memory.

use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use tokio::fs;
use tokio::io::{AsyncRead, AsyncWriteExt, ReadBuf};

use crate::runtime::error::failure::Error;

use super::content::Body;
use super::draft::Writing;
use super::upload::{Opening, Source, Upload};

/// The number of bytes of a file that are read at once.
const PIECE: usize = 64 * 1024;

impl Upload {
    /// The file at a path. It is opened when the call is sent, and again for each retry.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self::source(Stored(path.into()))
    }
}

struct Stored(PathBuf);

impl Source for Stored {
    fn open(&self) -> Opening<'_> {
        Box::pin(async {
            let named = |error: io::Error| format!("`{}`: {error}", self.0.display());
            let file = fs::File::open(&self.0).await.map_err(named)?;
            let length = file.metadata().await.map_err(named)?.len();
            let pieces = Pieces {
                file,
                piece: vec![0; PIECE],
            };
            Ok(Body::stream(pieces, Some(length)))
        })
    }
}

struct Pieces {
    file: fs::File,
    piece: Vec<u8>,
}

impl Stream for Pieces {
    type Item = io::Result<Bytes>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Self { file, piece } = self.get_mut();
        let mut read = ReadBuf::new(piece);
        let result = ready!(Pin::new(file).poll_read(context, &mut read));
        Poll::Ready(match (result, read.filled()) {
            (Err(error), _) => Some(Err(error)),
            (Ok(()), []) => None,
            (Ok(()), filled) => Some(Ok(Bytes::copy_from_slice(filled))),
        })
    }
}

impl Body {
    /// Writes the rest of the body into a file, which is created or replaced when the body is complete, and returns the number of bytes.
    ///
    /// As with [`std::fs::write`], symbolic links are followed, an existing file keeps its permissions, and a device or a pipe is written directly.
    ///
    /// # Errors
    ///
    /// Returns an error if the connection breaks, nothing arrives for too long, or the file cannot be written. An existing file then stays as it
    /// was, and so it does if this future is dropped.
    pub async fn save_to(mut self, path: impl AsRef<Path>) -> Result<u64, Error> {
        let path = path.as_ref();
        let unwritten = |error: io::Error| Error::file(path, &error);
        let target = path.to_owned();
        let begun = blocking(move || Writing::begin(&target)).await;
        let (writing, file) = begun.map_err(unwritten)?;
        let mut file = fs::File::from_std(file);
        let written = self.write_to(&mut file).await?.map_err(unwritten)?;
        drop(file);
        let ended = blocking(move || writing.end()).await;
        ended.map(|()| written).map_err(unwritten)
    }

    async fn write_to(&mut self, file: &mut fs::File) -> Result<io::Result<u64>, Error> {
        let mut written = 0;
        while let Some(piece) = self.chunk().await? {
            if let Err(error) = file.write_all(&piece).await {
                return Ok(Err(error));
            }
            written += piece.len() as u64;
        }
        Ok(file.flush().await.map(|()| written))
    }
}

/// Runs code that waits for the disk. If the caller is dropped, so is the result.
async fn blocking<T: Send + 'static>(
    run: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    let ended = tokio::task::spawn_blocking(run).await;
    ended.unwrap_or_else(|error| Err(io::Error::other(error)))
}
