//! Generates the client that the scenarios call.

fn main() {
    sdkgen::Generator::new("api.yaml")
        .name("faults")
        .build_script("client");
}
