//! Generates two modules from one document.

use sdkgen::Generator;

fn main() {
    let document = || Generator::new("../everyday/api.yaml");
    document()
        .config("all.toml")
        .build_module("crate::clients::all");
    document().config("none.toml").build_module("crate::none");
}
