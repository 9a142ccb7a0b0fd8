mod described;

use super::*;
use crate::report::{Code, Report};
use crate::source::{Pointer, Sources};

fn read_text(text: &str) -> (Settings, Report, Sources) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("codegen.toml");
    std::fs::write(&path, text).unwrap();
    let mut sources = Sources::new();
    let mut report = Report::new();
    let settings = read(&path, &mut sources, &mut report);
    (settings, report, sources)
}

fn settings(text: &str) -> Settings {
    let (settings, report, sources) = read_text(text);
    assert_eq!(
        report.iter().count(),
        0,
        "{}",
        crate::print::text(&report, &sources, false)
    );
    settings
}

/// The code, message, line, column and help of the only finding.
fn finding(text: &str) -> (Code, String, usize, usize, Option<String>) {
    let (_, report, sources) = read_text(text);
    let all: Vec<_> = report.iter().collect();
    assert_eq!(all.len(), 1, "{all:?}");
    let at = sources.locate(&all[0].labels[0].0).unwrap();
    (
        all[0].code,
        all[0].message.clone(),
        at.line,
        at.column,
        all[0].help.clone(),
    )
}

fn texts(all: &[Located<String>]) -> Vec<&str> {
    all.iter().map(|it| it.value.as_str()).collect()
}

#[test]
fn a_file_that_is_not_there_is_an_error() {
    let (mut sources, mut report) = (Sources::new(), Report::new());
    let settings = read(
        std::path::Path::new("no/such/codegen.toml"),
        &mut sources,
        &mut report,
    );
    assert_eq!(settings, Settings::default());
    assert!(report.has_errors());
}

#[test]
fn every_setting_is_read() {
    let settings = settings(
        r##"
envelope = { payload = "result", success = "success" }

[crate]
name = "cloudflare-tunnel"
version = "0.1.0-rc.1"
description = "d"
license = "MIT OR Apache-2.0"
repository = "r"

[client]
user_agent = "u"
request_id = ["cf-ray", "x-request-id"]
[client.env]
base_url = "CLOUDFLARE_BASE_URL"
[client.env.credentials]
api_token = "CLOUDFLARE_API_TOKEN"
[client.env.scope]
account_id = "CLOUDFLARE_ACCOUNT_ID"

[scope.account_id]
parameters = ["account_id", "account_identifier"]
description = "s"
[scope.zone_id]

[[same_type]]
name = "Message"
pointers = ["/components/schemas/a", "#/paths/~1a"]
[[same_type]]
pointers = ["/x"]

[names]
"/components/schemas/pet" = "Animal"

[operations."get-it"]
path = ["zero_trust", "tunnels"]
method = "create"
[operations."get-it".paging]
style = "page"
parameter = "p"
size = "s"
first_page = "0"
items = "i"
next = "/n"
total_pages = "/a/b"
total_count = "/c"
has_more = "/d"
[operations."put-it"]
paging = false

[resources]
cfd_tunnel = "cloudflared"

[formats]
date-time = "string"
date = "date"
uuid = "string"

[types]
serde = "both"
relax_required = ["/a/b"]

[include]
tags = ["tunnels"]
paths = ["/accounts/**"]

[exclude]
operations = ["tunnel-*"]
"##,
    );
    assert_eq!(settings.crate_.name.unwrap().value, "cloudflare-tunnel");
    assert_eq!(settings.crate_.version.unwrap().value, "0.1.0-rc.1");
    assert_eq!(
        texts(&settings.client.request_id),
        ["cf-ray", "x-request-id"]
    );
    assert_eq!(
        settings.client.env.credentials["api_token"].value,
        "CLOUDFLARE_API_TOKEN"
    );
    assert_eq!(
        settings.client.env.scope["account_id"].value,
        "CLOUDFLARE_ACCOUNT_ID"
    );
    assert_eq!(
        texts(&settings.scope["account_id"].value.parameters),
        ["account_id", "account_identifier"]
    );
    assert_eq!(
        texts(&settings.scope["zone_id"].value.parameters),
        ["zone_id"]
    );
    assert!(
        matches!(settings.envelope, EnvelopeSettings::Named { payload, .. } if payload.value == "result")
    );
    let pointers: Vec<_> = settings
        .same_type
        .iter()
        .flat_map(|it| &it.value.pointers)
        .map(|it| it.value.as_str())
        .collect();
    assert_eq!(pointers, ["/components/schemas/a", "/paths/~1a", "/x"]);
    assert_eq!(
        settings.names[&Pointer::parse("/components/schemas/pet").unwrap()].value,
        "Animal"
    );
    assert_eq!(
        settings.operations["get-it"]
            .value
            .path
            .as_ref()
            .unwrap()
            .value,
        ["zero_trust", "tunnels"]
    );
    let PagingSettings::Set(paging) = &settings.operations["get-it"].value.paging else {
        panic!("paging is set");
    };
    assert_eq!(
        (paging.style, paging.first_page),
        (Some(PagingStyle::Page), Some(0))
    );
    assert_eq!(paging.parameter.as_ref().unwrap().value, "p");
    assert_eq!(paging.total_pages.as_ref().unwrap().value.as_str(), "/a/b");
    assert_eq!(
        settings.operations["put-it"].value.paging,
        PagingSettings::Off
    );
    assert_eq!(settings.resources["cfd_tunnel"].value, "cloudflared");
    assert_eq!(settings.formats["date-time"].value, FormatType::String);
    assert_eq!(settings.formats["date"].value, FormatType::Date);
    assert_eq!(settings.types.serde, SerdeDirections::Both);
    assert!(matches!(settings.types.relax_required, Chosen::These(all) if all.len() == 1));
    assert_eq!(texts(&settings.include.tags), ["tunnels"]);
    assert_eq!(texts(&settings.include.paths), ["/accounts/**"]);
    assert_eq!(texts(&settings.exclude.operations), ["tunnel-*"]);
}

#[test]
fn an_envelope_can_be_switched_off() {
    assert_eq!(
        settings("envelope = false\n").envelope,
        EnvelopeSettings::Off
    );
    assert_eq!(
        settings("envelope = true\n").envelope,
        EnvelopeSettings::Detected
    );
}

#[test]
fn an_unknown_key_names_the_nearest() {
    let (code, message, line, column, help) = finding("[client]\nuser_agnet = \"x\"\n");
    assert_eq!((code, line, column), (Code::UnknownSetting, 2, 1));
    assert_eq!(message, "`client` has no setting `user_agnet`");
    assert_eq!(help.as_deref(), Some("did you mean `user_agent`?"));
}

#[test]
fn an_unknown_key_without_a_near_one_lists_all() {
    let (code, _, line, column, help) = finding("[types]\nfoo = 1\n");
    assert_eq!((code, line, column), (Code::UnknownSetting, 2, 1));
    assert_eq!(
        help.as_deref(),
        Some(
            "the settings here are `serde`, `relax_required`, `extra`, `use`, `derive`, `derive_attribute`, `dates`"
        )
    );
}

#[test]
fn wrong_types_and_choices_are_located() {
    for (text, message, line, column) in [
        ("[crate]\nname = 1\n", "`crate.name` must be a string", 2, 8),
        ("client = 1\n", "`client` must be a table", 1, 10),
        (
            "[client]\nrequest_id = \"x\"\n",
            "`client.request_id` must be a list of strings",
            2,
            14,
        ),
        (
            "[client]\nrequest_id = [1]\n",
            "`client.request_id` must be a list of strings",
            2,
            15,
        ),
        (
            "[types]\nserde = \"bot\"\n",
            "`types.serde` cannot be `bot`",
            2,
            9,
        ),
        (
            "[formats]\nuuid = \"guid\"\n",
            "`formats.uuid` cannot be `guid`",
            2,
            8,
        ),
        (
            "[names]\n\"a\" = \"B\"\n",
            "`names.a` must be a JSON Pointer, such as `/components/schemas/Pet`",
            2,
            1,
        ),
        (
            "[[same_type]]\nname = \"A\"\n",
            "`same_type` needs `pointers`",
            1,
            1,
        ),
        (
            "[envelope]\nsuccess = \"s\"\n",
            "`envelope` needs `payload`",
            1,
            1,
        ),
    ] {
        let (code, found, at_line, at_column, _) = finding(text);
        assert_eq!(
            (code, found.as_str(), at_line, at_column),
            (Code::InvalidSetting, message, line, column)
        );
    }
}

#[test]
fn what_goes_into_cargo_toml_is_checked() {
    for text in [
        "name = \"a b\"",
        "name = \"\"",
        "name = \"1a\"",
        "name = \"a\\\"\"",
        "version = \"1\"",
        "version = \"1.2.03\"",
        "version = \"1.2.3-\"",
    ] {
        assert_eq!(
            finding(&format!("[crate]\n{text}\n")).0,
            Code::InvalidSetting,
            "{text}"
        );
    }
    assert_eq!(
        finding("[client.env]\nbase_url = \"A B\"\n").0,
        Code::InvalidSetting
    );
}

#[test]
fn toml_syntax_errors_are_located() {
    let (code, message, line, _, _) = finding("[crate]\nname = \n");
    assert_eq!((code, line), (Code::Syntax, 2));
    assert!(message.starts_with("not valid TOML: "), "{message}");
    assert_eq!(
        finding("[crate]\nname = \"a\"\nname = \"b\"\n").0,
        Code::Syntax
    );
}

#[test]
fn everything_that_is_wrong_is_reported_at_once() {
    let (settings, report, sources) = read_text(
        r#"
[crate]
name = "a b"
versoin = "0.1.0"
license = "MIT"
[client]
request_id = ["cf-ray", 1]
[[same_type]]
pointer = ["/a"]
[names]
"a" = "B"
"/b" = 1
"/c" = "C"
[types]
serde = "none"
relax_required = 1
[include]
paths = ["/pets**", "/pets/**"]
"#,
    );
    let found: Vec<_> = report
        .iter()
        .map(|it| {
            let at = sources.locate(&it.labels[0].0).unwrap();
            format!("{}:{} {}", at.line, at.column, it.message)
        })
        .collect();
    assert_eq!(
        found,
        [
            "3:8 `crate.name` must be a package name: letters, digits, `-` and `_`, starting with a letter",
            "4:1 `crate` has no setting `versoin`",
            "7:25 `client.request_id` must be a list of strings",
            "8:1 `same_type` needs `pointers`",
            "9:1 `same_type` has no setting `pointer`",
            "11:1 `names.a` must be a JSON Pointer, such as `/components/schemas/Pet`",
            "12:8 `names./b` must be a string",
            "15:9 `types.serde` cannot be `none`",
            "16:18 `types.relax_required` must be a list of strings, `true` or `false`",
            "18:10 `include.paths` must be a path in which `**` is a whole segment, such as `/pets/**`",
        ]
    );
    assert_eq!(settings.crate_.license.unwrap().value, "MIT");
    assert_eq!(texts(&settings.client.request_id), ["cf-ray"]);
    assert_eq!(settings.names.len(), 1);
    assert_eq!(texts(&settings.include.paths), ["/pets/**"]);
}
