//! Bodies whose length is not what the head says, or has no limit.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::calls::{BLOB, LINES, NOTE, PIECES, SAVED_BLOB, TEXT};
use crate::scenario::{LIMIT, Scenario, scenario};
use crate::server::{Script, head, json, raw, reply};

fn chunked(body: &str) -> Script {
    head(
        200,
        "content-type: application/json\ntransfer-encoding: chunked",
    )
    .then(body)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zipped(body: &[u8]) -> Script {
    reply(
        200,
        "content-type: application/json\ncontent-encoding: gzip",
        body,
    )
}

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario("the body is shorter than its length", NOTE, |_| {
            vec![json(200, r#"{"id":1}"#).cut(3)]
        }),
        scenario("the body is longer than its length", NOTE, |_| {
            vec![json(200, r#"{"id":1}"#).then("2}")]
        }),
        scenario("the length comes twice", NOTE, |_| {
            vec![head(200, "content-length: 8\ncontent-length: 8").then(r#"{"id":1}"#)]
        }),
        scenario("the lengths differ", NOTE, |_| {
            vec![head(200, "content-length: 8\ncontent-length: 4").then(r#"{"id":1}"#)]
        }),
        scenario("the length is negative", NOTE, |_| {
            vec![head(200, "content-length: -8").then(r#"{"id":1}"#)]
        }),
        scenario("the length has more than 64 bits", NOTE, |_| {
            vec![head(200, "content-length: 99999999999999999999").then(r#"{"id":1}"#)]
        }),
        scenario("the length is nearly 64 bits", NOTE, |_| {
            vec![head(200, "content-length: 18446744073709551000").then(r#"{"id":1}"#)]
        }),
        scenario("a length stands beside chunks", NOTE, |_| {
            vec![
                head(200, "content-length: 3\ntransfer-encoding: chunked")
                    .then("8\r\n{\"id\":1}\r\n0\r\n\r\n"),
            ]
        }),
        scenario("the encoding of the transfer is unknown", NOTE, |_| {
            vec![head(200, "transfer-encoding: zigzag").then(r#"{"id":1}"#)]
        }),
        scenario("the size of a chunk is no number", NOTE, |_| {
            vec![chunked("x\r\n{\"id\":1}\r\n0\r\n\r\n")]
        }),
        scenario("the size of a chunk has more than 64 bits", NOTE, |_| {
            vec![chunked("fffffffffffffffff\r\n{\"id\":1}\r\n0\r\n\r\n")]
        }),
        scenario("a chunk is cut", NOTE, |_| {
            vec![chunked("ff\r\n{\"id\":1}")]
        }),
        scenario("the last chunk is missing", NOTE, |_| {
            vec![chunked("8\r\n{\"id\":1}\r\n")]
        }),
        scenario("a chunk has no end", NOTE, |_| {
            vec![chunked("8\r\n{\"id\":1}0\r\n\r\n")]
        }),
        scenario("there is no end of chunks", NOTE, |_| {
            vec![chunked("").then_endless("2\r\n  \r\n".repeat(512))]
        }),
        scenario("there is no end of trailers", NOTE, |_| {
            vec![chunked("8\r\n{\"id\":1}\r\n0\r\n").then_endless("x: y\r\n".repeat(512))]
        }),
        scenario("the body never ends", NOTE, |_| {
            vec![head(200, "").then_endless(" ".repeat(4096))]
        }),
        scenario("a text never ends", TEXT, |_| {
            vec![head(200, "content-type: text/plain").then_endless("x".repeat(4096))]
        }),
        scenario("bytes never end", BLOB, |_| {
            vec![head(200, "").then_endless("x".repeat(4096))]
        }),
        scenario("pieces never end", PIECES, |_| {
            vec![head(200, "").then_endless("x".repeat(4096))]
        }),
        scenario("the body is as long as the limit", BLOB, |_| {
            vec![reply(200, "", "x".repeat(LIMIT))]
        }),
        scenario("the body is one byte longer than the limit", BLOB, |_| {
            vec![reply(200, "", "x".repeat(LIMIT + 1))]
        }),
        scenario("a file is cut", SAVED_BLOB, |_| {
            vec![reply(200, "", "x".repeat(300_000)).cut(1)]
        }),
        scenario("a file is whole", SAVED_BLOB, |_| {
            vec![reply(200, "", "x".repeat(300_000))]
        }),
        scenario("a small body becomes a large one", NOTE, |_| {
            vec![zipped(&gzip(&vec![b' '; 16 << 20]))]
        }),
        scenario("a small stream becomes a large line", LINES, |_| {
            let headers = "content-type: application/x-ndjson\ncontent-encoding: gzip";
            vec![reply(200, headers, gzip(&vec![b' '; 16 << 20]))]
        }),
        scenario("a compressed body is read", NOTE, |_| {
            vec![zipped(&gzip(br#"{"id":1}"#))]
        }),
        scenario("a compressed body is cut", NOTE, |_| {
            let body = gzip(br#"{"id":1}"#);
            vec![zipped(&body[..body.len() - 9])]
        }),
        scenario("a compressed body is not compressed", NOTE, |_| {
            vec![zipped(br#"{"id":1}"#)]
        }),
        scenario("a compressed body has another check sum", NOTE, |_| {
            let mut body = gzip(br#"{"id":1}"#);
            let sum = body.len() - 8;
            body[sum] ^= 1;
            vec![zipped(&body)]
        }),
        scenario("the compression is unknown", NOTE, |_| {
            vec![reply(
                200,
                "content-type: application/json\ncontent-encoding: zigzag",
                [0xff, 0xfe],
            )]
        }),
        scenario("there is no body", NOTE, |_| vec![json(200, "")]),
        scenario("the connection is reset in the body", NOTE, |_| {
            vec![raw("HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\n{\"i").then_reset()]
        }),
    ]
}
