//! Types, names and literals of the plan, as tokens.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::plan::rust::spelling::Paths;
use crate::plan::rust::{Literal, RustName, RustType, Struct};

impl ToTokens for RustName {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ident = match self.as_str().strip_prefix("r#") {
            Some(plain) => Ident::new_raw(plain, Span::call_site()),
            None => Ident::new(self.as_str(), Span::call_site()),
        };
        ident.to_tokens(tokens);
    }
}

impl ToTokens for Literal {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Text(text) => self::tokens(&quoted(text)).to_tokens(tokens),
            Self::Integer(number) => {
                proc_macro2::Literal::i64_unsuffixed(*number).to_tokens(tokens);
            }
            Self::Boolean(flag) => flag.to_tokens(tokens),
        }
    }
}

/// A type as it is written in a file that reaches the other types by these paths.
pub(super) fn ty(ty: &RustType, paths: Paths<'_>) -> TokenStream {
    tokens(&paths.ty(ty))
}

/// Code that was written as text.
pub(super) fn tokens(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

/// `<T>` if the item is generic.
pub(super) fn parameter(item: &Struct) -> TokenStream {
    match item.generic {
        true => quote!(<T>),
        false => quote!(),
    }
}

/// `["a", "b"]`
pub(super) fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|it| quoted(it)).collect();
    format!("[{}]", texts.join(", "))
}

/// A string as a literal.
///
/// Macros of the runtime put literals into code spans of the documentation, as they are written. A literal has no line breaks, and here no
/// backticks either, so that no text of a document leaves its code span.
pub(super) fn quoted(text: &str) -> String {
    let literal = proc_macro2::Literal::string(text).to_string();
    literal.replace('`', "\\u{60}")
}
