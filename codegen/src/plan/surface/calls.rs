//! The resources, the methods that start a call, and everything that can be set and read on a call.

use std::collections::BTreeMap;

use crate::ir::URLENCODED;
use crate::plan::rust::spelling::Paths;
use crate::plan::rust::{
    Accessor, Argument, ArgumentType, ByStatus, Operation, Plan, Resource, RustName, RustType,
    Status, Success, Target,
};

use super::facts;
use super::items::Items;
use super::kind::Kind;
use super::method::Method;

/// Lists the resources, and returns the methods that start a call.
pub(super) fn list(plan: &Plan, items: &mut Items) -> Vec<Method> {
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
        if !resource.is_client() {
            items.from("", place.file());
            let item = items.item(Kind::Resource, &place.call());
            item.signature(format!(" -> {handle}")).docs(&resource.doc);
        }
        for operation in &resource.operations {
            items.from(&operation.pointer, place.file_of(operation));
            self::operation(operation, &place, items);
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

    /// The file of the crate that holds the resource.
    fn file(&self) -> String {
        let module = self.module.trim_end_matches("::");
        format!("src/{}.rs", module.replace("r#", "").replace("::", "/"))
    }

    /// The file that holds an operation of the resource.
    fn file_of(&self, operation: &Operation) -> String {
        let whole = self.file();
        match &operation.file {
            Some(file) => format!("{}/{}.rs", whole.trim_end_matches(".rs"), file.plain()),
            None => whole,
        }
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

fn operation(operation: &Operation, place: &Place, items: &mut Items) {
    let call = place.call();
    let method = format!("{call}.{}", operation.method);
    let route = format!(", {} {}", operation.route.verb, operation.route.path);
    let answer = answer(&operation.success);
    let arguments = arguments(&operation.arguments);
    let item = items.item(Kind::Method, &method);
    item.signature(format!("({arguments}) -> {answer}"));
    item.wire(&route).docs(&operation.doc);
    item.operation = Some(operation.route.id.clone());
    facts::deprecation(operation.deprecated.as_ref(), item);
    facts::route(&operation.route, item);
    facts::constants(&operation.constants, item);
    facts::arguments(&operation.arguments, item);
    for other in &operation.others {
        let path = format!("{call}.{}", other.method);
        let arguments = self::arguments(&other.arguments);
        let item = items.item(Kind::Method, &path);
        item.signature(format!("({arguments}) -> {answer}"));
        item.wire(&route).docs(&other.doc);
        facts::arguments(&other.arguments, item);
    }
    for setter in &operation.setters {
        let path = format!("{method}.{}", setter.method());
        let item = items.part(&method, Kind::Option, path);
        item.signature(format!("({})", argument(&setter.argument)));
        item.wire(target(&setter.argument.target)).docs(&setter.doc);
        facts::deprecation(setter.deprecated.as_ref(), item);
        facts::argument(&setter.argument, item);
    }
    for other in &operation.other_responses {
        let path = format!("{method}.{}", other.method);
        let item = items.part(&method, Kind::Format, path);
        item.signature(format!("() -> {}", self::answer(&other.success)));
        let switch = other.switch.map(|it| format!(" with {it}"));
        let switch = switch.unwrap_or_default();
        item.wire(format!(", {}{switch}", other.media_type))
            .docs(&other.doc);
    }
    if let Some(paging) = &operation.paging {
        let item = items.part(&method, Kind::Pages, method.as_str());
        let ty = Paths::Short.ty(&paging.item);
        item.signature(format!(" comes in pages of {ty}"));
        facts::paging(paging, item);
    }
    for failure in &operation.route.failures {
        let statuses = self::statuses(failure.statuses);
        let media_type = failure.media_type.iter();
        let media_type: String = media_type.map(|it| format!(" as {it}")).collect();
        let path = format!("{method} fails with {statuses}{media_type}");
        let item = items.part(&method, Kind::Failure, path);
        item.signature(format!(": {}", Paths::Short.ty(&failure.body)));
    }
    marker(operation, &method, place, items);
}

/// Lists the type of the call, the headers of its responses, and the enums of responses that differ by status.
fn marker(operation: &Operation, method: &str, place: &Place, items: &mut Items) {
    let marker = format!("{}{}", place.module, operation.marker);
    let item = items.item(Kind::Call, &marker);
    item.signature(format!(", the call {method}"));
    for header in &operation.headers {
        let path = format!("{marker}::{}", header.constant);
        let item = items.part(&marker, Kind::Header, path);
        item.signature(format!(": {}", Paths::Short.ty(&header.ty)));
        item.wire(format!(", header {}", header.name))
            .docs(&header.doc);
    }
    for success in std::iter::once(&operation.success)
        .chain(operation.other_responses.iter().map(|it| &it.success))
    {
        if let Success::ByStatus(by_status) = success {
            self::by_status(by_status, place, items);
        }
    }
}

fn by_status(by_status: &ByStatus, place: &Place, items: &mut Items) {
    let name = format!("{}{}", place.module, by_status.name);
    items.item(Kind::Statuses, &name);
    for variant in &by_status.variants {
        let holds = variant.holds.as_ref().map(|ty| Paths::Short.ty(ty));
        let holds = holds.map(|ty| format!("({ty})")).unwrap_or_default();
        let path = format!("{name}::{}", variant.name);
        let item = items.part(&name, Kind::StatusVariant, path);
        item.signature(holds).docs(&variant.doc);
        item.wire(format!(", {}", statuses(variant.statuses)));
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
        | ArgumentType::Into(_)
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
        Success::Binary => "Body".to_owned(),
        Success::Collected => "Bytes".to_owned(),
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
