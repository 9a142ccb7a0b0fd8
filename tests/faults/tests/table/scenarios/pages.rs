//! Lists that end nowhere, lead elsewhere, or seem to end too early.

use crate::calls::{CURSORS, ITEMS, LINKS, NUMBERS, NUMBERS_OF_100, OFFSETS, URLS};
use crate::scenario::{Scenario, scenario};
use crate::server::{Script, json, reply};

/// A page with these items.
fn page(ids: &[u32]) -> Script {
    page_with(ids, "")
}

/// A page with these items, and other members.
fn page_with(ids: &[u32], more: &str) -> Script {
    let items: Vec<String> = ids.iter().map(|id| format!(r#"{{"id":{id}}}"#)).collect();
    json(200, format!(r#"{{"items":[{}]{more}}}"#, items.join(",")))
}

fn cursor(ids: &[u32], next: &str) -> Script {
    page_with(ids, &format!(r#","next_cursor":"{next}""#))
}

fn url(ids: &[u32], next: &str) -> Script {
    page_with(ids, &format!(r#","next":"{next}""#))
}

fn link(id: u32, link: &str) -> Script {
    let headers = format!("content-type: application/json\n{link}");
    reply(200, &headers, format!(r#"[{{"id":{id}}}]"#))
}

fn linked_nothing(link: &str) -> Script {
    reply(
        200,
        &format!("content-type: application/json\nlink: {link}"),
        "[]",
    )
}

pub fn scenarios() -> Vec<Scenario> {
    vec![
        scenario("every page is the same", NUMBERS, |_| {
            (0..9).map(|_| page(&[1, 2])).collect()
        }),
        scenario("the pages begin again", NUMBERS, |_| {
            (0..12).map(|it| page(&[it % 4])).collect()
        }),
        scenario("the server counts wrongly", NUMBERS, |_| {
            vec![
                page_with(&[1], r#","total":3"#),
                page_with(&[2], r#","total":3"#),
                page_with(&[], r#","total":3"#),
            ]
        }),
        scenario(
            "the server gives fewer items than asked for",
            NUMBERS_OF_100,
            |_| vec![page(&[1, 2]), page(&[3, 4]), page(&[5])],
        ),
        scenario("every offset is the same", OFFSETS, |_| {
            (0..9).map(|_| page(&[1, 2])).collect()
        }),
        scenario("a later page fails", NUMBERS, |_| {
            vec![page(&[1]), json(500, r#"{"message":"no"}"#)]
        }),
        scenario("a later page is not a page", NUMBERS, |_| {
            vec![page(&[1]), json(200, r#"{"items":7}"#)]
        }),
        scenario("a cursor comes again", CURSORS, |_| {
            vec![cursor(&[1], "a"), cursor(&[2], "a"), cursor(&[3], "a")]
        }),
        scenario("cursors lead in a circle", CURSORS, |_| {
            vec![
                cursor(&[1], "a"),
                cursor(&[2], "b"),
                cursor(&[3], "c"),
                cursor(&[4], "a"),
                cursor(&[5], "b"),
            ]
        }),
        scenario("empty pages have cursors", CURSORS, |_| {
            vec![cursor(&[], "a"), cursor(&[], "b"), cursor(&[3], "")]
        }),
        scenario("a cursor is no text", CURSORS, |_| {
            vec![page_with(&[1], r#","next_cursor":{"a":1}"#)]
        }),
        scenario("a cursor has all kinds of characters", CURSORS, |_| {
            vec![cursor(&[1], "a&b=c#d %2e/ü"), page(&[2])]
        }),
        scenario("an error ends the items", ITEMS, |_| {
            vec![cursor(&[1, 2], "a"), json(500, "{}"), page(&[3])]
        }),
        scenario("the next page is on another server", URLS, |hosts| {
            vec![url(
                &[1],
                &format!("http://{}/v1/pages/urls", hosts.elsewhere),
            )]
        }),
        scenario(
            "the next page has no scheme and another server",
            URLS,
            |hosts| vec![url(&[1], &format!("//{}/v1", hosts.elsewhere))],
        ),
        scenario(
            "the next page has a user before another server",
            URLS,
            |hosts| {
                vec![url(
                    &[1],
                    &format!("http://{}@{}/v1", hosts.here, hosts.elsewhere),
                )]
            },
        ),
        scenario(
            "the next page has a user before this server",
            URLS,
            |hosts| {
                vec![
                    url(&[1], &format!("http://u:p@{}/v1/p2", hosts.here)),
                    page(&[2]),
                ]
            },
        ),
        scenario("the next page is a file", URLS, |_| {
            vec![url(&[1], "file:///etc/passwd")]
        }),
        scenario("the next page is no URL", URLS, |_| {
            vec![url(&[1], "http://[")]
        }),
        scenario("the next page is relative to the last one", URLS, |_| {
            vec![
                url(&[1], "urls/2"),
                url(&[2], "3?x=1"),
                url(&[3], "?x=2"),
                page(&[4]),
            ]
        }),
        scenario(
            "the next page is relative to where the last one was",
            URLS,
            |_| {
                vec![
                    reply(307, "location: /v2/deep/list", ""),
                    url(&[1], "more"),
                    page(&[2]),
                ]
            },
        ),
        scenario("the next pages lead in a circle", URLS, |_| {
            vec![
                url(&[1], "?p=2"),
                url(&[2], "?p=3"),
                url(&[3], "?p=2"),
                page(&[4]),
            ]
        }),
        scenario("the last page leads to the first", URLS, |_| {
            vec![
                url(&[1], "?p=2"),
                url(&[2], "?p=1"),
                url(&[1], "?p=2"),
                url(&[2], "?p=1"),
            ]
        }),
        scenario("empty pages have URLs", URLS, |_| {
            vec![url(&[], "?p=2"), url(&[], "?p=3"), page(&[3])]
        }),
        scenario("empty pages have links", LINKS, |_| {
            vec![
                linked_nothing("<?p=2>; rel=next"),
                linked_nothing("<?p=3>; rel=next"),
                link(3, ""),
            ]
        }),
        scenario("a link is spelled unusually", LINKS, |_| {
            vec![
                link(
                    1,
                    "link: </a>; title=\"a, <b>; rel=next\"; rel=prev\nLINK: <?p=2> ; REL = \"prefetch NEXT\"",
                ),
                link(2, ""),
            ]
        }),
        scenario("a quoted string looks like a link", LINKS, |_| {
            vec![link(1, r#"link: </a>; rel=prev; title="</b>; rel=next""#)]
        }),
        scenario("a link leads to another server", LINKS, |hosts| {
            vec![link(
                1,
                &format!("link: <http://{}/>; rel=next", hosts.elsewhere),
            )]
        }),
        scenario("links lead in a circle", LINKS, |_| {
            vec![
                link(1, "link: <?p=2>; rel=next"),
                link(2, "link: <?p=3>; rel=next"),
                link(3, "link: <?p=2>; rel=next"),
                link(4, ""),
            ]
        }),
        scenario("a link is cut", LINKS, |_| {
            vec![link(1, "link: <?p=2; rel=next")]
        }),
    ]
}
