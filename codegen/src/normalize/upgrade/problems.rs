//! Diagnostics about parts of documents that OpenAPI 3.0 cannot express, each with the substitute.

use crate::report::{Code, Diagnostic, Override};
use crate::source::{Place, Pointer};

fn here(at: &Pointer) -> Place {
    Place::Document(at.clone())
}

/// The client accepts more than the schema does.
pub(super) fn loose_schema(keyword: &str, at: &Pointer, label: &str) -> Diagnostic {
    Diagnostic::note(Code::LooseSchema)
        .message(format!("a Rust type cannot express `{keyword}` in full"))
        .at(here(&at.child(keyword)).key(), label)
}

pub(super) fn client_certificate(at: &Pointer) -> Diagnostic {
    Diagnostic::note(Code::NotGenerated)
        .message("client certificates are not generated")
        .at(here(at).key(), "left out")
        .help("pass an HTTP client with the certificate to the builder".to_owned())
}

pub(super) fn streamed_items(at: &Pointer, label: &str) -> Diagnostic {
    Diagnostic::note(Code::StreamedItems)
        .message("`itemSchema` describes the items of a stream")
        .at(here(&at.child("itemSchema")).key(), label)
}

pub(super) fn unsupported_collection(format: &str, at: &Pointer, read_as: &str) -> Diagnostic {
    Diagnostic::warning(Code::UnsupportedCollectionFormat)
        .message(format!("values cannot be joined as `{format}` here"))
        .at(
            here(&at.child("collectionFormat")),
            format!("read as `{read_as}`"),
        )
}

pub(super) fn several_bodies(at: &Pointer, used: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::SeveralBodies)
        .message("the operation has several bodies")
        .at(here(at), "left out")
        .fix(Override::remove(at))
        .also(here(used), "this one is used")
}

pub(super) fn misplaced_reference(reference: &str, at: &Pointer, meant: &str) -> Diagnostic {
    Diagnostic::warning(Code::MisplacedReference)
        .message(format!(
            "nothing is defined at `{reference}` of the document"
        ))
        .at(here(&at.child("$ref")), format!("read as `{meant}`"))
        .help(
            "a pointer starts at the root of the document, not at the schema that contains it"
                .to_owned(),
        )
}

pub(super) fn dangling_path_item(reference: &str, at: &Pointer) -> Diagnostic {
    Diagnostic::warning(Code::DanglingReference)
        .message(format!("no path item is defined at `{reference}`"))
        .at(here(&at.child("$ref")), "referenced here, and left out")
}

pub(super) fn too_many_path_items(at: &Pointer) -> Diagnostic {
    Diagnostic::error(Code::TooLarge)
        .message(
            "the references to path items expand to far more values than the document contains",
        )
        .at(Place::Document(at.clone()), "the limit is reached here")
}
