//! Lists in pages: from the types and keys of the API to those of the crate.

use crate::ir::{self, Shape};
use crate::plan::Planner;
use crate::plan::naming::Scope;
use crate::plan::rust::{Items, Paging, Success};

impl Planner<'_> {
    /// The paging of an operation; `None` if its response is not a page.
    pub(crate) fn paging(&self, operation: &ir::Operation, success: &Success) -> Option<Paging> {
        let paging = operation.paging.as_ref()?;
        match success {
            Success::JsonOrEmpty(_) if paging.page.nullable => {}
            Success::Json(_)
            | Success::Unwrap(_)
            | Success::UnwrapOptional(_)
            | Success::UnwrapOrEmpty(_) => {}
            // A page has exactly one type.
            Success::ByStatus(_)
            | Success::JsonOrEmpty(_)
            | Success::UnwrapEmpty(_)
            | Success::Empty
            | Success::Text
            | Success::Binary
            | Success::Collected
            | Success::Events(_)
            | Success::TextEvents
            | Success::Lines(_) => return None,
        }
        let (items, item) = self.items(paging)?;
        Some(Paging {
            item: self.used(item),
            items,
            style: paging.style.clone(),
            size: paging.size.clone(),
            total_pages: paging.total_pages.clone(),
            total_count: paging.total_count.clone(),
            has_more: paging.has_more.clone(),
        })
    }

    /// The place of the items in a page, and the type of each.
    fn items(&self, paging: &ir::Paging) -> Option<(Items, ir::Use)> {
        let page = &self.api.types[paging.page.ty].shape;
        let Some(key) = &paging.list else {
            let optional = paging.page.nullable;
            return Some((Items::Whole { optional }, page.items()?));
        };
        let Shape::Object(object) = page else {
            return None;
        };
        let field = object.fields.get(key)?;
        let items = Items::Field {
            name: self
                .field_names(object, &mut Scope::default())
                .remove(key)?,
            key: key.as_str().to_owned(),
            presence: self.presence(paging.page.ty, field),
        };
        Some((items, self.api.types[field.value.ty].shape.items()?))
    }
}
