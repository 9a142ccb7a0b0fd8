//! Arguments: how a method takes a value, and where the value goes.

use crate::plan::rust::spelling::Paths;
use crate::plan::rust::{
    Argument, ArgumentType, FixedArgument, Literal, Notation, Parameter, Style, Target,
};

use super::types::quoted;

/// `name: Type`, as in a signature.
pub(super) fn declared(argument: &Argument) -> String {
    let ty = Paths::Crate.argument(&argument.ty);
    format!("{}: {ty}", argument.name)
}

/// The call that puts an argument into the request: `put_query("page", &page)`.
pub(super) fn put(argument: &Argument) -> String {
    let name = &argument.name;
    let reference = match &argument.ty {
        ArgumentType::Value(_) => format!("&{name}"),
        ArgumentType::Into(ty) => format!("&Into::<{}>::into({name})", Paths::Crate.ty(ty)),
        ArgumentType::Text
        | ArgumentType::Texts
        | ArgumentType::Reference(_)
        | ArgumentType::Slice(_)
        | ArgumentType::Bytes
        | ArgumentType::TypedBytes
        | ArgumentType::Parts => name.to_string(),
    };
    put_at(&argument.target, name.as_str(), &reference)
}

/// The call that puts a constant into the request.
pub(super) fn fixed(fixed: &FixedArgument) -> String {
    let value = match &fixed.value {
        Literal::Text(text) => quoted(text),
        // Without its type, the compiler would take it for an `i32`.
        Literal::Integer(integer) => format!("&{integer}_i64"),
        Literal::Boolean(boolean) => format!("&{boolean}"),
    };
    put_at(&fixed.target, &value, &value)
}

fn put_at(target: &Target, name: &str, reference: &str) -> String {
    let written = |plain: &str, styled: &str, notation: &Notation| match notation {
        Notation::Plain(name) => format!("{plain}({}, {reference})", quoted(name)),
        Notation::Styled(parameter) => {
            format!("{styled}(&{}, {reference})", self::parameter(parameter))
        }
        Notation::Date(name) => format!("put_date_header({}, {reference})", quoted(name)),
    };
    match target {
        Target::Path(notation) => written("put_path", "put_styled_path", notation),
        Target::Query(notation) => written("put_query", "put_styled_query", notation),
        Target::Header(notation) => written("put_header", "put_styled_header", notation),
        Target::Cookie(parameter) => {
            format!("put_cookie(&{}, {reference})", self::parameter(parameter))
        }
        Target::Json(media_type) => format!("put_json({}, {reference})", quoted(media_type)),
        Target::Multipart(media_type) => {
            format!("put_multipart({}, {reference})", quoted(media_type))
        }
        Target::Properties(media_type, types) => {
            let types = types
                .iter()
                .map(|(name, ty)| format!("({}, {})", quoted(name), quoted(ty)));
            let (media_type, types) = (quoted(media_type), types.collect::<Vec<_>>().join(", "));
            format!("put_properties({media_type}, &[{types}], {reference})")
        }
        Target::Form(properties) => {
            let properties: Vec<String> = properties.iter().map(parameter).collect();
            format!("put_form(&[{}], {reference})", properties.join(", "))
        }
        Target::Text(media_type) => format!("put_bytes({}, {name}.to_owned())", quoted(media_type)),
        Target::Bytes(media_type) => format!("put_bytes({}, {name})", quoted(media_type)),
        Target::BytesOf(range) => format!("put_bytes_of({}, {name})", quoted(range)),
    }
}

/// The expression for a parameter of the runtime.
fn parameter(parameter: &Parameter) -> String {
    let (name, explode) = (quoted(&parameter.name), parameter.explode);
    let reserved = if parameter.reserved {
        ".reserved()"
    } else {
        ""
    };
    match parameter.shorthand() {
        Some(shorthand) => format!("Parameter::{shorthand}({name}){reserved}"),
        None => {
            let style = style(parameter.style);
            format!("Parameter::new({name}, Style::{style}, {explode}){reserved}")
        }
    }
}

fn style(style: Style) -> &'static str {
    match style {
        Style::Form => "Form",
        Style::SpaceDelimited => "SpaceDelimited",
        Style::PipeDelimited => "PipeDelimited",
        Style::TabDelimited => "TabDelimited",
        Style::DeepObject => "DeepObject",
        Style::Simple => "Simple",
        Style::Label => "Label",
        Style::Matrix => "Matrix",
        Style::Json => "Json",
    }
}
