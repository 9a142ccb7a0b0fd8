//! Responses by status: an enum with a variant for each successful status.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::rust::spelling::Paths;
use crate::plan::rust::{ByStatus, Status, StatusVariant, Success};

use super::types::{tokens, ty};
use super::{docs, success};

/// The enum of an operation whose statuses have different bodies; nothing for any other operation.
pub(super) fn by_status(success: &Success) -> TokenStream {
    match success {
        Success::ByStatus(by_status) => enumeration(by_status),
        Success::Json(_)
        | Success::JsonOrEmpty(_)
        | Success::Unwrap(_)
        | Success::UnwrapOptional(_)
        | Success::UnwrapOrEmpty(_)
        | Success::UnwrapEmpty(_)
        | Success::Empty
        | Success::Text
        | Success::Binary
        | Success::Collected
        | Success::Events(_)
        | Success::TextEvents
        | Success::Lines(_) => TokenStream::new(),
    }
}

fn enumeration(by_status: &ByStatus) -> TokenStream {
    let name = &by_status.name;
    let variants = by_status.variants.iter().map(variant);
    let arms = by_status.variants.iter().map(arm);
    let is_any = |it: &StatusVariant| it.statuses == Status::Default;
    let has_any = by_status.variants.iter().any(is_any);
    let rest = (!has_any).then(|| quote!(_ => Err(outcome.undocumented()),));

    quote! {
        #[doc = " The response of the operation, by status."]
        #[derive(Clone, Debug, PartialEq)]
        #[allow(clippy::large_enum_variant, reason = "variants are as large as the API's bodies")]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
        }

        impl runtime::call::success::Success for #name {
            type Whole = Self;
            type Output = Self;

            fn decode(outcome: &mut runtime::call::outcome::Outcome) -> Result<Self, runtime::error::failure::Error> {
                match outcome.status.as_u16() {
                    #(#arms)*
                    #rest
                }
            }

            fn output(
                whole: Self,
                _outcome: &runtime::call::outcome::Outcome,
            ) -> Result<Self, runtime::error::failure::Error> {
                Ok(whole)
            }
        }
    }
}

fn variant(variant: &StatusVariant) -> TokenStream {
    let doc = docs::outer(&variant.doc);
    let name = &variant.name;
    let holds = variant.holds.iter().map(|holds| {
        let holds = ty(holds, Paths::Crate);
        quote!((#holds))
    });

    quote! {
        #doc
        #name #(#holds)*,
    }
}

fn arm(variant: &StatusVariant) -> TokenStream {
    let name = &variant.name;
    let marker = tokens(&success::marker(&variant.body));
    let statuses = statuses(variant.statuses);
    let read = quote!(runtime::call::success::read::<#marker>(outcome));
    match &variant.holds {
        Some(_) => quote!(#statuses => #read.map(Self::#name),),
        None => quote!(#statuses => #read.map(|()| Self::#name),),
    }
}

/// The pattern of the statuses.
fn statuses(statuses: Status) -> TokenStream {
    match statuses {
        Status::Exact(status) => {
            let status = Literal::u16_unsuffixed(status);
            quote!(#status)
        }
        Status::Range(class) => {
            let first = u16::from(class) * 100;
            let last = Literal::u16_unsuffixed(first + 99);
            let first = Literal::u16_unsuffixed(first);
            quote!(#first..=#last)
        }
        Status::Default => quote!(_),
    }
}
