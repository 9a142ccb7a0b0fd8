//! Bodies of requests as they arrive.

use std::collections::BTreeMap;

use bytes::Bytes;
use loopback::{Reply, Server};
use serde_json::json;

use crate::models::Reminder;
use crate::parameters::{last, refusal, send, settings};
use crate::runtime::body::multipart::Form;
use crate::runtime::http::parameter::{Parameter, Style};
use crate::runtime::json::decimal_number::DecimalNumber;

#[tokio::test]
async fn bodies() {
    let received =
        send(|request| request.json("application/merge-patch+json", &json!({"a": null})));
    let received = received.await.unwrap();
    assert_eq!(
        received.header("content-type"),
        Some("application/merge-patch+json")
    );
    assert_eq!(received.text(), r#"{"a":null}"#);

    let received = send(|request| {
        request.upload(
            "application/octet-stream",
            Bytes::from_static(b"\0\xff").into(),
        )
    });
    assert_eq!(received.await.unwrap().body, b"\0\xff");
}

#[tokio::test]
async fn forms() {
    const JOINED: &[Parameter] = &[Parameter {
        name: "tags",
        style: Style::Form,
        explode: false,
        reserved: false,
    }];
    let body = json!({"a b": "c&d", "none": null, "tags": ["x", "y"], "z": {"k": [1]}});
    let received = send(|request| request.form(&[], &body)).await.unwrap();
    assert_eq!(
        received.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    let object = "z=%7B%22k%22%3A%5B1%5D%7D";
    assert_eq!(
        received.text(),
        format!("a%20b=c%26d&tags=x&tags=y&{object}")
    );

    let received = send(|request| request.form(JOINED, &body)).await.unwrap();
    assert_eq!(received.text(), format!("a%20b=c%26d&tags=x,y&{object}"));
}

/// The properties of one item stay together, whatever the style.
#[tokio::test]
async fn the_items_of_a_list_in_a_form_are_not_mixed() {
    const DEEP: &[Parameter] = &[Parameter::new("items", Style::DeepObject, true)];
    const JSON: &[Parameter] = &[Parameter::new("items", Style::Json, false)];
    let body = json!({"items": [{"name": "a", "n": 1}, {"name": "b"}, null]});
    let received = send(|request| request.form(DEEP, &body)).await.unwrap();
    assert_eq!(
        received.text().replace("%5B", "[").replace("%5D", "]"),
        "items[0][name]=a&items[0][n]=1&items[1][name]=b"
    );
    let plain = send(|request| request.form(&[], &body)).await.unwrap();
    let items = "items=%7B%22name%22%3A%22a%22%2C%22n%22%3A1%7D&items=%7B%22name%22%3A%22b%22%7D";
    assert_eq!(plain.text(), items);
    let body = json!({"items": [{"name": "b"}, "b"]});
    let received = send(|request| request.form(JSON, &body)).await.unwrap();
    assert_eq!(
        received.text(),
        "items=%7B%22name%22%3A%22b%22%7D&items=%22b%22"
    );
}

#[tokio::test]
async fn a_cleared_property_of_a_form_is_empty() {
    let body = Reminder::new(8).clear_days().next(Reminder::new(9));
    let received = send(|request| request.form(&[], &body)).await.unwrap();
    assert_eq!(received.text(), "at=8&days=&next=%7B%22at%22%3A9%7D");
}

#[tokio::test]
async fn a_body_that_cannot_be_written_is_refused() {
    let keys = std::collections::BTreeMap::from([([1, 2], 3)]);
    let text = refusal(|request| request.json("application/json", &keys)).await;
    assert!(
        text.contains("`body` cannot be written: key must be a string"),
        "{text}"
    );
}

/// A whole number has no fraction, and a decimal keeps its digits, wherever they are sent.
#[tokio::test]
async fn numbers_are_written_alike_in_all_places() {
    const FORM: Parameter = Parameter::query("form");
    const JSON: Parameter = Parameter::new("json", Style::Json, false);
    const HEADER: Parameter = Parameter::simple("x-numbers");
    let digits = "0.1000000000000000000000001";
    let decimal = DecimalNumber(digits.parse().unwrap());
    let numbers = (3600.0, decimal);
    let map = BTreeMap::from([("n", &numbers)]);
    let received = send(|request| {
        request.query(&FORM, &numbers);
        request.query(&JSON, &numbers);
        request.header(&HEADER, &numbers);
        request.form(&[], &map);
    });
    let received = received.await.unwrap();
    assert!(received.target.ends_with(&format!(
        "?form=3600&form={digits}&json=%5B3600%2C{digits}%5D"
    )));
    let header = format!("3600,{digits}");
    assert_eq!(received.header("x-numbers"), Some(header.as_str()));
    assert_eq!(received.text(), format!("n=3600&n={digits}"));

    let mut form = Form::default();
    form.value("plain", &numbers);
    form.value_as("typed", "application/json", &numbers);
    form.value("object", &map);
    let received = send(|request| request.multipart("multipart/form-data", &form)).await;
    let text = received.unwrap().text();
    let values = text.split("\r\n").filter(|it| it.contains(['3', '0']));
    let object = format!("{{\"n\":[3600,{digits}]}}");
    assert_eq!(
        Vec::from_iter(values),
        ["3600", digits, "3600", digits, object.as_str()]
    );

    let received = send(|request| {
        request.json("application/json", &map);
        request.extra_field("m", &numbers);
    });
    let numbers = format!("[3600,{digits}]");
    let body = format!("{{\"n\":{numbers},\"m\":{numbers}}}");
    assert_eq!(received.await.unwrap().text(), body);
}

#[tokio::test]
async fn bytes_have_the_media_type_that_the_caller_names() {
    let server = Server::start(|_| Reply::empty(204)).await.unwrap();
    let mut settings = settings(&server);
    settings.anonymous();
    let call = |range, content_type| {
        let call = last(settings.clone(), "a", "b");
        call.put_bytes_of(range, (content_type, b"x".to_vec()))
    };
    call("image/*", "image/png").await.unwrap();
    call("*/*", "text/csv; charset=utf-8").await.unwrap();
    for wrong in ["image/", "image/*", "text/plain"] {
        let refused = call("image/*", wrong).await.unwrap_err().to_string();
        let fault = format!("`{wrong}` is not one of the media types `image/*`");
        assert!(refused.ends_with(&fault), "{refused}");
    }
    let received = server.received();
    let types = [0, 1].map(|index: usize| received[index].header("content-type"));
    assert_eq!(types, [Some("image/png"), Some("text/csv; charset=utf-8")]);
}
