//! Tables: calls of the runtime's macros, printed a row per line, so that a new row is a new line in a diff.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// The text of an item that is a table: `macro!(Name { row, row });`.
pub(super) fn table(item: &syn::Item) -> Option<String> {
    let syn::Item::Macro(item) = item else {
        return None;
    };
    let mut tokens: Vec<TokenTree> = item.mac.tokens.clone().into_iter().collect();
    let Some(TokenTree::Group(rows)) = tokens.pop() else {
        return None;
    };
    if rows.delimiter() != Delimiter::Brace {
        return None;
    }
    let path = text(item.mac.path.to_token_stream());
    let name = text(tokens.into_iter().collect());
    let rows = self::rows(rows.stream());
    let rows = rows.map(|row| format!("    {},\n", text(row)));
    Some(format!(
        "{path}!({name} {{\n{}}});\n",
        rows.collect::<String>()
    ))
}

/// The rows, which commas separate that are not within angle brackets. A last row that opens with `..` has none.
fn rows(tokens: TokenStream) -> impl Iterator<Item = TokenStream> {
    let mut rows = vec![Vec::new()];
    let mut depth = 0_usize;
    let mut arrow = false;
    for token in tokens {
        if let TokenTree::Punct(punct) = &token {
            match punct.as_char() {
                '<' => depth += 1,
                '>' if !arrow => depth = depth.saturating_sub(1),
                ',' if depth == 0 => {
                    rows.push(Vec::new());
                    continue;
                }
                _ => {}
            }
            arrow = matches!(punct.as_char(), '=' | '-');
        } else {
            arrow = false;
        }
        if let Some(row) = rows.last_mut() {
            row.push(token);
        }
    }
    let rows = rows.into_iter().filter(|row| !row.is_empty());
    rows.map(|row| row.into_iter().collect())
}

/// Tokens as a person would space them.
fn text(tokens: TokenStream) -> String {
    let mut text = String::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{ ", " }"),
                    Delimiter::None => ("", ""),
                };
                if group.delimiter() == Delimiter::Bracket && text.ends_with(|it| it != '[') {
                    separate(&mut text);
                }
                text.push_str(open);
                text.push_str(&self::text(group.stream()));
                text.push_str(close);
            }
            TokenTree::Punct(punct) => {
                let sign = punct.as_char();
                if sign == '=' {
                    separate(&mut text);
                }
                text.push(sign);
                let ends = punct.spacing() == Spacing::Alone;
                let alone = ends && !text.ends_with("::") && !text.ends_with("..");
                if alone && (matches!(sign, ',' | ':' | '=') || text.ends_with("=>")) {
                    text.push(' ');
                }
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => {
                if text.ends_with(|it: char| it.is_alphanumeric() || matches!(it, '_' | '"')) {
                    text.push(' ');
                }
                text.push_str(&token.to_string());
            }
        }
    }
    text.trim_end().to_owned()
}

fn separate(text: &mut String) {
    if !text.is_empty() && !text.ends_with(' ') {
        text.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn a_table_has_a_row_per_line() {
        let item = syn::parse_str(
            r#"a::b!(Name<T> { const "k" = "v", "a" => r#type: required, POST "/x", s: [["a", "b"], []],
            Range(4) => m::E<(), M<String, V>>, V = -1, ..rest });"#,
        );
        let expected = r#"a::b!(Name<T> {
    const "k" = "v",
    "a" => r#type: required,
    POST "/x",
    s: [["a", "b"], []],
    Range(4) => m::E<(), M<String, V>>,
    V = -1,
    ..rest,
});
"#;
        assert_eq!(table(&item.expect("an item")).as_deref(), Some(expected));
    }
}
