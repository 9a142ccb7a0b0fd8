//! Access tokens by the grants of OAuth 2.0, from a service that issues them.
#![forbid(unsafe_code)]

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::prelude::{BASE64_URL_SAFE_NO_PAD, Engine};
use loopback::{Received, Reply, Server};
use reqwest::Url;
use runtime_tests::runtime::auth::oauth::AuthorizationGrant;
use runtime_tests::{Client, CreateRequest};
use serde_json::json;
use sha2::{Digest, Sha256};

const LIST: &str = r#"{"success":true,"errors":[],"result":[]}"#;

/// A service that issues `a1`, `a2` and so on, each with the refresh token `r1`, `r2` and so on, of which only the last is valid. The API accepts only
/// the last access token.
async fn service(lifetime: u64) -> Server {
    let issued = Mutex::new(0);
    let answer = move |received: &Received| {
        let mut issued = issued.lock().unwrap();
        if !received.target.starts_with("/oauth") {
            let expected = format!("Bearer a{issued}");
            return match received.header("authorization") == Some(expected.as_str()) {
                true => Reply::json(200, LIST),
                false => Reply::json(401, r#"{"message":"expired"}"#),
            };
        }
        let form = form(received);
        let is_valid = match form["grant_type"].as_str() {
            "refresh_token" => form["refresh_token"] == format!("r{issued}"),
            "password" => form["username"] == "ada" && form["password"] == "p w",
            "authorization_code" => form["code"] == "c&1",
            _ => true,
        };
        if !is_valid {
            return Reply::json(
                400,
                r#"{"error":"invalid_grant","error_description":"It is over."}"#,
            );
        }
        *issued += 1;
        let tokens = json!({
            "access_token": format!("a{issued}"),
            "refresh_token": format!("r{issued}"),
            "token_type": "Bearer",
            "expires_in": lifetime,
            "scope": "read write",
        });
        Reply::json(200, tokens.to_string())
    };
    Server::start(answer).await.unwrap()
}

/// The decoded form of a request for tokens.
fn form(received: &Received) -> HashMap<String, String> {
    let url = Url::parse(&format!("http://localhost/?{}", received.text())).unwrap();
    url.query_pairs().into_owned().collect()
}

fn client(server: &Server, grant: AuthorizationGrant) -> Client {
    let builder = Client::builder().account_id("6");
    let builder = builder.base_url(format!("{}/v4", server.url()));
    builder.api_token_grant(grant).build().unwrap()
}

/// The kinds of the grants that the service received, with their paths.
fn grants(server: &Server) -> Vec<String> {
    let received = server.received().into_iter();
    let asked = received.filter(|it| it.target.starts_with("/oauth"));
    let shown = asked.map(|it| format!("{} {}", it.target, form(&it)["grant_type"]));
    shown.collect()
}

#[tokio::test]
async fn a_password_is_exchanged_once_and_then_the_refresh_token_is_used() {
    let server = service(1).await;
    let stored = Arc::new(Mutex::new(Vec::new()));
    let store = Arc::clone(&stored);
    let grant = AuthorizationGrant::password("ada", "p w").public_client("app");
    let grant = grant
        .audience("https://a")
        .resource("https://b")
        .resource("https://c");
    let grant =
        grant.on_refresh_token(move |token| store.lock().unwrap().push(token.expose().to_owned()));
    assert!(!format!("{grant:?}").contains("p w"));
    let client = client(&server, grant);
    client.warp_connector().list().await.unwrap();
    // A second is left at most, of which half is a margin.
    tokio::time::sleep(Duration::from_millis(600)).await;
    client.warp_connector().list().await.unwrap();

    assert_eq!(
        grants(&server),
        [
            "/oauth/token/?tenant=1 password",
            "/oauth/refresh refresh_token"
        ]
    );
    assert_eq!(*stored.lock().unwrap(), ["r1", "r2"]);
    let first = server.received().remove(0);
    assert_eq!(first.header("authorization"), None);
    assert_eq!(
        first.text(),
        "grant_type=password&username=ada&password=p%20w&client_id=app\
         &audience=https%3A%2F%2Fa&resource=https%3A%2F%2Fb&resource=https%3A%2F%2Fc"
    );
}

#[tokio::test]
async fn a_token_that_the_server_refuses_is_refreshed() {
    let server = service(3600).await;
    let grant = AuthorizationGrant::password("ada", "p w").client("app", "secret");
    let own = client(&server, grant.clone());
    own.warp_connector().list().await.unwrap();
    // Another client makes the token and its refresh token invalid, so that only the password is left.
    client(&server, grant)
        .warp_connector()
        .list()
        .await
        .unwrap();
    own.warp_connector().list().await.unwrap();
    let kinds = ["password", "password", "refresh_token", "password"];
    let asked = grants(&server);
    let asked: Vec<&str> = asked
        .iter()
        .filter_map(|it| it.split(' ').next_back())
        .collect();
    assert_eq!(asked, kinds);
}

#[tokio::test]
async fn a_stored_refresh_token_is_the_whole_grant() {
    let server = service(3600).await;
    let grant = |token: &str| AuthorizationGrant::refresh_token(token).client("app", "secret");
    let first = client(&server, grant("r0"));
    first.warp_connector().list().await.unwrap();
    assert_eq!(grants(&server), ["/oauth/refresh refresh_token"]);

    let error = client(&server, grant("r0"))
        .warp_connector()
        .list()
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "POST /oauth/refresh: 400 Bad Request [invalid_grant] It is over."
    );
    // The request may have been received, and a refresh token is valid once.
    let server = Server::start(|_| Reply::empty(503)).await.unwrap();
    let failed = client(&server, grant("r0")).warp_connector().list().await;
    assert_eq!(failed.unwrap_err().status().unwrap(), 503);
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn each_set_of_scopes_has_a_token() {
    let server = Server::start(|received| match received.target.starts_with("/oauth") {
        true => {
            let form = form(received);
            let scope = form.get("scope").cloned().unwrap_or_default();
            Reply::json(
                200,
                json!({ "access_token": format!("for-{scope}") }).to_string(),
            )
        }
        false => Reply::json(200, LIST.replace("[]}", "{\"id\":\"t\"}}")),
    });
    let server = server.await.unwrap();
    let grant = AuthorizationGrant::client_credentials("app", "secret").scopes_of_operations();
    let client = client(&server, grant);
    for _ in 0..2 {
        client
            .warp_connector()
            .list()
            .with_raw_response()
            .await
            .unwrap();
        let request = CreateRequest::new("name");
        client
            .warp_connector()
            .create(&request)
            .with_raw_response()
            .await
            .unwrap();
    }
    let received = server.received().into_iter();
    let sent = received.filter(|it| !it.target.starts_with("/oauth"));
    let sent: Vec<String> = sent
        .map(|it| it.header("authorization").unwrap().to_owned())
        .collect();
    let pair = ["Bearer for-tunnels:read", "Bearer for-"];
    assert_eq!(sent, [pair, pair].concat());
    assert_eq!(grants(&server).len(), 2);
}

#[tokio::test]
async fn a_user_is_asked_with_a_proof_key() {
    let server = service(3600).await;
    let builder = Client::builder().base_url(format!("{}/v4", server.url()));
    let asked = builder
        .api_token_authorization("app", "https://app.example/back")
        .unwrap();
    let asked = asked
        .scope("read")
        .scope("write")
        .parameter("prompt", "login");
    let url = Url::parse(&asked.url().unwrap()).unwrap();
    assert_eq!(url.path(), "/oauth/authorize");
    let query: HashMap<String, String> = url.query_pairs().into_owned().collect();
    let hash = Sha256::digest(asked.verifier().expose());
    for (name, value) in [
        ("tenant", "1"),
        ("response_type", "code"),
        ("client_id", "app"),
        ("redirect_uri", "https://app.example/back"),
        ("scope", "read write"),
        ("prompt", "login"),
        ("code_challenge_method", "S256"),
        ("code_challenge", &BASE64_URL_SAFE_NO_PAD.encode(hash)),
        ("state", asked.state()),
    ] {
        assert_eq!(query[name], value, "{name}");
    }
    assert!((43..=128).contains(&asked.verifier().expose().len()));
    let shown = format!("{asked:?}");
    assert!(!shown.contains(asked.verifier().expose()) && !shown.contains(asked.state()));

    // The application has stored both in the session, and continues with another client.
    let builder = Client::builder().base_url(format!("{}/v4", server.url()));
    let again = builder
        .api_token_authorization("app", "https://app.example/back")
        .unwrap();
    assert_ne!(again.state(), asked.state());
    let again = again.resume(asked.state(), asked.verifier().expose());
    let callback = format!(
        "https://app.example/back?code=c%261&state={}",
        asked.state()
    );
    let tokens = again.exchange(&callback).await.unwrap();
    assert_eq!(tokens.access.expose(), "a1");
    assert_eq!(tokens.refresh.as_ref().unwrap().expose(), "r1");
    assert_eq!(tokens.lifetime, Some(Duration::from_secs(3600)));
    assert_eq!(tokens.scopes, ["read", "write"]);
    let form = form(&server.received()[0]);
    assert_eq!(form["code_verifier"], asked.verifier().expose());
    assert_eq!(form["redirect_uri"], "https://app.example/back");
    assert_eq!(form["client_id"], "app");

    let refresh = AuthorizationGrant::refresh_token(tokens.refresh.unwrap().expose());
    let client = client(&server, refresh.public_client("app"));
    client.warp_connector().list().await.unwrap();
}

#[tokio::test]
async fn a_redirect_that_belongs_to_another_request_is_refused() {
    let server = service(3600).await;
    let builder = Client::builder().base_url(server.url());
    let asked = builder
        .api_token_authorization("app", "https://app.example/back")
        .unwrap();
    let asked = asked.resume("s1", "v");
    for (callback, expected) in [
        (
            "?code=c&state=s2",
            "the redirect has another `state` than the authorization",
        ),
        (
            "?code=c",
            "the redirect has another `state` than the authorization",
        ),
        ("?state=s1", "the redirect has no `code`"),
        (
            "/back?state=s1&error=access_denied&error_description=The+user+said+no",
            "the authorization was refused: access_denied: The user said no",
        ),
    ] {
        let error = asked.exchange(callback).await.unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
    assert_eq!(server.received(), []);
}
