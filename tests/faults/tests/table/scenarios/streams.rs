//! Streams that break, lie about their type, or hold what is no event and no JSON.

use crate::calls::{EVENTS, LINES, SEQUENCE};
use crate::scenario::{LIMIT, Scenario, scenario};
use crate::server::{Script, head, json, reply};

fn events(text: impl Into<Vec<u8>>) -> Script {
    head(200, "content-type: text/event-stream").then(text)
}

/// Events whose connection breaks.
fn broken(text: &str) -> Script {
    reply(
        200,
        "content-type: text/event-stream",
        format!("{text}: rest"),
    )
    .cut(6)
}

fn lines(text: impl Into<Vec<u8>>) -> Script {
    head(200, "content-type: application/x-ndjson").then(text)
}

fn sequence(text: impl Into<Vec<u8>>) -> Script {
    head(200, "content-type: application/json-seq").then(text)
}

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario("events are a page", EVENTS, |_| {
            vec![reply(200, "content-type: text/html", "<html>Log in</html>")]
        }),
        scenario("events are JSON", EVENTS, |_| {
            vec![json(200, r#"{"message":"quota"}"#)]
        }),
        scenario("events have no type", EVENTS, |_| {
            vec![head(200, "").then("data: {\"id\":1}\n\n")]
        }),
        scenario("events are a page that claims to be events", EVENTS, |_| {
            vec![events("<html>\nLog in\n</html>\n")]
        }),
        scenario("there are no events", EVENTS, |_| vec![reply(204, "", "")]),
        scenario("events end in the middle of one", EVENTS, |_| {
            vec![events("data: {\"id\":1}\n\ndata: {\"id\":2}")]
        }),
        scenario("an event does not decode", EVENTS, |_| {
            vec![events(
                "data: {\"id\":1}\n\ndata: {\"id\":\"s3cr3t\"}\n\ndata: {\"id\":3}\n\n",
            )]
        }),
        scenario("an event is not UTF-8", EVENTS, |_| {
            vec![events(b"data: \xff\n\ndata: {\"id\":2}\n\n".as_slice())]
        }),
        scenario("an event has another line end each time", EVENTS, |_| {
            vec![events(
                "data: {\"id\":1}\r\rdata: {\"id\":2}\r\n\r\ndata: {\"id\":3}\n\r",
            )]
        }),
        scenario("an event never ends", EVENTS, |_| {
            vec![events("").then_endless("data: x\n".repeat(512))]
        }),
        scenario("a line of an event never ends", EVENTS, |_| {
            vec![events("data: ").then_endless("x".repeat(4096))]
        }),
        scenario("a comment never ends", EVENTS, |_| {
            vec![events(":").then_endless("x".repeat(4096))]
        }),
        scenario("an id is long, and has many events", EVENTS, |_| {
            vec![events(format!(
                "id: {}\n{}",
                "x".repeat(LIMIT / 2),
                "data: {\"id\":1}\n\n".repeat(8)
            ))]
        }),
        scenario("events break, and go on", EVENTS, |_| {
            vec![
                broken("retry: 1\nid: a\ndata: {\"id\":1}\n\n"),
                events("id: b\ndata: {\"id\":2}\n\n"),
            ]
        })
        .retried(),
        scenario(
            "events break in the middle of one, and go on",
            EVENTS,
            |_| {
                vec![
                    broken("retry: 1\nid: a\ndata: {\"id\":1}\n\nid: b\ndata: {\"id\":"),
                    events("id: b\ndata: {\"id\":2}\n\n"),
                ]
            },
        )
        .retried(),
        scenario("events break without an id", EVENTS, |_| {
            vec![broken("data: {\"id\":1}\n\n")]
        })
        .retried(),
        scenario("events break again and again", EVENTS, |_| {
            (0..5)
                .map(|_| broken("retry: 1\nid: a\ndata: {\"id\":1}\n\n"))
                .collect()
        })
        .retried(),
        scenario("events go on as something else", EVENTS, |_| {
            vec![
                broken("retry: 1\nid: a\ndata: {\"id\":1}\n\n"),
                json(200, "{}"),
            ]
        })
        .retried(),
        scenario("an id cannot be sent", EVENTS, |_| {
            vec![
                broken("retry: 1\nid: a\u{1}\ndata: {\"id\":1}\n\n"),
                events("data: {\"id\":2}\n\n"),
            ]
        })
        .retried(),
        scenario("lines are a page", LINES, |_| {
            vec![reply(200, "content-type: text/html", "<html>\n</html>")]
        }),
        scenario("lines are one JSON text", LINES, |_| {
            vec![json(200, "{\n\"id\":\n1}")]
        }),
        scenario("a line is cut", LINES, |_| {
            vec![lines("{\"id\":1}\n{\"id\"")]
        }),
        scenario("lines break", LINES, |_| {
            vec![
                reply(
                    200,
                    "content-type: application/x-ndjson",
                    "{\"id\":1}\n{\"id\":2}\n",
                )
                .cut(5),
            ]
        }),
        scenario("a line does not decode", LINES, |_| {
            vec![lines("{\"id\":1}\nx\n{\"id\":\"s3cr3t\"}\n{\"id\":3}")]
        }),
        scenario("a line is not UTF-8", LINES, |_| {
            vec![lines(b"{\"id\":1}\n\"\xff\"\n{\"id\":3}\n".as_slice())]
        }),
        scenario("a line never ends", LINES, |_| {
            vec![lines("{\"id\":1}\n").then_endless(" ".repeat(4096))]
        }),
        scenario("a line is longer than the limit", LINES, |_| {
            vec![lines(format!(
                "{{\"id\":1,\"title\":\"{}\"}}\n{{\"id\":2}}\n",
                "x".repeat(LIMIT)
            ))]
        }),
        scenario("there are only empty lines for a while", LINES, |_| {
            vec![lines(format!("{}{{\"id\":1}}", "\n".repeat(LIMIT * 2)))]
        }),
        scenario("a text of a sequence is cut", SEQUENCE, |_| {
            vec![sequence(
                "\u{1e}{\"id\":\u{1e}{\"id\":2}\n\u{1e}{\n\"id\":3}\n",
            )]
        }),
        scenario("a text of a sequence never ends", SEQUENCE, |_| {
            vec![sequence("\u{1e}{\"id\":1}\n\u{1e}").then_endless("[\n".repeat(2048))]
        }),
        scenario("a sequence has no marks", SEQUENCE, |_| {
            vec![sequence("{\"id\":1}\n{\"id\":2}")]
        }),
    ]
}
