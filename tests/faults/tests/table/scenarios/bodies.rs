//! Bodies that are not what the document says, and bodies of requests that the server does not want.

use crate::calls::{NEW_BLOB, NEW_NOTE, NO_NOTE, NOTE, PARTS, PLAIN_FORM, STREAMED_BLOB, TEXT};
use crate::scenario::{Scenario, scenario};
use crate::server::{json, reply};

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario("the JSON is cut", NOTE, |_| vec![json(200, r#"{"id":1,"#)]),
        scenario("there are two JSON texts", NOTE, |_| {
            vec![json(200, r#"{"id":1}{"id":2}"#)]
        }),
        scenario("the JSON is null", NOTE, |_| vec![json(200, "null")]),
        scenario("the JSON is a list", NOTE, |_| vec![json(200, "[]")]),
        scenario("a property is missing", NOTE, |_| vec![json(200, "{}")]),
        scenario("a property has another type", NOTE, |_| {
            vec![json(200, r#"{"id":"s3cr3t"}"#)]
        }),
        scenario("a password is a number", NOTE, |_| {
            vec![json(200, r#"{"id":1,"pin":123456}"#)]
        }),
        scenario("a password is an object", NOTE, |_| {
            vec![json(200, r#"{"id":1,"pin":{"s3cr3t":"s3cr3t"}}"#)]
        }),
        scenario("a number is larger than its type", NOTE, |_| {
            vec![json(200, r#"{"id":99999999999999999999}"#)]
        }),
        scenario("a number has no end", NOTE, |_| {
            vec![json(200, r#"{"id":1e999}"#)]
        }),
        scenario("a key comes twice", NOTE, |_| {
            vec![json(200, r#"{"id":1,"id":2}"#)]
        }),
        scenario("the JSON is deep", NOTE, |_| {
            vec![json(200, format!(r#"{{"x":{}"#, "[".repeat(50_000)))]
        }),
        scenario("the JSON is not UTF-8", NOTE, |_| {
            vec![json(200, b"{\"id\":1,\"title\":\"\xff\"}")]
        }),
        scenario("the JSON begins with a mark", NOTE, |_| {
            vec![json(200, "\u{feff}{\"id\":1}")]
        }),
        scenario("the JSON is UTF-16", NOTE, |_| {
            vec![json(200, b"\xff\xfe{\0\"\0i\0d\0\"\0:\x001\0}\0")]
        }),
        scenario("half of a pair stands alone", NOTE, |_| {
            vec![json(200, r#"{"id":1,"title":"\ud800"}"#)]
        }),
        scenario("a page comes in the place of JSON", NOTE, |_| {
            vec![reply(200, "content-type: text/html", "<html>Log in</html>")]
        }),
        scenario("a page claims to be JSON", NOTE, |_| {
            vec![json(200, "<html>\u{1b}[31mLog in</html>")]
        }),
        scenario("JSON claims to be text", NOTE, |_| {
            vec![reply(200, "content-type: text/plain", r#"{"id":1}"#)]
        }),
        scenario("the body has no media type", NOTE, |_| {
            vec![reply(200, "", r#"{"id":1}"#)]
        }),
        scenario("a text is not UTF-8", TEXT, |_| {
            vec![reply(200, "content-type: text/plain", b"a\xff")]
        }),
        scenario("another success comes", NO_NOTE, |_| {
            vec![json(202, r#"{"id":1}"#)]
        }),
        scenario("a form is answered", PLAIN_FORM, |_| {
            vec![json(200, r#"{"id":1}"#)]
        }),
        scenario("a form of parts is answered", PARTS, |_| {
            vec![json(200, r#"{"id":1}"#)]
        }),
        scenario(
            "a form of parts is refused before it is read",
            PARTS,
            |_| vec![json(413, r#"{"message":"too large"}"#).early().then_hang()],
        ),
        scenario("a body is refused before it is read", NEW_BLOB, |_| {
            vec![json(413, r#"{"message":"too large"}"#).early().then_hang()]
        }),
        scenario(
            "a streamed body is refused before it is read",
            STREAMED_BLOB,
            |_| vec![json(413, r#"{"message":"too large"}"#).early().then_hang()],
        ),
        scenario(
            "a streamed body fails, and is not sent again",
            STREAMED_BLOB,
            |_| vec![json(503, "{}")],
        )
        .retried(),
        scenario("a body is sent again", NEW_BLOB, |_| {
            vec![reply(503, "retry-after: 0", ""), reply(204, "", "")]
        })
        .retried(),
        scenario(
            "what may have taken effect is not sent again",
            NEW_NOTE,
            |_| vec![json(500, "{}")],
        )
        .retried(),
    ]
}
