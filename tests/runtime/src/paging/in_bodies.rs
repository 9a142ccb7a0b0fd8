//! Cursors in the bodies of requests.

use super::*;

lists! {
    ByBody Paging {
        style: Style::BodyCursor { property: "cursor", next: &["next"] },
        ..Paging::DEFAULT
    };
}

#[tokio::test]
async fn a_cursor_may_be_in_the_body() {
    let answer = |it: &Received| {
        let body: Value = serde_json::from_slice(&it.body).unwrap();
        assert_eq!(body["query"], "all");
        let page = body["cursor"].as_str().map_or(1, |it| it.parse().unwrap());
        ten(
            page,
            json!({"next": (page < 4).then(|| (page + 1).to_string())}),
        )
    };
    let search = |call: &mut Call<ByBody>| {
        let body = json!({"query": "all", "cursor": null});
        call.request.json("application/json", &body);
    };
    assert_eq!(counted::<ByBody>(answer, search).await, (all(), 4));
}
