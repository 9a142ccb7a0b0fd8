//! Servers that say nothing, or little. No call takes longer than its time limit.

use crate::calls::{
    BLOB, EVENTS, GRANT, LINES, NEW_BLOB, NOTE, NUMBERS, PARTS, PIECES, SAVED_BLOB,
};
use crate::scenario::{Scenario, scenario};
use crate::server::{head, json, raw, reply};

const EVENT: &str = "content-type: text/event-stream";

pub fn scenarios() -> Vec<Scenario> {
    let scenarios = vec![
        scenario("the server says nothing", NOTE, |_| {
            vec![raw("").then_hang()]
        }),
        scenario("the server says nothing to a body", NEW_BLOB, |_| {
            vec![raw("").early().then_hang()]
        }),
        scenario("the server says nothing to a form", PARTS, |_| {
            vec![raw("").then_hang()]
        }),
        scenario("the head stops", NOTE, |_| {
            vec![raw("HTTP/1.1 200 OK\r\nx").then_hang()]
        }),
        scenario("the head drips", NOTE, |_| {
            vec![raw("").then_drip(format!("HTTP/1.1 200 OK\r\nx: {}", "y".repeat(200)))]
        }),
        scenario("the body stops", NOTE, |_| {
            vec![json(200, r#"{"id":1}"#).cut(4).then_hang()]
        }),
        scenario("the body drips", NOTE, |_| {
            vec![head(200, "").then_drip(" ".repeat(200))]
        }),
        scenario("the body of a failure stops", NOTE, |_| {
            vec![json(500, r#"{"message":"no"}"#).cut(4).then_hang()]
        }),
        scenario("bytes stop", BLOB, |_| {
            vec![reply(200, "", "x".repeat(1000)).cut(4).then_hang()]
        }),
        scenario("pieces stop", PIECES, |_| {
            vec![reply(200, "", "x".repeat(1000)).cut(4).then_hang()]
        }),
        scenario("a file stops", SAVED_BLOB, |_| {
            vec![reply(200, "", "x".repeat(1000)).cut(4).then_hang()]
        }),
        scenario("events stop", EVENTS, |_| {
            vec![head(200, EVENT).then("data: {\"id\":1}\n\n").then_hang()]
        }),
        scenario("a stream of another type stops", EVENTS, |_| {
            vec![
                head(200, "content-type: text/html")
                    .then("<html>")
                    .then_hang(),
            ]
        }),
        scenario("lines stop", LINES, |_| {
            vec![
                head(200, "content-type: application/x-ndjson")
                    .then("{\"id\":1}\n{")
                    .then_hang(),
            ]
        }),
        scenario("a page stops", NUMBERS, |_| {
            vec![json(200, r#"{"items":[{"id":1}]}"#), raw("").then_hang()]
        }),
        scenario("the service for tokens says nothing", GRANT, |_| {
            vec![raw("").then_hang()]
        }),
        scenario(
            "the server needs more time than a call with retries has",
            NOTE,
            |_| vec![raw("").then_hang()],
        )
        .retried(),
    ];
    scenarios.into_iter().map(Scenario::hanging).collect()
}
