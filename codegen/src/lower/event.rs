//! The events that the API sends by itself.

use openapiv3::PathItem;

use crate::ir::{BodyFormat, Event, Shape};
use crate::source::Pointer;

use super::lowering::Lowering;
use super::problems;

impl Lowering<'_> {
    /// All events, sorted by name.
    pub(super) fn events(&mut self) -> Vec<Event> {
        let events = self.document.events(self.report).into_iter();
        events
            .flat_map(|(name, at, item)| self.payloads(&name, &at, &item))
            .collect()
    }

    /// An event for each method by which it is sent, if it is sent in JSON.
    fn payloads(&mut self, name: &str, at: &Pointer, item: &PathItem) -> Vec<Event> {
        let mut methods: Vec<_> = item.iter().collect();
        methods.sort_unstable_by_key(|(method, _)| *method);
        let payloads = methods.into_iter().filter_map(|(method, operation)| {
            let pointer = at.child(method);
            let body = self.body(operation.request_body.as_ref(), &pointer)?;
            let mut contents = body.content.iter();
            let json = contents.find(|content| content.format() == BodyFormat::Json);
            let Some(payload) = json.and_then(|content| content.value) else {
                self.report.push(problems::unread_event(name, &pointer));
                return None;
            };
            let ty = &mut self.types[payload.ty];
            if ty.component.is_none() && !matches!(ty.shape, Shape::Reference(_)) {
                ty.title.get_or_insert_with(|| name.to_owned());
            }
            Some(Event {
                name: name.to_owned(),
                pointer,
                payload,
            })
        });
        payloads.collect()
    }
}
