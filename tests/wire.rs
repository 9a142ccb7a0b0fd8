//! The bytes that every operation puts on the wire: method, target, headers, body.
//!
//! Users' firewalls, mocks and logs depend on them, so each request is a snapshot.
#![forbid(unsafe_code)]

use cloudflare_tunnel::models::CreateWarpConnector;
use cloudflare_tunnel::{Client, ClientBuilder, ErrorKind};
use insta::assert_snapshot;
use loopback::{Received, Reply, Server};
use uuid::{Uuid, uuid};

const SUCCESS: &str = r#"{"success":true,"errors":[],"messages":[],"result":{}}"#;
const TUNNEL: Uuid = uuid!("f70ff985-a4ef-4643-bbbc-4a0ed4fc8415");
const CONNECTOR: Uuid = uuid!("1bedc50d-42b3-473c-b108-ff3d10c0d925");

/// A server that accepts everything, and a builder for its clients.
async fn server() -> (Server, ClientBuilder) {
    let server = Server::start(|_| Reply::json(200, SUCCESS)).await.unwrap();
    let builder = Client::builder().base_url(server.url());
    (server, builder)
}

/// A client with everything that it needs, and its server.
async fn ready() -> (Server, Client) {
    let (server, builder) = server().await;
    let client = builder.api_token("t0ken").account_id("acc").build();
    (server, client.unwrap())
}

/// A request as text; the port of the server changes from run to run.
fn text(received: &Received) -> String {
    let mut lines = vec![format!("{} {}", received.method, received.target)];
    for (name, value) in &received.headers {
        // The supported encodings depend on the features of reqwest that any crate has turned on.
        if name == "accept-encoding" {
            continue;
        }
        let value = if name.eq_ignore_ascii_case("host") {
            "[server]"
        } else {
            value
        };
        lines.push(format!("{name}: {value}"));
    }
    if !received.body.is_empty() {
        lines.push(format!("\n{}", received.text()));
    }
    lines.join("\n")
}

fn only(server: &Server) -> Received {
    let [received] = server.received().try_into().unwrap();
    received
}

async fn get(client: &Client, tunnel: Uuid, connector: Uuid) {
    let tunnels = client.zero_trust().tunnels();
    let connectors = tunnels.cloudflared().connectors();
    connectors.get(tunnel, connector).await.unwrap();
}

async fn create(client: &Client) {
    let body = CreateWarpConnector::new("blog");
    let tunnels = client.zero_trust().tunnels();
    tunnels.warp_connector().create(&body).await.unwrap();
}

#[tokio::test]
async fn warp_connector_create() {
    let (server, builder) = server().await;
    let builder = builder.api_email("user@example.com").api_key("k3y");
    create(&builder.account_id("acc").build().unwrap()).await;
    assert_snapshot!(text(&only(&server)));
}

#[tokio::test]
async fn connectors_get() {
    let (server, client) = ready().await;
    get(&client, TUNNEL, CONNECTOR).await;
    assert_snapshot!(text(&only(&server)));
}

#[tokio::test]
async fn the_body_is_json_whatever_the_text_holds() {
    let (server, client) = ready().await;
    let body = CreateWarpConnector::new("a \"b\" \\ \n日\u{0}");
    let tunnels = client.zero_trust().tunnels();
    tunnels.warp_connector().create(&body).await.unwrap();
    assert_eq!(only(&server).text(), r#"{"name":"a \"b\" \\ \n日\u0000"}"#);
}

#[tokio::test]
async fn a_base_url_with_a_path_comes_before_the_path() {
    let (server, builder) = server().await;
    for path in ["/client/v4", "/client/v4/"] {
        let builder = builder.clone().base_url(format!("{}{path}", server.url()));
        let client = builder.api_token("t0ken").account_id("acc").build();
        create(&client.unwrap()).await;
    }
    for received in server.received() {
        assert_eq!(received.target, "/client/v4/accounts/acc/warp_connector");
    }
}

#[tokio::test]
async fn arguments_are_percent_encoded() {
    let (server, client) = ready().await;
    for argument in [
        "a/b c",
        "100%",
        "%2F",
        "日",
        "?a=b&c#d",
        "...",
        "a:b@c;d,e+f",
        "~-_.",
    ] {
        let connectors = client.zero_trust().tunnels().cloudflared().connectors();
        let call = connectors.get(TUNNEL, CONNECTOR).account_id(argument);
        call.await.unwrap();
    }
    let segments: Vec<String> = server
        .received()
        .iter()
        .map(|received| received.target.split('/').nth(2).unwrap().to_owned())
        .collect();
    assert_snapshot!(segments.join("\n"));
}

#[tokio::test]
async fn arguments_that_lead_elsewhere_are_refused() {
    let (server, client) = ready().await;
    let connectors = client.zero_trust().tunnels().cloudflared().connectors();
    let mut texts = Vec::new();
    for account in ["", ".", ".."] {
        let error = connectors.get(TUNNEL, CONNECTOR).account_id(account).await;
        let error = error.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        texts.push(error.to_string());
    }
    assert_snapshot!(texts.join("\n"));
    assert_eq!(server.received(), []);
}

#[tokio::test]
async fn a_default_account_that_leads_elsewhere_is_refused() {
    let (server, builder) = server().await;
    let client = builder.api_token("t0ken").account_id("..").build();
    let connectors = client.unwrap().zero_trust().tunnels().cloudflared();
    let error = connectors
        .connectors()
        .get(TUNNEL, CONNECTOR)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(server.received(), []);
}

#[tokio::test]
async fn a_call_can_name_another_account() {
    let (server, client) = ready().await;
    let body = CreateWarpConnector::new("blog");
    let tunnels = client.zero_trust().tunnels();
    let connectors = tunnels.cloudflared().connectors();
    let warp_connector = tunnels.warp_connector();
    warp_connector
        .create(&body)
        .account_id("6/7")
        .await
        .unwrap();
    connectors
        .get(TUNNEL, CONNECTOR)
        .account_id("8")
        .await
        .unwrap();
    connectors.get(TUNNEL, CONNECTOR).await.unwrap();
    let targets: Vec<String> = server.received().into_iter().map(|it| it.target).collect();
    assert_eq!(
        targets,
        [
            "/accounts/6%2F7/warp_connector",
            "/accounts/8/cfd_tunnel/f70ff985-a4ef-4643-bbbc-4a0ed4fc8415/connectors/1bedc50d-42b3-473c-b108-ff3d10c0d925",
            "/accounts/acc/cfd_tunnel/f70ff985-a4ef-4643-bbbc-4a0ed4fc8415/connectors/1bedc50d-42b3-473c-b108-ff3d10c0d925",
        ]
    );
}

#[tokio::test]
async fn without_an_account_nothing_is_sent() {
    let (server, builder) = server().await;
    let client = builder.api_token("t0ken").build().unwrap();
    let tunnels = client.zero_trust().tunnels();
    let error = tunnels
        .cloudflared()
        .connectors()
        .get(TUNNEL, CONNECTOR)
        .await;
    assert_snapshot!(error.unwrap_err(), @"GET /accounts/{account_id}/cfd_tunnel/{tunnel_id}/connectors/{connector_id}: `account_id` is not set: pass it to the call or to the client builder (`from_env` reads CLOUDFLARE_ACCOUNT_ID)");
    assert_eq!(server.received(), []);
}

/// The credential headers that an operation sends, given those that the client has.
fn credentials(received: &Received) -> String {
    let sent = received.headers.iter().filter_map(|(name, value)| {
        let name = name.to_ascii_lowercase();
        let is_credential = name == "authorization" || name.starts_with("x-auth");
        is_credential.then(|| format!("{name}: {value}"))
    });
    sent.collect::<Vec<_>>().join(", ")
}

#[tokio::test]
async fn only_the_first_satisfied_alternative_is_sent() {
    let (server, builder) = server().await;
    let builder = builder.account_id("acc");
    let token = builder.clone().api_token("t0ken");
    let pair = builder.clone().api_email("user@example.com").api_key("k3y");
    let both = pair.clone().api_token("t0ken");
    let token_and_email = token.clone().api_email("user@example.com");
    for builder in [token, pair, both, token_and_email] {
        let client = builder.build().unwrap();
        get(&client, TUNNEL, CONNECTOR).await;
        create(&client).await;
    }
    let mut lines = Vec::new();
    for received in server.received() {
        lines.push(format!("{:4} {}", received.method, credentials(&received)));
    }
    // The token can do the least, so it comes first.
    assert_snapshot!(lines.join("\n"));
}

#[tokio::test]
async fn without_credentials_nothing_is_sent() {
    let (server, builder) = server().await;
    let client = builder.account_id("acc").build().unwrap();
    let tunnels = client.zero_trust().tunnels();
    let error = tunnels
        .cloudflared()
        .connectors()
        .get(TUNNEL, CONNECTOR)
        .await;
    let error = error.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_snapshot!(error, @"GET /accounts/{account_id}/cfd_tunnel/{tunnel_id}/connectors/{connector_id}: the client has no credentials: call `api_token`, or `user_service_key`, or `api_email` and `api_key` on the builder, or `anonymous` if none are needed");
    let body = CreateWarpConnector::new("blog");
    let error = tunnels.warp_connector().create(&body).await.unwrap_err();
    assert_snapshot!(error, @"POST /accounts/{account_id}/warp_connector: the client has no credentials: call `api_token`, or `user_service_key`, or `api_email` and `api_key` on the builder, or `anonymous` if none are needed");
    assert_eq!(server.received(), []);
}

#[tokio::test]
async fn a_call_can_add_to_its_request() {
    let (server, client) = ready().await;
    let tunnels = client.zero_trust().tunnels();
    let call = tunnels.cloudflared().connectors().get(TUNNEL, CONNECTOR);
    let call = call.with_header("X-Trace", "1").with_query("a b", "c&d");
    call.await.unwrap();
    assert_snapshot!(text(&only(&server)));
}
