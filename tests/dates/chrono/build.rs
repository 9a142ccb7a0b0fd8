//! Generates the client that the tests use.

fn main() {
    sdkgen::Generator::new("../api.yaml")
        .config("codegen.toml")
        .name("calendar")
        .build_script("client");
}
