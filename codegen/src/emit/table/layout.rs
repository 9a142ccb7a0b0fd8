//! The layout of a table: one line per row, so that a new row is a new line in a diff.

use proc_macro2::TokenStream;

use crate::emit::code;

/// A call of one of the runtime's macros.
pub(in crate::emit) struct Table {
    path: String,
    body: Body,
}

enum Body {
    /// `macro! { pub struct Name { … } impl Name { … } }`
    Declaration {
        above: Vec<String>,
        blocks: Vec<(String, Vec<Row>)>,
        beside: String,
    },
    /// `macro!(Name { … });`
    Call(String, Vec<Row>),
}

/// A row, with the lines of its documentation and its attributes above it.
pub(super) struct Row {
    above: Vec<String>,
    text: String,
    /// The rows in braces after the text.
    inner: Option<Vec<Row>>,
}

impl Row {
    pub(super) fn new(text: String) -> Self {
        Self {
            above: Vec::new(),
            text,
            inner: None,
        }
    }

    pub(super) fn below(above: Vec<String>, text: String) -> Self {
        Self {
            above,
            ..Self::new(text)
        }
    }

    pub(super) fn around(text: String, inner: Vec<Row>) -> Self {
        Self {
            inner: Some(inner),
            ..Self::new(text)
        }
    }

    fn text(&self) -> String {
        let above = self.above.iter().map(|line| format!("{line}\n"));
        let block = self
            .inner
            .as_ref()
            .map(|inner| format!(" {}", block(inner)));
        let (above, block) = (above.collect::<String>(), block.unwrap_or_default());
        format!("{above}{}{block},\n", self.text)
    }
}

impl Table {
    /// Declares an item: `pub struct Name { … }`, with its documentation and its attributes above it.
    pub(super) fn declaration(
        path: String,
        above: Vec<String>,
        head: String,
        rows: Vec<Row>,
    ) -> Self {
        let body = Body::Declaration {
            above,
            blocks: vec![(head, rows)],
            beside: String::new(),
        };
        Self { path, body }
    }

    /// Calls a macro with a head, such as a name, and rows.
    pub(super) fn call(path: String, head: String, rows: Vec<Row>) -> Self {
        let body = Body::Call(head, rows);
        Self { path, body }
    }

    /// Adds rows in a block after the others.
    pub(super) fn followed_by(mut self, head: String, rows: Vec<Row>) -> Self {
        if let Body::Declaration { blocks, .. } = &mut self.body {
            blocks.push((head, rows));
        }
        self
    }

    /// Adds the items that belong to the declared one.
    pub(in crate::emit) fn beside(mut self, code: TokenStream) -> Self {
        if let Body::Declaration { beside, .. } = &mut self.body {
            let further = code::joined(code::items(code));
            if !beside.is_empty() && !further.is_empty() {
                beside.push('\n');
            }
            beside.push_str(&further);
        }
        self
    }

    pub(in crate::emit) fn text(&self) -> String {
        let path = &self.path;
        match &self.body {
            Body::Call(head, rows) => format!("{path}!({head} {});\n", block(rows)),
            Body::Declaration {
                above,
                blocks,
                beside,
            } => {
                let above: String = above.iter().map(|line| format!("{line}\n")).collect();
                let blocks = blocks.iter();
                let blocks = blocks.map(|(head, rows)| format!("{head} {}", block(rows)));
                let blocks = blocks.collect::<Vec<_>>().join(" ");
                let gap = if beside.is_empty() { "" } else { "\n" };
                let inner = code::indented(&format!("{above}{blocks}\n{gap}{beside}"));
                format!("{path}! {{\n{inner}}}\n")
            }
        }
    }
}

fn block(rows: &[Row]) -> String {
    let rows: String = rows.iter().map(Row::text).collect();
    match rows.is_empty() {
        true => "{}".to_owned(),
        false => format!("{{\n{}}}", code::indented(&rows)),
    }
}
