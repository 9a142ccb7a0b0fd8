//! The server of a call: that of the document, its variables, or a base URL from the user.
#![forbid(unsafe_code)]

use runtime_tests::runtime::call::environment::Environment;
use runtime_tests::runtime::call::{
    api::{Api, Server},
    settings::Settings,
};

const API: &Api = &Api {
    server: Server {
        url: "https://{region}.example.com:{port}/v1",
        variables: &[("region", "eu"), ("port", "443")],
    },
    user_agent: "test",
    request_id: &[],
    schemes: &[],
    security: &[],
    environment: &Environment {
        base_url: None,
        credentials: &[],
        alternatives: &[],
        path_defaults: &[],
    },
    ..Api::PLAIN
};

fn base_url(change: impl FnOnce(&mut Settings)) -> String {
    let mut settings = Settings::new(API);
    change(&mut settings);
    match settings.build() {
        Ok(core) => core.base_url().to_owned(),
        Err(error) => format!("error: {error}"),
    }
}

#[test]
fn variables_have_defaults_and_can_be_set() {
    assert_eq!(base_url(|_| {}), "https://eu.example.com/v1");
    let set = base_url(|settings| {
        settings.server_variable("region", "us".to_owned());
        settings.server_variable("region", "ap".to_owned());
        settings.server_variable("port", "8443".to_owned());
    });
    assert_eq!(set, "https://ap.example.com:8443/v1");
}

#[test]
fn a_base_url_of_the_users_own_has_no_variables() {
    let set = base_url(|settings| {
        settings.server_variable("region", "us".to_owned());
        settings.base_url("http://localhost:8080/");
    });
    assert_eq!(set, "http://localhost:8080");
}

#[test]
fn a_value_that_makes_no_url_is_an_error_that_shows_it() {
    let error = base_url(|settings| settings.server_variable("port", "x".to_owned()));
    assert!(error.contains("https://eu.example.com:x/v1"), "{error}");
}
