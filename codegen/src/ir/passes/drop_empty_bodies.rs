//! Drops bodies of requests that may be absent, and have no property that could be set.
//!
//! A body that may have any property stays, except for GET, HEAD and DELETE: RFC 9110, sections 9.3.1, 9.3.2 and 9.3.5, gives their content no meaning,
//! and `{}` is what tools write there for none.

use crate::ir::{Additional, Api, Body, Content, Types};
use crate::report::Report;
use crate::settings::Settings;

pub(super) fn drop_empty_bodies(mut api: Api, _: &Settings, _: &mut Report) -> Api {
    let types = &api.types;
    for operation in &mut api.operations {
        let has_meaning = !matches!(operation.method.as_str(), "GET" | "HEAD" | "DELETE");
        operation
            .body
            .take_if(|body| is_empty(types, body, has_meaning));
    }
    api
}

fn is_empty(types: &Types, body: &Body, has_meaning: bool) -> bool {
    let has_nothing = |content: &Content| {
        let shape = content.value.map(|value| &types[value.ty].shape);
        let object = shape.and_then(|it| it.as_object());
        object.is_some_and(|object| {
            let takes_more = match object.additional {
                Additional::Typed(_) => true,
                Additional::Open => has_meaning,
                Additional::Closed => false,
            };
            object.fields.is_empty() && !takes_more
        })
    };
    !body.required && !body.content.is_empty() && body.content.iter().all(has_nothing)
}
