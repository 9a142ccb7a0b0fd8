//! Answers that report a failure, and say when to try again.

use crate::calls::{KEYED_NOTE, NEW_NOTE, NOTE, OTHER_NOTE, PLACE, TOKEN};
use crate::scenario::{Scenario, scenario};
use crate::server::{Script, head, json, reply};

/// A refusal that names a time.
fn later(status: u16, when: &str) -> Script {
    let headers = format!("content-type: application/json\nretry-after: {when}");
    reply(status, &headers, r#"{"message":"later"}"#)
}

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario("the server has what the document says", NOTE, |_| {
            vec![json(404, r#"{"code":"gone","message":"no such note"}"#)]
        }),
        scenario("the server fails with a page", NOTE, |_| {
            vec![reply(500, "content-type: text/html", "<html>Oops</html>")]
        }),
        scenario("the server fails with nothing", NOTE, |_| {
            vec![reply(500, "", "")]
        }),
        scenario(
            "the message of a failure has escapes of a terminal",
            NOTE,
            |_| vec![json(400, r#"{"message":"a\u001b[2Jb\u202ec\nd"}"#)],
        ),
        scenario("the message of a failure is long", NOTE, |_| {
            vec![json(
                400,
                format!(r#"{{"message":"{}"}}"#, "x".repeat(5000)),
            )]
        }),
        scenario("the body of a failure never ends", NOTE, |_| {
            vec![head(500, "content-type: application/json").then_endless(" ".repeat(4096))]
        }),
        scenario("the body of a failure is cut", NOTE, |_| {
            vec![json(500, r#"{"message":"no"}"#).cut(4)]
        }),
        scenario("the body of a failure is not UTF-8", NOTE, |_| {
            vec![json(500, b"\xff\xfe\xfd")]
        }),
        scenario("the body of a failure has another shape", NOTE, |_| {
            vec![json(500, r#"{"message":{"deep":[1,2]},"code":7}"#)]
        }),
        scenario("the server is busy, and then it is not", NOTE, |_| {
            vec![later(503, "0"), json(200, r#"{"id":1}"#)]
        })
        .retried(),
        scenario("the server is busy for ever", NOTE, |_| {
            vec![
                later(503, "0"),
                later(503, "0"),
                later(503, "0"),
                json(200, r#"{"id":1}"#),
            ]
        })
        .retried(),
        scenario("the server asks for an hour", NOTE, |_| {
            vec![later(429, "3600")]
        })
        .retried(),
        scenario(
            "the server asks for more than 64 bits of seconds",
            NOTE,
            |_| vec![later(429, "99999999999999999999")],
        )
        .retried(),
        scenario("the server asks for the end of time", NOTE, |_| {
            vec![later(503, "Fri, 31 Dec 9999 23:59:59 GMT")]
        })
        .retried(),
        scenario("the server asks for the past", NOTE, |_| {
            vec![
                later(503, "Sun, 06 Nov 1994 08:49:37 GMT"),
                json(200, r#"{"id":1}"#),
            ]
        })
        .retried(),
        scenario("the server asks for nonsense", NOTE, |_| {
            vec![later(503, "soon"), json(200, r#"{"id":1}"#)]
        })
        .retried(),
        scenario("the server asks twice", NOTE, |_| {
            vec![later(503, "0\nretry-after: 3600"), json(200, r#"{"id":1}"#)]
        })
        .retried(),
        scenario("a refused call did not begin", NEW_NOTE, |_| {
            vec![later(503, "0"), json(201, r#"{"id":1}"#)]
        })
        .retried(),
        scenario("a call with a key is sent again", KEYED_NOTE, |_| {
            vec![later(500, "0"), json(201, r#"{"id":1}"#)]
        })
        .retried(),
        scenario("a call that replaces is sent again", OTHER_NOTE, |_| {
            vec![later(500, "0"), json(200, r#"{"id":1}"#)]
        })
        .retried(),
        scenario("a call with a secret in its path is refused", PLACE, |_| {
            vec![json(404, r#"{"message":"no"}"#)]
        }),
        scenario(
            "a call with a secret in its path returns a secret",
            PLACE,
            |_| vec![json(200, r#"{"code":1234567}"#)],
        ),
        scenario("a fixed credential is refused", TOKEN, |_| {
            vec![json(401, r#"{"message":"who?"}"#)]
        })
        .retried(),
        scenario("a failure claims to be a success", NOTE, |_| {
            vec![json(200, r#"{"code":"no","message":"it failed"}"#)]
        }),
    ]
}
