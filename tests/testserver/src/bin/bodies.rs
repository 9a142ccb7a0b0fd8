//! Scenarios of the documents body-formdata, body-formdata-urlencoded, body-file, body-binary, media_types and xml-service.

use std::collections::BTreeMap;

use serde_json::json;
use testserver::{Tests, case, client, eq, status};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut t = Tests::new("bodies");
    forms(&mut t).await;
    files(&mut t).await;
    binary(&mut t).await;
    media_types(&mut t).await;
    json_beside_xml(&mut t).await;
}

async fn forms(t: &mut Tests) {
    use ts_body_formdata::models::UploadFormdataFile;
    let client = client!(t, ts_body_formdata);
    let f = client.formdata();
    let content: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    case!(t, "FormdataStreamUploadFile", {
        let form = UploadFormdataFile::new(content.clone(), "sample.bin");
        let body = f.upload_file(&form).await?.bytes().await?;
        eq!(body == content, true);
    });
    case!(t, "StreamUploadFile", {
        // The server returns the bytes as text.
        let body = f.upload_file_via_body("hello, world".as_bytes().to_vec()).await?.bytes().await?;
        eq!(&body[..], b"hello, world".as_slice());
    });

    use ts_body_formdata_urlencoded::models::*;
    let client = client!(t, ts_body_formdata_urlencoded);
    let f = client.formdataurlencoded();
    case!(t, "UpdatePetWithForm", {
        let form = UpdateFormdataurlencodedPetWithForm::new(42, "meat", "dog").name("Fido");
        f.update_pet_with_form(1, &form).await?;
    });
    case!(t, "UrlEncodedDataWithPartialConstantBody", {
        let form = FormdataurlencodedPartialConstantBodyRequest::new("foo", "bar");
        f.partial_constant_body(&form).await?;
    });
}

async fn files(t: &mut Tests) {
    let client = client!(t, ts_body_file);
    let f = client.files();
    case!(t, "FileStreamNonempty", {
        let bytes = f.get_file().await?.bytes().await?;
        eq!(&bytes[..4], b"\x89PNG".as_slice());
        let size = std::env::var("TESTSERVER_SAMPLE_SIZE")?.parse::<usize>()?;
        eq!(bytes.len(), size);
    });
    case!(t, "FileStreamEmpty", { eq!(f.get_empty_file().await?.bytes().await?.len(), 0); });
    case!(t, "FileStreamVeryLarge", {
        let mut body = f.get_file_large().await?;
        let mut length = 0_u64;
        while let Some(piece) = body.chunk().await? { length += piece.len() as u64; }
        eq!(length, 3000 * 1024 * 1024);
    });
}

async fn binary(t: &mut Tests) {
    let client = client!(t, ts_body_binary);
    let b = client.upload();
    case!(t, "BodyBinaryFile", { b.file(&BTreeMap::from([("more".to_owned(), json!("cowbell"))])).await?; });
    case!(t, "BodyBinaryOctet", { b.binary(vec![0, 1, 2, 255]).await?; });
    case!(t, "BodyBinaryError", {
        let error = status!(client.download().error_stream(), 400);
        let typed = error.typed::<ts_body_binary::models::Error>();
        eq!(typed.and_then(|typed| typed.message.as_deref()), Some("I failed on purpose"));
    });
}

async fn media_types(t: &mut Tests) {
    use ts_media_types::models::SourcePath;
    let client = client!(t, ts_media_types);
    let m = client.api();
    case!(t, "MediaTypeJson", { eq!(m.analyze_body().body(&SourcePath::new().source("foo")).await?, "Nice job with JSON"); });
    case!(t, "MediaTypePdf", { eq!(m.analyze_body().body_as_pdf(b"PDF".to_vec()).await?, "Nice job with PDF"); });
    case!(t, "MediaTypeWithEncoding", {
        eq!(m.content_type_with_encoding().body("foo").await?, "Nice job sending content type with encoding");
    });
    case!(t, "MediaTypesAnalyzeBodyNoAcceptHeader", { m.analyze_body_no_accept_header().body(&SourcePath::new().source("foo")).await?; });
    case!(t, "MediaTypesTwoContentTypes", { m.binary_body_with_two_content_types_as_bytes(b"hello, world".to_vec()).await?; });
    case!(t, "MediaTypesThreeContentTypes", {
        m.binary_body_with_three_content_types_as_bytes(b"hello, world".to_vec()).await?;
        m.binary_body_with_three_content_types_as_text("hello, world").await?;
    });
    case!(t, "MediaTypesThreeBodyTypes", {
        m.body_three_types(&json!({ "hello": "world" })).await?;
        m.body_three_types_as_bytes(b"hello, world".to_vec()).await?;
        m.body_three_types_as_text("hello, world").await?;
    });
}

/// The document is about XML, and two of its operations about JSON.
async fn json_beside_xml(t: &mut Tests) {
    use ts_xml_service::models::JsonInput;
    let client = client!(t, ts_xml_service);
    let x = client.xml();
    case!(t, "jsonInputInXMLSwagger", { x.json_input(&JsonInput::new().id(42)).await?; });
    case!(t, "jsonOutputInXMLSwagger", { eq!(x.json_output().await?.id, Some(42)); });
}
