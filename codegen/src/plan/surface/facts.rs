//! Everything about an item that changes the bytes which are sent or accepted, and that its line does not show.

use crate::plan::rust::{
    Accept, Argument, Choice, Distinction, FixedArgument, Items, Notation, Paging, Parameter, Part,
    PartContent, Route, Target,
};

use super::client::alternatives;
use super::item::Item;
use super::words::words;

words! {
    /// A property of an item that its line does not show. All but deprecation change the bytes that are sent or accepted.
    Fact {
        Accept => "accept",
        Body => "body",
        By => "by",
        Constant => "constant",
        Cookie => "cookie",
        Credentials => "credentials",
        Release => "release",
        Scopes => "scopes",
        Urls => "urls",
        Deprecated => "deprecated",
        HasMore => "has_more",
        Header => "header",
        IdempotencyKey => "idempotency_key",
        Items => "items",
        Part => "part",
        Path => "path",
        Placement => "placement",
        Query => "query",
        Retries => "retries",
        Server => "server",
        Size => "size",
        Style => "style",
        Success => "success",
        TotalCount => "total_count",
        TotalPages => "total_pages",
    }
}

pub(super) fn deprecation(reason: Option<&String>, item: &mut Item) {
    if reason.is_some() {
        item.fact(Fact::Deprecated, "yes");
    }
}

/// The header `Accept`, the server and the credentials of a call.
pub(super) fn route(route: &Route, item: &mut Item) {
    match &route.accept {
        Accept::Json => {}
        Accept::Other(media_type) => {
            item.fact(Fact::Accept, media_type);
        }
        Accept::Nothing => {
            item.fact(Fact::Accept, "nothing");
        }
    }
    if !route.successes.is_empty() {
        item.fact(Fact::Success, format!("{:?}", route.successes));
    }
    if let Some(server) = &route.server {
        item.fact(Fact::Server, server);
    }
    if let Some(security) = &route.security {
        item.fact(Fact::Credentials, alternatives(security));
    }
    if !route.scopes.is_empty() {
        item.fact(Fact::Scopes, route.scopes.join(" "));
    }
    if let Some(header) = &route.idempotency_key {
        item.fact(Fact::IdempotencyKey, header);
    }
}

pub(super) fn arguments(arguments: &[Argument], item: &mut Item) {
    for argument in arguments {
        self::argument(argument, item);
    }
}

/// The place and the serialization of an argument.
pub(super) fn argument(argument: &Argument, item: &mut Item) {
    let (place, form) = target(&argument.target);
    item.fact(place, format!("{} as {form}", argument.name));
}

/// The values that every call sends.
pub(super) fn constants(constants: &[FixedArgument], item: &mut Item) {
    for sent in constants {
        let (place, form) = target(&sent.target);
        item.fact(
            Fact::Constant,
            format!("{} {form} = {:?}", place.word(), sent.value),
        );
    }
}

fn target(target: &Target) -> (Fact, String) {
    match target {
        Target::Path(it) => (Fact::Path, notation(it)),
        Target::Query(it) => (Fact::Query, notation(it)),
        Target::Header(it) => (Fact::Header, notation(it)),
        Target::Cookie(it) => (Fact::Cookie, parameter(it)),
        Target::Json(media_type)
        | Target::Multipart(media_type)
        | Target::Text(media_type)
        | Target::Bytes(media_type)
        | Target::BytesOf(media_type) => (Fact::Body, media_type.clone()),
        Target::Properties(media_type, types) => {
            let types = types.iter().map(|(name, ty)| format!(", {name} {ty}"));
            (
                Fact::Body,
                format!("{media_type}{}", types.collect::<String>()),
            )
        }
        Target::Form(styled) => (Fact::Body, form(styled)),
    }
}

fn notation(notation: &Notation) -> String {
    match notation {
        Notation::Plain(name) => name.clone(),
        Notation::Date(name) => format!("{name} Date"),
        Notation::Styled(styled) => parameter(styled),
    }
}

fn parameter(parameter: &Parameter) -> String {
    let explode = if parameter.explode { " exploded" } else { "" };
    let reserved = if parameter.reserved { " reserved" } else { "" };
    let (name, style) = (&parameter.name, parameter.style);
    format!("{name} {style:?}{explode}{reserved}")
}

fn form(styled: &[Parameter]) -> String {
    let styled = styled.iter().map(|it| format!(", {}", parameter(it)));
    format!("form{}", styled.collect::<String>())
}

/// The way from one page to the next.
pub(super) fn paging(paging: &Paging, item: &mut Item) {
    item.fact(Fact::Style, format!("{:?}", paging.style));
    if let Some(size) = &paging.size {
        item.fact(Fact::Size, size);
    }
    match &paging.items {
        Items::Whole { .. } => {}
        Items::Field { name, .. } => {
            item.fact(Fact::Items, name.to_string());
        }
    }
    let paths = [
        (Fact::TotalPages, &paging.total_pages),
        (Fact::TotalCount, &paging.total_count),
        (Fact::HasMore, &paging.has_more),
    ];
    for (name, keys) in paths.into_iter().filter(|(_, keys)| !keys.is_empty()) {
        item.fact(name, keys.join("/"));
    }
}

/// The part of a multipart form that a property is sent as.
pub(super) fn part(part: &Part, item: &mut Item) {
    match part.content {
        PartContent::Value => {}
        PartContent::File { .. } | PartContent::Files { .. } => {
            item.fact(Fact::Part, "file");
        }
    }
    if let Some(media_type) = &part.media_type {
        item.fact(Fact::Part, media_type);
    }
}

/// The way to find the member of a union.
pub(super) fn distinction(distinction: &Distinction, item: &mut Item) {
    match distinction {
        Distinction::ByLabels(by, labels) => {
            let labels = labels.iter().map(|labels| labels.join("|"));
            item.fact(
                Fact::By,
                format!("{by:?}: {}", labels.collect::<Vec<_>>().join(", ")),
            );
        }
        Distinction::ByTree(choice) => {
            item.fact(Fact::By, self::choice(choice));
        }
    }
}

fn choice(choice: &Choice) -> String {
    match choice {
        Choice::Member(name) => name.to_string(),
        Choice::Unknown => "unknown".to_owned(),
        Choice::By(by, cases, otherwise) => {
            let cases = cases.iter();
            let cases =
                cases.map(|case| format!("{:?} → {}, ", case.label, self::choice(&case.choice)));
            let otherwise = self::choice(otherwise);
            format!("{by:?} {{ {}else {otherwise} }}", cases.collect::<String>())
        }
    }
}
