//! The paths of operations as steps that can name something, without versions, common prefixes, fragments and queries.

use crate::ir::Api;

use super::lexicon::{is_plural, split};

/// One part of a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Step {
    /// A part that is always the same: the name of a resource or of an action.
    Word(String),
    /// A part that a call fills in. Its name does not count, since documents spell it in several ways.
    Value,
}

impl Step {
    pub(super) fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            Self::Value => None,
        }
    }

    pub(super) fn is_value(&self) -> bool {
        matches!(self, Self::Value)
    }
}

/// The path of an operation, and the parts that were left out of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Route {
    pub(super) steps: Vec<Step>,
    /// The versions. They distinguish operations that otherwise have the same name.
    pub(super) versions: Vec<String>,
    /// The words of the fragment, if the key of the path has one: it names a variant of a call.
    pub(super) fragment: Vec<String>,
    /// The keys of the query, if the key of the path has one.
    pub(super) query: Vec<String>,
}

impl Route {
    pub(super) fn words(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.steps.iter().filter_map(Step::word)
    }
}

/// File endings by which a path names a format.
const FORMATS: [&str; 4] = [".json", ".xml", ".yaml", ".yml"];

/// The route of every operation.
pub(super) fn routes(api: &Api) -> Vec<Route> {
    let dotted = are_dotted(api);
    let operations = api.operations.iter();
    let mut routes: Vec<Route> = operations.map(|it| route(&it.path, dotted)).collect();
    drop_common_prefix(&mut routes);
    routes
}

/// Returns whether dots divide paths as slashes do (`/admin.teams.list`): more than half of the paths have such dots.
fn are_dotted(api: &Api) -> bool {
    let is_dotted = |segment: &str| {
        let plain = !segment.contains('{') && !is_version(segment);
        plain
            && without_format(segment)
                .split('.')
                .filter(|part| part.len() > 1)
                .count()
                > 1
    };
    let dotted = api
        .operations
        .iter()
        .filter(|it| it.path.split('/').any(is_dotted));
    dotted.count() * 2 > api.operations.len()
}

fn without_format(segment: &str) -> &str {
    FORMATS
        .iter()
        .find_map(|format| segment.strip_suffix(format))
        .unwrap_or(segment)
}

fn route(path: &str, dotted: bool) -> Route {
    let (path, fragment) = path.split_once('#').unwrap_or((path, ""));
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let keys = query.split('&').filter_map(|pair| pair.split('=').next());
    let mut route = Route {
        fragment: split(fragment),
        query: keys
            .filter(|key| !key.is_empty())
            .map(str::to_owned)
            .collect(),
        ..Route::default()
    };
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        if segment.contains('{') {
            with_value(segment, &mut route);
        } else if is_version(segment) || (is_api(segment) && route.steps.len() < 2) {
            route.versions.push(segment.to_owned());
        } else {
            let name = without_format(segment);
            let divides = |it: char| it == ':' || (dotted && it == '.');
            let words = name.split(divides).filter(|word| !word.is_empty());
            route
                .steps
                .extend(words.map(|word| Step::Word(word.to_owned())));
        }
    }
    // `/containers/{id}/json` is a container in the format JSON.
    let is_format = |word: &str| FORMATS.iter().any(|format| format[1..] == *word);
    if route.steps.len() > 1
        && route
            .steps
            .last()
            .and_then(Step::word)
            .is_some_and(is_format)
    {
        route.steps.pop();
    }
    route
}

/// Adds a segment that contains a value, and the words beside it: `{id}:cancel` is an item and an action.
fn with_value(segment: &str, route: &mut Route) {
    let (before, rest) = segment.split_once('{').unwrap_or((segment, ""));
    let (_, after) = rest.rsplit_once('}').unwrap_or(("", ""));
    let word = |text: &str| {
        let text = without_format(text).trim_matches(|it: char| !it.is_alphanumeric());
        (text.len() > 1).then(|| Step::Word(text.to_owned()))
    };
    // OData names one of many in parentheses, sometimes beside a path with a slash.
    if before.ends_with('(') {
        route.fragment.push("keyed".to_owned());
    }
    route.steps.extend(word(before));
    route.steps.push(Step::Value);
    route.steps.extend(word(after));
}

/// Returns whether a segment only names an edition of the API.
fn is_version(segment: &str) -> bool {
    let lower = segment.to_lowercase();
    let number = lower.strip_prefix('v').unwrap_or(&lower);
    let is_number = |text: &str| {
        let text = text.trim_end_matches(|it: char| it.is_ascii_digit());
        let text = text
            .strip_suffix("alpha")
            .or(text.strip_suffix("beta"))
            .unwrap_or(text);
        text.chars()
            .all(|it| it.is_ascii_digit() || matches!(it, '.' | '_' | '-'))
    };
    number.starts_with(|it: char| it.is_ascii_digit()) && is_number(number)
}

/// Returns whether a segment only announces an API.
fn is_api(segment: &str) -> bool {
    matches!(segment.to_lowercase().as_str(), "api" | "apis" | "rest")
}

/// Leaves out the words that all paths begin with and that lead to different resources: `/rest/users`, `/rest/groups`.
fn drop_common_prefix(routes: &mut [Route]) {
    let Some(first) = routes.first() else {
        return;
    };
    let words = first.steps.iter().map_while(Step::word).enumerate();
    let prefix = words.take_while(|(at, word)| {
        // A plural is a resource, even if it is the only one. So is a word with items below it.
        let has_it = |route: &Route| route.steps.get(*at).and_then(Step::word) == Some(*word);
        let next = |route: &Route| route.steps.get(at + 1).and_then(Step::word).is_some();
        let leads = |route: &Route| has_it(route) && next(route);
        split(word).last().is_some_and(|word| !is_plural(word)) && routes.iter().all(leads)
    });
    let mut count = prefix.count();
    // The step after the prefix must differ between operations.
    while count > 0
        && routes
            .iter()
            .all(|it| it.steps.get(count) == routes[0].steps.get(count))
    {
        count -= 1;
    }
    for route in routes {
        route.steps.drain(..count);
    }
}
