//! The table of an operation: what it sends, its setters, what it returns, and how that is divided into pages.

use crate::emit::success::marker;
use crate::emit::types::{list, quoted};
use crate::emit::{arguments, docs, lints};
use crate::plan::rust::spelling::Paths;
use crate::plan::rust::{Accept, Failure, HeaderForm, HeaderKey, Operation, Route, Setter, Status};

use super::layout::{Row, Table};
use super::paging;

pub(in crate::emit) fn operation(operation: &Operation) -> Table {
    let id = quoted(&operation.route.id);
    Table::call(
        "runtime::call::operation::operation".to_owned(),
        format!("{} as {} = {id}", operation.marker, operation.call),
        rows(operation),
    )
}

fn rows(operation: &Operation) -> Vec<Row> {
    let route = &operation.route;
    let mut rows = self::route(route);
    rows.extend(operation.setters.iter().map(setter));
    rows.extend(accept(&route.accept));
    rows.push(success(operation));
    rows.extend(route.failures.iter().map(failure));
    rows.extend(operation.headers.iter().map(header));
    rows.extend(operation.paging.iter().flat_map(paging::rows));
    rows
}

/// `"GET" "/pets"`, and the differences from the client: `server: "…"`, `security: [["token"]]`, `scopes: ["read"]`,
/// `secrets: ["key"]`, `idempotency_key: "Idempotency-Key"`
fn route(route: &Route) -> Vec<Row> {
    let (verb, path) = (quoted(&route.verb), quoted(&route.path));
    let server = route.server.iter();
    let server = server.map(|server| format!("server: {}", quoted(server)));
    let security = route.security.iter().map(|alternatives| {
        let alternatives = alternatives.iter().map(|schemes| list(schemes));
        let alternatives: Vec<String> = alternatives.collect();
        format!("security: [{}]", alternatives.join(", "))
    });
    let rows = std::iter::once(format!("{verb} {path}"));
    let scopes = Some(&route.scopes).filter(|it| !it.is_empty());
    let scopes = scopes.map(|scopes| format!("scopes: {}", list(scopes)));
    let secrets = Some(&route.secrets).filter(|it| !it.is_empty());
    let secrets = secrets.map(|secrets| format!("secrets: {}", list(secrets)));
    let rows = rows.chain(server).chain(security);
    let key = route.idempotency_key.iter();
    let key = key.map(|header| format!("idempotency_key: {}", quoted(header)));
    let rows = rows.chain(scopes).chain(secrets).chain(key);
    rows.map(Row::new).collect()
}

/// `set limit(limit: i64) => put_query("limit", &limit)`
fn setter(setter: &Setter) -> Row {
    let mut above = docs::comments(&setter.doc);
    above.extend(lints::deprecation(setter.deprecated.as_ref()));
    let parameter = arguments::declared(&setter.argument);
    let put = arguments::put(&setter.argument);
    Row::below(
        above,
        format!("set {}({parameter}) => {put}", setter.method()),
    )
}

/// `accept: Some("text/plain")`; JSON needs no row.
fn accept(accept: &Accept) -> Option<Row> {
    let accept = match accept {
        Accept::Json => return None,
        Accept::Other(media_type) => format!("Some({})", quoted(media_type)),
        Accept::Nothing => "None".to_owned(),
    };
    Some(Row::new(format!("accept: {accept}")))
}

/// `success: Json<Pet>`, or `success("200", "204"): Json<Pet>`
fn success(operation: &Operation) -> Row {
    let listed: Vec<String> = operation.route.successes.iter().map(statuses).collect();
    let listed = match listed[..] {
        [] => String::new(),
        [..] => format!("({})", listed.join(", ")),
    };
    Row::new(format!("success{listed}: {}", marker(&operation.success)))
}

/// `"4XX" => models::Problem`, or `"4XX" "application/problem+json" => models::Problem`
fn failure(failure: &Failure) -> Row {
    let media_type = failure.media_type.iter();
    let media_type: String = media_type.map(|it| format!(" {}", quoted(it))).collect();
    let (statuses, body) = (statuses(&failure.statuses), Paths::Crate.ty(&failure.body));
    Row::new(format!("{statuses}{media_type} => {body}"))
}

fn statuses(statuses: &Status) -> String {
    match statuses {
        Status::Exact(status) => quoted(&status.to_string()),
        Status::Range(class) => quoted(&format!("{class}XX")),
        Status::Default => quoted("default"),
    }
}

/// `header LINK: String = text "link"`
fn header(key: &HeaderKey) -> Row {
    let (ty, name) = (Paths::Crate.ty(&key.ty), quoted(&key.name));
    let form = match key.form {
        HeaderForm::Text => "text",
        HeaderForm::Scalar => "scalar",
        HeaderForm::Texts => "texts",
        HeaderForm::Scalars => "scalars",
        HeaderForm::Entries => "entries",
        HeaderForm::Json => "json",
        HeaderForm::Date => "date",
    };
    Row::below(
        docs::comments(&key.doc),
        format!("header {}: {ty} = {form} {name}", key.constant),
    )
}
