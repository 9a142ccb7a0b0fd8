//! The types in the round-trip example: those of every schema and media type.

use std::collections::BTreeMap;

use crate::ir::{Shape, Use};
use crate::plan::planner::Planner;
use crate::plan::rust::RoundTrip;

impl Planner<'_> {
    /// The types, sorted by pointer.
    pub(crate) fn round_trips(&self) -> Vec<RoundTrip> {
        let schemas = self.schemas();
        let all = schemas.into_iter().chain(self.media_types());
        let typed = all.filter_map(|(pointer, used)| {
            let round_trip = self.round_trip(&pointer, used)?;
            Some((pointer, round_trip))
        });
        let typed: BTreeMap<String, RoundTrip> = typed.collect();
        typed.into_values().collect()
    }

    fn schemas(&self) -> Vec<(String, Use)> {
        let mut all = Vec::new();
        for (pointer, schema) in self.api.types.schemas() {
            let pointer = pointer.as_str();
            match schema.request_side {
                Some(request) if request != schema.ty => {
                    all.push((format!("{pointer}#request"), Use::of(request)));
                    all.push((format!("{pointer}#response"), Use::of(schema.ty)));
                }
                Some(_) | None => all.push((pointer.to_owned(), Use::of(schema.ty))),
            }
        }
        all
    }

    fn media_types(&self) -> impl Iterator<Item = (String, Use)> {
        let operations = self.api.operations.iter();
        let content = operations.flat_map(|operation| {
            let sent = operation.body.iter().flat_map(|body| &body.content);
            let came = operation.responses.iter().flat_map(|it| &it.content);
            sent.chain(came)
        });
        content.filter_map(|content| Some((content.pointer.as_str().to_owned(), content.value?)))
    }

    /// `None` for a type that no operation reaches, and for a form, which has no JSON.
    fn round_trip(&self, pointer: &str, used: Use) -> Option<RoundTrip> {
        let reach = &self.reach;
        let is_parameter = matches!(self.api.types[used.ty].shape, Shape::Parameter);
        let has_json = !self.forms.contains(&used.ty) && !is_parameter;
        (has_json && reach.contains(used.ty)).then(|| RoundTrip {
            pointer: pointer.to_owned(),
            ty: self.used(used),
            request: reach.request.contains(used.ty),
            response: reach.response.contains(used.ty),
        })
    }
}
