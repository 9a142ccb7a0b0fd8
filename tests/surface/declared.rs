//! Types that the emitted crate declares by macros of its runtime: `object! { pub struct … }`, `open_enum! { pub enum … }`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::token::Paren;
use syn::{Attribute, Expr, Generics, Ident, LitStr, Token, Type, braced, parenthesized};

pub struct Declared {
    pub attributes: Vec<Attribute>,
    /// `struct` or `enum`.
    pub kind: &'static str,
    pub name: Ident,
    pub generics: Generics,
    /// What the constructor takes, if there is one.
    pub new: Option<TokenStream>,
    pub members: Vec<Member>,
}

pub struct Member {
    pub attributes: Vec<Attribute>,
    pub name: Ident,
    pub is: Is,
    /// The methods that set it, each with what it takes.
    pub setters: Vec<(Ident, TokenStream)>,
}

pub enum Is {
    /// A field, its presence, and its key; the map of all other keys has neither.
    Field(Box<Type>, Option<(Ident, LitStr)>),
    Variant(Expr),
}

impl Parse for Declared {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        input.parse::<Token![pub]>()?;
        let is_struct = input.peek(Token![struct]);
        match is_struct {
            true => drop(input.parse::<Token![struct]>()?),
            false => drop(input.parse::<Token![enum]>()?),
        }
        let (name, generics) = (input.parse()?, input.parse()?);
        let rows;
        braced!(rows in input);
        let mut new = None;
        let mut members = Vec::new();
        while !rows.is_empty() {
            if rows.peek(Ident) && rows.peek2(Paren) {
                rows.parse::<Ident>()?;
                let taken;
                parenthesized!(taken in rows);
                new = Some(taken.parse()?);
            } else if rows.peek(Token![const]) {
                // Sent and passed over, and no member.
                rows.parse::<Token![const]>()?;
                rows.parse::<LitStr>()?;
                rows.parse::<Token![=]>()?;
                rows.parse::<Expr>()?;
            } else {
                members.push(match is_struct {
                    true => field(&rows)?,
                    false => variant(&rows)?,
                });
            }
            rows.parse::<Token![,]>()?;
        }
        Ok(Self {
            attributes,
            kind: if is_struct { "struct" } else { "enum" },
            name,
            generics,
            new,
            members,
        })
    }
}

fn field(rows: ParseStream<'_>) -> syn::Result<Member> {
    let takes_the_rest = rows.parse::<Option<Token![..]>>()?.is_some();
    let attributes = rows.call(Attribute::parse_outer)?;
    rows.parse::<Token![pub]>()?;
    let name = rows.call(Ident::parse_any)?;
    rows.parse::<Token![:]>()?;
    let ty = rows.parse()?;
    let key = match takes_the_rest {
        true => None,
        false => {
            rows.parse::<Token![=]>()?;
            Some((rows.parse()?, rows.parse()?))
        }
    };
    let setters = setters(rows, &name)?;
    Ok(Member {
        attributes,
        name,
        is: Is::Field(Box::new(ty), key),
        setters,
    })
}

/// `set name(into String) or clear_name unless NAME`
fn setters(rows: ParseStream<'_>, field: &Ident) -> syn::Result<Vec<(Ident, TokenStream)>> {
    let mut setters = Vec::new();
    while rows.peek(Ident) {
        let word: Ident = rows.parse()?;
        let method = rows.call(Ident::parse_any)?;
        if word == "set" {
            let taken;
            parenthesized!(taken in rows);
            let how = taken.fork();
            let ty = match how.call(Ident::parse_any) {
                Ok(word) if word == "into" && !how.is_empty() => {
                    taken.parse::<Ident>()?;
                    let ty: TokenStream = taken.parse()?;
                    quote!(impl Into<#ty>)
                }
                Ok(word) if word == "boxed" && !how.is_empty() => {
                    taken.parse::<Ident>()?;
                    taken.parse()?
                }
                _ => taken.parse()?,
            };
            setters.push((method, quote!(self, #field: #ty)));
        } else if word == "or" {
            setters.push((method, quote!(self)));
        }
    }
    Ok(setters)
}

fn variant(rows: ParseStream<'_>) -> syn::Result<Member> {
    let attributes = rows.call(Attribute::parse_outer)?;
    let name = rows.parse()?;
    rows.parse::<Token![=]>()?;
    Ok(Member {
        attributes,
        name,
        is: Is::Variant(rows.parse()?),
        setters: Vec::new(),
    })
}

/// `operation!(List = "pets-list" { "GET" "/pets", set page(page: i64) => put_query("page", &page), success: Json<Pets>, })`
pub struct Operation {
    pub name: Ident,
    pub setters: Vec<Setter>,
    pub headers: Vec<Header>,
    pub has_pages: bool,
}

pub struct Setter {
    pub attributes: Vec<Attribute>,
    pub name: Ident,
    pub taken: TokenStream,
}

/// A constant by which a header of the answer is read.
pub struct Header {
    pub attributes: Vec<Attribute>,
    pub name: Ident,
    pub ty: Type,
}

impl Parse for Operation {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse()?;
        input.parse::<Token![=]>()?;
        input.parse::<LitStr>()?;
        let rows;
        braced!(rows in input);
        let mut operation = Self {
            name,
            setters: Vec::new(),
            headers: Vec::new(),
            has_pages: false,
        };
        while !rows.is_empty() {
            operation.row(&rows)?;
            rows.parse::<Token![,]>()?;
        }
        Ok(operation)
    }
}

impl Operation {
    fn row(&mut self, rows: ParseStream<'_>) -> syn::Result<()> {
        let attributes = rows.call(Attribute::parse_outer)?;
        if rows.peek(LitStr) {
            // The method and the path, or a status and the type of its bodies.
            rows.parse::<LitStr>()?;
            match rows.parse::<Option<Token![=>]>>()? {
                Some(_) => drop(rows.parse::<Type>()?),
                None => drop(rows.parse::<LitStr>()?),
            }
            return Ok(());
        }
        let word: Ident = rows.parse()?;
        match word.to_string().as_str() {
            "set" => {
                let name = rows.call(Ident::parse_any)?;
                let taken;
                parenthesized!(taken in rows);
                let taken = taken.parse()?;
                rows.parse::<Token![=>]>()?;
                rows.parse::<Expr>()?;
                self.setters.push(Setter {
                    attributes,
                    name,
                    taken,
                });
            }
            "header" => {
                let name = rows.parse()?;
                rows.parse::<Token![:]>()?;
                let ty = rows.parse()?;
                rows.parse::<Token![=]>()?;
                rows.parse::<Ident>()?;
                rows.parse::<LitStr>()?;
                self.headers.push(Header {
                    attributes,
                    name,
                    ty,
                });
            }
            "success" | "items" => {
                rows.parse::<Token![:]>()?;
                rows.parse::<Type>()?;
                if rows.parse::<Option<Token![=]>>()?.is_some() {
                    rows.parse::<Expr>()?;
                }
            }
            word => {
                self.has_pages |= word == "pages";
                rows.parse::<Token![:]>()?;
                rows.parse::<Expr>()?;
            }
        }
        Ok(())
    }
}
