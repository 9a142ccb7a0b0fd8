fn main() {
    sdkgen::Generator::new("../pets.yaml").build_module("crate::api");
}
