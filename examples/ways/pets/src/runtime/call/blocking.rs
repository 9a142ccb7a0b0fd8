//! Calls without async code: the thread waits for the response.

use crate::runtime::body::waiting::wait;
use crate::runtime::error::failure::Error;

use super::builder::Call;
use super::endpoint::Operation;
use super::sending::Sending;
use super::success::Success;

impl<O: Operation> Call<O> {
    /// Sends the call, and waits for its result. In async code, this returns an error.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Call::send`].
    pub fn wait(self) -> Result<<O::Success as Success>::Output, Error> {
        self.send().wait()
    }
}

impl<T> Sending<T> {
    /// Waits for the response. In async code, this returns an error.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`Call::send`].
    pub fn wait(self) -> Result<T, Error> {
        wait(self)?
    }
}
