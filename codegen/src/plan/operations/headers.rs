//! Headers of responses, as constants by which they are read.

use crate::ir::{self, Shape};
use crate::plan::docs::{self, doc};
use crate::plan::naming::{Scope, constant_name};
use crate::plan::planner::Planner;
use crate::plan::rust::{HeaderForm, HeaderKey, RustType, TextType};

impl Planner<'_> {
    /// The headers that the responses of an operation declare, each once, and the target of a redirect that it describes.
    pub(crate) fn headers(&self, operation: &ir::Operation) -> Vec<HeaderKey> {
        let mut names = Scope::with(&["ROUTE"]);
        let mut keys: Vec<HeaderKey> = Vec::new();
        for header in operation.responses.iter().flat_map(|it| &it.headers) {
            let name = header.name.as_str();
            if keys.iter().any(|key| key.name.eq_ignore_ascii_case(name)) {
                continue;
            }
            let (form, ty) = match header.is_json {
                true => (HeaderForm::Json, self.plain(header.value)),
                false => self.header(header.value),
            };
            keys.push(HeaderKey {
                constant: names.unique(constant_name(name)),
                name: name.to_owned(),
                doc: doc(&header.docs),
                form,
                ty,
            });
        }
        let is_redirect = operation.successes().any(|it| it.status.is_redirect());
        let has_target = keys
            .iter()
            .any(|key| key.name.eq_ignore_ascii_case("location"));
        if is_redirect && !has_target {
            keys.push(HeaderKey {
                constant: names.unique(constant_name("location")),
                name: "Location".to_owned(),
                doc: docs::line("The target of the redirect.".to_owned()),
                form: HeaderForm::Text,
                ty: RustType::String,
            });
        }
        keys
    }

    /// A value that has several possible forms in a header is read as text.
    fn header(&self, used: ir::Use) -> (HeaderForm, RustType) {
        let text = (HeaderForm::Text, RustType::String);
        match &self.api.types[used.ty].shape {
            Shape::String(_) => match self.plain(used) {
                instant @ RustType::Text(TextType::Timestamp(_)) => (HeaderForm::Date, instant),
                text => (HeaderForm::Text, text),
            },
            Shape::Boolean { .. } | Shape::Integer(_) | Shape::Number(_) => {
                (HeaderForm::Scalar, self.plain(used))
            }
            Shape::Array { items } => match self.header(*items).0 {
                HeaderForm::Text if !self.is_text(*items) => text,
                HeaderForm::Text | HeaderForm::Date => (HeaderForm::Texts, self.plain(used)),
                HeaderForm::Scalar => (HeaderForm::Scalars, self.plain(used)),
                HeaderForm::Texts
                | HeaderForm::Scalars
                | HeaderForm::Entries
                | HeaderForm::Json => text,
            },
            Shape::Object(_) => (HeaderForm::Entries, self.plain(used)),
            Shape::Any
            | Shape::Null
            | Shape::Union(_)
            | Shape::AllOf(_)
            | Shape::Reference(_)
            | Shape::Parameter
            | Shape::Apply { .. } => text,
        }
    }

    fn is_text(&self, used: ir::Use) -> bool {
        matches!(self.api.types[used.ty].shape, Shape::String(_))
    }
}
