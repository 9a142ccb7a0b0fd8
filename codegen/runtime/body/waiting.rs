//! Streams without async code: the thread waits for each piece.

use std::future::{Future, poll_fn};
use std::io;
use std::pin::{Pin, pin};
use std::sync::OnceLock;
use std::task::{Context, Waker};

use futures_core::Stream;
use tokio::runtime::{Builder, Handle, Runtime};

use crate::runtime::error::failure::Error;

use super::content::Body;

/// The tokio runtime that drives the connections of all clients in the process.
static RUNTIME: OnceLock<io::Result<Runtime>> = OnceLock::new();

/// More than the budget of tokio, which is 128.
const BUDGET: usize = 4096;

/// Waits for a future. In async code, this returns an error.
pub(crate) fn wait<T>(future: impl Future<Output = T>) -> Result<T, Error> {
    if is_in_async_code() {
        let message = "`wait` would block the thread of async code: await the call, or wait in `tokio::task::spawn_blocking`";
        return Err(Error::building(message.to_owned()));
    }
    let runtime = RUNTIME.get_or_init(|| {
        let mut runtime = Builder::new_multi_thread();
        runtime.worker_threads(1).enable_all().build()
    });
    match runtime {
        Ok(runtime) => Ok(runtime.block_on(future)),
        Err(error) => Err(Error::building(format!(
            "no tokio runtime can be started: {error}"
        ))),
    }
}

/// Returns true if the thread is running async code, which it must not block. Tokio gives such code a budget after which it has to yield, and
/// none to threads that may block.
fn is_in_async_code() -> bool {
    if Handle::try_current().is_err() {
        return false;
    }
    let spending = pin!(async {
        for _ in 0..BUDGET {
            tokio::task::consume_budget().await;
        }
    });
    let mut context = Context::from_waker(Waker::noop());
    spending.poll(&mut context).is_pending()
}

impl Body {
    /// The pieces as an iterator, which waits for each of them.
    pub fn wait(self) -> Waiting<Self> {
        Waiting(Some(self))
    }
}

/// The items of a stream as an iterator, which waits for each of them. In async code, its only item is an error.
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
