//! Lists in pages: the requests, and the end of the list.

use crate::runtime::call::builder::Call;

use crate::runtime::auth::scheme::{Placement, Scheme};
use crate::runtime::call::environment::Environment;
use crate::runtime::call::operation::{Operation, Route};
use crate::runtime::call::success::Json;
use crate::runtime::call::{
    api::{self, Api},
    settings::Settings,
    shared::Core,
};
use crate::runtime::http::parameter::Parameter;
use crate::runtime::paging::division::{Paging, Style};
use crate::runtime::paging::pages::Paged;
use crate::runtime::paging::seen::Seen;
use loopback::{Received, Reply, Server};
use serde_json::{Value, json};

const API: &Api = &Api {
    server: api::Server {
        url: "https://api.example.com",
        variables: &[],
    },
    user_agent: "test",
    request_id: &[],
    schemes: &[Scheme {
        name: "key",
        placement: Placement::Query("key"),
        set_by: "key",
    }],
    security: &[&["key"]],
    environment: &Environment {
        base_url: None,
        credentials: &[],
        alternatives: &[],
        path_defaults: &[],
    },
    ..Api::PLAIN
};

macro_rules! lists {
    ($($name:ident $paging:expr;)+) => {$(
        struct $name;

        impl Operation for $name {
            const ROUTE: Route = Route {
                method: "GET",
                path: "/list",
                ..Route::DEFAULT
            };

            type Success = Json<Value>;
        }

        impl Paged for $name {
            const PAGING: Paging = $paging;

            type Item = i64;

            fn items(page: Value) -> Vec<i64> {
                let items = page["items"].as_array().cloned().unwrap_or_default();
                items.iter().filter_map(Value::as_i64).collect()
            }
        }
    )+};
}

mod in_bodies;

lists! {
    ByNumber Paging {
        style: Style::Page { parameter: "page", first: 1 },
        list: Some("items"),
        size: Some("per_page"),
        total_pages: &["info", "pages"],
        total_count: &["info", "count"],
        has_more: &["more"],
    };
    ByOffset Paging {
        style: Style::Offset { parameter: "offset" },
        size: Some("limit"),
        total_count: &["total"],
        ..Paging::DEFAULT
    };
    ByCursor Paging {
        style: Style::Cursor { parameter: "after", next: &["info", "cursors", "after"] },
        ..Paging::DEFAULT
    };
    ByUrl Paging {
        style: Style::Url { next: &["next"] },
        ..Paging::DEFAULT
    };
    ByLast Paging {
        style: Style::Cursor { parameter: "after", next: &["items", ""] },
        has_more: &["more"],
        ..Paging::DEFAULT
    };
    ByLink Paging::DEFAULT;
}

fn core(server: &Server) -> Core {
    core_at(server.url())
}

fn core_at(base_url: String) -> Core {
    let mut settings = Settings::new(API);
    settings.base_url(base_url);
    settings.credential("key", "s3cret".into());
    settings.max_retries(0);
    settings.build().unwrap()
}

/// The value of a query parameter.
fn asked(received: &Received, name: &str) -> Option<String> {
    let (_, query) = received.target.split_once('?')?;
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find_map(|(known, value)| (known == name).then(|| value.to_owned()))
}

fn number(received: &Received, name: &str) -> Option<i64> {
    asked(received, name)?.parse().ok()
}

/// Ten items, three per page; `more` has the other members of a page.
fn ten(page: i64, more: Value) -> Reply {
    let first = (page - 1) * 3;
    let items: Vec<i64> = (first..(first + 3).min(10)).collect();
    let mut body = json!({ "items": items });
    if let (Some(body), Value::Object(more)) = (body.as_object_mut(), more) {
        body.extend(more);
    }
    Reply::json(200, body.to_string())
}

async fn counted<O: Paged<Item = i64>>(
    answer: impl Fn(&Received) -> Reply + Send + Sync + 'static,
    change: impl FnOnce(&mut Call<O>),
) -> (Vec<i64>, usize) {
    let server = Server::start(answer).await.unwrap();
    let mut call = Call::<O>::new(&core(&server));
    change(&mut call);
    let items = call.all(1000).await.unwrap();
    (items, server.received().len())
}

fn all() -> Vec<i64> {
    (0..10).collect()
}

#[tokio::test]
async fn numbered_pages_end_where_the_server_says() {
    for said in [
        json!({"info": {"pages": 4}}),
        json!({"info": {"count": 10}}),
        json!({"info": {"count": 10.0, "pages": null}}),
    ] {
        let answer = move |it: &Received| ten(number(it, "page").unwrap_or(1), said.clone());
        assert_eq!(counted::<ByNumber>(answer, |_| ()).await, (all(), 4));
    }
    let more = |it: &Received| {
        let page = number(it, "page").unwrap_or(1);
        ten(page, json!({"more": page < 4}))
    };
    assert_eq!(counted::<ByNumber>(more, |_| ()).await, (all(), 4));
}

#[tokio::test]
async fn a_short_page_is_the_last_and_so_is_an_empty_one() {
    let answer = |it: &Received| ten(number(it, "page").unwrap_or(1), json!({}));
    // The size of a page is unknown.
    assert_eq!(counted::<ByNumber>(answer, |_| ()).await, (all(), 5));
    let (items, sent) = counted::<ByNumber>(answer, |call| set(call, "per_page", 3)).await;
    assert_eq!((items, sent), (all(), 4));
}

fn set<O: Operation>(call: &mut Call<O>, name: &'static str, value: i64) {
    call.request.query(&Parameter::query(name), &value);
}

#[tokio::test]
async fn a_page_that_comes_again_is_the_last() {
    let answer = |_: &Received| ten(1, json!({}));
    assert_eq!(
        counted::<ByNumber>(answer, |_| ()).await,
        (vec![0, 1, 2], 2)
    );
}

#[tokio::test]
async fn a_list_is_read_from_the_page_that_is_asked_for() {
    let answer = |it: &Received| {
        ten(
            number(it, "page").unwrap_or(1),
            json!({"info": {"count": 10}}),
        )
    };
    let from = |call: &mut Call<ByNumber>| {
        set(call, "page", 3);
        set(call, "per_page", 3);
    };
    assert_eq!(
        counted::<ByNumber>(answer, from).await,
        (vec![6, 7, 8, 9], 2)
    );
}

#[tokio::test]
async fn offsets_go_on_by_what_came() {
    let answer = |it: &Received| {
        let offset = number(it, "offset").unwrap_or_default();
        let items: Vec<i64> = (offset..(offset + 4).min(10)).collect();
        Reply::json(200, json!({"items": items, "total": 10}).to_string())
    };
    assert_eq!(counted::<ByOffset>(answer, |_| ()).await, (all(), 3));
    let from = |call: &mut Call<ByOffset>| set(call, "offset", 8);
    assert_eq!(counted::<ByOffset>(answer, from).await, (vec![8, 9], 1));
}

#[tokio::test]
async fn cursors_are_followed_to_the_last() {
    let answer = |it: &Received| {
        let page =
            asked(it, "after").map_or(1, |it| it.trim_start_matches("p%2F").parse().unwrap());
        let next = match page {
            4 => json!({"info": {"cursors": {"after": ""}}}),
            _ => json!({"info": {"cursors": {"after": format!("p/{}", page + 1)}}}),
        };
        ten(page, next)
    };
    assert_eq!(counted::<ByCursor>(answer, |_| ()).await, (all(), 4));
}

#[tokio::test]
async fn the_last_item_may_be_the_cursor() {
    let answer = |it: &Received| {
        let page = number(it, "after").map_or(1, |last| last / 3 + 2);
        ten(page, json!({"more": page < 4}))
    };
    assert_eq!(counted::<ByLast>(answer, |_| ()).await, (all(), 4));
}

#[tokio::test]
async fn a_cursor_that_comes_again_is_the_last() {
    let counter = std::sync::atomic::AtomicI64::new(0);
    let answer = move |_: &Received| {
        let count = counter.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let body = json!({"items": [count], "info": {"cursors": {"after": "same"}}});
        Reply::json(200, body.to_string())
    };
    assert_eq!(counted::<ByCursor>(answer, |_| ()).await, (vec![0, 1], 2));
}

#[tokio::test]
async fn links_are_followed_on_the_same_server() {
    let answer = |it: &Received| {
        assert_eq!(asked(it, "key").as_deref(), Some("s3cret"));
        match number(it, "p").unwrap_or(1) {
            4 => ten(4, json!({})).with_header("link", "</list?p=1>; rel=\"first\""),
            page => ten(page, json!({})).with_header(
                "link",
                &format!(
                    "</list?p=1>; rel=\"first\", </list?p={}>; rel=\"next\"",
                    page + 1
                ),
            ),
        }
    };
    assert_eq!(counted::<ByLink>(answer, |_| ()).await, (all(), 4));
}

#[tokio::test]
async fn an_empty_page_that_names_the_next_one_is_not_the_last() {
    let answer = |it: &Received| match number(it, "p") {
        None => Reply::json(200, json!({ "items": [], "next": "/list?p=2" }).to_string()),
        Some(_) => Reply::json(200, json!({ "items": [7] }).to_string()),
    };
    assert_eq!(counted::<ByUrl>(answer, |_| ()).await, (vec![7], 2));
}

#[tokio::test]
async fn a_relative_link_is_relative_to_the_request_before() {
    let answer = |it: &Received| {
        let (items, next) = match it.target.split('?').next().unwrap() {
            "/list" => (json!([1]), Some("list/2")),
            "/list/2" => (json!([2]), Some("3")),
            "/list/3" => (json!([3]), None),
            other => panic!("{other}"),
        };
        let body = json!({ "items": items, "next": next });
        Reply::json(200, body.to_string())
    };
    assert_eq!(counted::<ByUrl>(answer, |_| ()).await, (vec![1, 2, 3], 3));
}

#[tokio::test]
async fn no_credentials_go_to_another_server() {
    let elsewhere = Server::start(|_| ten(2, json!({}))).await.unwrap();
    let next = format!("{}/list", elsewhere.url());
    let server = Server::start(move |_| ten(1, json!({ "next": next })))
        .await
        .unwrap();
    let mut pages = Call::<ByUrl>::new(&core(&server)).pages();
    assert_eq!(pages.next().await.unwrap().unwrap(), [0, 1, 2]);
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("another server"), "{error}");
    assert!(pages.next().await.is_none());
    assert!(elsewhere.received().is_empty());
}

#[tokio::test]
async fn an_error_is_the_end() {
    let replies = [ten(1, json!({})), Reply::empty(500), ten(2, json!({}))];
    let server = Server::answering(replies).await.unwrap();
    let mut items = Call::<ByNumber>::new(&core(&server)).stream();
    for expected in 0..3 {
        assert_eq!(items.next().await.unwrap().unwrap(), expected);
    }
    assert!(items.next().await.unwrap().is_err());
    assert!(items.next().await.is_none());
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn no_more_is_asked_for_than_is_wanted() {
    let server = Server::start(|it| ten(number(it, "page").unwrap_or(1), json!({})))
        .await
        .unwrap();
    let call = Call::<ByNumber>::new(&core(&server));
    assert_eq!(call.all(5).await.unwrap(), [0, 1, 2, 3, 4]);
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn empty_pages_with_a_marker_are_not_the_last() {
    let page = |it: &Received| number(it, "p").unwrap_or(1);
    let linked = move |it: &Received| match page(it) {
        4 => Reply::json(200, r#"{"items":[7]}"#),
        page => Reply::json(200, r#"{"items":[]}"#)
            .with_header("link", &format!("</list?p={}>; rel=next", page + 1)),
    };
    assert_eq!(counted::<ByLink>(linked, |_| ()).await, (vec![7], 4));
    let url = move |it: &Received| match page(it) {
        4 => Reply::json(200, r#"{"items":[7]}"#),
        page => {
            let next = format!("/list?p={}", page + 1);
            Reply::json(200, json!({"items": [], "next": next}).to_string())
        }
    };
    assert_eq!(counted::<ByUrl>(url, |_| ()).await, (vec![7], 4));
    let cursor = |it: &Received| match number(it, "after").unwrap_or(1) {
        4 => Reply::json(200, r#"{"items":[7]}"#),
        page => {
            let cursors = json!({"cursors": {"after": (page + 1).to_string()}});
            Reply::json(200, json!({"items": [], "info": cursors}).to_string())
        }
    };
    assert_eq!(counted::<ByCursor>(cursor, |_| ()).await, (vec![7], 4));
}

#[tokio::test]
async fn a_link_is_relative_to_the_url_after_redirects() {
    let answer = |it: &Received| match it.target.split('?').next().unwrap() {
        "/v1/list" => Reply::empty(307).with_header("location", "/v2/deep/list?key=s3cret"),
        "/v2/deep/list" => ten(4, json!({ "next": "more" })),
        "/v2/deep/more" => ten(1, json!({})),
        other => panic!("{other}"),
    };
    let server = Server::start(answer).await.unwrap();
    let call = Call::<ByUrl>::new(&core_at(format!("{}/v1", server.url())));
    assert_eq!(call.all(1000).await.unwrap(), [9, 0, 1, 2]);
    assert_eq!(server.received().len(), 3);
}

#[tokio::test]
async fn links_are_read_as_the_standard_says() {
    for link in [
        r#"</list?p=2>; rel="next""#,
        r#"</list?p=2>;rel=next"#,
        r#"</list?p=2> ; REL = "prefetch NEXT""#,
        r#"</list?p=1>; rel="first"; title="a, <b>; rel=next", </list?p=2>; rel="next""#,
        r#"</list?p=1>; title="\"; rel=\"next"; rel=last, </list?p=2>; rel=next"#,
        r#"</list?p=1>; rel=prev; rel=next, </list?p=2>; title*=UTF-8''n; rel=next"#,
        r#", </list?p=1>; rel=prev,, </list?p=2,3>; rel=next"#,
        r#"</list?p=1>; rel=next; anchor="/other", </list?p=2>; rel=next"#,
        r#"</list?p=2>; rel=next; anchor="""#,
        "</list?p=2>; title=\"größe\"; rel=next",
        r#"</list?p=2>;;rel=next;"#,
    ] {
        let answer = move |it: &Received| match asked(it, "p").as_deref() {
            None => ten(1, json!({})).with_header("link", link),
            Some("2" | "2,3") => ten(4, json!({})),
            Some(other) => panic!("{link} leads to {other}"),
        };
        let all = counted::<ByLink>(answer, |_| ()).await;
        assert_eq!(all, (vec![0, 1, 2, 9], 2), "{link}");
    }
    for link in [
        r#"</list?p=2>; rel="nextpage""#,
        r#"</list?p=2>; title="rel=next""#,
        r#"</list?p=2>; rev=next"#,
        r#"/list?p=2; rel=next"#,
        r#"</list?p=2; rel=next"#,
        "<>; rel=next",
    ] {
        let answer = move |_: &Received| ten(1, json!({})).with_header("link", link);
        let all = counted::<ByLink>(answer, |_| ()).await;
        assert_eq!(all, (vec![0, 1, 2], 1), "{link}");
    }
}

#[tokio::test]
async fn a_page_or_a_marker_from_any_time_before_is_the_end() {
    // The pages 1, 2 and 3, and then the first one again.
    let wraps = |it: &Received| ten((number(it, "page").unwrap_or(1) - 1) % 3 + 1, json!({}));
    let nine: Vec<i64> = (0..9).collect();
    assert_eq!(counted::<ByNumber>(wraps, |_| ()).await, (nine, 4));

    let counter = std::sync::atomic::AtomicI64::new(0);
    let circles = move |it: &Received| {
        let count = counter.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let next = match asked(it, "after").as_deref() {
            Some("a") => "b",
            Some("b") => "c",
            Some(_) | None => "a",
        };
        let body = json!({"items": [count], "info": {"cursors": {"after": next}}});
        Reply::json(200, body.to_string())
    };
    let (items, sent) = counted::<ByCursor>(circles, |_| ()).await;
    assert_eq!((items, sent), (vec![0, 1, 2, 3], 4));

    // The last page leads to the first, which has another URL than at first.
    let leads_back = |it: &Received| {
        let page = number(it, "p").unwrap_or(1);
        ten(page, json!({ "next": format!("/list?p={}", page % 4 + 1) }))
    };
    assert_eq!(counted::<ByUrl>(leads_back, |_| ()).await, (all(), 5));
}

#[test]
fn a_circle_is_noticed_however_long_it_is() {
    for length in [1_u32, 2, 8192, 8193, 30_000] {
        let mut seen = Seen::new();
        let at = (0..)
            .find(|it| seen.contains_or_takes(&(it % length)))
            .unwrap();
        // Circles that memory has no place for are noticed later, since only one value of them is kept.
        let most = if length <= 8192 { length } else { 4 * length };
        assert!((length..=most).contains(&at), "{length}: {at}");
    }
}

#[tokio::test]
async fn a_url_that_has_the_key_is_not_given_it_twice() {
    let answer = |it: &Received| match number(it, "p") {
        None => ten(1, json!({ "next": "/list?key=s3cret&p=2" })),
        Some(2) => ten(2, json!({ "next": "/list?p=3&%6Bey=masked&x=a+b" })),
        Some(_) => ten(4, json!({})),
    };
    let server = Server::start(answer).await.unwrap();
    Call::<ByUrl>::new(&core(&server)).all(1000).await.unwrap();
    let targets: Vec<_> = server.received().into_iter().map(|it| it.target).collect();
    assert_eq!(
        targets,
        [
            "/list?key=s3cret",
            "/list?p=2&key=s3cret",
            "/list?p=3&x=a+b&key=s3cret"
        ]
    );
}

#[tokio::test]
async fn a_short_page_is_not_the_last_if_there_are_more() {
    // The server gives three items to a page, and the call asks for a hundred.
    let capped =
        |said: Value| move |it: &Received| ten(number(it, "page").unwrap_or(1), said.clone());
    let hundred = |call: &mut Call<ByNumber>| set(call, "per_page", 100);
    for said in [
        json!({"info": {"pages": 4}}),
        json!({"info": {"count": 10}}),
        json!({}),
    ] {
        assert_eq!(counted::<ByNumber>(capped(said), hundred).await, (all(), 4));
    }
}

#[tokio::test]
async fn a_url_that_cannot_be_followed_is_an_error_and_not_the_end() {
    for next in [
        "http://[",
        "ftp://127.0.0.1/list",
        "//other.example/list",
        "https:",
    ] {
        let server = Server::start(move |_| ten(1, json!({ "next": next })))
            .await
            .unwrap();
        let mut pages = Call::<ByUrl>::new(&core(&server)).pages();
        assert!(pages.next().await.unwrap().is_ok());
        let error = pages.next().await.unwrap().unwrap_err();
        assert!(error.to_string().contains("next page"), "{next}: {error}");
        assert_eq!(server.received().len(), 1);
    }
}
