//! Runs the programs in `examples/` as a consumer would: with arguments, environment variables, and a server.
//!
//! They also test `Client::from_env`, since a test must not change the variables of its own process.
#![forbid(unsafe_code)]

mod program;

use insta::assert_snapshot;
use loopback::{Reply, Server};

use program::{command, run, text};

const CONNECTOR: &str = include_str!("answers/connector.json");
const TUNNEL_ID: &str = "f70ff985-a4ef-4643-bbbc-4a0ed4fc8415";
const CONNECTOR_ID: &str = "1bedc50d-42b3-473c-b108-ff3d10c0d925";
const NO_ROUTE: &str = r#"{"success":false,"errors":[{"code":7003,"message":"No route for the URI"}],"messages":[],"result":null}"#;
const TOKEN: (&str, &str) = ("CLOUDFLARE_API_TOKEN", "t0ken");
const EMAIL: (&str, &str) = ("CLOUDFLARE_EMAIL", "user@example.com");
const KEY: (&str, &str) = ("CLOUDFLARE_API_KEY", "k3y");
const ACCOUNT: (&str, &str) = ("CLOUDFLARE_ACCOUNT_ID", "acc");

#[tokio::test]
async fn connector_prints_what_the_server_says() {
    let server = Server::answering([Reply::json(200, CONNECTOR)]).await;
    let server = server.unwrap();
    let url = server.url();
    let variables = [TOKEN, ACCOUNT, ("CLOUDFLARE_BASE_URL", &url)];
    let output = run("connector", &[TUNNEL_ID, CONNECTOR_ID], &variables).await;
    assert_snapshot!(text(&output), @r#"
    stdout:
    connector 1bedc50d-42b3-473c-b108-ff3d10c0d925
      version  2022.7.1
      arch     linux_amd64
      linked to DFW since 2021-01-25T18:22:34.317854Z
    exit code Some(0)
    "#);
    let received = server.received().remove(0);
    assert_eq!(
        received.target,
        "/accounts/acc/cfd_tunnel/f70ff985-a4ef-4643-bbbc-4a0ed4fc8415/connectors/1bedc50d-42b3-473c-b108-ff3d10c0d925"
    );
    assert_eq!(received.header("authorization"), Some("Bearer t0ken"));
}

#[tokio::test]
async fn connector_explains_a_failure() {
    let reply = Reply::json(404, NO_ROUTE).with_header("cf-ray", "8c1");
    let server = Server::answering([reply]).await.unwrap();
    let url = server.url();
    let variables = [EMAIL, KEY, ACCOUNT, ("CLOUDFLARE_BASE_URL", &url)];
    let output = run("connector", &[TUNNEL_ID, CONNECTOR_ID], &variables).await;
    assert_snapshot!(text(&output), @r#"
    stderr:
    error: GET /accounts/acc/cfd_tunnel/f70ff985-a4ef-4643-bbbc-4a0ed4fc8415/connectors/1bedc50d-42b3-473c-b108-ff3d10c0d925: 404 Not Found [7003] No route for the URI (cf-ray 8c1)
    help: check the ids, and that the tunnel belongs to the account
    exit code Some(1)
    "#);
    let received = server.received().remove(0);
    assert_eq!(received.header("x-auth-email"), Some("user@example.com"));
    assert_eq!(received.header("x-auth-key"), Some("k3y"));
    assert_eq!(received.header("authorization"), None);
}

#[tokio::test]
async fn connector_wants_two_arguments() {
    let output = run("connector", &[TUNNEL_ID], &[TOKEN, ACCOUNT]).await;
    assert_snapshot!(text(&output), @r#"
    stderr:
    usage: connector TUNNEL_ID CONNECTOR_ID
    exit code Some(2)
    "#);
}

#[tokio::test]
async fn what_is_missing_in_the_environment_is_named() {
    let mut lines = Vec::new();
    let empty = (TOKEN.0, " ");
    let nowhere = ("CLOUDFLARE_BASE_URL", "nowhere");
    let environments: [&[(&str, &str)]; 9] = [
        &[],
        &[ACCOUNT],
        &[ACCOUNT, EMAIL],
        &[ACCOUNT, KEY],
        &[ACCOUNT, empty],
        &[ACCOUNT, TOKEN, nowhere],
        &[TOKEN],
        &[EMAIL, KEY],
        &[("CLOUDFLARE_API_USER_SERVICE_KEY", "k3y")],
    ];
    for environment in environments {
        let output = run("connector", &[TUNNEL_ID, CONNECTOR_ID], environment).await;
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty());
        let names: Vec<&str> = environment.iter().map(|(name, _)| *name).collect();
        lines.push(format!("{}:", names.join(", ")));
        lines.push(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    assert_snapshot!(lines.join("\n"));
}

#[test]
fn misfits_are_collected_as_lines_of_json() {
    let output = command("collect_misfits").output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert_snapshot!(said, @r#"{"operation":"cloudflare-tunnel-list-cloudflare-tunnels","method":"GET","path":"/accounts/{account_id}/cfd_tunnel","status":200,"media_type":"application/json","pointer":"/result/0/created_at","expected":"a string","found":"an integer"}"#);
}

#[test]
fn an_application_is_tested_without_a_server() {
    let output = command("without_a_server").output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
