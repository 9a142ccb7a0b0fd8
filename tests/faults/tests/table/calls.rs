//! The calls of the scenarios, one of each kind.

use bytes::Bytes;
use faults::models::{CreatePart, NewNote, Note};
use faults::{Client, Error, File, Upload};
use futures_util::{Stream, StreamExt};

use crate::scenario::{Calling, told};

macro_rules! calls {
    ($($name:ident $label:literal |$client:ident| $call:expr;)+) => {$(
        pub const $name: (&str, fn(Client) -> Calling) =
            ($label, |$client| Box::pin(async move { $call }));
    )+};
}

calls! {
    NOTE "notes.get" |client| told(client.notes().get("1").await);
    NOTE_WITH_KEY "notes.get" |client| told(client.notes().get("1").with_query("note", "s3cr3t").await);
    NEW_NOTE "notes.create" |client| told(client.notes().create(&NewNote::new("t")).await);
    KEYED_NOTE "notes.create" |client| {
        let note = NewNote::new("t");
        let call = client.notes().create(&note).with_header("idempotency-key", "1");
        told(call.await)
    };
    OTHER_NOTE "notes.update" |client| told(client.notes().update("1", &NewNote::new("t")).await);
    NO_NOTE "notes.delete" |client| told(client.notes().delete("1").await);
    PLAIN_FORM "forms.plain" |client| {
        told(client.forms().plain().create(&NewNote::new("t")).await)
    };
    PARTS "forms.parts" |client| {
        let form = CreatePart::new(File::new(vec![b'x'; 1 << 20]), "t");
        told(client.forms().parts().create(&form).await)
    };
    BLOB "blobs.get" |client| {
        told(client.blobs().get("1").await?.bytes().await.map(|it| it.len()))
    };
    SAVED_BLOB "blobs.get, saved" |client| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("blob");
        std::fs::write(&path, "old").unwrap();
        let body = client.blobs().get("1").await?;
        let saved = body.save_to(&path).await.map_err(|error| error.kind());
        let left = std::fs::read_to_string(&path).unwrap().len();
        let files = std::fs::read_dir(folder.path()).unwrap().count();
        Ok(format!("{saved:?}, {left} bytes in {files} file"))
    };
    PIECES "blobs.get, piece by piece" |client| {
        let body = client.blobs().get("1").with_raw_response().await?.into_body();
        told(body.bytes_up_to(1000).await.map(|it| it.len()))
    };
    NEW_BLOB "blobs.update" |client| told(client.blobs().update("1", vec![b'x'; 8 << 20]).await);
    STREAMED_BLOB "blobs.update, streamed" |client| {
        let pieces = futures_util::stream::repeat_with(|| {
            Ok::<_, std::io::Error>(Bytes::from_static(&[b'x'; 1 << 16]))
        });
        told(client.blobs().update("1", Upload::stream(pieces.take(128), None)).await)
    };
    TEXT "texts.get" |client| told(client.texts().get("1").await);
    MOVED "moved.get" |client| told(client.moved().get().with_response().await.map(|it| it.status()));
    EVENTS "streams.events" |client| {
        let events = client.streams().events().await?;
        Ok(all(events.map(|it| it.map(|it| it.data))).await)
    };
    LINES "streams.lines" |client| Ok(all(client.streams().lines().await?).await);
    SEQUENCE "streams.sequence" |client| Ok(all(client.streams().sequence().await?).await);
    NUMBERS "pages.numbers" |client| ids(client.pages().numbers().all(100).await);
    NUMBERS_OF_100 "pages.numbers, 100 per page" |client| {
        ids(client.pages().numbers().per_page(100).all(100).await)
    };
    OFFSETS "pages.offsets" |client| ids(client.pages().offsets().all(100).await);
    CURSORS "pages.cursors" |client| ids(client.pages().cursors().all(100).await);
    URLS "pages.urls" |client| ids(client.pages().urls().all(100).await);
    LINKS "pages.links" |client| ids(client.pages().links().all(100).await);
    ITEMS "pages.cursors, item by item" |client| Ok(all(client.pages().cursors().stream()).await);
    TOKEN "secrets.token" |client| told(client.secrets().token().await);
    LOGIN "secrets.login" |client| told(client.secrets().login().await);
    HEADER "secrets.header" |client| told(client.secrets().header().await);
    QUERY "secrets.query" |client| told(client.secrets().query().await);
    COOKIE "secrets.cookie" |client| told(client.secrets().cookie().await);
    PLACE "secrets.places" |client| told(client.secrets().places().get("s3cr3t").x_pin(1).await);
    GRANT "secrets.grant" |client| told(client.secrets().grant().await);
    TWO_GRANTS "secrets.grant, twice" |client| {
        client.secrets().grant().await?;
        told(client.secrets().grant().await)
    };
}

/// The items of a stream to its end, at most eight.
async fn all(items: impl Stream<Item = Result<Note, Error>>) -> String {
    let items = items.take(8).map(|item| match item {
        Ok(note) => note.id.to_string(),
        Err(error) => format!("{:?}: {error}", error.kind()),
    });
    items.collect::<Vec<_>>().await.join(" | ")
}

fn ids(notes: Result<Vec<Note>, Error>) -> Result<String, Error> {
    let ids = |notes: Vec<Note>| notes.into_iter().map(|it| it.id.to_string());
    notes.map(|notes| ids(notes).collect::<Vec<_>>().join(" "))
}
