//! An example of a user's build script: generates the client into `OUT_DIR/client`.
//!
//! The drift test compares it with the committed `generated-client/`.

fn main() {
    sdkgen::Generator::new("spec").build_script("client");
}
