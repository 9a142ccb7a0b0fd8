//! Prints the plan in a stable form, one line per public item, for `inspect` and for snapshots.

use std::fmt::{self, Write};

use super::rust::spelling::Paths;
use super::rust::{
    Argument, Conversion, Enum, EnumOver, Item, Operation, Plan, Presence, Raw, Resource, RustType,
    Struct, Success, Union,
};

/// Prints the whole plan, or only the items and methods whose name contains `only`.
pub fn print(plan: &Plan, only: Option<&str>) -> String {
    let mut text = String::new();
    let printed = whole(plan, only, &mut text);
    // Writing to a string does not fail.
    debug_assert!(printed.is_ok());
    text
}

fn whole(plan: &Plan, only: Option<&str>, out: &mut String) -> fmt::Result {
    let wanted = |name: &str| only.is_none_or(|only| name.contains(only));
    if only.is_none() {
        writeln!(
            out,
            "crate {} {}",
            plan.manifest.name, plan.manifest.version
        )?;
        writeln!(out, "base url {}", plan.client.base_url)?;
        for scheme in &plan.client.schemes {
            writeln!(out, "credential {}: {:?}", scheme.setter, scheme.placement)?;
        }
        for scope in &plan.client.scopes {
            writeln!(out, "scope {}", scope.setter)?;
        }
        writeln!(out, "operation ids: {}", plan.operation_ids)?;
        let runtime: Vec<_> = plan.runtime.iter().map(|file| file.path).collect();
        writeln!(out, "runtime {}", runtime.join(" "))?;
    }
    for resource in &plan.resources {
        self::resource(resource, "client", &wanted, out)?;
    }
    for entry in plan.models.iter().flat_map(|module| &module.entries) {
        if wanted(entry.item.name().as_str()) {
            item(&entry.item, out)?;
            conversions(&entry.conversions, out)?;
        }
    }
    Ok(())
}

fn resource(
    resource: &Resource,
    path: &str,
    wanted: &dyn Fn(&str) -> bool,
    out: &mut String,
) -> fmt::Result {
    let path = match resource.is_client() {
        true => path.to_owned(),
        false => format!("{path}.{}()", resource.method()),
    };
    for operation in &resource.operations {
        if wanted(&format!("{path}.{}", operation.method)) {
            self::operation(operation, &path, out)?;
        }
    }
    for child in &resource.children {
        self::resource(child, &path, wanted, out)?;
    }
    Ok(())
}

fn operation(operation: &Operation, path: &str, out: &mut String) -> fmt::Result {
    let arguments: Vec<String> = operation.arguments.iter().map(argument).collect();
    let setters: Vec<String> = operation
        .setters
        .iter()
        .map(|setter| argument(&setter.argument))
        .collect();
    writeln!(
        out,
        "\n{path}.{}({}) -> {}",
        operation.method,
        arguments.join(", "),
        success(&operation.success)
    )?;
    writeln!(out, "  {} {}", operation.route.verb, operation.route.path)?;
    for setter in setters {
        writeln!(out, "  .{setter}")?;
    }
    if let Some(paging) = &operation.paging {
        let (item, style) = (rust(&paging.item), &paging.style);
        writeln!(out, "  pages of {item} by {style:?}")?;
    }
    if !operation.route.successes.is_empty() {
        writeln!(out, "  success only {:?}", operation.route.successes)?;
    }
    for failure in &operation.route.failures {
        let (statuses, body) = (failure.statuses, rust(&failure.body));
        match &failure.media_type {
            Some(media_type) => writeln!(out, "  error {statuses:?} as {media_type}: {body}")?,
            None => writeln!(out, "  error {statuses:?}: {body}")?,
        }
    }
    Ok(())
}

fn argument(argument: &Argument) -> String {
    let ty = Paths::Short.argument(&argument.ty);
    format!("{}: {ty}", argument.name)
}

fn success(success: &Success) -> String {
    match success {
        Success::Json(ty) => rust(ty),
        Success::JsonOrEmpty(ty) => format!("{} or nothing", rust(ty)),
        Success::Unwrap(ty) => format!("unwrapped {}", rust(ty)),
        Success::UnwrapOptional(ty) => format!("unwrapped optional {}", rust(ty)),
        Success::UnwrapOrEmpty(ty) => format!("unwrapped {}", rust(ty)),
        Success::UnwrapEmpty(ty) => format!("checked {}", rust(ty)),
        Success::ByStatus(by_status) => {
            let variants = by_status.variants.iter();
            let variants = variants.map(|it| format!("{}: {}", it.name, self::success(&it.body)));
            format!(
                "{} {{ {} }}",
                by_status.name,
                variants.collect::<Vec<_>>().join(", ")
            )
        }
        Success::Empty => "()".to_owned(),
        Success::Text => "text".to_owned(),
        Success::Binary => "bytes as they come".to_owned(),
        Success::Collected => "bytes".to_owned(),
        Success::Events(ty) => format!("events of {}", rust(ty)),
        Success::TextEvents => "events of text".to_owned(),
        Success::Lines(ty) => format!("lines of {}", rust(ty)),
    }
}

fn item(item: &Item, out: &mut String) -> fmt::Result {
    match item {
        Item::Struct(item) => struct_(item, out),
        Item::Enum(item) => enum_(item, out),
        Item::Union(item) => union(item, out),
        Item::Raw(item) => raw(item, out),
    }
}

fn struct_(item: &Struct, out: &mut String) -> fmt::Result {
    let parameter = if item.generic { "<T>" } else { "" };
    writeln!(out, "\nstruct {}{parameter}", item.name)?;
    for constant in &item.constants {
        writeln!(out, "  {} = {:?}", constant.name, constant.value)?;
    }
    for field in &item.fields {
        let mark = match field.presence {
            Presence::Required => "",
            Presence::RequiredNullable => " (null)",
            Presence::Optional => " (optional)",
            Presence::ThreeState => " (optional, null)",
            Presence::RequiredClearable => " (empty)",
            Presence::Clearable => " (optional, empty)",
        };
        writeln!(out, "  {}: {}{mark}", field.name, rust(&field.ty))?;
        if let Some(accessor) = &field.or_default {
            writeln!(out, "  {}() {:?}", accessor.method, accessor.default)?;
        }
    }
    let mut extra = item.extra.iter();
    extra.try_for_each(|it| writeln!(out, "  {}: map of {}", it.name, rust(&it.value)))
}

fn enum_(item: &Enum, out: &mut String) -> fmt::Result {
    let over = match item.over {
        EnumOver::Strings => "strings",
        EnumOver::Integers => "integers",
    };
    writeln!(out, "\nenum {} over {over}", item.name)?;
    let mut variants = item.variants.iter();
    variants.try_for_each(|it| writeln!(out, "  {} = {:?}", it.name, it.value))
}

fn union(item: &Union, out: &mut String) -> fmt::Result {
    writeln!(out, "\nunion {}", item.name)?;
    for member in &item.members {
        writeln!(out, "  {}({})", member.name, rust(&member.ty))?;
    }
    writeln!(out, "  {:?}", item.distinction)
}

fn raw(item: &Raw, out: &mut String) -> fmt::Result {
    writeln!(out, "\nraw {}", item.name)?;
    let mut accessors = item.accessors.iter();
    accessors.try_for_each(|(name, ty, _)| writeln!(out, "  {name}() -> {}", rust(ty)))
}

fn conversions(conversions: &[Conversion], out: &mut String) -> fmt::Result {
    let mut conversions = conversions.iter();
    conversions.try_for_each(|it| writeln!(out, "  from {}", it.source))
}

/// A type as Rust writes it, without paths.
fn rust(ty: &RustType) -> String {
    Paths::Short.ty(ty)
}
