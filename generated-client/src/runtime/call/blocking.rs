//! Calls without async code: what would be awaited is waited for.

use std::future::{Future, poll_fn};
use std::io;
use std::pin::Pin;
use std::sync::OnceLock;

use futures_core::Stream;
use tokio::runtime::{Builder, Handle, Runtime};

use crate::runtime::body::pieces::Body;
use crate::runtime::error::failure::Error;

use super::builder::{Call, Sending};
use super::operation::Operation;
use super::success::Success;

/// What drives the connections of all clients in the process.
static RUNTIME: OnceLock<io::Result<Runtime>> = OnceLock::new();

fn wait<T>(future: impl Future<Output = T>) -> Result<T, Error> {
    if Handle::try_current().is_ok() {
        let message = "a call in async code is awaited: to wait for it would stop the thread";
        return Err(Error::building(message.to_owned()));
    }
    let runtime = RUNTIME.get_or_init(|| {
        let mut runtime = Builder::new_multi_thread();
        runtime.worker_threads(1).enable_all().build()
    });
    match runtime {
        Ok(runtime) => Ok(runtime.block_on(future)),
        Err(error) => Err(Error::building(format!(
            "no runtime can be started: {error}"
        ))),
    }
}

impl<O: Operation> Call<O> {
    /// Sends the call, and waits for what the answer holds. It cannot be used in async code, where it returns an error.
    ///
    /// # Errors
    ///
    /// As for [`Call::send`].
    pub fn wait(self) -> Result<<O::Success as Success>::Output, Error> {
        self.send().wait()
    }
}

impl<T> Sending<T> {
    /// Waits for the answer. It cannot be used in async code, where it returns an error.
    ///
    /// # Errors
    ///
    /// As for [`Call::send`].
    pub fn wait(self) -> Result<T, Error> {
        wait(self)?
    }
}

impl Body {
    /// The pieces, each of which is waited for.
    pub fn wait(self) -> Waiting<Self> {
        Waiting(Some(self))
    }
}

/// What a stream brings, each waited for. It cannot be used in async code, where all that it brings is an error.
#[derive(Debug)]
pub struct Waiting<S>(pub(crate) Option<S>);

impl<S: Stream<Item = Result<T, Error>> + Unpin, T> Iterator for Waiting<S> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let stream = self.0.as_mut()?;
        match wait(poll_fn(|context| Pin::new(&mut *stream).poll_next(context))) {
            Ok(next) => next,
            Err(error) => {
                self.0 = None;
                Some(Err(error))
            }
        }
    }
}
