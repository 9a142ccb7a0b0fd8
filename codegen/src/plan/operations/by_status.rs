//! Operations whose successful statuses have different bodies: an enum with a variant per status.

use crate::ir;
use crate::plan::docs::doc;
use crate::plan::naming::{Place, Scope, type_name, variant_name};
use crate::plan::planner::Planner;
use crate::plan::rust::{ByStatus, RustType, Status, StatusVariant, Success};

impl Planner<'_> {
    /// The enum of the bodies, and the names of its variants after their statuses.
    pub(super) fn by_status(
        &self,
        place: &Place,
        bodies: Vec<(&ir::Response, Success)>,
        types: &mut Scope,
    ) -> ByStatus {
        let mut scope = Scope::default();
        let bodies = bodies
            .into_iter()
            .map(|(response, body)| match body.is_read_later() {
                // A value that has one of several bodies has read it as a whole.
                true => (response, Success::Collected),
                false => (response, body),
            });
        let variants = bodies.map(|(response, body)| StatusVariant {
            name: scope.unique(variant_name(&status_words(response.status))),
            statuses: response.status,
            holds: held(&body),
            doc: doc(&response.docs),
            body,
        });
        ByStatus {
            variants: variants.collect(),
            name: types.first_free(&[
                type_name(&format!("{} answer", place.method)),
                type_name(&format!("{} {} answer", place.method, place.noun())),
            ]),
        }
    }
}

/// The name of a status (RFC 9110, section 15.3), for a variant.
fn status_words(status: Status) -> String {
    match status {
        Status::Exact(200) => "ok".to_owned(),
        Status::Exact(201) => "created".to_owned(),
        Status::Exact(202) => "accepted".to_owned(),
        Status::Exact(203) => "non authoritative information".to_owned(),
        Status::Exact(204) => "no content".to_owned(),
        Status::Exact(205) => "reset content".to_owned(),
        Status::Exact(206) => "partial content".to_owned(),
        Status::Exact(300) => "multiple choices".to_owned(),
        Status::Exact(301) => "moved permanently".to_owned(),
        Status::Exact(302) => "found".to_owned(),
        Status::Exact(303) => "see other".to_owned(),
        Status::Exact(304) => "not modified".to_owned(),
        Status::Exact(307) => "temporary redirect".to_owned(),
        Status::Exact(308) => "permanent redirect".to_owned(),
        Status::Exact(status) => format!("status {status}"),
        Status::Range(class) => format!("status {class}xx"),
        Status::Default => "other".to_owned(),
    }
}

/// The type of a body that was read; `None` if it contains nothing, or is still to be read.
fn held(body: &Success) -> Option<RustType> {
    let payload = |envelope: &RustType| match envelope {
        RustType::Generic(_, payload) => payload.as_ref().clone(),
        whole => whole.clone(),
    };
    match body {
        Success::Json(ty) => Some(ty.clone()),
        Success::JsonOrEmpty(ty) => Some(RustType::Option(Box::new(ty.clone()))),
        Success::Unwrap(ty) | Success::UnwrapOrEmpty(ty) => Some(payload(ty)),
        Success::UnwrapOptional(ty) => Some(RustType::Option(Box::new(payload(ty)))),
        Success::Text => Some(RustType::String),
        Success::Collected => Some(RustType::Bytes),
        Success::UnwrapEmpty(_)
        | Success::Binary
        | Success::Empty
        | Success::ByStatus(_)
        | Success::Events(_)
        | Success::TextEvents
        | Success::Lines(_) => None,
    }
}
