//! An example per method, as a doc test that compiles.

use super::Planner;
use super::names::{RustName, type_name, value_name};
use super::rust::{ArgumentType, Doc, Operation, RustType, Success};
use super::tree::Place;

impl Planner<'_> {
    pub(super) fn example(&self, place: &Place, operation: &Operation) -> Doc {
        let crate_ = self.manifest.name.replace('-', "_");
        let mut parameters = vec![format!("client: {crate_}::Client")];
        let mut arguments = Vec::new();
        for argument in &operation.arguments {
            let name = &argument.name;
            arguments.push(name.to_string());
            parameters.push(format!("{name}: {}", written(&argument.ty, &crate_)));
        }
        let accessors = place
            .path
            .iter()
            .map(|segment| format!("    .{}()", value_name(segment)));
        let returns_nothing = matches!(operation.success, Success::Empty | Success::UnwrapEmpty(_));
        let binding = if returns_nothing {
            "client"
        } else {
            "let answer = client"
        };
        let mut lines = ["# Example", "", "```no_run"].map(str::to_owned).to_vec();
        lines.push(format!(
            "# async fn example({}) -> Result<(), {crate_}::Error> {{",
            parameters.join(", ")
        ));
        if operation.deprecated {
            lines.push("# #[allow(deprecated)]".to_owned());
        }
        lines.push(binding.to_owned());
        lines.extend(accessors);
        lines.push(format!(
            "    .{}({})",
            operation.method,
            arguments.join(", ")
        ));
        lines.push("    .await?;".to_owned());
        if !returns_nothing {
            lines.push("# let _ = answer;".to_owned());
        }
        lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
        Doc(lines)
    }
}

fn written(ty: &ArgumentType, crate_: &str) -> String {
    match ty {
        ArgumentType::Text => "&str".to_owned(),
        ArgumentType::Texts => "&[&str]".to_owned(),
        ArgumentType::Value(ty) => rust(ty, crate_),
        ArgumentType::Reference(ty) => format!("&{}", rust(ty, crate_)),
        ArgumentType::Slice(ty) => format!("&[{}]", rust(ty, crate_)),
        ArgumentType::Bytes => "Vec<u8>".to_owned(),
    }
}

fn rust(ty: &RustType, crate_: &str) -> String {
    let of = |inner: &RustType| rust(inner, crate_);
    let runtime = |path: &str| format!("{crate_}::runtime::{path}");
    match ty {
        RustType::Bool => "bool".to_owned(),
        RustType::I32 => "i32".to_owned(),
        RustType::I64 => "i64".to_owned(),
        RustType::U64 => "u64".to_owned(),
        RustType::F64 => "f64".to_owned(),
        RustType::String => "String".to_owned(),
        RustType::Value => "serde_json::Value".to_owned(),
        RustType::Unit => "()".to_owned(),
        RustType::Timestamp => "jiff::Timestamp".to_owned(),
        RustType::Date => "jiff::civil::Date".to_owned(),
        RustType::Secret => runtime("secret::Secret"),
        RustType::Base64 => runtime("base64::Base64"),
        RustType::Bytes => "bytes::Bytes".to_owned(),
        RustType::File => runtime("multipart::File"),
        RustType::Model(name) => model(name, crate_),
        RustType::Generic(name, argument) => format!("{}<{}>", model(name, crate_), of(argument)),
        // Only emitted inside of the generic item itself.
        RustType::Parameter => type_name("t").to_string(),
        RustType::Vec(item) => format!("Vec<{}>", of(item)),
        RustType::Map(value) => format!("std::collections::BTreeMap<String, {}>", of(value)),
        RustType::Option(inner) => format!("Option<{}>", of(inner)),
        RustType::Nullable(inner) => format!("{}<{}>", runtime("nullable::Nullable"), of(inner)),
        RustType::Boxed(inner) => format!("Box<{}>", of(inner)),
    }
}

fn model(name: &RustName, crate_: &str) -> String {
    format!("{crate_}::models::{name}")
}
