//! The name of the crate, and everything else in its manifest that concerns the crate as a whole.

use crate::ir::Api;
use crate::plan::naming::is_keyword;
use crate::plan::naming::words::ascii;
use crate::plan::rust::ModulePath;
use crate::settings::{Located, Settings};

/// The category of crates.io for clients of APIs.
const CATEGORY: &str = "api-bindings";

/// The crate as its manifest describes it.
#[derive(Clone, Debug)]
pub(crate) struct Identity {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) description: String,
    pub(crate) license: Option<String>,
    pub(crate) repository: Option<String>,
    pub(crate) documentation: Option<String>,
    pub(crate) keywords: Vec<String>,
    pub(crate) categories: Vec<String>,
    /// The path by which examples reach the code: the name of the crate, or that of the module in its crate.
    outside: String,
}

impl Identity {
    /// The path by which the code of others reaches the crate, or the module that takes its place.
    pub(crate) fn crate_name(&self) -> String {
        self.outside.clone()
    }
}

/// `name` is used instead of the name in the settings, and `module` takes the place of the crate.
pub(crate) fn identity(
    api: &Api,
    settings: &Settings,
    name: Option<&str>,
    module: Option<&ModulePath>,
) -> Identity {
    let listed =
        |values: &[Located<String>]| values.iter().map(|it| it.value.clone()).collect::<Vec<_>>();
    let set = |value: &Option<Located<String>>| value.as_ref().map(|it| it.value.clone());
    let name = name
        .map(str::to_owned)
        .or_else(|| set(&settings.crate_.name));
    let name = name.unwrap_or_else(|| api.title.clone());
    let title = match api.title.trim() {
        "" => "an API".to_owned(),
        title if title.to_lowercase().ends_with("api") => format!("the {title}"),
        title => format!("the {title} API"),
    };
    let name = crate_name(&name);
    Identity {
        outside: module.map_or_else(|| name.replace('-', "_"), |it| it.outside.clone()),
        name,
        version: set(&settings.crate_.version).unwrap_or_else(|| "0.1.0".to_owned()),
        description: set(&settings.crate_.description)
            .unwrap_or_else(|| format!("Client for {title}")),
        license: set(&settings.crate_.license),
        repository: set(&settings.crate_.repository),
        documentation: set(&settings.crate_.documentation),
        keywords: listed(&settings.crate_.keywords),
        categories: match listed(&settings.crate_.categories) {
            none if none.is_empty() => vec![CATEGORY.to_owned()],
            categories => categories,
        },
    }
}

/// A name that cargo accepts: ASCII letters, digits and dashes, neither a keyword nor a crate that we depend on.
fn crate_name(title: &str) -> String {
    let ascii = ascii(title).join("-");
    let name = ascii.as_str();
    let taken = [
        "serde",
        "serde-json",
        "reqwest",
        "tokio",
        "httpdate",
        "bytes",
        "chrono",
        "jiff",
        "time",
        "core",
        "std",
        "alloc",
        "test",
        "proc-macro",
        "base64",
        "futures-core",
        "http",
        "http-body",
        "gloo-timers",
        "wasm-bindgen-futures",
        "web-time",
        "percent-encoding",
        "tracing",
        "rustls",
        "rustls-platform-verifier",
        "tower-service",
        "webpki-root-certs",
        "url",
    ];
    if !title.contains(char::is_alphanumeric) {
        "api-client".to_owned()
    } else if name.starts_with(|it: char| it.is_ascii_digit()) {
        format!("api-{name}")
    } else if taken.contains(&name) || is_keyword(name) {
        format!("{name}-client")
    } else {
        name.to_owned()
    }
}
