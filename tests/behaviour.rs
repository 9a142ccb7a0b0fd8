//! The client's treatment of responses: values, tolerance, errors.
//!
//! The responses are those of the vendor's documentation, and deviating ones that servers really send.
#![forbid(unsafe_code)]

use std::error::Error as _;
use std::time::Duration;

use cloudflare_tunnel::models::{CreateWarpConnector, Envelope, Tunnel, TunnelClient, TunnelType};
use cloudflare_tunnel::{Client, Code, Error, ErrorKind};
use insta::{assert_debug_snapshot, assert_snapshot};
use loopback::{Reply, Server};
use uuid::{Uuid, uuid};

/// The example response in the vendor's documentation of `GET …/connectors/{connector_id}`.
const CONNECTOR: &str = include_str!("answers/connector.json");
/// A tunnel for WARP Connector that nothing has joined yet.
const TUNNEL: &str = include_str!("answers/tunnel.json");
/// The service's response if nothing is at an address.
const NO_ROUTE: &str = r#"{"success":false,"errors":[{"code":7003,"message":"No route for the URI"}],"messages":[],"result":null}"#;
const TUNNEL_ID: Uuid = uuid!("f70ff985-a4ef-4643-bbbc-4a0ed4fc8415");
const CONNECTOR_ID: Uuid = uuid!("1bedc50d-42b3-473c-b108-ff3d10c0d925");
const HTML: &str =
    "<html>\n<head><title>502 Bad Gateway</title></head>\n<body>cloudflare</body>\n</html>";

/// A server with one response, and its client; the server lives as long as the test keeps it.
async fn serve(reply: Reply) -> (Server, Client) {
    let server = Server::answering([reply]).await.unwrap();
    let builder = Client::builder().base_url(server.url());
    let builder = builder.api_token("t0ken").account_id("acc");
    (server, builder.max_retries(0).build().unwrap())
}

async fn get(reply: Reply) -> Result<TunnelClient, Error> {
    let (_server, client) = serve(reply).await;
    let tunnels = client.zero_trust().tunnels();
    tunnels
        .cloudflared()
        .connectors()
        .get(TUNNEL_ID, CONNECTOR_ID)
        .await
}

async fn create(reply: Reply) -> Result<Tunnel, Error> {
    let (_server, client) = serve(reply).await;
    let body = CreateWarpConnector::new("blog");
    let tunnels = client.zero_trust().tunnels();
    tunnels.warp_connector().create(&body).await
}

/// An envelope around a result.
fn success(result: &str) -> Reply {
    let body = format!(r#"{{"success":true,"errors":[],"messages":[],"result":{result}}}"#);
    Reply::json(200, body)
}

#[tokio::test]
async fn the_documented_connector_decodes() {
    let connector = get(Reply::json(200, CONNECTOR)).await.unwrap();
    let id = Some(CONNECTOR_ID);
    assert_eq!(connector.id, id);
    assert_eq!(connector.arch.as_deref(), Some("linux_amd64"));
    assert_eq!(connector.config_version, Some(0));
    assert_eq!(connector.features.unwrap(), ["ha-origin"]);
    assert_eq!(
        connector.run_at.unwrap().to_string(),
        "2009-11-10T23:00:00Z"
    );
    assert_eq!(connector.version.as_deref(), Some("2022.7.1"));

    let [connection] = connector.conns.unwrap().try_into().unwrap();
    assert_eq!(connection.id, id);
    assert_eq!(connection.client_id, id);
    assert_eq!(connection.client_version.as_deref(), Some("2022.7.1"));
    assert_eq!(connection.colo_name.as_deref(), Some("DFW"));
    assert_eq!(connection.is_pending_reconnect, Some(false));
    assert_eq!(
        connection.opened_at.unwrap().to_string(),
        "2021-01-25T18:22:34.317854Z"
    );
    assert_eq!(connection.origin_ip.as_deref(), Some("10.1.0.137"));
    assert_eq!(connection.uuid, id);
}

#[tokio::test]
#[allow(deprecated, reason = "deprecated fields are still read")]
async fn a_tunnel_with_nulls_decodes() {
    let tunnel = create(Reply::json(200, TUNNEL)).await.unwrap();
    assert_eq!(tunnel.tun_type, Some(TunnelType::WarpConnector));
    assert_eq!(tunnel.name.as_deref(), Some("blog"));
    assert_eq!(tunnel.remote_config, Some(true));
    assert_eq!(tunnel.conns_active_at, None);
    assert_eq!(tunnel.deleted_at, None);
    assert_eq!(tunnel.connections, Some(Vec::new()));
    assert_eq!(
        tunnel.conns_inactive_at.unwrap().to_string(),
        "2024-05-02T07:06:05.000004Z"
    );
}

#[tokio::test]
async fn every_property_may_be_null() {
    let nulls = r#"{"account_tag":null,"connections":null,"created_at":null,"id":null,"metadata":null,"name":null,"remote_config":null,"status":null,"tun_type":null}"#;
    assert_eq!(create(success(nulls)).await.unwrap(), Tunnel::default());
    let nulls = r#"{"id":null,"conns":null,"features":null,"run_at":null,"config_version":null}"#;
    assert_eq!(get(success(nulls)).await.unwrap(), TunnelClient::default());
}

#[tokio::test]
async fn every_property_may_be_missing() {
    assert_eq!(create(success("{}")).await.unwrap(), Tunnel::default());
    assert_eq!(get(success("{}")).await.unwrap(), TunnelClient::default());
}

#[tokio::test]
async fn unknown_fields_and_values_are_no_failure() {
    let tunnel = r#"{"id":"f70ff985-a4ef-4643-bbbc-4a0ed4fc8415","tun_type":"carrier_pigeon","new":{"deep":[1,{"x":null}]},"newer":"x"}"#;
    let tunnel = create(success(tunnel)).await.unwrap();
    assert_eq!(tunnel.id, Some(TUNNEL_ID));
    let tun_type = tunnel.tun_type.unwrap();
    assert_eq!(tun_type, TunnelType::Unknown("carrier_pigeon".to_owned()));
    assert_eq!(tun_type.as_str(), "carrier_pigeon");
    assert_eq!("gre".parse(), Ok(TunnelType::Gre));
}

#[tokio::test]
async fn unknown_fields_of_the_envelope_are_no_failure() {
    let body = r#"{"result_info":{"page":1},"result":{"id":"f70ff985-a4ef-4643-bbbc-4a0ed4fc8415"},"success":true,"errors":[],"messages":[],"trace":"x"}"#;
    let tunnel = create(Reply::json(200, body)).await.unwrap();
    assert_eq!(tunnel.id, Some(TUNNEL_ID));
}

#[tokio::test]
async fn metadata_keeps_any_json() {
    let tunnel = create(success(r#"{"metadata":{"a":1,"b":[null]}}"#));
    let metadata = tunnel.await.unwrap().metadata.unwrap();
    assert_eq!(metadata["a"], 1);
    assert_eq!(metadata["b"][0], serde_json::Value::Null);
}

/// The same failure, whatever status the server gives it.
async fn no_route(status: u16) -> Error {
    let reply = Reply::json(status, NO_ROUTE).with_header("CF-Ray", "8c1-DFW");
    let error = get(reply).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.method(), Some("GET"));
    assert_eq!(error.status().unwrap(), status);
    assert!(error.has_code(7003));
    assert!(!error.has_code(1000));
    assert_eq!(error.codes().collect::<Vec<_>>(), [&Code::Number(7003)]);
    assert_eq!(error.request_id(), Some("8c1-DFW"));
    assert_eq!(error.body(), NO_ROUTE.as_bytes());
    let envelope = error.typed::<Envelope<()>>().unwrap();
    assert!(!envelope.success);
    assert_eq!(envelope.errors[0].code, 7003);
    assert_eq!(envelope.errors[0].message, "No route for the URI");
    assert_eq!(envelope.result, None);
    error
}

#[tokio::test]
async fn a_failure_tells_what_the_server_said() {
    let error = no_route(404).await;
    assert!(error.is_not_found());
    assert!(!error.is_retryable());
    assert_snapshot!(error, @"GET /accounts/acc/cfd_tunnel/f70ff985-a4ef-4643-bbbc-4a0ed4fc8415/connectors/1bedc50d-42b3-473c-b108-ff3d10c0d925: 404 Not Found [7003] No route for the URI (cf-ray 8c1-DFW)");
    assert_debug_snapshot!(error, @r#"
    Error {
        kind: Api,
        text: "GET /accounts/acc/cfd_tunnel/f70ff985-a4ef-4643-bbbc-4a0ed4fc8415/connectors/1bedc50d-42b3-473c-b108-ff3d10c0d925: 404 Not Found [7003] No route for the URI (cf-ray 8c1-DFW)",
        body: 103 bytes,
    }
    "#);
}

#[tokio::test]
async fn a_failure_may_come_with_status_200() {
    let error = no_route(200).await;
    assert_snapshot!(error, @"GET /accounts/acc/cfd_tunnel/f70ff985-a4ef-4643-bbbc-4a0ed4fc8415/connectors/1bedc50d-42b3-473c-b108-ff3d10c0d925: 200 OK [7003] No route for the URI (cf-ray 8c1-DFW)");
}

#[tokio::test]
async fn a_failure_of_the_create_is_typed_as_well() {
    let error = create(Reply::json(400, NO_ROUTE)).await.unwrap_err();
    let envelope = error.typed::<Envelope<()>>().unwrap();
    assert_eq!(envelope.errors[0].code, 7003);
    assert_snapshot!(error, @"POST /accounts/acc/warp_connector: 400 Bad Request [7003] No route for the URI");
}

#[tokio::test]
async fn an_error_can_say_where_and_point_to_more() {
    let body = r#"{"success":false,"errors":[
        {"code":1001,"message":"name is taken","documentation_url":"https://example.com/1001","source":{"pointer":"/name"}},
        {"code":1002,"message":"quota"}],"messages":[],"result":null}"#;
    let error = create(Reply::json(409, body)).await.unwrap_err();
    assert!(error.has_code(1001) && error.has_code(1002));
    assert_eq!(error.problems()[0].pointer.as_deref(), Some("/name"));
    let first = &error.typed::<Envelope<()>>().unwrap().errors[0];
    let url = first.documentation_url.as_deref();
    assert_eq!(url, Some("https://example.com/1001"));
    let source = first.source.as_ref().unwrap();
    assert_eq!(source.pointer.as_deref(), Some("/name"));
    assert_snapshot!(error, @"POST /accounts/acc/warp_connector: 409 Conflict [1001] name is taken (at /name); [1002] quota");
}

#[tokio::test]
async fn an_error_that_does_not_fit_its_document_is_told_all_the_same() {
    let body = r#"{"success":false,"errors":[{"code":"seven","message":"odd"}],"result":null}"#;
    let error = get(Reply::json(403, body)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert!(error.has_code("seven"));
    assert!(error.typed::<Envelope<()>>().is_none());
    assert_snapshot!(error, @"GET /accounts/acc/cfd_tunnel/f70ff985-a4ef-4643-bbbc-4a0ed4fc8415/connectors/1bedc50d-42b3-473c-b108-ff3d10c0d925: 403 Forbidden [seven] odd");
}

#[tokio::test]
async fn a_gateway_that_answers_in_html_is_an_error_with_its_text() {
    let reply = Reply::new(502, "text/html", HTML);
    let error = get(reply.with_header("cf-ray", "8c1")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Api);
    assert_eq!(error.status().unwrap(), 502);
    assert!(error.is_retryable());
    assert_eq!(error.problems(), []);
    assert_eq!(error.body(), HTML.as_bytes());
    assert_snapshot!(error, @"GET /accounts/acc/cfd_tunnel/f70ff985-a4ef-4643-bbbc-4a0ed4fc8415/connectors/1bedc50d-42b3-473c-b108-ff3d10c0d925: 502 Bad Gateway (body is text/html, not JSON) (cf-ray 8c1)");

    let error = create(Reply::new(502, "text/html", HTML)).await;
    // The first call may have created a tunnel already.
    assert!(!error.unwrap_err().is_retryable());
}

#[tokio::test]
async fn html_with_status_200_does_not_decode() {
    let error = get(Reply::new(200, "text/html", HTML)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.body(), HTML.as_bytes());
    assert_snapshot!(error, @"GET /accounts/acc/cfd_tunnel/f70ff985-a4ef-4643-bbbc-4a0ed4fc8415/connectors/1bedc50d-42b3-473c-b108-ff3d10c0d925: 200 OK, but the body is text/html, not JSON: expected value at line 1 column 1");
}

/// The schema of a connection has no type, so that a connection may be anything.
#[tokio::test]
async fn a_value_of_the_wrong_type_is_absent_and_reported() {
    let connector = r#"{"conns":[{"id":"1bedc50d-42b3-473c-b108-ff3d10c0d925"},{"is_pending_reconnect":"perhaps"},"none"],"features":7}"#;
    let (_server, client) = serve(success(connector)).await;
    let tunnels = client.zero_trust().tunnels();
    let connectors = tunnels.cloudflared().connectors();
    let call = connectors.get(TUNNEL_ID, CONNECTOR_ID);
    let response = call.with_response().await.unwrap();
    let misfits: Vec<String> = response.misfits().iter().map(ToString::to_string).collect();
    let expected = [
        "/result/conns/1/is_pending_reconnect: expected a boolean, found a string",
        "/result/conns/2: expected an object, found a string",
        "/result/features: expected an array, found an integer",
    ];
    assert_eq!(misfits, expected);
    let result = response.into_body().result.unwrap();
    assert_eq!(result.conns.unwrap().len(), 2);
    assert_eq!(result.features, None);
}

#[tokio::test]
async fn a_result_of_the_wrong_type_is_named_by_its_pointer() {
    let error = get(success("[]")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.source().is_some());
    assert_snapshot!(error, @"GET /accounts/acc/cfd_tunnel/f70ff985-a4ef-4643-bbbc-4a0ed4fc8415/connectors/1bedc50d-42b3-473c-b108-ff3d10c0d925: 200 OK, but the body does not decode: /result: invalid type: sequence, expected an object at line 1 column 51");
}

#[tokio::test]
async fn a_success_without_a_result_is_named() {
    let error = get(success("null")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_snapshot!(error, @"GET /accounts/acc/cfd_tunnel/f70ff985-a4ef-4643-bbbc-4a0ed4fc8415/connectors/1bedc50d-42b3-473c-b108-ff3d10c0d925: 200 OK, but the body does not decode: /result: null or missing");
}

#[tokio::test]
async fn an_empty_answer_is_named() {
    let error = get(Reply::empty(200)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_snapshot!(error, @"GET /accounts/acc/cfd_tunnel/f70ff985-a4ef-4643-bbbc-4a0ed4fc8415/connectors/1bedc50d-42b3-473c-b108-ff3d10c0d925: 200 OK, but the body is empty");
}

#[tokio::test]
async fn the_whole_answer_can_be_had() {
    let reply = Reply::json(200, CONNECTOR).with_header("CF-Ray", "8c1-DFW");
    let (_server, client) = serve(reply.with_header("x-extra", "1")).await;
    let tunnels = client.zero_trust().tunnels();
    let call = tunnels
        .cloudflared()
        .connectors()
        .get(TUNNEL_ID, CONNECTOR_ID);
    let response = call.with_response().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["x-extra"], "1");
    assert_eq!(response.request_id(), Some("8c1-DFW"));
    let envelope = response.into_body();
    assert!(envelope.success);
    let message = &envelope.messages[0];
    assert_eq!(message.code, 1000);
    assert_eq!(message.message, "message");
    assert_eq!(
        message.documentation_url.as_deref(),
        Some("documentation_url")
    );
    let source = message.source.as_ref().unwrap();
    assert_eq!(source.pointer.as_deref(), Some("pointer"));
    assert_eq!(envelope.errors, envelope.messages);
    assert!(envelope.result.unwrap().conns.is_some());
}

#[tokio::test]
async fn the_whole_answer_may_lack_a_result() {
    let (_server, client) = serve(success("null")).await;
    let tunnels = client.zero_trust().tunnels();
    let call = tunnels
        .cloudflared()
        .connectors()
        .get(TUNNEL_ID, CONNECTOR_ID);
    let response = call.with_response().await.unwrap();
    assert_eq!(response.into_body().result, None);
}

#[tokio::test]
async fn a_slow_server_is_a_timeout() {
    let slow = || Reply::json(200, CONNECTOR).after(Duration::from_secs(30));
    let (server, client) = serve(slow()).await;
    let tunnels = client.zero_trust().tunnels();
    let call = tunnels
        .cloudflared()
        .connectors()
        .get(TUNNEL_ID, CONNECTOR_ID);
    let error = call.with_timeout(Duration::from_millis(50)).await;
    let error = error.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.is_timeout() && error.is_retryable());
    assert_snapshot!(error, @"GET /accounts/acc/cfd_tunnel/f70ff985-a4ef-4643-bbbc-4a0ed4fc8415/connectors/1bedc50d-42b3-473c-b108-ff3d10c0d925: timed out");
    drop(server);

    let server = Server::answering([slow()]).await.unwrap();
    let builder = Client::builder().base_url(server.url()).api_token("t0ken");
    let builder = builder.account_id("acc");
    let client = builder.timeout(Duration::from_millis(50)).build().unwrap();
    let tunnels = client.zero_trust().tunnels();
    let call = tunnels
        .cloudflared()
        .connectors()
        .get(TUNNEL_ID, CONNECTOR_ID);
    assert!(call.await.unwrap_err().is_timeout());
}

#[tokio::test]
async fn nobody_at_home_is_a_connect_error() {
    let (server, client) = serve(Reply::empty(200)).await;
    drop(server);
    // The listener is closed when its task has ended, which is soon after.
    tokio::time::sleep(Duration::from_millis(50)).await;
    let tunnels = client.zero_trust().tunnels();
    let call = tunnels
        .cloudflared()
        .connectors()
        .get(TUNNEL_ID, CONNECTOR_ID);
    let error = call.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(error.is_connect());
    assert_eq!(error.status(), None);
}

#[tokio::test]
async fn a_call_needs_neither_its_client_nor_its_arguments_any_more() {
    let (_server, client) = serve(Reply::json(200, CONNECTOR)).await;
    let call = {
        let tunnels = client.zero_trust().tunnels();
        tunnels
            .cloudflared()
            .connectors()
            .get(TUNNEL_ID, CONNECTOR_ID)
    };
    drop(client);
    let connector = tokio::spawn(call.send()).await.unwrap().unwrap();
    assert_eq!(connector.config_version, Some(0));
}

#[test]
fn nothing_that_can_be_printed_shows_a_secret() {
    let builder = Client::builder()
        .api_token("t0ken-of-mine")
        .api_email("user@example.com")
        .api_key("k3y-of-mine");
    let builder = builder.account_id("acc");
    let mut texts = vec![format!("{builder:?}"), format!("{builder:#?}")];
    let client = builder.build().unwrap();
    texts.push(format!("{client:?}"));
    let connectors = client.zero_trust().tunnels().cloudflared().connectors();
    texts.push(format!("{connectors:?}"));
    texts.push(format!("{:?}", connectors.get(TUNNEL_ID, CONNECTOR_ID)));
    texts.push(format!(
        "{:?}",
        connectors.get(TUNNEL_ID, CONNECTOR_ID).send()
    ));
    for text in &texts {
        let shown = ["t0ken", "k3y", "user@"].iter().any(|it| text.contains(it));
        assert!(!shown, "{text}");
    }
    assert_snapshot!(texts.join("\n"));
}

#[test]
fn a_base_url_that_is_none_is_refused() {
    let mut texts = Vec::new();
    for url in [
        "",
        "nowhere",
        "ftp://example.com",
        "https://u:p@example.com",
        "https://example.com?a=b",
    ] {
        let error = Client::builder().base_url(url).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        texts.push(error.to_string());
    }
    assert_snapshot!(texts.join("\n"));
}
