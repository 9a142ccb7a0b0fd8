//! Puts types of other crates in place of schemas, as the settings say, or as `x-rust-type` says and the settings allow.
//!
//! The schema decides until now how members of unions are distinguished; from here on its shape no longer matters.

use std::collections::BTreeSet;

use crate::ir::{Api, Shape, Type, TypeId};
use crate::report::{Report, nearest};
use crate::settings::Settings;

use super::problems;

pub(super) fn use_foreign_types(mut api: Api, settings: &Settings, report: &mut Report) -> Api {
    let ids: Vec<TypeId> = api.types.iter().map(|(id, _)| id).collect();
    let mut used = BTreeSet::new();
    for id in ids {
        let ty = &mut api.types[id];
        let key = keys(ty).find(|key| settings.types.use_.contains_key(*key));
        if let Some(key) = key.map(str::to_owned) {
            let path = settings.types.use_[&key].value.clone();
            used.insert(key);
            replace(ty, path);
        } else if let Some(suggested) = ty.suggested.clone() {
            match settings
                .crate_
                .dependencies
                .contains_key(&suggested.package)
            {
                true => replace(ty, suggested.path),
                false => report.push(problems::suggested_type(ty, &suggested)),
            }
        }
    }
    for (key, path) in &settings.types.use_ {
        if !used.contains(key.as_str()) {
            let known: BTreeSet<&str> = api.types.iter().flat_map(|(_, ty)| keys(ty)).collect();
            let nearest = nearest(key, known.into_iter());
            report.push(problems::unmatched_use(key, &path.place, nearest));
        }
    }
    api
}

/// The keys by which settings name a type: its pointer, or the format of its values.
fn keys(ty: &Type) -> impl Iterator<Item = &str> {
    let format = match &ty.shape {
        Shape::String(string) => string.format.as_deref(),
        Shape::Integer(integer) => integer.format.as_deref(),
        Shape::Number(number) => number.format.as_deref(),
        _ => None,
    };
    std::iter::once(ty.pointer.as_str()).chain(format)
}

fn replace(ty: &mut Type, path: String) {
    ty.foreign = Some(path);
    ty.shape = Shape::Any;
}
