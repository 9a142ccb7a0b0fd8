//! The IR as text: stable, one line per fact, for `inspect` and for snapshots.

use std::fmt::{self, Write};

use super::{
    Additional, Api, Choice, Content, Docs, Encoding, Kind, Object, Operation, PartType, Shape,
    Status, Type, TypeId, Types, Union, Use,
};

/// Prints everything that is reached, or only the types and operations whose pointer, name or id contains `only`.
pub fn print(api: &Api, only: Option<&str>) -> String {
    let mut text = String::new();
    let printed = Printer {
        types: &api.types,
        out: &mut text,
    }
    .api(api, only);
    // Writing to a string does not fail.
    debug_assert!(printed.is_ok());
    text
}

/// Prints one type; one that is otherwise printed at each use has a line with its shape.
pub fn print_type(types: &Types, id: TypeId) -> String {
    let mut text = String::new();
    let mut printer = Printer {
        types,
        out: &mut text,
    };
    let printed = printer.ty(id, &types[id]);
    debug_assert!(printed.is_ok());
    text
}

/// Prints one operation.
pub fn print_operation(api: &Api, operation: &Operation) -> String {
    let mut text = String::new();
    let mut printer = Printer {
        types: &api.types,
        out: &mut text,
    };
    let printed = printer.operation(operation);
    debug_assert!(printed.is_ok());
    text
}

struct Printer<'a> {
    types: &'a Types,
    out: &'a mut String,
}

impl Printer<'_> {
    fn api(&mut self, api: &Api, only: Option<&str>) -> fmt::Result {
        let wanted =
            |names: &[&str]| only.is_none_or(|only| names.iter().any(|name| name.contains(only)));
        if only.is_none() {
            writeln!(self.out, "api {:?} {:?}", api.title, api.version)?;
            for server in &api.servers {
                writeln!(self.out, "server {}", server.url)?;
            }
            for (name, scheme) in &api.security_schemes {
                writeln!(self.out, "security {name}: {:?}", scheme.placement)?;
            }
        }
        for operation in &api.operations {
            if wanted(&[&operation.id, operation.pointer.as_str()]) {
                self.operation(operation)?;
            }
        }
        for (id, ty) in api.types.iter() {
            let named = ty.pinned.iter().chain(&ty.title).chain(&ty.component);
            let names: Vec<&str> = named.map(String::as_str).collect();
            if is_listed(&ty.shape) && wanted(&[&names[..], &[ty.pointer.as_str()]].concat()) {
                self.ty(id, ty)?;
            }
        }
        Ok(())
    }

    fn operation(&mut self, operation: &Operation) -> fmt::Result {
        writeln!(
            self.out,
            "\noperation {} {}",
            operation.method, operation.path
        )?;
        writeln!(self.out, "  id {}", operation.id)?;
        if !operation.security.is_empty() {
            let alternatives: Vec<String> =
                operation.security.iter().map(|all| all.join("+")).collect();
            writeln!(self.out, "  security {}", alternatives.join(" | "))?;
        }
        if !operation.scopes.is_empty() {
            writeln!(self.out, "  scopes {}", operation.scopes.join(" "))?;
        }
        if !operation.beyond.is_empty() {
            let beyond: Vec<String> = operation.beyond.iter().map(|all| all.join("+")).collect();
            writeln!(
                self.out,
                "  security beyond the client {}",
                beyond.join(" | ")
            )?;
        }
        for parameter in &operation.parameters {
            let required = if parameter.required { "" } else { "?" };
            writeln!(
                self.out,
                "  {} {}{required}: {}",
                format!("{:?}", parameter.location).to_lowercase(),
                parameter.name.as_str(),
                self.used(parameter.value),
            )?;
        }
        if let Some(body) = &operation.body {
            let required = if body.required { "" } else { "?" };
            for content in &body.content {
                writeln!(self.out, "  body{required} {}", self.content(content))?;
                for (name, encoding) in &content.encodings {
                    writeln!(self.out, "    {}{}", name.as_str(), written(encoding))?;
                }
            }
        }
        for response in &operation.responses {
            let status = match response.status {
                Status::Exact(status) => status.to_string(),
                Status::Range(class) => format!("{class}XX"),
                Status::Default => "default".to_owned(),
            };
            if response.content.is_empty() {
                writeln!(self.out, "  {status}")?;
            }
            for content in &response.content {
                writeln!(self.out, "  {status} {}", self.content(content))?;
            }
            for header in &response.headers {
                let (name, value) = (header.name.as_str(), self.used(header.value));
                let json = if header.is_json { " as json" } else { "" };
                writeln!(self.out, "  {status} header {name}: {value}{json}")?;
            }
        }
        Ok(())
    }

    fn content(&self, content: &Content) -> String {
        let value = content.value.map(|value| self.used(value));
        let value = value.unwrap_or_else(|| "any".to_owned());
        format!("{}: {value}", content.media_type)
    }

    fn ty(&mut self, id: TypeId, ty: &Type) -> fmt::Result {
        writeln!(self.out, "\ntype {}", self.name(id))?;
        if let Some(description) = first_line(&ty.docs) {
            writeln!(self.out, "  # {description}")?;
        }
        match &ty.shape {
            Shape::Object(object) => self.object(object),
            Shape::Union(union) => self.union(union),
            Shape::Any
            | Shape::Null
            | Shape::Boolean { .. }
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Array { .. }
            | Shape::AllOf(_)
            | Shape::Reference(_)
            | Shape::Parameter
            | Shape::Apply { .. } => writeln!(self.out, "  {}", self.shape(id)),
        }
    }

    fn object(&mut self, object: &Object) -> fmt::Result {
        for (name, field) in &object.fields {
            let marks = [
                (field.cleared_by_empty, " or \"\""),
                (field.untyped, " untyped"),
                (field.required, " required"),
                (field.read_only, " readOnly"),
                (field.write_only, " writeOnly"),
                (field.deprecated, " deprecated"),
            ];
            let marks: String = marks.iter().filter(|it| it.0).map(|it| it.1).collect();
            let value = self.used(field.value);
            writeln!(self.out, "  {}: {value}{marks}", name.as_str())?;
        }
        for name in &object.required_elsewhere {
            writeln!(self.out, "  requires {}", name.as_str())?;
        }
        match object.additional {
            Additional::Open => Ok(()),
            Additional::Closed => writeln!(self.out, "  nothing else"),
            Additional::Typed(value) => writeln!(self.out, "  * : {}", self.used(value)),
        }
    }

    fn union(&mut self, union: &Union) -> fmt::Result {
        for (index, member) in union.members.iter().enumerate() {
            writeln!(self.out, "  {index} = {}", self.used(*member))?;
        }
        if union.any_of {
            writeln!(self.out, "  any of them at once")?;
        }
        if let Some(discriminator) = &union.discriminator {
            writeln!(
                self.out,
                "  discriminator {}",
                discriminator.property.as_str()
            )?;
        }
        match &union.choice {
            Some(choice) => writeln!(self.out, "  choose {}", chosen(choice)),
            None => Ok(()),
        }
    }

    fn used(&self, used: Use) -> String {
        let mark = match (used.nullable, used.boxed) {
            (false, false) => "",
            (true, false) => " | null",
            (false, true) => " boxed",
            (true, true) => " boxed | null",
        };
        format!("{}{mark}", self.inline(used.ty))
    }

    /// A listed type by its name, any other type by its shape; a list of itself by its pointer.
    fn inline(&self, id: TypeId) -> String {
        if is_listed(&self.types[id].shape) || self.holds_itself(id) {
            self.name(id)
        } else {
            self.shape(id)
        }
    }

    /// Returns whether a list holds itself, with nothing but lists in between.
    fn holds_itself(&self, id: TypeId) -> bool {
        let mut seen = std::collections::HashSet::new();
        let mut current = id;
        while let Shape::Array { items } = &self.types[current].shape {
            if !seen.insert(current) {
                return true;
            }
            current = items.ty;
        }
        false
    }

    fn shape(&self, id: TypeId) -> String {
        match &self.types[id].shape {
            Shape::Any => "any".to_owned(),
            Shape::Null => "null".to_owned(),
            Shape::Boolean { only: None } => "boolean".to_owned(),
            Shape::Boolean { only: Some(only) } => format!("boolean {only}"),
            Shape::Integer(integer) => {
                let format = integer.format.as_deref().unwrap_or_default();
                let text = format!("integer {format} {}", listed(&integer.values));
                text.split_whitespace().collect::<Vec<_>>().join(" ")
            }
            Shape::Number(_) => "number".to_owned(),
            Shape::String(string) => {
                let format = string.format.as_deref().unwrap_or_default();
                let values: Vec<&String> = string.values.iter().collect();
                let text = format!("string {format} {}", listed(&values));
                text.trim_end().replace("  ", " ")
            }
            Shape::Array { items } => format!("[{}]", self.used(*items)),
            Shape::Object(_) | Shape::Union(_) => self.name(id),
            Shape::AllOf(members) => {
                let members: Vec<String> = members.iter().map(|id| self.name(*id)).collect();
                format!("all of {}", members.join(" & "))
            }
            Shape::Reference(target) => format!("-> {}", self.name(*target)),
            Shape::Parameter => "T".to_owned(),
            Shape::Apply { envelope, payload } => {
                format!("{}<{}>", self.name(*envelope), self.used(*payload))
            }
        }
    }

    fn name(&self, id: TypeId) -> String {
        let ty = &self.types[id];
        let side = if ty.for_requests {
            " (in requests)"
        } else {
            ""
        };
        match ty.pinned.as_ref().or(ty.component.as_ref()) {
            Some(name) => format!("{name}{side}"),
            None => format!("{}{side}", ty.pointer),
        }
    }
}

/// Returns whether a type is listed by itself; others are printed at each use.
fn is_listed(shape: &Shape) -> bool {
    match shape {
        Shape::Object(_) | Shape::Union(_) | Shape::AllOf(_) | Shape::Reference(_) => true,
        Shape::Any
        | Shape::Null
        | Shape::Boolean { .. }
        | Shape::Integer(_)
        | Shape::Number(_)
        | Shape::String(_)
        | Shape::Array { .. }
        | Shape::Parameter
        | Shape::Apply { .. } => false,
    }
}

fn listed<T: fmt::Debug>(values: &[T]) -> String {
    if values.is_empty() {
        return String::new();
    }
    format!("{values:?}")
}

fn first_line(docs: &Docs) -> Option<&str> {
    let text = docs.summary.as_deref().or(docs.description.as_deref())?;
    text.trim().lines().next()
}

fn chosen(choice: &Choice) -> String {
    let kinds = |cases: &[(Kind, Choice)]| {
        let cases = cases.iter();
        let cases = cases.map(|(kind, choice)| format!("{kind:?} {}", chosen(choice)));
        cases.collect::<Vec<_>>().join(", ")
    };
    match choice {
        Choice::Member(index) => format!("-> {index}"),
        Choice::Unknown => "-> unknown".to_owned(),
        Choice::Kind(cases) => format!("by JSON type ({})", kinds(cases)),
        Choice::Tag {
            key,
            cases,
            otherwise,
        } => {
            let cases = cases.iter();
            let cases = cases.map(|(value, choice)| format!("{value:?} {}", chosen(choice)));
            let cases = cases.collect::<Vec<_>>().join(", ");
            format!("by {} ({cases}, else {})", key.as_str(), chosen(otherwise))
        }
        Choice::Key { cases, otherwise } => {
            let cases = cases.iter();
            let cases = cases.map(|(key, choice)| format!("{} {}", key.as_str(), chosen(choice)));
            let cases = cases.collect::<Vec<_>>().join(", ");
            format!("by key ({cases}, else {})", chosen(otherwise))
        }
        Choice::Property {
            key,
            cases,
            otherwise,
        } => format!(
            "by JSON type of {} ({}, else {})",
            key.as_str(),
            kinds(cases),
            chosen(otherwise)
        ),
        Choice::Items { cases, otherwise } => format!(
            "by JSON type of the first item ({}, else {})",
            kinds(cases),
            chosen(otherwise)
        ),
    }
}

/// The encoding of a property of a form: its media type, then its style.
fn written(encoding: &Encoding) -> String {
    let media_type = encoding.media_type.iter().map(|it| match it {
        PartType::One(_) => format!(" as {it}"),
        PartType::Choice(_) => format!(" as one of {it}"),
    });
    let style = encoding.written.iter().map(|it| {
        let marks = [(it.explode, " exploded"), (it.reserved, " reserved")];
        let marks = marks.iter().filter(|(is_so, _)| *is_so);
        let marks: String = marks.map(|(_, mark)| *mark).collect();
        format!(" in style {:?}{marks}", it.style)
    });
    media_type.chain(style).collect()
}
