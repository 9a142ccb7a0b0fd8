//! Answers that are not HTTP, or whose head is broken.

use crate::calls::{EVENTS, NEW_NOTE, NO_NOTE, NOTE, PARTS};
use crate::scenario::{Scenario, scenario};
use crate::server::{head, json, raw};

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario("all is well", NOTE, |_| {
            vec![json(200, r#"{"id":1,"title":"t","pin":"s3cr3t"}"#)]
        }),
        scenario("the connection ends without an answer", NOTE, |_| {
            vec![raw("")]
        }),
        scenario("the connection ends three times", NOTE, |_| {
            vec![raw(""), raw(""), raw("")]
        })
        .retried(),
        scenario("the connection ends once", NOTE, |_| {
            vec![raw(""), json(200, r#"{"id":1}"#)]
        })
        .retried(),
        scenario(
            "the connection ends after a request that may have taken effect",
            NEW_NOTE,
            |_| vec![raw("")],
        )
        .retried(),
        scenario("the connection is reset", NOTE, |_| {
            vec![raw("").then_reset()]
        }),
        scenario("the connection is reset in the head", NOTE, |_| {
            vec![raw("HTTP/1.1 200 OK\r\nx: ").then_reset()]
        }),
        scenario("the connection is reset during a form", PARTS, |_| {
            vec![raw("").then_reset().early()]
        }),
        scenario("the server speaks another protocol", NOTE, |_| {
            vec![raw("SSH-2.0-OpenSSH_9.9\r\n")]
        }),
        scenario("the server speaks HTTP/0.9", NOTE, |_| {
            vec![raw("{\"id\":1}\n")]
        }),
        scenario("the server speaks HTTP/2 unasked", NOTE, |_| {
            vec![raw(b"\x00\x00\x12\x04\x00\x00\x00\x00\x00".as_slice())]
        }),
        scenario("the version is from the future", NOTE, |_| {
            vec![raw("HTTP/7.0 200 OK\r\n\r\n")]
        }),
        scenario("the status is no number", NOTE, |_| {
            vec![raw("HTTP/1.1 fine\r\n\r\n")]
        }),
        scenario("the status has four digits", NOTE, |_| {
            vec![raw("HTTP/1.1 2000 OK\r\n\r\n")]
        }),
        scenario("the status has no class", NOTE, |_| {
            vec![json(799, r#"{"message":"odd"}"#)]
        }),
        scenario("the head is cut", NOTE, |_| {
            vec![raw("HTTP/1.1 200 OK\r\ncontent-ty")]
        }),
        scenario("a header has no colon", NOTE, |_| {
            vec![raw("HTTP/1.1 200 OK\r\nheader\r\n\r\n")]
        }),
        scenario("a header has a null", NOTE, |_| {
            vec![raw("HTTP/1.1 200 OK\r\nx: a\0b\r\n\r\n")]
        }),
        scenario("a header has bytes that are not text", NOTE, |_| {
            vec![raw(
                b"HTTP/1.1 200 OK\r\nconnection: close\r\nx: \xff\xfe\r\n\r\n{\"id\":1}".as_slice(),
            )]
        }),
        scenario("the media type is not text", NOTE, |_| {
            vec![raw(
                b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: \xff\r\n\r\n{\"id\":1}"
                    .as_slice(),
            )]
        }),
        scenario("the media type comes twice", EVENTS, |_| {
            vec![
                head(
                    200,
                    "content-type: text/html\ncontent-type: text/event-stream",
                )
                .then("data: {\"id\":1}\n\n"),
            ]
        }),
        scenario("there are a thousand headers", NOTE, |_| {
            vec![head(200, &"x: y\n".repeat(1000))]
        }),
        scenario("a header never ends", NOTE, |_| {
            vec![raw("HTTP/1.1 200 OK\r\nx: ").then_endless("y".repeat(4096))]
        }),
        scenario("there is no end of headers", NOTE, |_| {
            vec![raw("HTTP/1.1 200 OK\r\n").then_endless("x: y\r\n".repeat(512))]
        }),
        scenario("there is no end of interim answers", NOTE, |_| {
            vec![raw("").then_endless("HTTP/1.1 103 Early Hints\r\n\r\n".repeat(64))]
        })
        .hanging(),
        scenario("an interim answer comes first", NOTE, |_| {
            vec![raw(
                "HTTP/1.1 103 Early Hints\r\nlink: </a>; rel=preload\r\n\r\nHTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{\"id\":1}",
            )]
        }),
        scenario("the server switches protocols", NOTE, |_| {
            vec![raw(
                "HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\nx",
            )]
        }),
        scenario("an answer without a body has one", NO_NOTE, |_| {
            vec![json(204, r#"{"id":1}"#)]
        }),
        scenario("the server answers twice", NOTE, |_| {
            vec![raw(
                "HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\n{\"id\":1}HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\n{\"id\":2}",
            )]
        }),
    ]
}
