//! Reads the table of an API back, so that a test can list the methods that it declares.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Expr, Ident, LitStr, Token, braced, parenthesized, token};

/// `client!(API { base_url: "…", credentials { … }, })`
#[derive(Default)]
pub struct Client {
    /// The methods of the builder, in the order of the table.
    pub builder: Vec<Method>,
    /// The methods by which a call has other credentials.
    pub call: Vec<Method>,
    /// True if there are functions `from_env`.
    pub reads_environment: bool,
}

/// A method, which has no attribute but its documentation.
pub struct Method {
    pub name: Ident,
    /// The parameters behind `self`.
    pub taken: TokenStream,
}

impl Method {
    fn new(name: Ident, taken: TokenStream) -> Self {
        Self { name, taken }
    }

    /// A setter, whose parameter has its name.
    fn setter(name: Ident, ty: &TokenStream) -> Self {
        let taken = quote!(#name: impl Into<#ty>);
        Self { name, taken }
    }
}

impl Parse for Client {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        input.parse::<Ident>()?;
        let rows;
        braced!(rows in input);
        let mut client = Self::default();
        while !rows.is_empty() {
            client.row(&rows)?;
            rows.parse::<Token![,]>()?;
        }
        Ok(client)
    }
}

impl Client {
    /// A fact such as `base_url: "…"`, or a section.
    fn row(&mut self, rows: ParseStream<'_>) -> syn::Result<()> {
        rows.call(Attribute::parse_outer)?;
        let word: Ident = rows.parse()?;
        if rows.parse::<Option<Token![:]>>()?.is_some() {
            return rows.parse::<Expr>().map(drop);
        }
        let section;
        braced!(section in rows);
        match word.to_string().as_str() {
            "environment" => {
                self.reads_environment = true;
                section.parse::<TokenStream>().map(drop)
            }
            "servers" => section.parse::<TokenStream>().map(drop),
            "credentials" => self.each(&section, Self::credential),
            _ => self.each(&section, Self::setting),
        }
    }

    fn each(
        &mut self,
        section: ParseStream<'_>,
        read: impl Fn(&mut Self, ParseStream<'_>) -> syn::Result<()>,
    ) -> syn::Result<()> {
        while !section.is_empty() {
            read(self, section)?;
            section.parse::<Token![,]>()?;
        }
        Ok(())
    }

    /// `"key" = Header("X-Key") set key provider key_provider call with_key`
    fn credential(&mut self, row: ParseStream<'_>) -> syn::Result<()> {
        row.call(Attribute::parse_outer)?;
        row.parse::<LitStr>()?;
        row.parse::<Token![=]>()?;
        let is_pair = row.parse::<Ident>()? == "Basic";
        argument(row)?;
        let pair = quote!(user: &str, password: &str);
        let secret = quote!(crate::runtime::auth::secret::Secret);
        while !row.peek(Token![,]) {
            let word: Ident = row.parse()?;
            let name = row.call(Ident::parse_any)?;
            argument(row)?;
            match (word.to_string().as_str(), is_pair) {
                ("set", true) => self.builder.push(Method::new(name, pair.clone())),
                ("set", false) => self.builder.push(Method::setter(name, &secret)),
                ("call", true) => self.call.push(Method::new(name, pair.clone())),
                ("call", false) => {
                    let taken = quote!(secret: impl Into<#secret>);
                    self.call.push(Method::new(name, taken));
                }
                ("provider", _) => {
                    let taken = quote!(provider: impl crate::runtime::auth::provider::Provider);
                    self.builder.push(Method::new(name, taken));
                }
                ("grant", _) => {
                    let taken = quote!(grant: crate::runtime::auth::oauth::AuthorizationGrant);
                    self.builder.push(Method::new(name, taken));
                }
                ("authorize", _) => {
                    let taken =
                        quote!(client_id: impl Into<String>, redirect_uri: impl Into<String>);
                    self.builder.push(Method::new(name, taken));
                }
                (word, _) => return Err(row.error(format!("unknown word `{word}`"))),
            }
        }
        Ok(())
    }

    /// `"region" = "eu" set region`, or `"account_id" set account_id`
    fn setting(&mut self, row: ParseStream<'_>) -> syn::Result<()> {
        row.call(Attribute::parse_outer)?;
        row.parse::<LitStr>()?;
        if row.parse::<Option<Token![=]>>()?.is_some() {
            row.parse::<LitStr>()?;
        }
        row.parse::<Ident>()?;
        let name = row.call(Ident::parse_any)?;
        self.builder.push(Method::setter(name, &quote!(String)));
        Ok(())
    }
}

/// `("X-Key")`, or nothing.
fn argument(row: ParseStream<'_>) -> syn::Result<()> {
    if row.peek(token::Paren) {
        let arguments;
        parenthesized!(arguments in row);
        arguments.parse_terminated(|it| it.parse::<LitStr>(), Token![,])?;
    }
    Ok(())
}
