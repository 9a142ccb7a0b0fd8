//! Generates the client that the tests use.

fn main() {
    sdkgen::Generator::new("api.yaml")
        .name("everyday")
        .build_script("client");
}
