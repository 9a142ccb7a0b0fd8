//! Answers by status: an enum with a variant per successful status.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{ByStatus, Status, StatusVariant, Success};

use super::types::{From, ty};
use super::{docs, operations};

/// The enum of an operation whose statuses have different bodies.
pub(super) fn answer(success: &Success) -> TokenStream {
    match success {
        Success::ByStatus(by_status) => self::by_status(by_status),
        Success::Json(_)
        | Success::JsonOrEmpty(_)
        | Success::Unwrap(_)
        | Success::UnwrapOptional(_)
        | Success::UnwrapOrEmpty(_)
        | Success::UnwrapEmpty(_)
        | Success::Empty
        | Success::Text
        | Success::Binary
        | Success::Events(_)
        | Success::TextEvents
        | Success::Lines(_) => quote!(),
    }
}

fn by_status(by_status: &ByStatus) -> TokenStream {
    let name = &by_status.name;
    let variants = by_status.variants.iter().map(variant);
    let arms = by_status.variants.iter().map(arm);
    let any = by_status
        .variants
        .iter()
        .any(|it| it.statuses == Status::Default);
    let rest = (!any).then(|| quote!(_ => Err(outcome.undocumented()),));

    quote! {
        #[doc = " What the operation answers, by status."]
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
        let holds = ty(holds, From::Crate);
        quote!((#holds))
    });

    quote! {
        #doc
        #name #(#holds)*,
    }
}

fn arm(variant: &StatusVariant) -> TokenStream {
    let name = &variant.name;
    let marker = operations::success(&variant.body);
    let pattern = match variant.statuses {
        Status::Exact(status) => {
            let status = proc_macro2::Literal::u16_unsuffixed(status);
            quote!(#status)
        }
        Status::Range(class) => {
            let first = proc_macro2::Literal::u16_unsuffixed(u16::from(class) * 100);
            let last = proc_macro2::Literal::u16_unsuffixed(u16::from(class) * 100 + 99);
            quote!(#first..=#last)
        }
        Status::Default => quote!(_),
    };
    let read = quote!(runtime::call::success::read::<#marker>(outcome));
    match &variant.holds {
        Some(_) => quote!(#pattern => #read.map(Self::#name),),
        None => quote!(#pattern => #read.map(|()| Self::#name),),
    }
}
