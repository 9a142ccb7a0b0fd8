//! Generates the client of the document that is wrong about its service.

fn main() {
    sdkgen::Generator::new("../api.yaml")
        .name("orders")
        .build_script("client");
}
