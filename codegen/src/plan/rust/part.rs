//! The parts of multipart forms.

/// The part of a form that a property is sent as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub content: PartContent,
    /// The media type, if the document declares one.
    pub media_type: Option<String>,
}

/// The content of a part, which determines how the form takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartContent {
    /// A file.
    File { optional: bool },
    /// A part for each of several files.
    Files { optional: bool },
    /// A value as text or as JSON.
    Value,
}
