//! The values in the body of a page that are not lists: the number of pages, and the way to the next one.

use crate::ir::{Shape, TypeId, Types, plain};

use super::names::{
    HAS_MORE, LAST_ID, LINKS, NEXT_CURSOR, NEXT_PAGE, NEXT_URL, TOTAL_COUNT, TOTAL_PAGES,
    WHOLE_COUNT, WHOLE_PAGES,
};

/// The depth to which objects in objects are searched.
const DEEPEST: usize = 3;

/// The values of a body, those of outer objects first.
pub(super) struct Values<'t> {
    types: &'t Types,
    all: Vec<Value>,
}

/// A property of the body, and the keys that lead to it.
struct Value {
    path: Vec<String>,
    name: String,
    ty: TypeId,
}

impl<'t> Values<'t> {
    pub(super) fn of(types: &'t Types, body: TypeId) -> Self {
        let mut all = Vec::new();
        let mut pending = vec![(body, Vec::new())];
        while let Some((id, path)) = pending.pop() {
            let object = match &types[id].shape {
                Shape::Object(object) => object,
                Shape::Apply { envelope, payload } => {
                    // The envelope declares where its payload is.
                    let Shape::Object(object) = &types[*envelope].shape else {
                        continue;
                    };
                    let roles = object.envelope.as_ref();
                    if let (Some(roles), true) = (roles, path.len() < DEEPEST) {
                        let below = [&path[..], &[roles.payload.as_str().to_owned()]].concat();
                        pending.push((payload.ty, below));
                    }
                    object
                }
                Shape::Any
                | Shape::Null
                | Shape::Boolean { .. }
                | Shape::Integer(_)
                | Shape::Number(_)
                | Shape::String(_)
                | Shape::Array { .. }
                | Shape::Union(_)
                | Shape::AllOf(_)
                | Shape::Reference(_)
                | Shape::Parameter => continue,
            };
            for (name, field) in &object.fields {
                let below = [&path[..], &[name.as_str().to_owned()]].concat();
                match &types[field.value.ty].shape {
                    Shape::Object(_) if below.len() < DEEPEST => {
                        pending.push((field.value.ty, below));
                    }
                    Shape::Array { .. } | Shape::Object(_) | Shape::Parameter => {}
                    Shape::Any
                    | Shape::Null
                    | Shape::Boolean { .. }
                    | Shape::Integer(_)
                    | Shape::Number(_)
                    | Shape::String(_)
                    | Shape::Union(_)
                    | Shape::AllOf(_)
                    | Shape::Reference(_)
                    | Shape::Apply { .. } => all.push(Value {
                        path: below,
                        name: plain(name.as_str()),
                        ty: field.value.ty,
                    }),
                }
            }
        }
        // An outer value describes the whole; values on one level have no order.
        all.sort_by(|left, right| {
            let key = |it: &Value| (it.path.len(), it.path.clone());
            key(left).cmp(&key(right))
        });
        Self { types, all }
    }

    /// The cursor of the next page. The id of the last item counts only if something else tells whether there are more.
    pub(super) fn next_cursor(&self) -> Vec<String> {
        let next = self.path(&NEXT_CURSOR, Shape::is_string);
        match next.is_empty() && self.says_more() {
            true => self.path(&LAST_ID, Shape::is_string),
            false => next,
        }
    }

    /// The name of the next page, in contrast to its URL.
    pub(super) fn next_page(&self) -> Vec<String> {
        self.path(&NEXT_PAGE, |it| match it {
            Shape::String(string) => string.format.is_none(),
            _ => false,
        })
    }

    pub(super) fn total_pages(&self) -> Vec<String> {
        self.total(&TOTAL_PAGES, &WHOLE_PAGES)
    }

    pub(super) fn total_count(&self) -> Vec<String> {
        self.total(&TOTAL_COUNT, &WHOLE_COUNT)
    }

    pub(super) fn has_more(&self) -> Vec<String> {
        self.path(&HAS_MORE, |it| matches!(it, Shape::Boolean { .. }))
    }

    /// Returns whether the body tells if there are more pages, in a value of any type.
    pub(super) fn says_more(&self) -> bool {
        let mut values = self.all.iter();
        values.any(|it| HAS_MORE.contains(&it.name.as_str()))
    }

    /// A string that is called a URL, is among links, or has the format of a URL.
    pub(super) fn next_url(&self) -> Vec<String> {
        let urls: Vec<&Value> = self.all.iter().filter(|it| self.is_url(it)).collect();
        let found = NEXT_URL
            .iter()
            .find_map(|name| urls.iter().find(|it| it.name == *name));
        found.map(|it| it.path.clone()).unwrap_or_default()
    }

    fn is_url(&self, value: &Value) -> bool {
        let Shape::String(string) = &self.types[value.ty].shape else {
            return false;
        };
        let around = value.path.iter().rev().nth(1).map(|it| plain(it));
        value.name != "next"
            || matches!(
                string.format.as_deref(),
                Some("uri" | "url" | "uri-reference")
            )
            || around.is_some_and(|it| LINKS.contains(&it.as_str()))
    }

    fn total(&self, names: &[&str], whole: &[&str]) -> Vec<String> {
        let sure = self.path(names, Shape::is_number);
        match sure.is_empty() {
            true => self.path(whole, |it| matches!(it, Shape::Integer(_))),
            false => sure,
        }
    }

    /// The path of the first value that has one of the names and a suitable shape; empty if there is none.
    fn path(&self, names: &[&str], will_do: impl Fn(&Shape) -> bool) -> Vec<String> {
        let found = names.iter().find_map(|name| {
            let mut values = self.all.iter();
            values.find(|it| it.name == *name && will_do(&self.types[it.ty].shape))
        });
        found.map(|it| it.path.clone()).unwrap_or_default()
    }
}
