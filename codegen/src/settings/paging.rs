//! `[operations."<operationId>".paging]`: the division of a list into pages, if the document does not show it.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};
use serde_json::json;

use super::located::Located;
use super::switch::Switch;
use crate::source::Pointer;

/// `paging = false`, or `[operations."<operationId>".paging]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(from = "Switch<PagingKeys>")]
pub enum PagingSettings {
    /// Without a setting, or with `paging = true`, pages are recognized by their names.
    #[default]
    Recognized,
    /// With `paging = false`, the response is not a page.
    Off,
    /// The keys that are not set are recognized.
    Set(Box<PagingKeys>),
}

impl From<Switch<PagingKeys>> for PagingSettings {
    fn from(switch: Switch<PagingKeys>) -> Self {
        match switch {
            Switch::Flag(true) => Self::Recognized,
            Switch::Flag(false) => Self::Off,
            Switch::Set(keys) => Self::Set(Box::new(keys)),
        }
    }
}

/// `[operations."<operationId>".paging]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PagingKeys {
    /// The difference between the requests for two pages: the number of the page, the number of items before it, a token from the
    /// server, a URL in the body, or a URL in the header `Link`.
    #[schemars(example = json!("cursor"))]
    pub style: Option<PagingStyle>,
    /// The query parameter for the number of the page, the offset or the cursor.
    #[schemars(example = json!("from"))]
    pub parameter: Option<Located<String>>,
    /// The query parameter for the number of items on a page.
    #[schemars(example = json!("per_page"))]
    pub size: Option<Located<String>>,
    /// The number of the first page.
    #[serde(deserialize_with = "first_page")]
    #[schemars(with = "FirstPage", example = json!("0"))]
    pub first_page: Option<u64>,
    /// The property of the response that is the list.
    #[schemars(example = json!("records"))]
    pub items: Option<Located<String>>,
    /// A JSON Pointer to the next cursor or URL in the body.
    #[schemars(example = json!("/meta/next"))]
    pub next: Option<Located<Pointer>>,
    /// A JSON Pointer to the number of pages.
    #[schemars(example = json!("/meta/pages"))]
    pub total_pages: Option<Located<Pointer>>,
    /// A JSON Pointer to the number of items.
    #[schemars(example = json!("/meta/total"))]
    pub total_count: Option<Located<Pointer>>,
    /// A JSON Pointer to the property that tells whether there are more pages.
    #[schemars(example = json!("/meta/more"))]
    pub has_more: Option<Located<Pointer>>,
}

// `ir::PageStyle` also has the parameters and keys of a style, which the settings may leave to `detect_pages`.
/// The difference between the requests for two pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PagingStyle {
    /// The number of the page.
    Page,
    /// The number of items before the page.
    Offset,
    /// A token from the server.
    Cursor,
    /// A URL in the body.
    Url,
    /// A URL in the header `Link`.
    Link,
}

#[derive(Deserialize, JsonSchema)]
enum FirstPage {
    #[serde(rename = "0")]
    Zero,
    #[serde(rename = "1")]
    One,
}

fn first_page<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    Ok(match FirstPage::deserialize(deserializer)? {
        FirstPage::Zero => Some(0),
        FirstPage::One => Some(1),
    })
}
