//! Services for tokens that fail, and credentials that are refused.

use crate::calls::{GRANT, TWO_GRANTS};
use crate::scenario::{Scenario, scenario};
use crate::server::{Script, json, reply};

fn token(lifetime: &str) -> Script {
    json(
        200,
        format!(r#"{{"access_token":"s3cr3t","expires_in":{lifetime}}}"#),
    )
}

fn done() -> Script {
    reply(204, "", "")
}

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario("a token is fetched once", TWO_GRANTS, |_| {
            vec![token("3600"), done(), done()]
        }),
        scenario("a token has expired", TWO_GRANTS, |_| {
            vec![token("0"), done(), token("0"), done()]
        }),
        scenario("a token expires beyond 64 bits", TWO_GRANTS, |_| {
            vec![token("99999999999999999999"), done(), done()]
        }),
        scenario("a token expires in the past", TWO_GRANTS, |_| {
            vec![token("-1"), done(), done()]
        }),
        scenario("a token is refused once", GRANT, |_| {
            vec![token("3600"), json(401, "{}"), token("3600"), done()]
        }),
        scenario("every token is refused", GRANT, |_| {
            vec![
                token("3600"),
                json(401, "{}"),
                token("3600"),
                json(401, r#"{"message":"no"}"#),
            ]
        }),
        scenario("a token cannot be sent", GRANT, |_| {
            vec![json(200, r#"{"access_token":"s3cr3t\r\nx: y"}"#)]
        }),
        scenario("a token is no text", GRANT, |_| {
            vec![json(200, r#"{"access_token":{"s3cr3t":1}}"#)]
        }),
        scenario("the service for tokens has none", GRANT, |_| {
            vec![json(200, r#"{"token":"s3cr3t"}"#)]
        }),
        scenario("the service for tokens sends a page", GRANT, |_| {
            vec![reply(200, "content-type: text/html", "<html>Log in</html>")]
        }),
        scenario("the service for tokens refuses", GRANT, |_| {
            vec![json(400, r#"{"error":"invalid_client"}"#)]
        }),
        scenario("the service for tokens fails once", GRANT, |_| {
            vec![reply(503, "retry-after: 0", ""), token("3600"), done()]
        })
        .retried(),
        scenario(
            "the service for tokens leads to another server",
            GRANT,
            |hosts| {
                vec![reply(
                    307,
                    &format!("location: http://{}/token", hosts.elsewhere),
                    "",
                )]
            },
        ),
        scenario("the service for tokens never ends", GRANT, |_| {
            vec![reply(200, "", "").then_endless("x"), done()]
        }),
        scenario("the service for tokens ends the connection", GRANT, |_| {
            vec![Script::default()]
        }),
    ]
}
