//! Generates the client of the document with the corrections that follow from its misfits.

fn main() {
    sdkgen::Generator::new("../api.yaml")
        .overlay("../misfits.overlay.yaml")
        .name("orders")
        .build_script("client");
}
