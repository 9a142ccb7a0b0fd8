//! Styles: the ways in which values are written into URLs, headers and forms.

/// The way in which a value is written into a URL, a header or a form (OpenAPI 3.0.4, Style Values).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Form,
    SpaceDelimited,
    PipeDelimited,
    /// Tabs between the items, which no version of the specification has under this name.
    TabDelimited,
    DeepObject,
    Simple,
    Label,
    Matrix,
    /// As JSON, since the document has a `content` map instead of a style.
    Json,
}

/// The style of a property, and its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    pub style: Style,
    pub explode: bool,
    pub reserved: bool,
}

impl Written {
    /// Returns whether it only repeats the name for each item of a list.
    pub fn repeats(self) -> bool {
        self.style == Style::Form && self.explode && !self.reserved
    }
}
