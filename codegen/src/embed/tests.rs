use super::conditions::settle;
use super::edits::Edits;
use super::lexemes::Lexed;
use super::paths::rebase;

fn moved(text: &str) -> String {
    let lexed = Lexed::of(text);
    let mut edits = Edits::default();
    settle(&lexed, &|feature| feature == "on", &mut edits);
    rebase(&lexed, "crate::a::b", &mut edits);
    edits.applied(text)
}

#[test]
fn paths_lead_to_the_module_and_texts_stay() {
    let text = "//! See [`C`](crate::C).\nuse crate::runtime;\npub(crate) fn f() -> &'static str {\n    $crate::g!(\"crate::x\")\n}\n";
    let expected = "//! See [`C`](crate::a::b::C).\nuse crate::a::b::runtime;\npub(crate) fn f() -> &'static str {\n    $crate::a::b::g!(\"crate::x\")\n}\n";
    assert_eq!(moved(text), expected);
}

#[test]
fn what_has_a_feature_stays_without_its_condition() {
    let text = "#[cfg(feature = \"on\")]\nuse a::b;\n\n/// Text.\n#[cfg(all(feature = \"on\", unix))]\nfn f() {}\n";
    let expected = "use a::b;\n\n/// Text.\n#[cfg(unix)]\nfn f() {}\n";
    assert_eq!(moved(text), expected);
}

#[test]
fn items_without_their_feature_are_left_out_as_a_whole() {
    let text = "\
use a::A;
#[cfg(feature = \"off\")]
use b::{B, C};

/// A struct.
struct S {
    a: u8,
    /// A field.
    #[cfg(feature = \"off\")]
    b: Vec<(u8, u8)>,
    c: u8,
}

#[cfg(feature = \"off\")]
a::table! {
    pub struct T {
        a: u8,
    }
}

a::table! {
    pub struct U {}
}

// The reason.
#[cfg(feature = \"off\")]
#[automatically_derived]
impl<T: Into<u8>> S {
    fn f() -> Map<u8, u8> {
        g()
    }
}

fn h(it: E) -> u8 {
    #[cfg(feature = \"off\")]
    let it = if true { it } else { it };
    match it {
        #[cfg(feature = \"off\")]
        E::A { a } => a,
        #[cfg(feature = \"off\")]
        E::B(b) => {
            b
        }
        #[cfg(not(feature = \"off\"))]
        _ => u8::from(cfg!(feature = \"off\")),
    }
}
";
    let expected = "\
use a::A;

/// A struct.
struct S {
    a: u8,
    c: u8,
}

a::table! {
    pub struct U {}
}

fn h(it: E) -> u8 {
    match it {
        _ => u8::from(false),
    }
}
";
    assert_eq!(moved(text), expected);
}

#[test]
fn conditional_attributes_are_settled() {
    let text = "#[cfg_attr(not(feature = \"off\"), allow(dead_code, reason = \"a, b\"))]\n#[cfg_attr(feature = \"off\", allow(x))]\nfn f() {}\n";
    let expected = "#[allow(dead_code, reason = \"a, b\")]\nfn f() {}\n";
    assert_eq!(moved(text), expected);
}
