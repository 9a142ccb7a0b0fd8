//! Values of the models: those that may be absent, null or cleared, and how a value is built.

use std::collections::BTreeSet;

use crate::ir::{Shape, TypeId};
use crate::plan::docs;
use crate::plan::operations::example::broken;
use crate::plan::operations::sample::Samples;
use crate::plan::rust::{Doc, Field, Item, Presence, Struct};

use super::page::{Call, Page};
use super::snippet::Snippet;

/// The longest body that is preferred to an easier call.
const SHORT: usize = 70;

impl Page<'_> {
    pub(super) fn fields(&self) -> Doc {
        let structs: Vec<&Struct> = self.structs().collect();
        if structs.is_empty() {
            return Doc::default();
        }
        docs::paragraphs([
            docs::line("# Fields"),
            docs::sentences(
                "A field that may be absent is an `Option`. A value for a request is built by `new` from all that is required, and each other field has a setter of its name.",
            ),
            self.building(),
            self.null(&structs),
            self.cleared(&structs),
        ])
    }

    fn structs(&self) -> impl Iterator<Item = &Struct> {
        self.items().filter_map(|(item, _)| match item {
            Item::Struct(it) => Some(&**it),
            Item::Enum(_) | Item::Union(_) | Item::Raw(_) => None,
        })
    }

    /// The body of a call, with an optional field.
    fn building(&self) -> Doc {
        let asks = |value: &str| !value.contains("::new()");
        let picked = self.body(|value| asks(value) && value.len() <= SHORT);
        let picked = picked.or_else(|| self.body(asks));
        let picked = picked.or_else(|| self.body(|_| true));
        let Some((call, value, models)) = picked else {
            return Doc::default();
        };
        Snippet::new(&self.crate_, call.features())
            .models(&models)
            .lines(broken(&format!("let body = {value};")))
            .line("# let _ = body;")
            .doc()
    }

    /// The body of the easiest call that fits, and the models in it.
    fn body(&self, fits: impl Fn(&str) -> bool) -> Option<(&Call<'_>, String, BTreeSet<String>)> {
        let picked = self.pick_by(|_, operation| {
            let mut contents = operation.body.iter().flat_map(|body| &body.content);
            contents.find_map(|content| {
                let id: TypeId = content.value?.ty;
                let Shape::Object(object) = &self.planner.api.types[id].shape else {
                    return None;
                };
                let mut samples = Samples::of(self.planner, operation);
                let value = samples
                    .with_option(id, object, content.example.as_ref())
                    .filter(|it| fits(it))?;
                Some((value, samples.models))
            })
        });
        picked.map(|(call, _, (value, models))| (call, value, models))
    }

    fn null(&self, structs: &[&Struct]) -> Doc {
        let found = first_clear(structs, Presence::ThreeState);
        found.map_or_else(Doc::default, |link| {
            docs::sentences(&format!(
                "A field that may also be null is a [`Nullable`]: null, absent, or a value. {link} sends null, while a field that is not set is not sent."
            ))
        })
    }

    fn cleared(&self, structs: &[&Struct]) -> Doc {
        let found = first_clear(structs, Presence::Clearable);
        found.map_or_else(Doc::default, |link| {
            docs::sentences(&format!(
                "A field that the empty string clears is a [`Clearable`]: {link} clears it."
            ))
        })
    }
}

/// The link to the first method that clears a field of this kind.
fn first_clear(structs: &[&Struct], presence: Presence) -> Option<String> {
    let built = structs.iter().filter(|it| it.constructor);
    let fields = built.flat_map(|it| it.fields.iter().map(move |field| (it, field)));
    let is_usual = |field: &&Field| field.presence == presence && field.deprecated.is_none();
    let mut methods = fields.filter_map(|(owner, field)| {
        let clear = Some(field).filter(is_usual)?.clear.as_ref()?;
        let path = format!("{}::{}", owner.name, clear.plain());
        Some(format!("[`{path}`](models::{path})"))
    });
    methods.next()
}
