//! Redirects to nowhere, to everywhere, and in circles. No other server gets a request.

use crate::calls::{
    BLOB, COOKIE, EVENTS, HEADER, LOGIN, MOVED, NEW_NOTE, NOTE, NOTE_WITH_KEY, QUERY, TOKEN,
};
use crate::scenario::{Hosts, Scenario, scenario};
use crate::server::{Script, json, reply};

fn to(status: u16, location: &str) -> Script {
    reply(status, &format!("location: {location}"), "")
}

fn elsewhere(hosts: &Hosts) -> Vec<Script> {
    vec![to(302, &format!("http://{}/v1/notes/1", hosts.elsewhere))]
}

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario(
            "a redirect leads to another place of the server",
            NOTE,
            |_| vec![to(302, "/v2/note"), json(200, r#"{"id":1}"#)],
        ),
        scenario("a redirect is relative", NOTE, |_| {
            vec![to(307, "../note?x=1"), json(200, r#"{"id":1}"#)]
        }),
        scenario("a redirect leads to another server", NOTE, elsewhere),
        scenario(
            "a redirect leads a body to another server",
            NEW_NOTE,
            |hosts| vec![to(307, &format!("http://{}/", hosts.elsewhere))],
        ),
        scenario(
            "a redirect leads a token to another server",
            TOKEN,
            elsewhere,
        ),
        scenario(
            "a redirect leads a login to another server",
            LOGIN,
            elsewhere,
        ),
        scenario(
            "a redirect leads a key in a header to another server",
            HEADER,
            elsewhere,
        ),
        scenario(
            "a redirect leads a key in the query to another server",
            QUERY,
            elsewhere,
        ),
        scenario(
            "a redirect leads a cookie to another server",
            COOKIE,
            elsewhere,
        ),
        scenario(
            "a redirect leads a download to another server",
            BLOB,
            elsewhere,
        ),
        scenario(
            "a redirect leads a stream to another server",
            EVENTS,
            elsewhere,
        ),
        scenario("a redirect has no scheme", NOTE, |hosts| {
            vec![to(302, &format!("//{}/a", hosts.elsewhere))]
        }),
        scenario(
            "a redirect leads to another server at the second step",
            NOTE,
            |hosts| {
                vec![
                    to(302, "/v1/a"),
                    to(302, &format!("http://{}/", hosts.elsewhere)),
                ]
            },
        ),
        scenario(
            "a redirect has a user before another server",
            NOTE,
            |hosts| {
                vec![to(
                    302,
                    &format!(
                        "http://{}:s3cr3t@{}/a?key=s3cr3t",
                        hosts.here.ip(),
                        hosts.elsewhere
                    ),
                )]
            },
        ),
        scenario("a redirect leads to a file", NOTE, |_| {
            vec![to(302, "file:///etc/passwd")]
        }),
        scenario("a redirect leads to a script", NOTE, |_| {
            vec![to(302, "javascript:alert(1)")]
        }),
        scenario("a redirect leads nowhere", NOTE, |_| {
            vec![reply(302, "", "")]
        }),
        scenario("a redirect is no URL", NOTE, |_| vec![to(302, "http://[")]),
        scenario("a redirect is not text", NOTE, |_| {
            vec![to(302, "/\u{1}\u{7f}")]
        }),
        scenario("a redirect leads in a circle", NOTE, |_| {
            (0..20).map(|_| to(302, "/v1/notes/1")).collect()
        }),
        scenario(
            "a redirect does not tell where it comes from",
            NOTE_WITH_KEY,
            |_| vec![to(302, "/v1/b"), json(200, r#"{"id":1}"#)],
        ),
        scenario("a redirect repeats the body", NEW_NOTE, |_| {
            vec![to(307, "/v1/b"), json(201, r#"{"id":1}"#)]
        }),
        scenario("a redirect asks for the result", NEW_NOTE, |_| {
            vec![to(303, "/v1/b"), json(201, r#"{"id":1}"#)]
        }),
        scenario("a redirect in the document is an answer", MOVED, elsewhere),
        scenario("the server has not changed anything", NOTE, |_| {
            vec![reply(304, "", "")]
        }),
        scenario("the server offers a choice", NOTE, |_| {
            vec![json(300, r#"{"id":1}"#)]
        }),
    ]
}
