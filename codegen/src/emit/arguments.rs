//! Arguments: how a method takes a value, and where it puts it.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::plan::rust::{Argument, ArgumentType, Notation, Parameter, Style, Target};

use super::types::{From, ty};

/// `name: Type`, as in a signature.
pub(super) fn declared(argument: &Argument) -> TokenStream {
    let name = &argument.name;
    let ty = match &argument.ty {
        ArgumentType::Text => quote!(&str),
        ArgumentType::Texts => quote!(&[&str]),
        ArgumentType::Value(value) => ty(value, From::Crate),
        ArgumentType::Reference(value) => {
            let value = ty(value, From::Crate);
            quote!(&#value)
        }
        ArgumentType::Slice(item) => {
            let item = ty(item, From::Crate);
            quote!(&[#item])
        }
        ArgumentType::Bytes => quote!(impl Into<runtime::body::upload::Upload>),
    };
    quote!(#name: #ty)
}

/// The method of a call that puts an argument into the request, and what it takes.
pub(super) fn put(argument: &Argument) -> TokenStream {
    let name = &argument.name;
    let reference = match &argument.ty {
        ArgumentType::Value(_) => quote!(&#name),
        ArgumentType::Text
        | ArgumentType::Texts
        | ArgumentType::Reference(_)
        | ArgumentType::Slice(_)
        | ArgumentType::Bytes => quote!(#name),
    };
    let noted = |notation: &Notation, plain: &str, styled: &str| {
        let (method, parameter) = match notation {
            Notation::Plain(name) => (plain, quote!(#name)),
            Notation::Styled(parameter) => {
                let parameter = self::parameter(parameter);
                (styled, quote!(&#parameter))
            }
        };
        let method = format_ident!("{method}");
        quote!(#method(#parameter, #reference))
    };
    match &argument.target {
        Target::Path(notation) => noted(notation, "put_path", "put_styled_path"),
        Target::Query(notation) => noted(notation, "put_query", "put_styled_query"),
        Target::Header(notation) => noted(notation, "put_header", "put_styled_header"),
        Target::Cookie(parameter) => {
            let parameter = self::parameter(parameter);
            quote!(put_cookie(&#parameter, #reference))
        }
        Target::Json(media_type) => quote!(put_json(#media_type, #reference)),
        Target::Multipart(media_type) => quote!(put_multipart(#media_type, #reference)),
        Target::Form(properties) => {
            let properties = properties.iter().map(parameter);
            quote!(put_form(&[#(#properties),*], #reference))
        }
        Target::Text(media_type) => quote!(put_bytes(#media_type, #name.to_owned())),
        Target::Bytes(media_type) => quote!(put_bytes(#media_type, #name)),
    }
}

/// The expression for a parameter of the runtime.
fn parameter(parameter: &Parameter) -> TokenStream {
    let (name, explode) = (&parameter.name, parameter.explode);
    let reserved = parameter.reserved.then(|| quote!(.reserved()));
    match parameter.shorthand() {
        Some(shorthand) => {
            let shorthand = format_ident!("{shorthand}");
            quote!(Parameter::#shorthand(#name)#reserved)
        }
        None => {
            let style = style(parameter.style);
            quote!(Parameter::new(#name, Style::#style, #explode)#reserved)
        }
    }
}

fn style(style: Style) -> TokenStream {
    match style {
        Style::Form => quote!(Form),
        Style::SpaceDelimited => quote!(SpaceDelimited),
        Style::PipeDelimited => quote!(PipeDelimited),
        Style::DeepObject => quote!(DeepObject),
        Style::Simple => quote!(Simple),
        Style::Label => quote!(Label),
        Style::Matrix => quote!(Matrix),
        Style::Json => quote!(Json),
    }
}
