//! Tests of the requests of a call, as the server sees them.
//!
//! They are inside the crate, because an emitted operation has access to the parts of its call, unlike a consumer.

use std::fmt::Debug;
use std::str::FromStr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use loopback::{Received, Reply, Server};
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde_json::{Value, json};

use crate::runtime::call::builder::Call;
use crate::runtime::call::date::HttpDate;
use crate::runtime::call::hooks::{CallInfo, Hooks};
use crate::runtime::call::operation::{Operation, Route};
use crate::runtime::call::request::Request;
use crate::runtime::call::settings::Settings;
use crate::runtime::call::success::Empty;
use crate::runtime::error::{failure::Error, kind::ErrorKind};
use crate::runtime::http::parameter::{Parameter, Style};
use crate::runtime::json::{chrono_date_time, date_time, time_date_time};

struct Probe;

impl Operation for Probe {
    const ROUTE: Route = Route {
        id: "probe",
        method: "POST",
        path: "/a b/{first}/x.{second}",
        accept: None,
        server: Some("http://elsewhere.invalid"),
        security: None,
        ..Route::DEFAULT
    };
    type Success = Empty;
}

pub(crate) async fn send(fill: impl FnOnce(&mut Request)) -> Result<Received, Error> {
    let filled = |mut call: Call<Probe>| {
        fill(&mut call.request);
        call
    };
    exchange(filled).await
}

async fn exchange(fill: impl FnOnce(Call<Probe>) -> Call<Probe>) -> Result<Received, Error> {
    let server = Server::answering([Reply::empty(204)]).await.unwrap();
    let mut settings = Settings::new(&crate::client::API);
    settings.base_url(server.url());
    settings.path_default("first", "1".to_owned());
    settings.path_default("second", "2".to_owned());
    let sent = fill(Call::new(&settings.build().unwrap())).await;
    let mut received = server.received();
    match sent {
        Ok(()) => Ok(received.remove(0)),
        Err(error) => {
            assert!(received.is_empty(), "a refused call was sent");
            Err(error)
        }
    }
}

pub(crate) async fn refusal(fill: impl FnOnce(&mut Request)) -> String {
    let error = send(fill).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    error.to_string()
}

const fn parameter(style: Style, explode: bool) -> Parameter {
    Parameter {
        name: "color",
        style,
        explode,
        reserved: false,
    }
}

#[tokio::test]
async fn path_arguments_are_encoded() {
    let received = send(|request| {
        request.path("first", "a/b?c#d%2e é~".to_owned());
        request.path("second", "-._~".to_owned());
    });
    assert_eq!(
        received.await.unwrap().target,
        "/a%20b/a%2Fb%3Fc%23d%252e%20%C3%A9~/x.-._~"
    );
}

#[tokio::test]
async fn path_arguments_that_lead_elsewhere_are_refused() {
    for value in ["", ".", ".."] {
        let text = refusal(|request| request.path("first", value.to_owned())).await;
        assert!(
            text.starts_with("POST /a b/{first}/x.{second}: `first` is "),
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_default_of_the_client_is_refused_like_an_argument() {
    let mut settings = Settings::new(&crate::client::API);
    settings.path_default("first", "..".to_owned());
    let call = Call::<Probe>::new(&settings.build().unwrap());
    let text = call.await.unwrap_err().to_string();
    assert!(text.contains("`first` is `..`"), "{text}");
}

#[tokio::test]
async fn path_styles() {
    const SIMPLE: [Parameter; 2] = [
        parameter(Style::Simple, false),
        parameter(Style::Simple, true),
    ];
    const LABEL: [Parameter; 2] = [
        parameter(Style::Label, false),
        parameter(Style::Label, true),
    ];
    const MATRIX: [Parameter; 2] = [
        parameter(Style::Matrix, false),
        parameter(Style::Matrix, true),
    ];
    let values = [
        json!("blue"),
        json!(["blue", "b&w"]),
        json!({"B": 150, "R": 100}),
    ];
    for ([flat, exploded], expected) in [
        (
            const { &SIMPLE },
            [
                ["blue", "blue"],
                ["blue,b%26w", "blue,b%26w"],
                ["B,150,R,100", "B=150,R=100"],
            ],
        ),
        (
            const { &LABEL },
            [
                [".blue", ".blue"],
                [".blue,b%26w", ".blue.b%26w"],
                [".B,150,R,100", ".B=150.R=100"],
            ],
        ),
        (
            const { &MATRIX },
            [
                [";color=blue", ";color=blue"],
                [";color=blue,b%26w", ";color=blue;color=b%26w"],
                [";color=B,150,R,100", ";B=150;R=100"],
            ],
        ),
    ] {
        for (value, expected) in values.iter().zip(expected) {
            for (parameter, expected) in [flat, exploded].into_iter().zip(expected) {
                assert_eq!(path_segment(parameter, value).await, expected);
            }
        }
    }
}

/// The route has `first`, and the parameters are called `color`: here the name on the wire is that in the template.
async fn path_segment(parameter: &'static Parameter, value: &Value) -> String {
    struct Color;
    impl Operation for Color {
        const ROUTE: Route = Route {
            path: "/{color}",
            ..Probe::ROUTE
        };
        type Success = Empty;
    }
    let server = Server::answering([Reply::empty(204)]).await.unwrap();
    let mut settings = Settings::new(&crate::client::API);
    settings.base_url(server.url());
    let mut call = Call::<Color>::new(&settings.build().unwrap());
    call.request.styled_path(parameter, value);
    call.await.unwrap();
    server.received().remove(0).target.split_off(1)
}

async fn query(parameter: &'static Parameter, value: Value) -> String {
    let received = send(|request| request.query(parameter, &value))
        .await
        .unwrap();
    let (_, query) = received.target.split_once('?').unwrap_or_default();
    query.to_owned()
}

#[tokio::test]
async fn query_in_form_style() {
    const FLAT: &Parameter = &parameter(Style::Form, false);
    const EXPLODED: &Parameter = &parameter(Style::Form, true);
    assert_eq!(
        query(FLAT, json!("a b&c=d/é+")).await,
        "color=a%20b%26c%3Dd%2F%C3%A9%2B"
    );
    assert_eq!(query(FLAT, json!("")).await, "color=");
    assert_eq!(query(FLAT, json!(true)).await, "color=true");
    assert_eq!(query(FLAT, json!(["blue", null, 5])).await, "color=blue,5");
    assert_eq!(
        query(FLAT, json!({"B": 150, "R": 100})).await,
        "color=B,150,R,100"
    );
    assert_eq!(
        query(EXPLODED, json!(["blue", "black"])).await,
        "color=blue&color=black"
    );
    assert_eq!(
        query(EXPLODED, json!({"B": 150, "R": 100})).await,
        "B=150&R=100"
    );
}

#[tokio::test]
async fn query_without_a_value_is_left_out() {
    const FORM: &Parameter = &parameter(Style::Form, false);
    for value in [json!(null), json!([]), json!({}), json!([null])] {
        assert_eq!(query(FORM, value).await, "");
    }
}

#[tokio::test]
async fn query_in_delimited_styles() {
    const SPACE: &Parameter = &parameter(Style::SpaceDelimited, false);
    const PIPE: &Parameter = &parameter(Style::PipeDelimited, false);
    assert_eq!(
        query(SPACE, json!(["blue", "black"])).await,
        "color=blue%20black"
    );
    assert_eq!(
        query(PIPE, json!(["blue", "black"])).await,
        "color=blue%7Cblack"
    );
    assert_eq!(
        query(PIPE, json!({"B": 150, "R": 100})).await,
        "color=B%7C150%7CR%7C100"
    );
}

#[tokio::test]
async fn query_of_deep_objects() {
    const DEEP: &Parameter = &parameter(Style::DeepObject, true);
    let value = json!({"a": {"b c": 1}, "l": ["x", "y"], "n": null, "o": [{"k": 1}, {"k": 2}]});
    assert_eq!(
        query(DEEP, value).await,
        "color%5Ba%5D%5Bb%20c%5D=1&color%5Bl%5D%5B%5D=x&color%5Bl%5D%5B%5D=y\
         &color%5Bo%5D%5B0%5D%5Bk%5D=1&color%5Bo%5D%5B1%5D%5Bk%5D=2"
    );
}

#[tokio::test]
async fn query_with_reserved_characters() {
    const RESERVED: &Parameter = &Parameter {
        reserved: true,
        ..parameter(Style::Form, false)
    };
    assert_eq!(
        query(RESERVED, json!("/a:b?c=d&e#f+g")).await,
        "color=/a:b?c=d%26e%23f%2Bg"
    );
}

#[tokio::test]
async fn query_as_json() {
    const JSON: &Parameter = &parameter(Style::Json, false);
    assert_eq!(
        query(JSON, json!({"a": [1]})).await,
        "color=%7B%22a%22%3A%5B1%5D%7D"
    );
}

#[tokio::test]
async fn setting_a_parameter_again_replaces_it() {
    const FORM: &Parameter = &parameter(Style::Form, true);
    let received = send(|request| {
        request.query(FORM, &["blue", "black"]);
        request.query(FORM, "red");
    });
    assert_eq!(received.await.unwrap().target, "/a%20b/1/x.2?color=red");
}

#[tokio::test]
async fn headers_and_cookies() {
    const HEADER: &Parameter = &parameter(Style::Simple, true);
    const COOKIE: &Parameter = &parameter(Style::Form, false);
    let received = send(|request| {
        request.header(HEADER, &json!({"B": 150, "R": "a b"}));
        request.cookie(COOKIE, &["a;b", "c"]);
    });
    let received = received.await.unwrap();
    assert_eq!(received.header("color"), Some("B=150,R=a b"));
    assert_eq!(received.header("cookie"), Some("color=a%3Bb,c"));
}

#[tokio::test]
async fn a_date_is_written_as_http_defines_it() {
    written_as_http_defines_it::<date_time::DateTime>().await;
    written_as_http_defines_it::<chrono_date_time::DateTime>().await;
    written_as_http_defines_it::<time_date_time::DateTime>().await;
    let ancient: date_time::DateTime = "-000100-01-01T00:00:00Z".parse().unwrap();
    let error = exchange(|call| call.put_date_header("date", &ancient)).await;
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Request);
}

async fn written_as_http_defines_it<D: HttpDate + FromStr<Err: Debug>>() {
    let date: D = "1994-11-06T09:49:37.5+01:00".parse().unwrap();
    let received = exchange(|call| call.put_date_header("If-Modified-Since", &date)).await;
    let received = received.unwrap();
    let sent = received.header("if-modified-since");
    assert_eq!(sent, Some("Sun, 06 Nov 1994 08:49:37 GMT"));
    let late: D = "9999-12-31T23:59:59-01:00".parse().unwrap();
    let error = exchange(|call| call.put_date_header("date", &late)).await;
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Request);
}

#[tokio::test]
async fn a_header_cannot_start_another_line() {
    const HEADER: &Parameter = &parameter(Style::Simple, false);
    let text = refusal(|request| request.header(HEADER, "a\r\nx-evil: 1")).await;
    assert!(
        text.contains("`color` has characters that a header cannot contain"),
        "{text}"
    );
}

/// The settings of a client of `server`, without credentials.
pub(crate) fn settings(server: &Server) -> Settings {
    let mut settings = Settings::new(&crate::client::API);
    settings.base_url(server.url());
    settings
}

#[tokio::test]
async fn lists_are_joined_in_the_style_of_any_place() {
    const TABS: &Parameter = &parameter(Style::TabDelimited, false);
    const SPACES: &Parameter = &parameter(Style::SpaceDelimited, false);
    const PIPES: &Parameter = &parameter(Style::PipeDelimited, false);
    let list = json!(["a", "b c"]);
    assert_eq!(query(TABS, list.clone()).await, "color=a%09b%20c");
    assert_eq!(path_segment(TABS, &list).await, "a%09b%20c");
    assert_eq!(path_segment(PIPES, &list).await, "a%7Cb%20c");
    for (parameter, line) in [(TABS, "a\tb c"), (SPACES, "a b c"), (PIPES, "a|b c")] {
        let received = send(|request| request.header(parameter, &list)).await;
        assert_eq!(received.unwrap().header("color"), Some(line));
    }
    let received = send(|request| request.cookie(PIPES, &list)).await.unwrap();
    assert_eq!(received.header("cookie"), Some("color=a%7Cb%20c"));
}

#[tokio::test]
async fn an_escape_among_reserved_characters_is_kept() {
    const RESERVED: &Parameter = &Parameter::query("url").reserved();
    let sent = query(RESERVED, json!("/a%2Fb?x=100%&y=%zz")).await;
    assert_eq!(sent, "url=/a%2Fb?x=100%25%26y=%25zz");
}

/// An operation whose path ends in an argument, and which has a server and credentials of its own.
pub(crate) struct Last;

impl Operation for Last {
    const ROUTE: Route = Route {
        path: "/{first}/{last}",
        server: Some("/v2"),
        security: Some(&[&["api_token"]]),
        ..Probe::ROUTE
    };
    type Success = Empty;
}

pub(crate) fn last(settings: Settings, first: &str, last: &str) -> Call<Last> {
    let call = Call::<Last>::new(&settings.build().unwrap());
    call.put_path("first", first).put_path("last", last)
}

#[tokio::test]
async fn only_the_last_argument_may_be_empty_if_the_caller_says_so() {
    let server = Server::start(|_| Reply::empty(204)).await.unwrap();
    let mut settings = settings(&server);
    settings.anonymous();
    let refused = last(settings.clone(), "a", "")
        .await
        .unwrap_err()
        .to_string();
    let help = "`last` is empty, which would lead to another path: `with_empty_path_argument` sends it nevertheless";
    assert!(refused.contains(help), "{refused}");
    let middle = last(settings.clone(), "", "b").with_empty_path_argument();
    let middle = middle.await.unwrap_err().to_string();
    assert!(
        middle.ends_with("`first` is empty, which would lead to another path"),
        "{middle}"
    );
    let sent = last(settings, "a", "").with_empty_path_argument();
    sent.await.unwrap();
    assert_eq!(server.received().remove(0).target, "/v2/a/");
}

#[tokio::test]
async fn a_relative_server_belongs_to_the_base_url() {
    let server = Server::start(|_| Reply::empty(204)).await.unwrap();
    let mut settings = settings(&server);
    settings.base_url(format!("{}/v1", server.url()));
    settings.anonymous();
    last(settings, "a", "b").await.unwrap();
    assert_eq!(server.received().remove(0).target, "/v2/a/b");
}

/// Whatever the operation declares; the client's own credential is sent as well, unless both are the same header.
#[tokio::test]
async fn a_credential_of_the_call_is_always_sent() {
    let server = Server::start(|_| Reply::empty(204)).await.unwrap();
    let mut settings = settings(&server);
    settings.credential("api_token", "t".to_owned().into());
    let own = |scheme| {
        let call = last(settings.clone(), "a", "b");
        call.put_credential(scheme, "u:p".to_owned().into())
    };
    own("login").await.unwrap();
    own("query_key").await.unwrap();
    let received = server.received();
    let sent = |index: usize| {
        (
            received[index].header("authorization"),
            &*received[index].target,
        )
    };
    assert_eq!(sent(0), (Some("Basic dTpw"), "/v2/a/b"));
    assert_eq!(sent(1), (Some("Bearer t"), "/v2/a/b?key=u%3Ap"));
}

struct Hidden;

impl Operation for Hidden {
    const ROUTE: Route = Route {
        method: "GET",
        path: "/keys/{key}/{part}/{first}",
        security: Some(&[]),
        secrets: &["key", "first", "x-pin"],
        ..Route::DEFAULT
    };
    type Success = Empty;
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Hooks for Log {
    fn attempt_started(&self, call: &CallInfo<'_>, headers: &mut HeaderMap) {
        *self.0.lock().unwrap() += &format!("{call:?} {headers:?}");
    }

    fn call_ended(&self, call: &CallInfo<'_>, result: Result<StatusCode, &Error>, _: Duration) {
        *self.0.lock().unwrap() += &format!("{call:?} {result:?}");
    }
}

#[tokio::test]
async fn secret_arguments_are_sent_and_not_shown() {
    let server = Server::answering([Reply::empty(400)]).await.unwrap();
    let log = Log::default();
    let mut settings = Settings::new(&crate::client::API);
    settings.base_url(server.url());
    settings.path_default("first", "hunter2".to_owned());
    settings.hooks(log.clone());
    let mut call = Call::<Hidden>::new(&settings.build().unwrap());
    call.request.path("key", "hunter2".to_owned());
    call.request.path("part", "visible".to_owned());
    call.request.query(&Parameter::query("token"), "hunter2");
    call.request
        .header(&Parameter::new("x-pin", Style::Simple, false), &"hunter2");
    call.request
        .header(&Parameter::new("x-plain", Style::Simple, false), &"seen");
    let error = call.await.unwrap_err();

    let [received] = server.received().try_into().unwrap();
    assert_eq!(
        received.target,
        "/keys/hunter2/visible/hunter2?token=hunter2"
    );
    assert_eq!(received.header("x-pin"), Some("hunter2"));
    assert_eq!(error.path(), Some("/keys/{key}/visible/{first}"));
    let shown = format!("{error} {error:?} {}", log.0.lock().unwrap());
    assert!(!shown.contains("hunter2"), "{shown}");
    assert!(shown.contains("x-pin") && shown.contains("seen"), "{shown}");
}
