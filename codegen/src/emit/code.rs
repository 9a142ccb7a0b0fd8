//! Code → text, item by item: prettyplease prints each item, and the kinds of two neighbours decide what separates them.

use std::mem::take;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Attribute, File, ImplItem, Item, ItemImpl, Meta, Token, Visibility};

/// The text of an item, and the list that it belongs to if it is one line of a list.
pub(super) struct Printed {
    text: String,
    list: Option<List>,
}

/// Lines that no blank line separates.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Attributes,
    Imports { public: bool },
    Modules { public: bool },
}

impl Printed {
    /// An item that needs blank lines around it.
    pub(super) fn alone(text: String) -> Self {
        Self { text, list: None }
    }

    /// The same under a condition, which is the line of an attribute, or empty.
    pub(super) fn only_if(self, condition: &str) -> Self {
        Self {
            text: format!("{condition}{}", self.text),
            list: self.list,
        }
    }
}

/// Puts a blank line between two items, unless both are lines of one list.
pub(super) fn joined(items: impl IntoIterator<Item = Printed>) -> String {
    let mut text = String::new();
    let mut list = None;
    for item in items {
        let continues = list.is_some() && list == item.list;
        if !text.is_empty() && !continues {
            text.push('\n');
        }
        text.push_str(&item.text);
        list = item.list;
    }
    text
}

/// Prints items.
pub(super) fn items(tokens: TokenStream) -> Vec<Printed> {
    parsed(tokens, |file| file.items.into_iter().map(item).collect())
}

/// Prints the attributes of a module, its documentation first, and its items.
pub(super) fn items_of_root(tokens: TokenStream) -> Vec<Printed> {
    parsed(tokens, |file| {
        let attributes = file.attrs.into_iter();
        let (doc, others): (Vec<_>, Vec<_>) = attributes.partition(|it| it.path().is_ident("doc"));
        let doc = (!doc.is_empty()).then(|| Printed::alone(unparsed(doc, Vec::new())));
        let others = others.into_iter().map(attribute);
        let items = file.items.into_iter().map(item);
        doc.into_iter().chain(others).chain(items).collect()
    })
}

fn attribute(attribute: Attribute) -> Printed {
    Printed {
        text: unparsed(vec![attribute], Vec::new()),
        list: Some(List::Attributes),
    }
}

/// Prints tokens that are not a file as they are, so that rustc can report what is wrong with them.
fn parsed(tokens: TokenStream, print: impl FnOnce(File) -> Vec<Printed>) -> Vec<Printed> {
    match syn::parse2(tokens.clone()) {
        Ok(file) => print(file),
        Err(_) => vec![Printed::alone(tokens.to_string())],
    }
}

fn item(mut item: Item) -> Printed {
    let list = list(&item);
    let conditions = attributes(&mut item).map(conditions).unwrap_or_default();
    let text = match item {
        Item::Impl(item) => implementation(item),
        item => unparsed(Vec::new(), vec![item]),
    };
    Printed { text, list }.only_if(&conditions)
}

fn list(item: &Item) -> Option<List> {
    let is_public = |visibility: &Visibility| matches!(visibility, Visibility::Public(_));
    match item {
        Item::Use(item) => Some(List::Imports {
            public: is_public(&item.vis),
        }),
        Item::Mod(item) => Some(List::Modules {
            public: is_public(&item.vis),
        }),
        _ => None,
    }
}

/// Prints the members one by one, and separates them with blank lines.
fn implementation(mut item: ItemImpl) -> String {
    let members = take(&mut item.items);
    let empty = unparsed(Vec::new(), vec![Item::Impl(item.clone())]);
    let Some(head) = empty.strip_suffix("{}\n").filter(|_| !members.is_empty()) else {
        return empty;
    };
    let open = format!("{head}{{\n");
    let members = members.into_iter().map(|mut member| {
        let conditions = member_attributes(&mut member).map(conditions);
        item.items = vec![member];
        let alone = unparsed(Vec::new(), vec![Item::Impl(item.clone())]);
        let body = alone.strip_prefix(&open);
        let body = body.and_then(|it| it.strip_suffix("}\n"));
        indented(&conditions.unwrap_or_default()) + body.unwrap_or(&alone)
    });
    let members: Vec<String> = members.collect();
    format!("{open}{}}}\n", members.join("\n"))
}

/// Takes the conditions out of the attributes, and prints each on one line. prettyplease puts each feature of a long condition on
/// a line by itself, so a diff would show more lines than the one new feature.
fn conditions(attributes: &mut Vec<Attribute>) -> String {
    let conditions = attributes.extract_if(.., |it| it.path().is_ident("cfg"));
    let lines = conditions.map(|it| format!("#[{}]\n", meta(&it.meta)));
    lines.collect()
}

fn meta(meta: &Meta) -> String {
    let path = meta.path().to_token_stream();
    match meta {
        Meta::Path(_) => path.to_string(),
        Meta::NameValue(pair) => format!("{path} = {}", pair.value.to_token_stream()),
        Meta::List(list) => {
            let inner = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
            let inner = match inner {
                Ok(inner) => inner.iter().map(self::meta).collect::<Vec<_>>().join(", "),
                Err(_) => list.tokens.to_string(),
            };
            format!("{path}({inner})")
        }
    }
}

fn attributes(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    match item {
        Item::Const(item) => Some(&mut item.attrs),
        Item::Enum(item) => Some(&mut item.attrs),
        Item::Fn(item) => Some(&mut item.attrs),
        Item::Impl(item) => Some(&mut item.attrs),
        Item::Macro(item) => Some(&mut item.attrs),
        Item::Mod(item) => Some(&mut item.attrs),
        Item::Static(item) => Some(&mut item.attrs),
        Item::Struct(item) => Some(&mut item.attrs),
        Item::Type(item) => Some(&mut item.attrs),
        Item::Use(item) => Some(&mut item.attrs),
        _ => None,
    }
}

fn member_attributes(member: &mut ImplItem) -> Option<&mut Vec<Attribute>> {
    match member {
        ImplItem::Const(member) => Some(&mut member.attrs),
        ImplItem::Fn(member) => Some(&mut member.attrs),
        ImplItem::Type(member) => Some(&mut member.attrs),
        _ => None,
    }
}

fn unparsed(attrs: Vec<Attribute>, items: Vec<Item>) -> String {
    let text = prettyplease::unparse(&File {
        shebang: None,
        frontmatter: None,
        attrs,
        items,
    });
    // The last attribute of a file without items has no line break after it.
    match text.ends_with('\n') {
        true => text,
        false => text + "\n",
    }
}

/// Moves lines into a block.
pub(super) fn indented(text: &str) -> String {
    let lines = text.lines().map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("    {line}\n"),
    });
    lines.collect()
}
