//! What a user's build script looks like: generates the client into `OUT_DIR/client`.
//!
//! The drift test compares it with the committed `generated-client/`.

fn main() {
    codegen::Generator::new("spec").build_script("client");
}
