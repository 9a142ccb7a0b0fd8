//! Multipart forms, as they are sent.
#![forbid(unsafe_code)]

use bytes::Bytes;
use loopback::{Reply, Server};
use runtime_tests::Client;
use runtime_tests::runtime::body::multipart::{File, Form, Multipart};

struct Upload {
    file: File,
    more: Vec<File>,
    tags: Vec<String>,
    note: Option<String>,
    scan: File,
}

impl Multipart for Upload {
    fn write(&self, form: &mut Form) {
        form.file("file", Some(&self.file));
        form.files("more", &self.more);
        form.value("tags", &self.tags);
        form.value("note", &self.note);
        form.value("meta", &serde_json::json!({"a": 1}));
        form.file_as("scan", "image/png", Some(&self.scan));
        form.files_as("pages", "image/png", [&self.scan, &self.file]);
        form.value_as("note", "application/json", &self.note);
        form.value_as("title", "application/json", "a \"b\"");
        form.value_as("labels", "application/merge-patch+json", &self.tags);
        form.value_as("lines", "text/csv; charset=utf-8", &self.tags);
    }
}

async fn sent(upload: &dyn Multipart) -> Result<loopback::Received, String> {
    let server = Server::start(|_| Reply::empty(204)).await.unwrap();
    let client = Client::builder()
        .api_token("t")
        .account_id("a")
        .base_url(server.url());
    let client = client.build().map_err(|error| error.to_string())?;
    let call = client.warp_connector().create_form(upload);
    let answer = call.await;
    server
        .received()
        .pop()
        .ok_or_else(|| answer.err().map_or_else(String::new, |it| it.to_string()))
}

fn upload(bytes: &'static [u8]) -> Upload {
    Upload {
        file: File::new(Bytes::from_static(bytes))
            .named("a \"b\".txt")
            .content_type("text/plain"),
        more: vec![File::from(vec![1]), File::from(vec![2])],
        tags: vec!["x".to_owned(), "y".to_owned()],
        note: None,
        scan: File::new("s"),
    }
}

#[tokio::test]
async fn every_property_is_a_part() {
    let received = sent(&upload(b"hello")).await.unwrap();
    assert_eq!(
        received.header("content-type"),
        Some("multipart/form-data; boundary=form-boundary")
    );
    let text = String::from_utf8_lossy(&received.body).replace("\r\n", "\n");
    assert_eq!(
        text,
        "--form-boundary\nContent-Disposition: form-data; name=\"file\"; filename=\"a %22b%22.txt\"\nContent-Type: text/plain\n\nhello\n\
         --form-boundary\nContent-Disposition: form-data; name=\"more\"; filename=\"file\"\nContent-Type: application/octet-stream\n\n\u{1}\n\
         --form-boundary\nContent-Disposition: form-data; name=\"more\"; filename=\"file\"\nContent-Type: application/octet-stream\n\n\u{2}\n\
         --form-boundary\nContent-Disposition: form-data; name=\"tags\"\n\nx\n\
         --form-boundary\nContent-Disposition: form-data; name=\"tags\"\n\ny\n\
         --form-boundary\nContent-Disposition: form-data; name=\"meta\"\nContent-Type: application/json\n\n{\"a\":1}\n\
         --form-boundary\nContent-Disposition: form-data; name=\"scan\"; filename=\"file\"\nContent-Type: image/png\n\ns\n\
         --form-boundary\nContent-Disposition: form-data; name=\"pages\"; filename=\"file\"\nContent-Type: image/png\n\ns\n\
         --form-boundary\nContent-Disposition: form-data; name=\"pages\"; filename=\"a %22b%22.txt\"\nContent-Type: text/plain\n\nhello\n\
         --form-boundary\nContent-Disposition: form-data; name=\"title\"\nContent-Type: application/json\n\n\"a \\\"b\\\"\"\n\
         --form-boundary\nContent-Disposition: form-data; name=\"labels\"\nContent-Type: application/merge-patch+json\n\n\"x\"\n\
         --form-boundary\nContent-Disposition: form-data; name=\"labels\"\nContent-Type: application/merge-patch+json\n\n\"y\"\n\
         --form-boundary\nContent-Disposition: form-data; name=\"lines\"\nContent-Type: text/csv; charset=utf-8\n\nx\n\
         --form-boundary\nContent-Disposition: form-data; name=\"lines\"\nContent-Type: text/csv; charset=utf-8\n\ny\n\
         --form-boundary--\n"
    );
}

#[tokio::test]
async fn a_form_of_the_callers_own_is_a_body() {
    let mut form = Form::default();
    form.file("a", Some(&File::new("x")));
    form.value("b", &[1, 2]);
    let mut written = Form::default();
    form.write(&mut written);
    assert_eq!(format!("{written:?}"), format!("{form:?}"));
    assert!(format!("{form:?}").contains("name=\\\"b\\\""), "{form:?}");
}

/// A range is not a media type, so the caller has to choose one.
#[tokio::test]
async fn a_file_of_a_range_names_its_media_type() {
    struct Scan(File);
    impl Multipart for Scan {
        fn write(&self, form: &mut Form) {
            form.file_as("scan", "image/*", Some(&self.0));
        }
    }
    let refused = sent(&Scan(File::new("x"))).await.unwrap_err();
    let help =
        "`scan` takes files of `image/*`: set the media type of the file by `File::content_type`";
    assert!(refused.contains(help), "{refused}");
    let sent = sent(&Scan(File::new("x").content_type("image/gif")))
        .await
        .unwrap();
    assert!(
        sent.text().contains("Content-Type: image/gif\r\n"),
        "{}",
        sent.text()
    );
}

#[tokio::test]
async fn the_boundary_is_in_no_part() {
    let received = sent(&upload(b"--form-boundary\r\n--form-boundary-x"))
        .await
        .unwrap();
    let content_type = received.header("content-type");
    assert_eq!(
        content_type,
        Some("multipart/form-data; boundary=form-boundary-x-x")
    );
}

#[tokio::test]
async fn a_content_type_cannot_start_another_line() {
    let mut upload = upload(b"");
    upload.file = File::new(Bytes::new()).content_type("text/plain\r\nX-Evil: 1");
    let refused = sent(&upload).await.unwrap_err();
    assert!(
        refused.contains("the content type of `file` has a line break in it"),
        "{refused}"
    );
}
