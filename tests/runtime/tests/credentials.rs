//! The choice of credentials, and the error of a client that lacks some.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;

use loopback::{Received, Reply, Server};
use runtime_tests::runtime::auth::scheme::{Placement, Scheme};
use runtime_tests::runtime::auth::secret::Secret;
use runtime_tests::runtime::call::builder::Call;
use runtime_tests::runtime::call::environment::Environment;
use runtime_tests::runtime::call::operation::{Operation, Route};
use runtime_tests::runtime::call::success::Empty;
use runtime_tests::runtime::call::{
    api::{self, Api},
    settings::Settings,
    shared::Core,
};
use runtime_tests::{Client, ErrorKind};

const API: &Api = &Api {
    server: api::Server {
        url: "https://api.example.com/v4",
        variables: &[],
    },
    user_agent: "test",
    request_id: &[],
    schemes: &[
        Scheme {
            name: "token",
            placement: Placement::Bearer,
            set_by: "token",
        },
        Scheme {
            name: "email",
            placement: Placement::Header("X-Email"),
            set_by: "email",
        },
        Scheme {
            name: "key",
            placement: Placement::Header("X-Key"),
            set_by: "key",
        },
        Scheme {
            name: "login",
            placement: Placement::Basic,
            set_by: "login",
        },
        Scheme {
            name: "query",
            placement: Placement::Query("api key"),
            set_by: "query_key",
        },
        Scheme {
            name: "session",
            placement: Placement::Cookie("session"),
            set_by: "session",
        },
    ],
    security: &[],
    environment: &Environment {
        base_url: Some("BASE_URL"),
        credentials: &[
            ("token", "API_TOKEN"),
            ("email", "EMAIL"),
            ("key", "API_KEY"),
        ],
        alternatives: &[&["token"], &["email", "key"]],
        path_defaults: &[("account_id", "ACCOUNT_ID")],
    },
    ..Api::PLAIN
};

const ROUTE: Route = Route {
    id: "",
    method: "GET",
    path: "/x",
    accept: None,
    server: None,
    security: Some(&[]),
    ..Route::DEFAULT
};

macro_rules! operation {
    ($name:ident: $security:expr) => {
        struct $name;
        impl Operation for $name {
            const ROUTE: Route = Route {
                security: Some($security),
                ..ROUTE
            };
            type Success = Empty;
        }
    };
}

operation!(Open: &[]);
operation!(Either: &[&["token"], &["email", "key"]]);
operation!(Optional: &[&[], &["token"]]);
operation!(Others: &[&["login"], &["query", "session"]]);

fn core(server: &Server, credentials: &[(&'static str, &str)]) -> Core {
    let mut settings = Settings::new(API);
    settings.base_url(server.url());
    for (scheme, secret) in credentials {
        settings.credential(scheme, Secret::from(*secret));
    }
    settings.build().unwrap()
}

async fn sent<O: Operation<Success = Empty>>(credentials: &[(&'static str, &str)]) -> Received {
    let server = Server::answering([Reply::empty(200)]).await.unwrap();
    Call::<O>::new(&core(&server, credentials)).await.unwrap();
    server.received().remove(0)
}

/// The authorization, the email and the key that were sent.
async fn headers<O: Operation<Success = Empty>>(
    credentials: &[(&'static str, &str)],
) -> [Option<String>; 3] {
    let received = sent::<O>(credentials).await;
    ["authorization", "x-email", "x-key"].map(|name| received.header(name).map(str::to_owned))
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[tokio::test]
async fn the_first_alternative_that_is_satisfied_is_sent_alone() {
    let all = [("email", "e"), ("key", "k"), ("token", "t")];
    assert_eq!(
        headers::<Either>(&all).await,
        [some("Bearer t"), None, None]
    );
    assert_eq!(
        headers::<Either>(&all[..2]).await,
        [None, some("e"), some("k")]
    );
}

#[tokio::test]
async fn an_operation_without_security_gets_no_credentials() {
    assert_eq!(headers::<Open>(&[("token", "t")]).await, [None, None, None]);
}

#[tokio::test]
async fn no_credentials_are_sent_only_if_no_other_alternative_fits() {
    assert_eq!(
        headers::<Optional>(&[("token", "t")]).await,
        [some("Bearer t"), None, None]
    );
    assert_eq!(
        headers::<Optional>(&[("key", "k")]).await,
        [None, None, None]
    );
}

#[tokio::test]
async fn what_is_configured_is_sent_if_nothing_fits() {
    assert_eq!(
        headers::<Either>(&[("key", "k")]).await,
        [None, None, some("k")]
    );
}

#[tokio::test]
async fn secrets_go_where_their_scheme_says() {
    let received = sent::<Others>(&[("login", "user:pass:word")]).await;
    assert_eq!(
        received.header("authorization"),
        Some("Basic dXNlcjpwYXNzOndvcmQ=")
    );

    let received = sent::<Others>(&[("query", "a&b"), ("session", "s")]).await;
    assert_eq!(received.target, "/x?api%20key=a%26b");
    assert_eq!(received.header("cookie"), Some("session=s"));
}

#[tokio::test]
async fn methods_that_a_table_declares_set_credentials() {
    let list = r#"{"success":true,"errors":[],"result":[]}"#;
    let replies = [Reply::json(200, list), Reply::json(200, list)];
    let server = Server::answering(replies).await.unwrap();
    let builder = Client::builder().base_url(server.url()).account_id("6");
    let builder = builder.login("user", "pass:word").query_key("a&b");
    let client = builder.session("s").build().unwrap();
    client.warp_connector().list().await.unwrap();
    let call = client.warp_connector().list().with_login("other", "pass");
    call.await.unwrap();

    let [received, other] = &server.received()[..] else {
        panic!("two requests were sent");
    };
    let basic = received.header("authorization");
    assert_eq!(basic, Some("Basic dXNlcjpwYXNzOndvcmQ="));
    assert!(received.target.ends_with("?key=a%26b"), "{received:?}");
    assert_eq!(received.header("cookie"), Some("session=s"));
    let basic = other.header("authorization");
    assert_eq!(basic, Some("Basic b3RoZXI6cGFzcw=="));
}

#[tokio::test]
async fn nothing_configured_is_an_error_that_says_what_to_configure() {
    let server = Server::answering([]).await.unwrap();
    let error = Call::<Either>::new(&core(&server, &[])).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(
        error.to_string(),
        "GET /x: the client has no credentials: call `token`, or `email` and `key` on the builder, or `anonymous` if none are needed"
    );
    assert_eq!(server.received(), []);
}

#[tokio::test]
async fn a_client_may_have_no_credentials_or_those_of_no_scheme() {
    let server = Server::start(|_| Reply::empty(204)).await.unwrap();
    let client = |change: fn(&mut Settings)| {
        let mut settings = Settings::new(API);
        settings.base_url(server.url());
        change(&mut settings);
        settings.build().unwrap()
    };
    let anonymous = client(|settings| settings.anonymous());
    Call::<Either>::new(&anonymous).await.unwrap();
    let own = client(|settings| {
        settings.default_header("X-Own", "1");
        settings.default_header("user-agent", "own");
        settings.default_header("authorization", "Bearer b");
    });
    Call::<Either>::new(&own).await.unwrap();
    let call = Call::<Either>::new(&own).with_header("x-own", "2");
    call.await.unwrap();
    let one = client(|settings| settings.user_agent_suffix("app"));
    let authorized = Call::<Either>::new(&one).with_header("Authorization", "Digest d");
    authorized.await.unwrap();

    let headers = ["authorization", "x-own", "user-agent"];
    let sent = server.received();
    let sent: Vec<_> = sent
        .iter()
        .map(|it| headers.map(|name| it.header(name)))
        .collect();
    assert_eq!(
        sent,
        [
            [None, None, Some("test")],
            [Some("Bearer b"), Some("1"), Some("own")],
            [Some("Bearer b"), Some("2"), Some("own")],
            [Some("Digest d"), None, Some("test app")],
        ]
    );
}

#[test]
fn a_secret_that_cannot_be_sent_is_not_shown() {
    for (scheme, secret) in [
        ("token", "hunter\n2"),
        ("key", "hunter\n2"),
        ("session", "hun;ter2"),
    ] {
        let mut settings = Settings::new(API);
        settings.credential(scheme, Secret::from(secret));
        let error = settings.build().unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("the credential `{scheme}` has characters that cannot be sent")
        );
    }
}

#[tokio::test]
async fn a_secret_in_the_query_is_not_shown_when_the_connection_fails() {
    let server = Server::answering([Reply::raw("")]).await.unwrap();
    let core = core(&server, &[("query", "hunter2"), ("session", "s")]);
    let error = Call::<Others>::new(&core).await.unwrap_err();
    let mut shown = format!("{error} {error:?}");
    let mut source = std::error::Error::source(&error);
    while let Some(error) = source {
        shown.push_str(&format!("{error} {error:?}"));
        source = error.source();
    }
    assert!(!shown.contains("hunter2"), "{shown}");
}

fn from_variables(variables: &[(&str, &str)]) -> Result<Settings, String> {
    let variables: BTreeMap<_, _> = variables.iter().copied().collect();
    Settings::from_variables(API, &|name| variables.get(name).map(ToString::to_string))
        .map_err(|error| error.to_string())
}

#[test]
fn variables_configure_a_client() {
    let settings = from_variables(&[
        ("API_TOKEN", "t\n"),
        ("BASE_URL", "http://x/y/"),
        ("ACCOUNT_ID", "6"),
    ]);
    let core = settings.unwrap().build().unwrap();
    assert_eq!(
        format!("{core:?}"),
        r#"Core { base_url: "http://x/y", credentials: ["token"], timeout: 60s, path_defaults: [("account_id", "6")], .. }"#
    );
}

#[test]
fn the_first_complete_alternative_is_taken() {
    let settings = from_variables(&[("API_KEY", "k"), ("EMAIL", "e"), ("API_TOKEN", " ")]);
    let core = settings.unwrap().build().unwrap();
    assert!(format!("{core:?}").contains(r#"credentials: ["email", "key"]"#));
}

#[test]
fn missing_variables_are_named() {
    for (variables, expected) in [
        (&[][..], "set API_TOKEN, or EMAIL and API_KEY"),
        (
            &[("EMAIL", "e")],
            "set API_TOKEN, or EMAIL and API_KEY (API_KEY is missing)",
        ),
    ] {
        assert_eq!(from_variables(variables).unwrap_err(), expected);
    }
}

#[test]
fn unusable_base_urls_are_refused() {
    for (base_url, expected) in [
        (
            "api.example.com",
            "the base URL is unusable: relative URL without a base",
        ),
        ("ftp://x", "the base URL is neither http nor https"),
        ("https://x/?a=b", "the base URL has a query"),
        ("https://x/#a", "the base URL has a fragment"),
        ("https://u:p@x/", "the base URL has credentials in it"),
    ] {
        let error = Client::builder().base_url(base_url).build().unwrap_err();
        assert_eq!(
            (error.kind(), error.to_string().as_str()),
            (ErrorKind::Request, expected)
        );
        assert_eq!((error.method(), error.path()), (None, None));
    }
}
