//! Which types are sent as multipart forms.

use std::collections::HashSet;

use crate::ir::{Api, Shape, TypeId, Use};

use super::signature::{Form, form, media_type, preferred};

/// The bodies that are sent as forms. One that is JSON elsewhere is none: its files would have no JSON.
pub(super) fn forms(api: &Api) -> HashSet<TypeId> {
    let mut forms = HashSet::new();
    let mut others: HashSet<TypeId> = HashSet::new();
    for operation in &api.operations {
        let body = operation.body.iter().flat_map(|body| &body.content);
        let form = sent_form(operation);
        let sent = body.filter_map(|content| content.value);
        others.extend(
            sent.filter(|value| Some(*value) != form)
                .map(|value| value.ty),
        );
        others.extend(operation.parameters.iter().map(|it| it.value.ty));
        others.extend(operation.response_uses().iter().map(|it| it.ty));
        forms.extend(form.map(|value| value.ty));
    }
    for (_, ty) in api.types.iter() {
        others.extend(ty.shape.uses().iter().map(|it| it.ty));
    }
    let is_struct = |id: &TypeId| match &api.types[*id].shape {
        Shape::Object(object) => !object.is_map(),
        _ => false,
    };
    forms.retain(|id| is_struct(id) && !others.contains(id));
    forms
}

/// The body of an operation, if a form is the best way to send it.
pub(super) fn sent_form(operation: &crate::ir::Operation) -> Option<Use> {
    let body = operation.body.as_ref()?;
    let content = preferred(&body.content)?;
    let is_form = form(&media_type(&content.media_type)) == Form::Multipart;
    content.value.filter(|_| is_form)
}
