//! Reads tables back, so that a test can list what they declare.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::token::Paren;
use syn::{
    Attribute, Expr, Generics, Ident, Item, Lit, LitStr, Token, Type, braced, parenthesized,
};

/// `object! { pub struct … }`, `union! { pub enum … }`, or another declaration of an item.
pub struct Declared {
    pub attributes: Vec<Attribute>,
    /// `struct` or `enum`.
    pub kind: &'static str,
    pub name: Ident,
    pub generics: Generics,
    /// The parameters of the constructor, if there is one.
    pub new: Option<TokenStream>,
    pub members: Vec<Member>,
    /// The items that follow.
    pub beside: Vec<Item>,
}

pub struct Member {
    pub attributes: Vec<Attribute>,
    pub name: Ident,
    pub is: Is,
    /// The setters, each with its parameters.
    pub setters: Vec<(Ident, TokenStream)>,
    /// The types that become this member of a union by `From`.
    pub sources: Vec<TokenStream>,
}

pub enum Is {
    /// A field, its presence, and its key. The map of all other keys has neither.
    Field(Box<Type>, Option<(Vec<Ident>, LitStr)>),
    /// A value of an enum.
    Value(Lit),
    /// A member of a union.
    Variant(Box<Type>),
    /// A method that reads kept JSON as a type.
    Accessor(Box<Type>),
}

impl Parse for Declared {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        input.parse::<Token![pub]>()?;
        let is_struct = input.parse::<Option<Token![struct]>>()?.is_some();
        if !is_struct {
            input.parse::<Token![enum]>()?;
        }
        let (name, generics) = (input.parse()?, input.parse()?);
        decision(input)?;
        let rows;
        braced!(rows in input);
        let mut new = None;
        let mut members = Vec::new();
        while !rows.is_empty() {
            if rows.peek(kw::new) {
                rows.parse::<Ident>()?;
                let given;
                parenthesized!(given in rows);
                let given = Punctuated::<_, Token![,]>::parse_terminated_with(&given, parameter)?;
                new = Some(given.into_token_stream());
            } else if rows.peek(Token![const]) {
                constant(&rows)?;
            } else {
                members.push(match is_struct {
                    true => field(&rows)?,
                    false => variant(&rows)?,
                });
            }
            rows.parse::<Token![,]>()?;
        }
        if decision(input)? {
            let tree;
            braced!(tree in input);
            tree.parse::<TokenStream>()?;
        }
        let mut beside = Vec::new();
        while !input.is_empty() {
            beside.push(input.parse()?);
        }
        Ok(Self {
            attributes,
            kind: if is_struct { "struct" } else { "enum" },
            name,
            generics,
            new,
            members,
            beside,
        })
    }
}

mod kw {
    syn::custom_keyword!(boxed);
    syn::custom_keyword!(by);
    syn::custom_keyword!(clearable);
    syn::custom_keyword!(from);
    syn::custom_keyword!(items);
    syn::custom_keyword!(list);
    syn::custom_keyword!(map);
    syn::custom_keyword!(new);
    syn::custom_keyword!(nullable);
    syn::custom_keyword!(of);
    syn::custom_keyword!(text);
    syn::custom_keyword!(with);
}

/// `by value of "kind"`, if there is a decision.
fn decision(input: ParseStream<'_>) -> syn::Result<bool> {
    if input.parse::<Option<kw::by>>()?.is_none() {
        return Ok(false);
    }
    input.call(Ident::parse_any)?;
    if input.parse::<Option<kw::of>>()?.is_some() && input.parse::<Option<kw::items>>()?.is_none() {
        input.parse::<LitStr>()?;
    }
    Ok(true)
}

/// `const "kind" = Self::KIND`, which is sent and is not a member.
fn constant(rows: ParseStream<'_>) -> syn::Result<()> {
    rows.parse::<Token![const]>()?;
    rows.parse::<LitStr>()?;
    rows.parse::<Token![=]>()?;
    rows.parse::<Expr>()?;
    Ok(())
}

/// `pub name: Option<String> = optional "name" set name(impl Into<String>)`, or `as_name -> String`.
fn field(rows: ParseStream<'_>) -> syn::Result<Member> {
    let takes_the_rest = rows.parse::<Option<Token![..]>>()?.is_some();
    let attributes = rows.call(Attribute::parse_outer)?;
    let is_field = rows.parse::<Option<Token![pub]>>()?.is_some();
    let name = rows.call(Ident::parse_any)?;
    if !is_field {
        rows.parse::<Token![->]>()?;
        return Ok(Member {
            attributes,
            name,
            is: Is::Accessor(rows.parse()?),
            setters: Vec::new(),
            sources: Vec::new(),
        });
    }
    rows.parse::<Token![:]>()?;
    let ty = rows.parse()?;
    let key = match takes_the_rest {
        true => undeclared(rows)?,
        false => Some(key(rows)?),
    };
    if rows.parse::<Option<kw::with>>()?.is_some() {
        rows.call(Attribute::parse_outer)?;
    }
    let setters = setters(rows, &name)?;
    Ok(Member {
        attributes,
        name,
        is: Is::Field(Box::new(ty), key),
        setters,
        sources: Vec::new(),
    })
}

/// `= undeclared`, if the field has a setter
fn undeclared(rows: ParseStream<'_>) -> syn::Result<Option<(Vec<Ident>, LitStr)>> {
    if rows.parse::<Option<Token![=]>>()?.is_some() {
        rows.parse::<Ident>()?;
    }
    Ok(None)
}

/// `= required nullable "name"`
fn key(rows: ParseStream<'_>) -> syn::Result<(Vec<Ident>, LitStr)> {
    rows.parse::<Token![=]>()?;
    let mut presence = vec![rows.parse()?];
    if rows.peek(kw::nullable) || rows.peek(kw::clearable) {
        presence.push(rows.parse()?);
    }
    Ok((presence, rows.parse()?))
}

/// `set name(impl Into<String>) or clear_name as "" unless NAME`
fn setters(rows: ParseStream<'_>, field: &Ident) -> syn::Result<Vec<(Ident, TokenStream)>> {
    let mut setters = Vec::new();
    while rows.peek(Ident) {
        let word: Ident = rows.parse()?;
        let method = rows.call(Ident::parse_any)?;
        if word == "set" {
            let given;
            parenthesized!(given in rows);
            let ty = taken(&given)?;
            setters.push((method, quote!(self, #field: #ty)));
        } else if word == "or" {
            setters.push((method, quote!(self)));
            if rows.parse::<Option<Token![as]>>()?.is_some() {
                rows.parse::<LitStr>()?;
            }
        }
    }
    Ok(setters)
}

/// `sizes(list of i64)`
fn parameter(rows: ParseStream<'_>) -> syn::Result<TokenStream> {
    let name = rows.call(Ident::parse_any)?;
    let given;
    parenthesized!(given in rows);
    let ty = taken(&given)?;
    Ok(quote!(#name: #ty))
}

/// `impl Into<String>`, or `list of impl Into<String>`, as the type of a parameter.
fn taken(given: ParseStream<'_>) -> syn::Result<TokenStream> {
    if given.parse::<Option<kw::boxed>>()?.is_some() {
        return taken(given);
    }
    let is_map = given.peek(kw::map);
    if !is_map && !given.peek(kw::list) {
        return given.parse();
    }
    given.parse::<Ident>()?;
    given.parse::<kw::of>()?;
    let item = taken(given)?;
    Ok(match is_map {
        true => quote!(impl IntoIterator<Item = (impl Into<String>, #item)>),
        false => quote!(impl IntoIterator<Item = #item>),
    })
}

/// `Large = "large"`, or `Cat(super::Cat) = "cat" | "lion"`.
fn variant(rows: ParseStream<'_>) -> syn::Result<Member> {
    let attributes = rows.call(Attribute::parse_outer)?;
    let name = rows.parse()?;
    let mut sources = Vec::new();
    let is = match rows.peek(Paren) {
        true => {
            let ty;
            parenthesized!(ty in rows);
            let ty = ty.parse()?;
            while rows.parse::<Option<kw::from>>()?.is_some() {
                let source;
                parenthesized!(source in rows);
                sources.extend(self::sources(&source)?);
            }
            if rows.parse::<Option<Token![=]>>()?.is_some() {
                Punctuated::<Lit, Token![|]>::parse_separated_nonempty(rows)?;
            }
            Is::Variant(ty)
        }
        false => {
            rows.parse::<Token![=]>()?;
            Is::Value(rows.parse()?)
        }
    };
    Ok(Member {
        attributes,
        name,
        is,
        setters: Vec::new(),
        sources,
    })
}

/// The types of `from(text)`, of `from(super::Cat)`, or of `from(list of String)`.
fn sources(source: ParseStream<'_>) -> syn::Result<Vec<TokenStream>> {
    if source.parse::<Option<kw::text>>()?.is_some() {
        return Ok(vec![quote!(&str), quote!(String)]);
    }
    if source.parse::<Option<kw::list>>()?.is_some() {
        source.parse::<kw::of>()?;
        let items = match source.parse::<Option<kw::text>>()? {
            Some(_) => vec![quote!(&str), quote!(String)],
            None => vec![taken(source)?],
        };
        let lists = items
            .iter()
            .flat_map(|it| [quote!(Vec<#it>), quote!([#it; N])]);
        return Ok(lists.collect());
    }
    Ok(vec![taken(source)?])
}

/// `operation!(List as ListCall = "pets-list" { "GET" "/pets", set page(page: i64) => put_query("page", &page), success: Json<Pets>, })`
pub struct Operation {
    pub name: Ident,
    /// The name of its calls.
    pub call: Option<Ident>,
    /// The method of HTTP, and the path.
    pub route: Option<(LitStr, LitStr)>,
    pub setters: Vec<Setter>,
    pub headers: Vec<Header>,
    /// Statuses of failures, and the media types and the types of their bodies.
    pub failures: Vec<(LitStr, Option<LitStr>, Type)>,
    /// The type of an item, if the response is a page of them.
    pub items: Option<Type>,
}

pub struct Setter {
    pub attributes: Vec<Attribute>,
    pub name: Ident,
    pub taken: TokenStream,
    /// The call that puts the value into the request.
    pub put: Expr,
}

/// A constant by which a header of the response is read.
pub struct Header {
    pub attributes: Vec<Attribute>,
    pub name: Ident,
    pub ty: Type,
    pub wire: LitStr,
}

impl Parse for Operation {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.parse()?;
        let named = input.parse::<Option<Token![as]>>()?;
        let call = named.map(|_| input.parse()).transpose()?;
        input.parse::<Token![=]>()?;
        input.parse::<LitStr>()?;
        let rows;
        braced!(rows in input);
        let mut operation = Self {
            name,
            call,
            route: None,
            setters: Vec::new(),
            headers: Vec::new(),
            failures: Vec::new(),
            items: None,
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
            let (first, second) = (rows.parse()?, rows.parse::<Option<LitStr>>()?);
            match rows.parse::<Option<Token![=>]>>()? {
                Some(_) => self.failures.push((first, second, rows.parse()?)),
                None => self.route = second.map(|second| (first, second)),
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
                self.setters.push(Setter {
                    attributes,
                    name,
                    taken,
                    put: rows.parse()?,
                });
            }
            "header" => {
                let name = rows.parse()?;
                rows.parse::<Token![:]>()?;
                let ty = rows.parse()?;
                rows.parse::<Token![=]>()?;
                rows.parse::<Ident>()?;
                self.headers.push(Header {
                    attributes,
                    name,
                    ty,
                    wire: rows.parse()?,
                });
            }
            "success" => {
                if rows.peek(Paren) {
                    let listed;
                    parenthesized!(listed in rows);
                    listed.parse::<TokenStream>()?;
                }
                rows.parse::<Token![:]>()?;
                rows.parse::<Type>()?;
            }
            "items" => {
                rows.parse::<Token![:]>()?;
                self.items = Some(rows.parse()?);
                rows.parse::<Token![=]>()?;
                rows.parse::<Expr>()?;
            }
            _ => {
                rows.parse::<Token![:]>()?;
                rows.parse::<Expr>()?;
            }
        }
        Ok(())
    }
}
