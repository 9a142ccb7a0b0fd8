//! Generates the module `api` from the document.

fn main() {
    sdkgen::Generator::new("../pets.yaml").build_module("crate::api");
}
