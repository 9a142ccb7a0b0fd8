//! Tables: calls of the runtime's macros, printed a row per line, so that a new row is a new line in a diff.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// The text of an item that is a table: `macro!(Name { row, row });`, or a declaration, `macro! { pub struct Name { row, row } }`.
pub(super) fn table(item: &syn::Item) -> Option<String> {
    let syn::Item::Macro(item) = item else {
        return None;
    };
    let path = text(item.mac.path.to_token_stream());
    let mut tokens: Vec<TokenTree> = item.mac.tokens.clone().into_iter().collect();
    let Some(TokenTree::Group(rows)) = tokens.pop() else {
        return None;
    };
    if rows.delimiter() != Delimiter::Brace {
        return None;
    }
    let rows = self::rows(rows.stream());
    let conditions = item.attrs.iter();
    let conditions = conditions.map(|it| format!("#[{}]\n", text(it.meta.to_token_stream())));
    let conditions: String = conditions.collect();
    Some(match item.mac.delimiter {
        syn::MacroDelimiter::Brace(_) => {
            let head = row(tokens, "    ");
            let rows: String = rows.map(|it| row(it, "        ") + ",\n").collect();
            format!("{conditions}{path}! {{\n{head} {{\n{rows}    }}\n}}\n")
        }
        syn::MacroDelimiter::Paren(_) | syn::MacroDelimiter::Bracket(_) => {
            let name = text(tokens.into_iter().collect());
            let rows: String = rows.map(|it| row(it, "    ") + ",\n").collect();
            format!("{conditions}{path}!({name} {{\n{rows}}});\n")
        }
    })
}

/// A row, and before it its documentation and its other attributes on lines of their own.
fn row(tokens: Vec<TokenTree>, indent: &str) -> String {
    let mut lines = String::new();
    let mut rest = tokens.into_iter().peekable();
    if matches!(rest.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == '.') {
        // `..` opens the row of all other keys.
        rest.nth(1);
        lines = format!("{indent}..\n");
    }
    while let Some(TokenTree::Punct(punct)) = rest.peek()
        && punct.as_char() == '#'
    {
        rest.next();
        if let Some(TokenTree::Group(attribute)) = rest.next() {
            let line = match documentation(attribute.stream()) {
                Some(line) => format!("{indent}///{line}\n"),
                None => format!("{indent}#[{}]\n", text(attribute.stream())),
            };
            lines.push_str(&line);
        }
    }
    lines + indent + &text(rest.collect())
}

/// The text of `doc = "…"`, if it is one that a comment can say.
fn documentation(attribute: TokenStream) -> Option<String> {
    let mut tokens = attribute.into_iter();
    let is_doc = matches!(tokens.next(), Some(TokenTree::Ident(name)) if name == "doc");
    let value = tokens.nth(1).filter(|_| is_doc)?;
    let (TokenTree::Literal(value), None) = (value, tokens.next()) else {
        return None;
    };
    let syn::Lit::Str(line) = syn::Lit::new(value) else {
        return None;
    };
    let line = line.value();
    (!line.contains(['\n', '\r'])).then(|| line.trim_end().to_owned())
}

/// The rows, which commas separate that are not within angle brackets. A last row that opens with `..` has none.
fn rows(tokens: TokenStream) -> impl Iterator<Item = Vec<TokenTree>> {
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
    rows.into_iter().filter(|row| !row.is_empty())
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
                let is_apart = match group.delimiter() {
                    Delimiter::Bracket => !text.ends_with(['[', '&']),
                    Delimiter::Brace => true,
                    Delimiter::Parenthesis | Delimiter::None => false,
                };
                if is_apart {
                    separate(&mut text);
                }
                if group.delimiter() == Delimiter::Brace && group.stream().is_empty() {
                    text.push_str("{}");
                    continue;
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
                // The second bar of a closure's parameters stands behind a name.
                let closes = sign == '|' && text.ends_with(|it: char| it.is_alphanumeric());
                text.push(sign);
                if closes {
                    text.push(' ');
                }
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
            Range(4) => m::E<(), M<String, V>>, V = -1 });"#,
        );
        let expected = r#"a::b!(Name<T> {
    const "k" = "v",
    "a" => r#type: required,
    POST "/x",
    s: [["a", "b"], []],
    Range(4) => m::E<(), M<String, V>>,
    V = -1,
});
"#;
        assert_eq!(table(&item.expect("an item")).as_deref(), Some(expected));
    }

    #[test]
    fn a_declaration_has_its_documentation_above_each_row() {
        let item = syn::parse_str(
            r#"a::b! { #[doc = " A name."] #[derive(Default)] pub struct Name<T> { const "k" = "v",
            #[doc = " Its *key*."] #[doc = ""] #[doc = " More."] pub r#type: Option<Vec<m::T>> = optional "a",
            pub map: Map<String, T> = required "b", .. #[doc = " Others."] pub rest: Map<String, V> } }"#,
        );
        let expected = [
            "a::b! {",
            "    /// A name.",
            "    #[derive(Default)]",
            "    pub struct Name<T> {",
            r#"        const "k" = "v","#,
            "        /// Its *key*.",
            "        ///",
            "        /// More.",
            r#"        pub r#type: Option<Vec<m::T>> = optional "a","#,
            r#"        pub map: Map<String, T> = required "b","#,
            "        ..",
            "        /// Others.",
            "        pub rest: Map<String, V>,",
            "    }",
            "}",
            "",
        ];
        let expected = expected.join("\n");
        assert_eq!(
            table(&item.expect("an item")).as_deref(),
            Some(expected.as_str())
        );
    }
}
