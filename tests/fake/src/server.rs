//! The server: every operation of the document at its address.

use std::collections::VecDeque;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Instant;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, RawPathParams};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{MethodFilter, on};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use uuid::Uuid;

use super::access::allow;
use super::answer::{BROKEN, NO_ROUTE, Refusal, Success, TOO_MANY, json_response};
use super::calls::Call;
use super::check::Request;
use super::document::{Operation, operations};
use super::fault::{Fault, Faults};
use super::line::{Cut, Lines};
use super::list;
use super::options::Options;
use super::state::State;
use super::tunnel::{Kind, Tunnel};

/// The operations, which are the same for every service of a process.
static OPERATIONS: OnceLock<Vec<Operation>> = OnceLock::new();

/// The service, until it is dropped.
pub struct Fake {
    address: SocketAddr,
    inner: Arc<Inner>,
    task: JoinHandle<()>,
}

struct Inner {
    options: Options,
    state: Mutex<State>,
    faults: Mutex<Faults>,
    calls: Mutex<Vec<Call>>,
    violations: Mutex<Vec<String>>,
    /// The times of the latest requests, for the limit.
    recent: Mutex<VecDeque<Instant>>,
}

impl Fake {
    /// Starts a service with the default options.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot listen on a port.
    pub async fn start() -> io::Result<Self> {
        Self::with(Options::default()).await
    }

    /// Starts a service.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot listen on the port.
    pub async fn with(options: Options) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
        let address = listener.local_addr()?;
        let inner = Arc::new(Inner {
            state: Mutex::new(State::new(&options.account_id)),
            options,
            faults: Mutex::default(),
            calls: Mutex::default(),
            violations: Mutex::default(),
            recent: Mutex::default(),
        });
        let router = router(&inner).into_make_service_with_connect_info::<Cut>();
        let task = tokio::spawn(async move {
            // This ends only with the task.
            let _ = axum::serve(Lines(listener), router).await;
        });
        Ok(Self {
            address,
            inner,
            task,
        })
    }

    /// The ids of all operations of the document.
    pub fn operations() -> Vec<String> {
        let operations = OPERATIONS.get_or_init(operations).iter();
        operations.map(|it| it.id.clone()).collect()
    }

    /// The base URL of the API.
    pub fn url(&self) -> String {
        format!("http://{}/client/v4", self.address)
    }

    /// The options that it was started with.
    pub fn options(&self) -> &Options {
        &self.inner.options
    }

    /// The requests so far.
    pub fn calls(&self) -> Vec<Call> {
        lock(&self.inner.calls).clone()
    }

    /// Requests, and answers of this fake, that the document does not allow.
    pub fn violations(&self) -> Vec<String> {
        lock(&self.inner.violations).clone()
    }

    /// Plans a fault for the request that comes after `requests` others from now on.
    pub fn plan(&self, requests: usize, fault: Fault) {
        lock(&self.inner.faults).plan(requests, fault);
    }

    /// Makes tunnels of cloudflared, named `prefix` and a number, without requests.
    pub fn fill(&self, prefix: &str, count: usize) {
        let mut state = lock(&self.inner.state);
        for number in 0..count {
            let name = format!("{prefix}{number}");
            state.add(Tunnel::new(Kind::Cloudflared, &name, "local", None));
        }
    }

    /// The names of all tunnels that exist.
    pub fn names(&self) -> Vec<String> {
        let state = lock(&self.inner.state);
        let existing = state.tunnels.iter().filter(|it| it.deleted.is_none());
        existing.map(|it| it.name.clone()).collect()
    }

    /// Starts a connector with the token of a tunnel, as a process at an origin would. Returns `None` if the token is not valid.
    pub fn connect(&self, token: &str) -> Option<Uuid> {
        lock(&self.inner.state).connect(token)
    }

    /// Breaks some links of a connector; they may come back.
    pub fn break_links(&self, connector: Uuid, count: usize) {
        lock(&self.inner.state).break_links(connector, count);
    }

    /// Brings the links of a connector back.
    pub fn mend_links(&self, connector: Uuid) {
        lock(&self.inner.state).mend_links(connector);
    }
}

impl Drop for Fake {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn router(inner: &Arc<Inner>) -> Router {
    let mut router = Router::new();
    for operation in OPERATIONS.get_or_init(operations) {
        // Two operations name the variable for the account differently, which a router does not take.
        let path = operation
            .path
            .replace("{account_identifier}", "{account_id}");
        let method = Method::from_bytes(operation.method.as_bytes()).expect("a method of HTTP");
        let filter = MethodFilter::try_from(method).expect("a method that axum routes");
        let inner = Arc::clone(inner);
        let handler = move |cut: ConnectInfo<Cut>,
                            path: RawPathParams,
                            method: Method,
                            uri: Uri,
                            headers: HeaderMap,
                            body: Bytes| async move {
            let call = Call::new(&operation.id, &method, &uri, &body);
            let path = path.iter().map(|(_, value)| value.to_owned()).collect();
            let sent = Sent {
                path,
                query: uri.query().unwrap_or_default().to_owned(),
                headers,
                body,
            };
            inner.answer(operation, call, &sent, &cut.0)
        };
        router = router.route(&path, on(filter, handler));
    }
    let inner = Arc::clone(inner);
    Router::new()
        .nest("/client/v4", router)
        .fallback(move |method: Method, uri: Uri| async move {
            let refusal = Refusal::new(404, NO_ROUTE, format!("No route for {}", uri.path()));
            inner.note(Call::new("", &method, &uri, &[]), Some(404), false);
            refusal
        })
}

/// A request as it arrived.
struct Sent {
    path: Vec<String>,
    query: String,
    headers: HeaderMap,
    body: Bytes,
}

impl Inner {
    fn answer(&self, operation: &Operation, call: Call, sent: &Sent, cut: &Cut) -> Response {
        let fault = lock(&self.faults).next();
        let early = fault.filter(|it| !it.lets_take_effect());
        let early = early.and_then(|it| disturbed(it, cut, 0));
        let (response, took_effect) = match early {
            Some(response) => (response, false),
            None => match self.carried_out(operation, sent) {
                Ok(body) => {
                    let late = fault.and_then(|it| disturbed(it, cut, body.to_string().len()));
                    (late.unwrap_or_else(|| json_response(200, &body)), true)
                }
                Err(refusal) => (refusal.into_response(), false),
            },
        };
        let is_cut = matches!(fault, Some(Fault::CutBeforeEffect | Fault::CutAfterEffect));
        let status = (!is_cut).then(|| response.status().as_u16());
        self.note(call, status, took_effect);
        response
    }

    fn note(&self, mut call: Call, status: Option<u16>, took_effect: bool) {
        call.status = status;
        call.took_effect = took_effect;
        lock(&self.calls).push(call);
    }

    fn carried_out(
        &self,
        operation: &Operation,
        sent: &Sent,
    ) -> Result<serde_json::Value, Refusal> {
        self.limit()?;
        let account = sent.path.first().map(String::as_str).unwrap_or_default();
        allow(&self.options, operation, account, &sent.headers)?;
        let request = operation.check(sent.path.clone(), &sent.query, &sent.headers, &sent.body);
        let request = request.inspect_err(|it| {
            lock(&self.violations).push(format!("{}: {}", operation.id, it.message));
        })?;
        let success = lock(&self.state).perform(&operation.id, &request)?;
        let body = success.body();
        if let Some(fault) = operation.fault_of(&body) {
            let text = format!("the answer to {}: {fault}", operation.id);
            lock(&self.violations).push(text);
        }
        Ok(body)
    }

    fn limit(&self) -> Result<(), Refusal> {
        let Some((most, window)) = self.options.rate else {
            return Ok(());
        };
        let mut recent = lock(&self.recent);
        let now = Instant::now();
        while recent.front().is_some_and(|it| now - *it >= window) {
            recent.pop_front();
        }
        if recent.len() < most {
            recent.push_back(now);
            return Ok(());
        }
        let wait = recent.front().map_or(window, |it| window - (now - *it));
        // Whole seconds, rounded up.
        let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        Err(Refusal::new(429, TOO_MANY, "Too many requests").retry_after(Some(seconds)))
    }
}

/// The answer of a fault; `None` if the answer is the usual one, of which `length` bytes are a body and some are lost.
fn disturbed(fault: Fault, cut: &Cut, length: usize) -> Option<Response> {
    let refusal = match fault {
        Fault::TooMany(seconds) => {
            Refusal::new(429, TOO_MANY, "Too many requests").retry_after(Some(seconds))
        }
        Fault::Unavailable(seconds) => {
            Refusal::new(503, BROKEN, "Unavailable").retry_after(seconds)
        }
        Fault::Broken => Refusal::new(500, BROKEN, "Internal error"),
        Fault::Gateway | Fault::GatewayAfterEffect => {
            let page = Html("<html><title>502 Bad Gateway</title></html>");
            return Some((StatusCode::BAD_GATEWAY, page).into_response());
        }
        Fault::CutBeforeEffect => {
            cut.after(0);
            return Some(StatusCode::NO_CONTENT.into_response());
        }
        Fault::CutAfterEffect => {
            cut.after(0);
            return None;
        }
        Fault::CutInAnswer => {
            // The head has more bytes than half of a body.
            cut.after(100 + length / 2);
            return None;
        }
    };
    Some(refusal.into_response())
}

impl State {
    /// Carries out the operation with this id.
    fn perform(&mut self, operation: &str, request: &Request) -> Result<Success, Refusal> {
        use Kind::{Cloudflared, WarpConnector};

        let operation = operation.trim_start_matches("cloudflare-tunnel-");
        Ok(match operation {
            "list-all-tunnels" => list::page(self, None, request),
            "list-cloudflare-tunnels" => list::page(self, Some(Cloudflared), request),
            "list-warp-connector-tunnels" => list::page(self, Some(WarpConnector), request),
            "create-a-cloudflare-tunnel" => self.create(Cloudflared, request)?.into(),
            "create-a-warp-connector-tunnel" => self.create(WarpConnector, request)?.into(),
            "get-a-cloudflare-tunnel" => self.show(Cloudflared, request)?.into(),
            "get-a-warp-connector-tunnel" => self.show(WarpConnector, request)?.into(),
            "update-a-cloudflare-tunnel" => self.edit(Cloudflared, request)?.into(),
            "update-a-warp-connector-tunnel" => self.edit(WarpConnector, request)?.into(),
            "delete-a-cloudflare-tunnel" => self.delete(Cloudflared, request)?.into(),
            "delete-a-warp-connector-tunnel" => self.delete(WarpConnector, request)?.into(),
            "get-a-cloudflare-tunnel-token" => self.token(Cloudflared, request)?.into(),
            "get-a-warp-connector-tunnel-token" => self.token(WarpConnector, request)?.into(),
            "get-a-cloudflare-tunnel-management-token" => self.management(request)?.into(),
            "configuration-get-configuration" => self.configuration(request)?.into(),
            "configuration-put-configuration" => self.configure(request)?.into(),
            "configuration-get-warp-connector-configuration" => self.mesh(request)?.into(),
            "configuration-update-warp-connector-configuration" => self.set_mesh(request)?.into(),
            "list-cloudflare-tunnel-connections" => self.connectors(Cloudflared, request)?,
            "list-warp-connector-tunnel-connections" => self.connectors(WarpConnector, request)?,
            "get-cloudflare-tunnel-connector" => self.connector(Cloudflared, request)?.into(),
            "get-warp-connector-tunnel-connector" => self.connector(WarpConnector, request)?.into(),
            "clean-up-cloudflare-tunnel-connections" => self.clean_up(request)?.into(),
            "manual-failover-warp-connector-tunnel" => self.fail_over(request)?.into(),
            unknown => {
                let message = format!("this fake does not know `{unknown}`");
                return Err(Refusal::new(501, BROKEN, message));
            }
        })
    }
}

/// A panic while the lock was held has already failed its test.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
