//! The table of the API: a row per credential, server variable, path argument and environment variable.

use crate::emit::docs;
use crate::emit::types::{list, quoted};
use crate::plan::rust::{
    Client, Environment, Placement, Retries, Scheme, ScopeSetter, Server, ServerVariable,
};

use super::layout::{Row, Table};

pub(in crate::emit) fn client(client: &Client) -> Table {
    Table::call(
        "runtime::call::declare::client".to_owned(),
        "API".to_owned(),
        rows(client),
    )
}

fn rows(client: &Client) -> Vec<Row> {
    let base_url = Row::below(
        docs::comments(&client.base_url_doc),
        format!("base_url: {}", quoted(&client.base_url)),
    );
    let user_agent = Row::new(format!("user_agent: {}", quoted(&client.user_agent)));
    let request_id = Row::new(format!("request_id: {}", list(&client.request_id)));
    let mut rows = vec![base_url, user_agent, request_id];
    rows.extend(client.retries.iter().map(retries));
    rows.extend(alternatives("security", &client.security));
    rows.extend(section(
        "credentials",
        client.schemes.iter().map(credential),
    ));
    rows.extend(section(
        "server_variables",
        client.server_variables.iter().map(server_variable),
    ));
    rows.extend(section("servers", client.servers.iter().map(server)));
    rows.extend(section(
        "path_defaults",
        client.scopes.iter().map(path_default),
    ));
    rows.extend(client.environment.iter().map(environment));
    rows
}

/// `retries: ([429, 5], 500, 60000)`
fn retries(retries: &Retries) -> Row {
    let statuses: Vec<String> = retries.statuses.iter().map(u16::to_string).collect();
    Row::new(format!(
        "retries: ([{}], {}, {})",
        statuses.join(", "),
        retries.first_wait,
        retries.longest_wait
    ))
}

/// `credentials { … }`; a section without rows is left out.
fn section(name: &str, rows: impl Iterator<Item = Row>) -> Option<Row> {
    let rows: Vec<Row> = rows.collect();
    (!rows.is_empty()).then(|| Row::around(name.to_owned(), rows))
}

/// `security: [["token"], ["user", "key"]]`
fn alternatives(name: &str, alternatives: &[Vec<String>]) -> Option<Row> {
    let listed: Vec<String> = alternatives.iter().map(|schemes| list(schemes)).collect();
    (!listed.is_empty()).then(|| Row::new(format!("{name}: [{}]", listed.join(", "))))
}

/// `"token" = Bearer set token provider token_provider grant token_grant("/token", "/token") call with_token`
fn credential(scheme: &Scheme) -> Row {
    let (name, placement) = (quoted(&scheme.name), placement(&scheme.placement));
    let (setter, provider, own) = (&scheme.setter, &scheme.provider, &scheme.own);
    let methods = [("grant", &scheme.grant), ("authorize", &scheme.authorize)];
    let methods = methods.into_iter().filter_map(|(word, method)| {
        let (name, [first, second]) = method.as_ref()?;
        Some(format!(
            " {word} {name}({}, {})",
            quoted(first),
            quoted(second)
        ))
    });
    let methods: String = methods.collect();
    Row::below(
        docs::comments(&scheme.doc),
        format!("{name} = {placement} set {setter} provider {provider}{methods} call {own}"),
    )
}

fn placement(placement: &Placement) -> String {
    match placement {
        Placement::Bearer => "Bearer".to_owned(),
        Placement::Basic => "Basic".to_owned(),
        Placement::Header(name) => format!("Header({})", quoted(name)),
        Placement::Query(name) => format!("Query({})", quoted(name)),
        Placement::Cookie(name) => format!("Cookie({})", quoted(name)),
    }
}

/// `"region" = "eu" set region`
fn server_variable(variable: &ServerVariable) -> Row {
    let (name, default) = (quoted(&variable.name), quoted(&variable.default));
    Row::below(
        docs::comments(&variable.doc),
        format!("{name} = {default} set {}", variable.setter),
    )
}

/// `Sandbox = "https://{region}.example.com" with("region" = "eu")`
fn server(server: &Server) -> Row {
    let (name, url) = (&server.name, quoted(&server.url));
    let defaults = server.defaults.iter();
    let defaults =
        defaults.map(|(name, default)| format!("{} = {}", quoted(name), quoted(default)));
    let defaults: Vec<String> = defaults.collect();
    let with = match defaults.as_slice() {
        [] => String::new(),
        [..] => format!(" with({})", defaults.join(", ")),
    };
    Row::below(docs::comments(&server.doc), format!("{name} = {url}{with}"))
}

/// `"account_id" set account_id`
fn path_default(scope: &ScopeSetter) -> Row {
    Row::below(
        docs::comments(&scope.doc),
        format!("{} set {}", quoted(&scope.parameter), scope.setter),
    )
}

/// The variables that `from_env` reads, such as `credential "token" = "PETS_TOKEN"`.
fn environment(environment: &Environment) -> Row {
    let base_url = environment.base_url.iter();
    let base_url = base_url.map(|variable| format!("base_url = {}", quoted(variable)));
    let read = |kind: &'static str, pairs: &[(String, String)]| {
        let pairs = pairs.iter();
        let pairs = pairs.map(move |(name, variable)| {
            let (name, variable) = (quoted(name), quoted(variable));
            Row::new(format!("{kind} {name} = {variable}"))
        });
        pairs.collect::<Vec<Row>>()
    };
    let mut rows: Vec<Row> = base_url.map(Row::new).collect();
    rows.extend(read("credential", &environment.credentials));
    rows.extend(alternatives("alternatives", &environment.alternatives));
    rows.extend(read("path_default", &environment.path_defaults));
    Row::around("environment".to_owned(), rows)
}
