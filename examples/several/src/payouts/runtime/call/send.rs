//! The one path to the server: sends a request, retries it if that helps, and receives the response.
//!
//! Nothing here depends on the type of a body.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;

use crate::payouts::runtime::auth::credential::{Credential, Credentials, Given};
use crate::payouts::runtime::auth::scheme::Sent;
use crate::payouts::runtime::body::collected::Collected;
use crate::payouts::runtime::error::failure::{Error, Place};
use crate::payouts::runtime::error::transport::TransportError;
use crate::payouts::runtime::http::prepared::Prepared;
use crate::payouts::runtime::system::clock::{Instant, Sleep, sleep};

use super::hooks::CallInfo;
use super::outcome::{Outcome, Rest};
use super::prepare;
use super::request::Request;
use super::route::Route;
use super::shared::{Core, Shared};
use super::success::Streamed;
use super::trace::Span;

/// Sends a request and receives the response. A failed request is retried within the limits of the call.
///
/// The body is read to its end, unless the response reports success and its headers are `streamed` ones.
///
/// # Errors
///
/// Returns an error if the request cannot be built, the connection fails, the call takes too long, or the server reports a failure.
pub async fn exchange(
    core: Core,
    mut request: Request,
    route: &'static Route,
    streamed: Option<Streamed>,
) -> Result<Outcome, Error> {
    if let Some(key) = &route.idempotency_key {
        request.key(key);
    }
    let mut call = Attempts {
        core: &core,
        shared: core.shared(),
        request: &request,
        route,
        streamed,
        start: Instant::now(),
        retries: 0,
        renewed: false,
    };
    call.started();
    let span = Span::call(&call.info(), core.shared().api);
    let result = span.around(call.until_done()).await;
    span.ended(&result, core.shared().api);
    call.ended(&result);
    result
}

/// The attempts of a call.
struct Attempts<'a> {
    core: &'a Core,
    shared: &'a Shared,
    request: &'a Request,
    route: &'static Route,
    streamed: Option<Streamed>,
    start: Instant,
    retries: u32,
    /// True if the server has refused the credentials, and they have been dropped.
    renewed: bool,
}

impl Attempts<'_> {
    /// Attempts the call until it succeeds, or fails in a way that a retry would not change.
    async fn until_done(&mut self) -> Result<Outcome, Error> {
        let own = self.own_credentials()?;
        let credentials = self.selected(own.as_ref().unwrap_or(&self.shared.credentials))?;
        loop {
            let sent = {
                let deadline = pin!(self.timer(self.time_left())?);
                let sent = within(deadline, pin!(self.sent(&credentials))).await;
                sent.map_err(|it| self.late(it.during("fetching a credential")))??
            };
            let error = match self.attempt(&sent).await {
                Ok(outcome) => {
                    self.shared.budget.give_back();
                    return Ok(outcome);
                }
                Err(error) => error.after_retries(self.retries),
            };
            if !self.renew(&error, &credentials, &sent).await? {
                match self.wait(&error) {
                    Some(wait) => self.timer(wait)?.await,
                    None => return Err(error),
                }
            }
            self.retries += 1;
        }
    }

    /// The credentials of the client with those of the call, if it has any.
    fn own_credentials(&self) -> Result<Option<Credentials<Core>>, Error> {
        if self.request.credentials.is_empty() {
            return Ok(None);
        }
        let own = self.request.credentials.iter();
        let given = own.map(|(scheme, secret)| (*scheme, Given::Secret(secret.clone())));
        let given = Vec::from_iter(given);
        let combined = self
            .shared
            .credentials
            .with(self.shared.api.schemes, &given);
        combined.map(Some).map_err(|fault| self.fault(fault))
    }

    /// The credentials that the operation requires.
    fn selected<'c>(
        &self,
        credentials: &'c Credentials<Core>,
    ) -> Result<Vec<&'c Credential<Core>>, Error> {
        let api = self.shared.api;
        let security = self.route.security.unwrap_or(api.security);
        let own = self.request.credentials.iter().map(|(scheme, _)| *scheme);
        match credentials.select(security, &Vec::from_iter(own), api.schemes) {
            Err(_) if self.shared.is_anonymous || self.request.is_authorized() => Ok(Vec::new()),
            selected => selected.map_err(|fault| self.fault(fault)),
        }
    }

    /// The parts that the credentials add to the request.
    async fn sent(&self, credentials: &[&Credential<Core>]) -> Result<Vec<Arc<Sent>>, Error> {
        let mut sent = Vec::with_capacity(credentials.len());
        for credential in credentials {
            let fetched = credential.sent(self.core, self.route.scopes).await;
            sent.push(fetched.map_err(|error| error.or_at(self.place()))?);
        }
        Ok(sent)
    }

    /// Drops credentials that the server refused, once per call. Returns true if new ones can be fetched.
    async fn renew(
        &mut self,
        error: &Error,
        credentials: &[&Credential<Core>],
        sent: &[Arc<Sent>],
    ) -> Result<bool, Error> {
        let is_refused = error.status() == Some(StatusCode::UNAUTHORIZED);
        if !is_refused || self.renewed || !self.request.is_replayable() {
            return Ok(false);
        }
        for (credential, sent) in credentials.iter().zip(sent) {
            let deadline = pin!(self.timer(self.time_left())?);
            let refused = within(deadline, pin!(credential.refuse(sent))).await;
            self.renewed |= refused.map_err(|it| self.late(it.during("fetching a credential")))?;
        }
        Ok(self.renewed)
    }

    /// The wait before the next attempt; `None` if there must not be one.
    fn wait(&self, error: &Error) -> Option<Duration> {
        let most = self.request.max_retries.unwrap_or(self.shared.max_retries);
        if self.retries >= most || !self.request.is_replayable() {
            return None;
        }
        let policy = &self.shared.retry_policy;
        let wait = policy.wait(error, self.request.is_keyed(), self.retries)?;
        (wait < self.time_left() && self.shared.budget.take(error)).then_some(wait)
    }

    /// The time for the whole call.
    fn allowed(&self) -> Duration {
        self.request.timeout.unwrap_or(self.shared.timeout)
    }

    /// The time that is left for the call.
    fn time_left(&self) -> Duration {
        self.allowed().saturating_sub(self.start.elapsed())
    }

    fn of_an_attempt(&self, time: Duration) -> Duration {
        self.shared.attempt_timeout.map_or(time, |it| it.min(time))
    }

    fn timer(&self, time: Duration) -> Result<Sleep, Error> {
        sleep(time).map_err(|reason| self.late(TransportError::timeless(reason)))
    }

    /// The error of a call that has no response in time.
    fn late(&self, error: TransportError) -> Error {
        let error = Error::transport(error).at(self.place());
        error.after_retries(self.retries)
    }

    async fn attempt(&self, credentials: &[Arc<Sent>]) -> Result<Outcome, Error> {
        let mut deadline = pin!(self.timer(self.of_an_attempt(self.time_left()))?);
        let (mut prepared, place) = {
            let shared = self.shared;
            let preparing = prepare::prepare(shared, self.request, self.route, credentials);
            let prepared = within(deadline.as_mut(), pin!(preparing)).await;
            let prepared = prepared.map_err(|it| self.late(it.during("opening the body")))?;
            prepared.map_err(|fault| self.fault(fault))?
        };
        if let Some(hooks) = &self.shared.hooks {
            hooks.attempt_started(&self.info(), &mut prepared.headers);
        }
        let start = Instant::now();
        let span = Span::attempt(&self.info(), &prepared.url);
        let result = span.around(self.receive(prepared, place, deadline)).await;
        let result = result.and_then(|outcome| match self.route.succeeds(outcome.status) {
            true => Ok(outcome),
            false => Err(outcome.failed()),
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
        mut deadline: Pin<&mut Sleep>,
    ) -> Result<Outcome, Error> {
        let sending = pin!(self.shared.wire.send(prepared));
        let (url, response) = match within(deadline.as_mut(), sending).await {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) | Err(error) => return Err(Error::transport(error).at(place)),
        };
        let (head, mut body) = response.into_parts();
        let mut outcome = Outcome {
            route: self.route,
            call: place,
            url,
            status: head.status,
            headers: head.headers,
            body: Bytes::new(),
            rest: None,
            body_limit: self.shared.body_limit,
            core: self.core.clone(),
            retries: self.retries,
            wanted: [None, None],
            misfits: Vec::new(),
        };
        let succeeds = self.route.succeeds(outcome.status);
        let streams = |streamed: Streamed| streamed(&outcome.headers);
        if succeeds && self.streamed.is_some_and(streams) {
            outcome.rest = Some(Box::new(Rest {
                body: body.of(
                    outcome.call.clone(),
                    self.of_an_attempt(self.allowed()),
                    self.shared.body_limit,
                ),
                core: self.core.clone(),
                request: self.request.clone(),
                route: self.route,
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
            // The status of a failed call, or the wrong type of a stream, is more informative than the failure of its body.
            Ok(Err(error)) | Err(error) if succeeds && self.streamed.is_none() => {
                Err(outcome.broken(error))
            }
            Ok(_) | Err(_) => Ok(outcome),
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

    fn ended(&self, result: &Result<Outcome, Error>) {
        if let Some(hooks) = &self.shared.hooks {
            hooks.call_ended(&self.info(), status(result), self.start.elapsed());
        }
    }

    fn fault(&self, fault: String) -> Error {
        Error::request(self.place(), fault)
    }

    /// The call, before its path is filled.
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

/// The result of a future, unless the deadline passes first. The caller pins both, since the future of a request is expensive to move.
async fn within<T>(
    mut deadline: Pin<&mut Sleep>,
    mut future: Pin<&mut impl Future<Output = T>>,
) -> Result<T, TransportError> {
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Pending => {
            let over = deadline.as_mut().poll(context);
            over.map(|()| Err(TransportError::slow()))
        }
        Poll::Ready(result) => Poll::Ready(Ok(result)),
    })
    .await
}
