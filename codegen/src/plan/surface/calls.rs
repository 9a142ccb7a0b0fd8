//! The resources, the methods that start a call, and everything that can be set and read on a call.

use std::collections::BTreeMap;

use crate::ir::URLENCODED;
use crate::plan::rust::spelling::Paths;
use crate::plan::rust::{
    Accessor, Argument, ArgumentType, ByStatus, Operation, Plan, Resource, RustName, RustType,
    Status, Success, Target,
};

use super::lines::Lines;
use super::method::Method;

/// Lists the resources, and returns the methods that start a call.
pub(super) fn list(plan: &Plan, lines: &mut Lines) -> Vec<Method> {
    let mut methods = Vec::new();
    let roots = plan.client.roots.iter().map(|root| &root.accessor);
    let mut pending = below(&Place::default(), roots, &plan.resources);
    let own = plan
        .resources
        .iter()
        .filter(|resource| resource.is_client());
    pending.extend(own.map(|own| {
        (
            Place {
                resources: Vec::new(),
                module: format!("{}::", own.module),
            },
            own,
        )
    }));
    while let Some((place, resource)) = pending.pop() {
        let handle = format!("{}{}", place.module, resource.handle);
        let call = place.call();
        if !resource.is_client() {
            lines.item(&call, format!("{call} -> {handle}"));
        }
        for operation in &resource.operations {
            self::operation(operation, &place, lines);
            methods.push(method(operation, &place));
        }
        pending.extend(below(&place, resource.accessors.iter(), &resource.children));
    }
    methods
}

/// The place of a resource: the accessors that lead to it, and its module followed by `::`.
#[derive(Clone, Debug, Default)]
struct Place {
    resources: Vec<String>,
    module: String,
}

impl Place {
    fn call(&self) -> String {
        let accessors = self.resources.iter().map(|it| format!(".{it}()"));
        format!("client{}", accessors.collect::<String>())
    }
}

/// The resources that a handle leads to.
fn below<'p>(
    place: &Place,
    accessors: impl Iterator<Item = &'p Accessor>,
    children: &'p [Resource],
) -> Vec<(Place, &'p Resource)> {
    let accessors: BTreeMap<&RustName, &RustName> =
        accessors.map(|it| (&it.module, &it.method)).collect();
    let led_to = children.iter().filter_map(|child| {
        let accessor = accessors.get(&child.module)?;
        let mut below = place.clone();
        below.resources.push(accessor.to_string());
        below.module += &format!("{}::", child.module);
        Some((below, child))
    });
    led_to.collect()
}

fn method(operation: &Operation, place: &Place) -> Method {
    Method {
        resources: place.resources.clone(),
        name: operation.method.to_string(),
        verb: operation.route.verb.clone(),
        path: operation.route.path.clone(),
    }
}

fn operation(operation: &Operation, place: &Place, lines: &mut Lines) {
    let call = place.call();
    let method = format!("{call}.{}", operation.method);
    let route = format!("{} {}", operation.route.verb, operation.route.path);
    let answer = answer(&operation.success);
    let arguments = arguments(&operation.arguments);
    lines.item(
        &method,
        format!("{method}({arguments}) -> {answer}, {route}"),
    );
    for other in &operation.others {
        let (name, arguments) = (&other.method, self::arguments(&other.arguments));
        let line = format!("{call}.{name}({arguments}) -> {answer}, {route}");
        lines.item(&format!("{call}.{name}"), line);
    }
    let mut member = |text: String| lines.member(&method, format!("{method}{text}"));
    for setter in &operation.setters {
        let (name, taken) = (setter.method(), argument(&setter.argument));
        let target = target(&setter.argument.target);
        member(format!(".{name}({taken}){target}"));
    }
    for other in &operation.answers {
        let answer = self::answer(&other.success);
        member(format!(
            ".{}() -> {answer}, {}",
            other.method, other.media_type
        ));
    }
    if let Some(paging) = &operation.paging {
        member(format!(
            " comes in pages of {}",
            Paths::Short.ty(&paging.item)
        ));
    }
    for (statuses, body) in &operation.route.failures {
        let body = Paths::Short.ty(body);
        member(format!(" fails with {}: {body}", self::statuses(*statuses)));
    }
    marker(operation, &method, place, lines);
}

/// Lists the type of the call, the headers of its responses, and the enums of responses that differ by status.
fn marker(operation: &Operation, method: &str, place: &Place, lines: &mut Lines) {
    let marker = format!("{}{}", place.module, operation.marker);
    lines.item(&marker, format!("struct {marker}, the call {method}"));
    for header in &operation.headers {
        let (constant, name) = (&header.constant, &header.name);
        let ty = Paths::Short.ty(&header.ty);
        lines.member(
            &marker,
            format!("{marker}::{constant}: {ty}, header {name}"),
        );
    }
    for success in
        std::iter::once(&operation.success).chain(operation.answers.iter().map(|it| &it.success))
    {
        if let Success::ByStatus(by_status) = success {
            self::by_status(by_status, place, lines);
        }
    }
}

fn by_status(by_status: &ByStatus, place: &Place, lines: &mut Lines) {
    let name = format!("{}{}", place.module, by_status.name);
    lines.item(&name, format!("enum {name}"));
    for variant in &by_status.variants {
        let holds = variant.holds.as_ref().map(|ty| Paths::Short.ty(ty));
        let holds = holds.map(|ty| format!("({ty})")).unwrap_or_default();
        let statuses = statuses(variant.statuses);
        lines.member(
            &name,
            format!("{name}::{}{holds}, {statuses}", variant.name),
        );
    }
}

fn arguments(arguments: &[Argument]) -> String {
    let arguments: Vec<String> = arguments.iter().map(argument).collect();
    arguments.join(", ")
}

fn argument(argument: &Argument) -> String {
    let ty = match &argument.ty {
        ArgumentType::Bytes => "impl Into<Upload>".to_owned(),
        ArgumentType::TypedBytes => "(&str, impl Into<Upload>)".to_owned(),
        ArgumentType::Text
        | ArgumentType::Texts
        | ArgumentType::Parts
        | ArgumentType::Value(_)
        | ArgumentType::Reference(_)
        | ArgumentType::Slice(_) => Paths::Short.argument(&argument.ty),
    };
    format!("{}: {ty}", argument.name)
}

/// The place that a setter fills. Two parameters of nearly the same name may differ only in their places.
fn target(target: &Target) -> String {
    match target {
        Target::Path(it) => format!(", path {}", it.name()),
        Target::Query(it) => format!(", query {}", it.name()),
        Target::Header(it) => format!(", header {}", it.name()),
        Target::Cookie(it) => format!(", cookie {}", it.name),
        Target::Json(media_type)
        | Target::Multipart(media_type)
        | Target::Properties(media_type, _)
        | Target::Text(media_type)
        | Target::Bytes(media_type)
        | Target::BytesOf(media_type) => format!(", body {media_type}"),
        Target::Form(_) => format!(", body {URLENCODED}"),
    }
}

/// The type that a call returns.
fn answer(success: &Success) -> String {
    let rust = |ty: &RustType| Paths::Short.ty(ty);
    match success {
        Success::ByStatus(by_status) => by_status.name.to_string(),
        Success::Json(ty) => rust(ty),
        Success::JsonOrEmpty(ty) => format!("Option<{}>", rust(ty)),
        Success::Unwrap(ty) | Success::UnwrapOrEmpty(ty) => unwrapped(ty, rust),
        Success::UnwrapOptional(ty) => unwrapped(ty, |ty| format!("Option<{}>", rust(ty))),
        Success::UnwrapEmpty(ty) => unwrapped(ty, |_| "()".to_owned()),
        Success::Empty => "()".to_owned(),
        Success::Text => "String".to_owned(),
        Success::Binary => "Bytes".to_owned(),
        Success::Events(ty) => format!("Events<{}>", rust(ty)),
        Success::TextEvents => "TextEvents".to_owned(),
        Success::Lines(ty) => format!("Lines<{}>", rust(ty)),
    }
}

/// The payload, and the envelope around it.
fn unwrapped(envelope: &RustType, spelled: impl Fn(&RustType) -> String) -> String {
    match envelope {
        RustType::Generic(name, payload) => format!("{} in {name}", spelled(payload)),
        whole => format!("{} in {}", spelled(whole), Paths::Short.ty(whole)),
    }
}

fn statuses(statuses: Status) -> String {
    match statuses {
        Status::Exact(status) => status.to_string(),
        Status::Range(class) => format!("{class}XX"),
        Status::Default => "any status".to_owned(),
    }
}
