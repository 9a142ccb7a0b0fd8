//! The end of the item, field, arm or statement that attributes are about.

use super::lexemes::{Kind, Lexed};

/// Keywords with which something begins that ends with its block, unless a semicolon comes first.
const WITH_BLOCK: [&str; 12] = [
    "async",
    "enum",
    "extern",
    "fn",
    "for",
    "if",
    "impl",
    "macro_rules",
    "match",
    "mod",
    "struct",
    "trait",
];

/// Keywords with which something begins that ends with a semicolon.
const WITH_SEMICOLON: [&str; 5] = ["const", "let", "static", "type", "use"];

/// The index after the last lexeme of that which begins at `start`, with the comma after it if there is one.
pub(super) fn end(lexed: &Lexed<'_>, start: usize) -> usize {
    let keyword = first_keyword(lexed, start);
    let mut ends_with_block = WITH_BLOCK.contains(&keyword);
    let needs_semicolon =
        WITH_SEMICOLON.contains(&keyword) && !lexed.reads(start, &["const", "fn"]);
    let mut angles = 0_usize;
    let mut index = start;
    while index < lexed.len() {
        match lexed.word(index) {
            // The end of the block around it.
            ")" | "]" | "}" => return index,
            ";" => return index + 1,
            "," if angles == 0 && !needs_semicolon => return index + 1,
            "=" if lexed.word(index + 1) == ">" => {
                // An arm ends with its block or with a comma.
                ends_with_block = lexed.word(index + 2) == "{";
                index += 1;
            }
            // A call of a macro.
            "!" if lexed.word(index + 1) == "{" => ends_with_block = true,
            "-" if lexed.word(index + 1) == ">" => index += 1,
            "<" => angles += 1,
            ">" => angles = angles.saturating_sub(1),
            "(" | "[" => index = lexed.closing(index),
            "{" => {
                index = lexed.closing(index);
                if ends_with_block && !needs_semicolon {
                    return index + 1;
                }
            }
            _ => {}
        }
        index += 1;
    }
    index
}

/// The keyword that tells the kind of an item, after its visibility.
fn first_keyword<'t>(lexed: &Lexed<'t>, start: usize) -> &'t str {
    match (lexed.word(start), lexed.word(start + 1)) {
        ("pub", "(") => lexed.word(lexed.closing(start + 1) + 1),
        ("pub" | "unsafe", next) => next,
        (first, _) if lexed.is(start, Kind::Word) => first,
        _ => "",
    }
}
