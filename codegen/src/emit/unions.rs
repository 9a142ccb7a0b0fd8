//! Unions: an enum whose member a table decides, or kept JSON with accessors.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::plan::rust::{Choice, Directions, Kind, Member, Raw, RustName, RustType, Union};

use super::docs;
use super::types::{From, ty};

pub(super) fn union(item: &Union) -> TokenStream {
    let doc = docs::outer(&item.doc);
    let name = &item.name;
    let members = item.members.iter().map(member);
    let uneven = item.members.iter().any(is_model).then(|| {
        quote! {
            #[allow(clippy::large_enum_variant, reason = "members are as large as the API's objects")]
        }
    });
    let decoding = decoding(item);
    let encoding = encoding(item);

    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        #uneven
        #[non_exhaustive]
        pub enum #name {
            #(#members)*
            #[doc = " None of the members that the API documents, as it came."]
            Unknown(serde_json::Value),
        }

        #decoding
        #encoding
    }
}

fn is_model(member: &Member) -> bool {
    matches!(member.ty, RustType::Model(_) | RustType::Generic(..))
}

fn member(member: &Member) -> TokenStream {
    let name = &member.name;
    let ty = ty(&member.ty, From::Models);
    let words = match &member.ty {
        RustType::Model(model) => format!(" [`{model}`](super::{model})"),
        _ => format!(
            " A value of the type `{}`.",
            ty.to_string().replace(' ', "").replace("super::", "")
        ),
    };

    quote! {
        #[doc = #words]
        #name(#ty),
    }
}

fn decoding(item: &Union) -> TokenStream {
    if !item.directions.decode {
        return quote!();
    }
    let name = &item.name;
    let choice = choice(&item.choice);
    let rows = item.members.iter().enumerate().map(|(index, member)| {
        let index = proc_macro2::Literal::usize_unsuffixed(index);
        let member = &member.name;
        quote!(#index => #member)
    });
    let rows = match item.choice {
        Choice::Unknown => quote!(),
        Choice::Member(_)
        | Choice::Kind(_)
        | Choice::Tag { .. }
        | Choice::Key { .. }
        | Choice::Property { .. }
        | Choice::Items { .. } => quote!(#(#rows),*),
    };
    let names = match item.choice.asks_for_kinds() {
        true => quote!({Choice, Kind}),
        false => quote!(Choice),
    };

    quote! {
        impl #name {
            const CHOICE: runtime::json::union::Choice = {
                use runtime::json::union::#names;
                #choice
            };
        }

        runtime::json::union::decode_union!(#name { #rows });
    }
}

fn encoding(item: &Union) -> TokenStream {
    if !item.directions.encode {
        return quote!();
    }
    let name = &item.name;
    let arms = item.members.iter().map(|member| {
        let member = &member.name;
        quote!(Self::#member(value) => value.serialize(serializer),)
    });

    quote! {
        impl serde::Serialize for #name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    #(#arms)*
                    Self::Unknown(value) => value.serialize(serializer),
                }
            }
        }
    }
}

/// The decision tree as a constant of the runtime's types.
fn choice(planned: &Choice) -> TokenStream {
    match planned {
        Choice::Member(index) => {
            let index = proc_macro2::Literal::usize_unsuffixed(*index);
            quote!(Choice::Member(#index))
        }
        Choice::Unknown => quote!(Choice::Unknown),
        Choice::Kind(cases) => {
            let cases = kinds(cases);
            quote!(Choice::Kind(&[#cases]))
        }
        Choice::Tag {
            key,
            cases,
            otherwise,
        } => {
            let cases = texts(cases);
            let otherwise = choice(otherwise);
            quote!(Choice::Tag { key: #key, cases: &[#cases], otherwise: &#otherwise })
        }
        Choice::Key { cases, otherwise } => {
            let cases = texts(cases);
            let otherwise = choice(otherwise);
            quote!(Choice::Key { cases: &[#cases], otherwise: &#otherwise })
        }
        Choice::Property {
            key,
            cases,
            otherwise,
        } => {
            let cases = kinds(cases);
            let otherwise = choice(otherwise);
            quote!(Choice::Property { key: #key, cases: &[#cases], otherwise: &#otherwise })
        }
        Choice::Items { cases, otherwise } => {
            let cases = kinds(cases);
            let otherwise = choice(otherwise);
            quote!(Choice::Items { cases: &[#cases], otherwise: &#otherwise })
        }
    }
}

fn texts(cases: &[(impl ToTokens, Choice)]) -> TokenStream {
    let cases = cases.iter().map(|(text, planned)| {
        let planned = choice(planned);
        quote!((#text, #planned))
    });
    quote!(#(#cases),*)
}

fn kinds(cases: &[(Kind, Choice)]) -> TokenStream {
    let cases = cases.iter().map(|(kind, planned)| {
        let kind = match kind {
            Kind::Null => quote!(Kind::Null),
            Kind::Boolean => quote!(Kind::Boolean),
            Kind::Integer => quote!(Kind::Integer),
            Kind::Number => quote!(Kind::Number),
            Kind::String => quote!(Kind::String),
            Kind::Array => quote!(Kind::Array),
            Kind::Object => quote!(Kind::Object),
        };
        let planned = choice(planned);
        quote!((#kind, #planned))
    });
    quote!(#(#cases),*)
}

/// JSON that is kept, with an accessor per member.
pub(super) fn raw(item: &Raw) -> TokenStream {
    let doc = docs::outer(&item.doc);
    let name = &item.name;
    let accessors = item.accessors.iter().map(|(name, accessed, doc)| {
        let doc = docs::outer(doc);
        let accessed = ty(accessed, From::Models);
        quote! {
            #doc
            pub fn #name(&self) -> Option<#accessed> {
                runtime::json::union::member(&self.0)
            }
        }
    });
    let serde = raw_serde(name, item.directions);
    let gap = (!item.doc.0.is_empty()).then(|| quote!(#[doc = ""]));

    quote! {
        #doc
        #gap
        #[doc = " Nothing tells the members apart, so the JSON is kept and read as what the caller expects."]
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct #name(pub serde_json::Value);

        impl #name {
            #(#accessors)*
        }

        #serde
    }
}

fn raw_serde(name: &RustName, directions: Directions) -> TokenStream {
    let decoding = directions.decode.then(|| {
        quote! {
            impl runtime::json::decode::Decode for #name {
                fn decode<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    runtime::json::decode::Decode::decode(deserializer).map(Self)
                }

                fn blank() -> Self {
                    Self::default()
                }
            }

            runtime::json::decode::deserialize!(#name);
        }
    });
    let encoding = directions.encode.then(|| {
        quote! {
            impl serde::Serialize for #name {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    self.0.serialize(serializer)
                }
            }
        }
    });
    quote!(#decoding #encoding)
}
