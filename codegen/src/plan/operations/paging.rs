//! Lists in pages: recognized by what an operation takes, and by what its answer says of other pages.

use crate::ir::{self, Location, Shape, TypeId, Use};
use crate::plan::Planner;
use crate::plan::rust::{Item, Items, PageStyle, Paging, Presence, RustType, Success};

// All names without underscores, dashes and capitals, the most telling first.
const PAGE: [&str; 5] = ["page", "pagenumber", "pageno", "pagenum", "currentpage"];
const OFFSET: [&str; 4] = ["offset", "skip", "startindex", "startat"];
const CURSOR: [&str; 10] = [
    "cursor",
    "pagetoken",
    "nexttoken",
    "nextpagetoken",
    "continuationtoken",
    "nextcursor",
    "pagecursor",
    "startcursor",
    "after",
    "marker",
];
const SIZE: [&str; 11] = [
    "perpage",
    "pagesize",
    "limit",
    "maxresults",
    "pagelimit",
    "itemsperpage",
    "resultsperpage",
    "maxitems",
    "size",
    "count",
    "top",
];
const LISTS: [&str; 10] = [
    "data", "items", "results", "result", "records", "entries", "values", "list", "content",
    "elements",
];
/// Lists about the answer, and not what was asked for.
const ASIDE: [&str; 5] = ["errors", "warnings", "messages", "links", "included"];
const TOTAL_PAGES: [&str; 4] = ["totalpages", "pagecount", "numpages", "lastpage"];
const TOTAL_COUNT: [&str; 4] = ["totalcount", "totalitems", "totalresults", "totalrecords"];
/// These count only if they are whole: a fraction is the total of something else.
const WHOLE_PAGES: [&str; 1] = ["pages"];
const WHOLE_COUNT: [&str; 1] = ["total"];
const HAS_MORE: [&str; 4] = ["hasmore", "hasnext", "hasnextpage", "more"];
const NEXT_CURSOR: [&str; 11] = [
    "nextcursor",
    "nextpagetoken",
    "nexttoken",
    "nextpagecursor",
    "nextmarker",
    "continuationtoken",
    "endcursor",
    "after",
    "cursor",
    "pagetoken",
    "next",
];
const NEXT_URL: [&str; 7] = [
    "nexturl",
    "nextlink",
    "nextpageurl",
    "nextpageuri",
    "nexturi",
    "odata.nextlink",
    "next",
];

/// Objects in objects are looked through to this depth.
const DEEPEST: usize = 3;

/// A property of the body that is no list, and the keys that lead to it.
struct Scalar {
    path: Vec<String>,
    name: String,
    ty: TypeId,
}

impl Planner<'_> {
    /// None where the answer is no list, or nothing leads from one page to the next.
    pub(crate) fn recognized(
        &self,
        operation: &ir::Operation,
        success: &Success,
    ) -> Option<Paging> {
        if operation.method != "GET" {
            return None;
        }
        let body = self.json_body(operation)?;
        let (item, items) = self.listed(body, success, None)?;
        let scalars = self.scalars(body.ty);
        let style = match self.page_style(operation, &scalars) {
            Some(style) => style,
            None => self.last_item(operation, body, &scalars)?,
        };
        Some(Paging {
            item,
            items,
            size: self.query(operation, &SIZE, is_number),
            total_pages: self.total(&scalars, &TOTAL_PAGES, &WHOLE_PAGES),
            total_count: self.total(&scalars, &TOTAL_COUNT, &WHOLE_COUNT),
            has_more: self.of_kind(&scalars, &HAS_MORE, |shape| {
                matches!(shape, Shape::Boolean { .. })
            }),
            style,
        })
    }

    pub(crate) fn json_body(&self, operation: &ir::Operation) -> Option<Use> {
        let mut contents = operation.successes().map(|response| &response.content);
        contents.find_map(ir::Contents::preferred)?.json()
    }

    /// The list in a body: its property `named` so, or the one that looks like it.
    pub(crate) fn listed(
        &self,
        body: Use,
        success: &Success,
        named: Option<&str>,
    ) -> Option<(RustType, Items)> {
        let page = match (&self.api.types[body.ty].shape, success) {
            (
                Shape::Apply { payload, .. },
                Success::Unwrap(_) | Success::UnwrapOrEmpty(_) | Success::UnwrapOptional(_),
            ) => *payload,
            (Shape::Array { .. } | Shape::Object(_), Success::Json(_)) => body,
            _ => return None,
        };
        match &self.api.types[page.ty].shape {
            Shape::Array { items } if named.is_none() => Some((
                self.used(*items),
                Items::Whole {
                    optional: page.nullable,
                },
            )),
            Shape::Object(object) if !page.nullable && !page.boxed => {
                let (wire, list) = self.list(object, named)?;
                let Some(Item::Struct(planned)) = self.item(page.ty) else {
                    return None;
                };
                let field = planned.fields.iter().find(|it| it.wire == wire)?;
                let optional = match field.presence {
                    Presence::Required => false,
                    Presence::Optional | Presence::RequiredNullable => true,
                    Presence::ThreeState => return None,
                };
                let name = field.name.clone();
                Some((self.used(list), Items::Field { name, optional }))
            }
            _ => None,
        }
    }

    /// The property that is the list: one with a usual name, or the only one of all.
    fn list<'o>(&self, object: &'o ir::Object, named: Option<&str>) -> Option<(&'o str, Use)> {
        let mut lists = object.fields.iter().filter_map(|(name, field)| {
            match &self.api.types[field.value.ty].shape {
                Shape::Array { items } => Some((name.as_str(), *items)),
                _ => None,
            }
        });
        if let Some(named) = named {
            return lists.find(|(name, _)| *name == named);
        }
        let lists = lists.filter(|(name, _)| !ASIDE.contains(&plain(name).as_str()));
        let lists: Vec<(&str, Use)> = lists.collect();
        let usual = LISTS
            .iter()
            .find_map(|usual| lists.iter().find(|(name, _)| plain(name) == *usual));
        match (usual, &lists[..]) {
            (Some(list), _) | (None, [list]) => Some(*list),
            (None, _) => None,
        }
    }

    /// The properties of the body that are no lists, in objects of objects as well.
    fn scalars(&self, body: TypeId) -> Vec<Scalar> {
        let mut scalars = Vec::new();
        let mut pending = vec![(body, Vec::new())];
        while let Some((id, path)) = pending.pop() {
            let object = match &self.api.types[id].shape {
                Shape::Object(object) => object,
                Shape::Apply { envelope, payload } => {
                    // The payload stands where the envelope says.
                    let Shape::Object(object) = &self.api.types[*envelope].shape else {
                        continue;
                    };
                    let roles = object.envelope.as_ref();
                    if let (Some(roles), true) = (roles, path.len() < DEEPEST) {
                        let below = [&path[..], &[roles.payload.as_str().to_owned()]].concat();
                        pending.push((payload.ty, below));
                    }
                    object
                }
                _ => continue,
            };
            for (name, field) in &object.fields {
                let below = [&path[..], &[name.as_str().to_owned()]].concat();
                match &self.api.types[field.value.ty].shape {
                    Shape::Object(_) if below.len() < DEEPEST => {
                        pending.push((field.value.ty, below));
                    }
                    Shape::Array { .. } | Shape::Object(_) | Shape::Parameter => {}
                    _ => scalars.push(Scalar {
                        path: below,
                        name: plain(name.as_str()),
                        ty: field.value.ty,
                    }),
                }
            }
        }
        // What stands higher is meant for the whole; what stands beside each other has no order.
        scalars.sort_by(|left, right| {
            let key = |it: &Scalar| (it.path.len(), it.path.clone());
            key(left).cmp(&key(right))
        });
        scalars
    }

    fn page_style(&self, operation: &ir::Operation, scalars: &[Scalar]) -> Option<PageStyle> {
        let next = self.of_kind(scalars, &NEXT_CURSOR, is_text);
        if let Some(parameter) = self.query(operation, &CURSOR, is_text)
            && !next.is_empty()
        {
            return Some(PageStyle::Cursor { parameter, next });
        }
        let has_total = !self.total(scalars, &TOTAL_PAGES, &WHOLE_PAGES).is_empty()
            || !self.total(scalars, &TOTAL_COUNT, &WHOLE_COUNT).is_empty()
            || scalars
                .iter()
                .any(|it| HAS_MORE.contains(&it.name.as_str()));
        let headers = operation.successes().flat_map(|it| &it.headers);
        let has_links = headers
            .into_iter()
            .any(|it| it.name.as_str().eq_ignore_ascii_case("link"));
        if has_links && !has_total {
            return Some(PageStyle::Link);
        }
        if let Some(parameter) = self.query(operation, &PAGE, is_number) {
            let first = self.default_of(operation, &parameter).unwrap_or(1);
            return Some(PageStyle::Page {
                parameter,
                // A default beyond the first page would be an example.
                first: first.min(1),
            });
        }
        if let Some(parameter) = self.query(operation, &OFFSET, is_number) {
            return Some(PageStyle::Offset { parameter });
        }
        let next = self.next_url(scalars);
        (!next.is_empty()).then_some(PageStyle::Url { next })
    }

    /// The next page begins after the last item of this one, if there are more.
    fn last_item(
        &self,
        operation: &ir::Operation,
        body: Use,
        scalars: &[Scalar],
    ) -> Option<PageStyle> {
        let parameter = self.query(operation, &["startingafter"], is_text)?;
        let Shape::Object(object) = &self.api.types[body.ty].shape else {
            return None;
        };
        let (list, item) = self.list(object, None)?;
        let Shape::Object(item) = &self.api.types[item.ty].shape else {
            return None;
        };
        let has_id = item.fields.iter().any(|(name, field)| {
            name.as_str() == "id" && is_text(&self.api.types[field.value.ty].shape)
        });
        let says_more = scalars
            .iter()
            .any(|it| HAS_MORE.contains(&it.name.as_str()));
        let next = [list, "", "id"].map(str::to_owned).into();
        (has_id && says_more).then_some(PageStyle::Cursor { parameter, next })
    }

    /// The first query parameter with one of the names whose shape will do.
    fn query(
        &self,
        operation: &ir::Operation,
        names: &[&str],
        will_do: impl Fn(&Shape) -> bool,
    ) -> Option<String> {
        let found = names.iter().find_map(|name| {
            operation.parameters.iter().find(|it| {
                it.location == Location::Query
                    && plain(it.name.as_str()) == *name
                    && will_do(&self.api.types[it.value.ty].shape)
            })
        });
        found.map(|it| it.name.as_str().to_owned())
    }

    fn default_of(&self, operation: &ir::Operation, name: &str) -> Option<u64> {
        let mut parameters = operation.parameters.iter();
        let parameter = parameters.find(|it| it.name.as_str() == name)?;
        parameter.default.as_ref()?.as_u64()
    }

    fn total(&self, scalars: &[Scalar], names: &[&str], whole: &[&str]) -> Vec<String> {
        let sure = self.of_kind(scalars, names, is_number);
        match sure.is_empty() {
            true => self.of_kind(scalars, whole, |it| matches!(it, Shape::Integer(_))),
            false => sure,
        }
    }

    /// The path of the first property with one of the names whose shape will do; empty if there is none.
    fn of_kind(
        &self,
        scalars: &[Scalar],
        names: &[&str],
        will_do: impl Fn(&Shape) -> bool,
    ) -> Vec<String> {
        let found = names.iter().find_map(|name| {
            let mut scalars = scalars.iter();
            scalars.find(|it| it.name == *name && will_do(&self.api.types[it.ty].shape))
        });
        found.map(|it| it.path.clone()).unwrap_or_default()
    }

    /// A text that is called a URL, stands among links, or has the format of one.
    fn next_url(&self, scalars: &[Scalar]) -> Vec<String> {
        let is_url = |scalar: &&Scalar| {
            let above = scalar.path.iter().rev().nth(1).map(|it| plain(it));
            let format = match &self.api.types[scalar.ty].shape {
                Shape::String(string) => string.format.as_deref(),
                _ => return false,
            };
            scalar.name != "next"
                || matches!(format, Some("uri" | "url" | "uri-reference"))
                || matches!(above.as_deref(), Some("links" | "link" | "urls"))
        };
        let found = NEXT_URL.iter().find_map(|name| {
            let mut scalars = scalars.iter().filter(is_url);
            scalars.find(|it| it.name == *name)
        });
        found.map(|it| it.path.clone()).unwrap_or_default()
    }
}

fn is_number(shape: &Shape) -> bool {
    matches!(shape, Shape::Integer(_) | Shape::Number(_))
}

fn is_text(shape: &Shape) -> bool {
    matches!(shape, Shape::String(_))
}

fn plain(name: &str) -> String {
    let letters = name
        .chars()
        .filter(|it| !matches!(it, '_' | '-' | '@' | '$'));
    letters.flat_map(char::to_lowercase).collect()
}
