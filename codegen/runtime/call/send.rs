//! The one way to the server: sends a request, as often as it takes, and receives the answer.
//!
//! Nothing here depends on the type of a body.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;

use crate::runtime::auth::credential::{Credential, Credentials, Sent};
use crate::runtime::body::pieces::Collected;
use crate::runtime::error::failure::{Error, Place};
use crate::runtime::http::request::Request;
use crate::runtime::http::response::{Outcome, Rest};
use crate::runtime::http::transport::{Prepared, TransportError};

use super::clock::{Instant, Sleep, sleep};
use super::core::{Core, Shared};
use super::hooks::CallInfo;
use super::operation::Route;
use super::trace::Span;
use super::{prepare, retry};

/// Sends a request and receives the answer; one that says it failed is an error. What may be sent again is, within the time allowed.
///
/// The body is read to its end, unless the answer is to be `streamed` and says that the call succeeded.
///
/// # Errors
///
/// When the request cannot be made, the connection fails, the time allowed is over, or the server says that it failed.
pub async fn exchange(
    core: Core,
    request: Request,
    route: &'static Route,
    streamed: bool,
) -> Result<Outcome, Error> {
    let start = Instant::now();
    let mut call = Call {
        core: &core,
        shared: core.shared(),
        request: &request,
        route,
        streamed,
        retries: 0,
    };
    call.started();
    let span = Span::call(&call.info(), core.shared().api);
    let result = span.around(call.until_done(start)).await;
    span.ended(&result, core.shared().api);
    call.ended(&result, start);
    result
}

/// A call under way.
struct Call<'a> {
    core: &'a Core,
    shared: &'a Shared,
    request: &'a Request,
    route: &'static Route,
    streamed: bool,
    retries: u32,
}

impl Call<'_> {
    async fn until_done(&mut self, start: Instant) -> Result<Outcome, Error> {
        let (request, shared) = (self.request, self.shared);
        let allowed = request.timeout.unwrap_or(shared.timeout);
        let most = request.max_retries.unwrap_or(shared.max_retries);
        let own = self.own_credentials()?;
        let credentials = own.as_ref().unwrap_or(&shared.credentials);
        let security = self.route.security.unwrap_or(shared.api.security);
        let credentials = credentials.select(security).map_err(|it| self.fault(it))?;
        let mut renewed = false;
        loop {
            let sent = self.sent(&credentials).await?;
            let left = allowed.saturating_sub(start.elapsed());
            let error = match self.attempt(&sent, left).await {
                Ok(outcome) => {
                    shared.budget.give_back();
                    return Ok(outcome);
                }
                Err(error) => error.after(self.retries),
            };
            if !request.is_replayable() {
                return Err(error);
            }
            let is_refused = error.status() == Some(StatusCode::UNAUTHORIZED);
            if is_refused && !renewed && refused(&credentials, &sent).await {
                renewed = true;
            } else {
                let wait = retry::wait(&error, request.is_keyed(), self.retries)
                    .filter(|_| self.retries < most);
                let left = allowed.saturating_sub(start.elapsed());
                match wait.filter(|wait| *wait < left && shared.budget.take(&error)) {
                    Some(wait) => sleep(wait).await,
                    None => return Err(error),
                }
            }
            self.retries += 1;
        }
    }

    /// The credentials of the client with those of the call, if it has any.
    fn own_credentials(&self) -> Result<Option<Credentials>, Error> {
        let given = &self.request.credentials;
        if given.is_empty() {
            return Ok(None);
        }
        let configured = &self.shared.credentials;
        let own = configured.with(self.shared.api.schemes, given);
        own.map(Some).map_err(|fault| self.fault(fault))
    }

    /// What of the credentials goes into the request.
    async fn sent(&self, credentials: &[&Credential]) -> Result<Vec<Arc<Sent>>, Error> {
        let mut sent = Vec::with_capacity(credentials.len());
        for credential in credentials {
            let fetched = credential.sent(self.core).await;
            sent.push(fetched.map_err(|error| error.or_at(self.place()))?);
        }
        Ok(sent)
    }

    async fn attempt(&self, credentials: &[Arc<Sent>], left: Duration) -> Result<Outcome, Error> {
        let prepared = prepare::prepare(self.shared, self.request, self.route, credentials).await;
        let (mut prepared, place) = prepared.map_err(|fault| self.fault(fault))?;
        if let Some(hooks) = &self.shared.hooks {
            hooks.attempt_started(&self.info(), &mut prepared.headers);
        }
        let start = Instant::now();
        let allowed = self.shared.attempt_timeout.map_or(left, |it| it.min(left));
        let span = Span::attempt(&self.info(), &prepared.url);
        let result = span.around(self.receive(prepared, place, allowed)).await;
        let result = result.and_then(|outcome| match outcome.status.is_success() {
            true => Ok(outcome),
            false => Err(Error::api(&outcome)),
        });
        span.ended(&result, self.shared.api);
        if let Some(hooks) = &self.shared.hooks {
            hooks.attempt_ended(&self.info(), status(&result), start.elapsed());
        }
        result
    }

    async fn receive(
        &self,
        prepared: Prepared,
        place: Place,
        allowed: Duration,
    ) -> Result<Outcome, Error> {
        let mut deadline = pin!(sleep(allowed));
        let sending = pin!(self.shared.wire.send(prepared));
        let answer = match within(deadline.as_mut(), sending).await {
            Ok(answer) => answer,
            Err(error) => return Err(Error::transport(error).at(place)),
        };
        let (head, mut body) = answer.into_parts();
        let mut outcome = Outcome {
            route: self.route,
            call: place,
            status: head.status,
            headers: head.headers,
            body: Bytes::new(),
            rest: None,
            body_limit: self.shared.body_limit,
            request_id_headers: self.shared.api.request_id,
        };
        if self.streamed && outcome.status.is_success() {
            outcome.rest = Some(Box::new(Rest {
                body: body.of(outcome.call.clone(), allowed),
                core: self.core.clone(),
                request: self.request.clone(),
            }));
            return Ok(outcome);
        }
        let mut collected = Collected::default();
        let ended = {
            let collecting = pin!(body.collect(self.shared.body_limit, &mut collected));
            within(deadline, collecting).await
        };
        outcome.body = collected.into();
        match ended {
            // The status of a failed call says more than how its body broke off.
            Err(error) if outcome.status.is_success() => {
                Err(Error::transport(error).answered(&outcome))
            }
            Ok(()) | Err(_) => Ok(outcome),
        }
    }

    fn info(&self) -> CallInfo<'_> {
        CallInfo {
            operation: self.route.id,
            method: self.request.method.as_deref().unwrap_or(self.route.method),
            template: self.request.free_path.as_deref().unwrap_or(self.route.path),
            retries: self.retries,
        }
    }

    fn started(&self) {
        if let Some(hooks) = &self.shared.hooks {
            hooks.call_started(&self.info());
        }
    }

    fn ended(&self, result: &Result<Outcome, Error>, start: Instant) {
        if let Some(hooks) = &self.shared.hooks {
            hooks.call_ended(&self.info(), status(result), start.elapsed());
        }
    }

    fn fault(&self, fault: String) -> Error {
        Error::request(self.place(), fault)
    }

    /// The call, before it is known what its path is filled with.
    fn place(&self) -> Place {
        let info = self.info();
        Place {
            method: info.method.to_owned().into(),
            path: info.template.to_owned(),
        }
    }
}

fn status(result: &Result<Outcome, Error>) -> Result<StatusCode, &Error> {
    result.as_ref().map(|outcome| outcome.status)
}

/// Whether there may be better credentials than those that the server refused.
async fn refused(credentials: &[&Credential], sent: &[Arc<Sent>]) -> bool {
    let mut any = false;
    for (credential, sent) in credentials.iter().zip(sent) {
        any |= credential.refuse(sent).await;
    }
    any
}

/// What a future brings before the deadline. Both stay where they are, since to move what sends a request takes longer than to poll it.
async fn within<T>(
    mut deadline: Pin<&mut Sleep>,
    mut future: Pin<&mut impl Future<Output = Result<T, TransportError>>>,
) -> Result<T, TransportError> {
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Pending => {
            let over = deadline.as_mut().poll(context);
            over.map(|()| Err(TransportError::slow()))
        }
        ready => ready,
    })
    .await
}
