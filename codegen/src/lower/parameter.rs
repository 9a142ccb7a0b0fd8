//! Parameters: path parameters in the order of the URL, then the others by name, since the order of their list means nothing.

use indexmap::IndexMap;
use indexmap::map::Entry;
use openapiv3::{
    ParameterData, ParameterSchemaOrContent, PathItem, PathStyle, QueryStyle, ReferenceOr, Schema,
    SchemaKind, Type,
};
use serde_json::Value;

use crate::ir::{
    Additional, BodyFormat, Docs, Location, MediaType, Object, Parameter, Shape, StringShape,
    Style, TypeId, Use, WireName,
};
use crate::source::Pointer;

use super::deprecation;
use super::lowering::Lowering;
use super::problems;

/// Headers that are not parameters (OpenAPI 3.0.4, Parameter Object): the client sets them itself.
const NOT_PARAMETERS: [&str; 3] = ["accept", "content-type", "authorization"];

impl Lowering<'_> {
    pub(super) fn parameters(
        &mut self,
        path: &str,
        item: &PathItem,
        operation: &openapiv3::Operation,
        item_at: &Pointer,
        at: &Pointer,
    ) -> Vec<Parameter> {
        // An operation's parameter replaces the one of the path with the same name and location.
        let mut parameters: IndexMap<(Location, WireName), Parameter> = IndexMap::new();
        let shared = declared(&item.parameters, item_at);
        for (parameter, at) in shared.chain(declared(&operation.parameters, at)) {
            if let Some(parameter) = self.parameter(parameter, &at) {
                let key = (parameter.location, parameter.name.clone());
                let pointer = parameter.pointer.clone();
                let first = parameters.insert(key, parameter);
                // Both are in the same list, so that neither replaces the other.
                if let Some(first) = first.filter(|it| it.pointer.parent() == pointer.parent()) {
                    let name = first.name.as_str();
                    let problem = problems::duplicate_parameter(name, &pointer, &first.pointer);
                    self.report.push(problem);
                }
            }
        }
        self.in_url_order(path, parameters.into_values().collect(), at)
    }

    fn parameter(
        &mut self,
        parameter: &ReferenceOr<openapiv3::Parameter>,
        at: &Pointer,
    ) -> Option<Parameter> {
        let Some(found) = self.document.resolve(parameter, at) else {
            self.dangling(parameter, at);
            return None;
        };
        let at = &found.pointer;
        let data = found.value.parameter_data_ref();
        let (location, style, reserved) = placement(&found.value);
        let style = delimiter(&data.extensions).unwrap_or(style);
        let name = WireName::new(&data.name);
        if location == Location::Header
            && NOT_PARAMETERS.contains(&data.name.to_lowercase().as_str())
        {
            self.report.push(problems::reserved_header(&data.name, at));
            return None;
        }
        if location == Location::Path && !data.required {
            self.report
                .push(problems::optional_path_parameter(&data.name, at));
        }
        let (value, written) = match &data.format {
            ParameterSchemaOrContent::Schema(schema) if is_filter(data, schema) => {
                (self.lists_by_name(&at.child("schema")), Style::Json)
            }
            ParameterSchemaOrContent::Schema(schema) => {
                (self.schema(schema, &at.child("schema")), style)
            }
            ParameterSchemaOrContent::Content(content) => {
                let value = self.schema_of_content(content, at);
                match content.keys().next().map(|it| MediaType::read(it).format()) {
                    Some(BodyFormat::Text) => (value, style),
                    Some(_) | None => (value, Style::Json),
                }
            }
        };
        let value = match location {
            Location::Header => self.header_value(&data.name, value),
            Location::Path | Location::Query | Location::Cookie => value,
        };
        let may_be_empty = match &data.format {
            ParameterSchemaOrContent::Schema(schema) => self.may_be_empty(schema, at),
            ParameterSchemaOrContent::Content(_) => false,
        };
        Some(Parameter {
            pointer: at.clone(),
            location,
            name,
            required: data.required || location == Location::Path,
            deprecated: deprecation::is_deprecated(data.deprecated == Some(true), &data.extensions),
            value: Use::of(value),
            default: default(data),
            example: self.example_of_parameter(data),
            style: written,
            // `form` explodes by default, the other styles do not.
            explode: data.explode.unwrap_or(style == Style::Form),
            reserved,
            may_be_empty,
            docs: Docs {
                summary: None,
                description: data.description.clone(),
                deprecation: deprecation::reason(&data.extensions),
                page: None,
            },
            kept: None,
        })
    }

    /// The type of a map of lists of strings.
    fn lists_by_name(&mut self, at: &Pointer) -> TypeId {
        let string = Shape::String(StringShape::default());
        let items = Use::of(self.part(at.clone(), string, false));
        let list = Use::of(self.part(at.clone(), Shape::Array { items }, false));
        let map = Object {
            additional: Additional::Typed(list),
            ..Object::default()
        };
        self.part(at.clone(), Shape::Object(map), false)
    }

    /// Returns whether a schema says that its value may be the empty string, rather than only not excluding it.
    fn may_be_empty(&self, schema: &ReferenceOr<Schema>, at: &Pointer) -> bool {
        let found = self.document.resolve(schema, &at.child("schema"));
        found.is_some_and(|found| match &found.value.schema_kind {
            SchemaKind::Type(Type::String(string)) => {
                let lists_it = string.enumeration.iter().flatten().any(String::is_empty);
                lists_it || string.min_length == Some(0)
            }
            SchemaKind::Type(_)
            | SchemaKind::OneOf { .. }
            | SchemaKind::AllOf { .. }
            | SchemaKind::AnyOf { .. }
            | SchemaKind::Not { .. }
            | SchemaKind::Any(_) => false,
        })
    }

    /// The type of the only entry of a `content` map (OpenAPI 3.0.4, Parameter Object).
    pub(super) fn schema_of_content(
        &mut self,
        content: &openapiv3::Content,
        at: &Pointer,
    ) -> TypeId {
        let at = at.child("content");
        let first = content.iter().next();
        let schema = first.and_then(|(media_type, content)| {
            let at = at.child(media_type).child("schema");
            Some(self.schema(content.schema.as_ref()?, &at))
        });
        schema.unwrap_or_else(|| self.part(at, Shape::Any, false))
    }

    /// Sorts path parameters as in the URL and the others by place and name, adds missing ones and drops those that the path does not name.
    fn in_url_order(
        &mut self,
        path: &str,
        parameters: Vec<Parameter>,
        at: &Pointer,
    ) -> Vec<Parameter> {
        let (in_path, mut others): (Vec<_>, Vec<_>) = parameters
            .into_iter()
            .partition(|parameter| parameter.location == Location::Path);
        let named = in_path.into_iter().map(|it| (it.name.clone(), it));
        let mut in_path: IndexMap<WireName, Option<Parameter>> =
            named.map(|(name, it)| (name, Some(it))).collect();
        let mut ordered = Vec::new();
        for name in path_variables(path) {
            ordered.push(match in_path.entry(WireName::new(name)) {
                Entry::Occupied(mut declared) => match declared.get_mut().take() {
                    Some(parameter) => parameter,
                    // The same variable may occur twice in a path; one argument fills both.
                    None => continue,
                },
                Entry::Vacant(undeclared) => {
                    undeclared.insert(None);
                    let problem = problems::undeclared_path_variable(name, path, at);
                    self.report.push(problem);
                    self.assumed(name, at)
                }
            });
        }
        for unused in in_path.into_values().flatten() {
            let name = unused.name.as_str();
            let problem = problems::unused_path_parameter(name, path, &unused.pointer);
            self.report.push(problem);
        }
        others.sort_by(|left, right| {
            let key = |it: &Parameter| (it.location, it.name.clone());
            key(left).cmp(&key(right))
        });
        ordered.extend(others);
        ordered
    }

    fn assumed(&mut self, name: &str, at: &Pointer) -> Parameter {
        let string = Shape::String(StringShape::default());
        Parameter {
            pointer: at.clone(),
            location: Location::Path,
            name: WireName::new(name),
            required: true,
            deprecated: false,
            value: Use::of(self.part(at.clone(), string, false)),
            default: None,
            example: None,
            style: Style::Simple,
            explode: false,
            reserved: false,
            may_be_empty: false,
            docs: Docs::default(),
            kept: None,
        }
    }

    /// Reports a reference that leads to nothing; the object is left out.
    pub(super) fn dangling<T>(&mut self, reference: &ReferenceOr<T>, at: &Pointer) {
        // A reference to another file that could not be resolved was reported at that time.
        if let ReferenceOr::Reference { reference } = reference
            && reference.starts_with('#')
        {
            let pointer = crate::document::target(reference);
            let nearest = pointer.and_then(|pointer| self.document.nearest(&pointer));
            self.report
                .push(problems::dangling_object(reference, at, nearest));
        }
    }
}

fn default(data: &ParameterData) -> Option<Value> {
    match &data.format {
        ParameterSchemaOrContent::Schema(ReferenceOr::Item(schema)) => {
            schema.schema_data.default.clone()
        }
        ParameterSchemaOrContent::Schema(ReferenceOr::Reference { .. })
        | ParameterSchemaOrContent::Content(_) => None,
    }
}

fn declared<'p>(
    parameters: &'p [ReferenceOr<openapiv3::Parameter>],
    at: &Pointer,
) -> impl Iterator<Item = (&'p ReferenceOr<openapiv3::Parameter>, Pointer)> {
    let at = at.child("parameters");
    let parameters = parameters.iter().enumerate();
    parameters.map(move |(index, parameter)| (parameter, at.index(index)))
}

/// The names between braces, in order. `{}` and braces around a slash are not variables.
fn path_variables(path: &str) -> impl Iterator<Item = &str> {
    let parts = path.split('{').skip(1);
    let names = parts.filter_map(|part| part.split_once('}').map(|(name, _)| name));
    names.filter(|name| !name.is_empty() && !name.contains('/'))
}

pub(super) fn query_style(style: &QueryStyle) -> Style {
    match style {
        QueryStyle::Form => Style::Form,
        QueryStyle::SpaceDelimited => Style::SpaceDelimited,
        QueryStyle::PipeDelimited => Style::PipeDelimited,
        QueryStyle::DeepObject => Style::DeepObject,
    }
}

/// Returns whether a parameter is described as a map of lists, written as JSON in a string. Servers written in Go describe it by its type there.
fn is_filter(data: &ParameterData, schema: &ReferenceOr<Schema>) -> bool {
    let is_string = schema.as_item().is_some_and(|it| match &it.schema_kind {
        SchemaKind::Type(Type::String(string)) => string.enumeration.is_empty(),
        _ => false,
    });
    let description = data.description.as_deref().unwrap_or_default();
    is_string && description.contains("JSON") && description.contains("map[string][]string")
}

/// The style that a place cannot have in 3.0; the repaired document names it in an extension.
pub(super) fn delimiter(extensions: &IndexMap<String, Value>) -> Option<Style> {
    match extensions.get("x-delimiter")?.as_str()? {
        "spaceDelimited" => Some(Style::SpaceDelimited),
        "pipeDelimited" => Some(Style::PipeDelimited),
        "tabDelimited" => Some(Style::TabDelimited),
        _ => None,
    }
}

fn placement(parameter: &openapiv3::Parameter) -> (Location, Style, bool) {
    match parameter {
        openapiv3::Parameter::Query {
            style,
            allow_reserved,
            ..
        } => (Location::Query, query_style(style), *allow_reserved),
        openapiv3::Parameter::Header { .. } => (Location::Header, Style::Simple, false),
        openapiv3::Parameter::Path { style, .. } => {
            let style = match style {
                PathStyle::Matrix => Style::Matrix,
                PathStyle::Label => Style::Label,
                PathStyle::Simple => Style::Simple,
            };
            (Location::Path, style, false)
        }
        openapiv3::Parameter::Cookie { .. } => (Location::Cookie, Style::Form, false),
    }
}
