//! The role of an operation. It follows from the other operations around its path, and from words only in case of doubt.

use super::lexicon::{
    begins_with_verb, is_crud, is_one_thing, is_only_verb, is_plural, split, stems,
    tells_what_to_do,
};
use super::route::Step;
use super::sites::{At, Site, Sites};

/// The role of an operation at its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// One of many things, behind a value: `/customers/{id}`.
    Item,
    /// Many things: `/customers`.
    Collection,
    /// The only thing of its kind: `/settings`.
    Singleton,
    /// An action on the resource above: `/payment_intents/{id}/confirm`.
    Action,
    /// The only operation at a path below a resource, and so a method of that resource: `/files/{id}/content`.
    Leaf,
    /// A path without any word that could name a resource.
    Nameless,
}

/// The facts that determine the role of an operation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    pub(super) sites: &'a Sites,
    pub(super) at: At<'a>,
    pub(super) method: &'a str,
    /// True if the document changes things by `POST` rather than by `PUT` or `PATCH`.
    pub(super) updates_by_post: bool,
    /// The tag of the operation.
    pub(super) tag: Option<&'a str>,
    /// The verb of its operation id, if the id was designed.
    pub(super) verb: Option<&'a str>,
    /// True if it finds several things according to its operation id.
    pub(super) says_list: bool,
}

/// Decides the role of an operation.
pub(super) fn role(asked: Asked<'_>) -> Role {
    let (_, steps) = asked.at;
    if steps.iter().all(Step::is_value) {
        return Role::Nameless;
    }
    let Some(end) = End::of(asked) else {
        return Role::Item;
    };
    if end.may_act() && is_action(&end.site, &end.words, asked) {
        return Role::Action;
    }
    end.role_alone(asked)
        .unwrap_or(match end.is_collection(asked) {
            true => Role::Collection,
            false => Role::Singleton,
        })
}

/// The word at the end of a path, with everything that its surroundings say about it.
struct End {
    site: Site,
    words: Vec<String>,
    /// True if the place has many things.
    is_many: bool,
    /// True if the step above is a value.
    is_under_item: bool,
    /// True if a resource or a scope is above. A word directly in a scope is about the scope itself.
    is_below: bool,
    /// True if the operation has another resource than the word.
    has_group: bool,
}

impl End {
    /// `None` for a path that ends with a value.
    fn of(asked: Asked<'_>) -> Option<Self> {
        let (scope, [above @ .., last]) = asked.at else {
            return None;
        };
        let last = last.word()?;
        let site = asked.sites.get(asked.at);
        let words = split(last);
        Some(Self {
            is_many: is_many(&site, &words, asked.updates_by_post),
            is_under_item: above.last().is_some_and(Step::is_value),
            is_below: above.iter().any(|step| !step.is_value()) || scope.is_some(),
            has_group: match asked.tag {
                Some(tag) => stems(tag) != stems(last),
                None => words.len() > 1 || is_only_verb(last),
            },
            site,
            words,
        })
    }

    /// Returns whether there is a resource that the word can act on.
    fn may_act(&self) -> bool {
        !self.is_many && (self.is_below || (self.has_group && self.site.is_lone()))
    }

    /// The role of the only operation at a place below a resource, if that decides it.
    fn role_alone(&self, asked: Asked<'_>) -> Option<Role> {
        if !(self.site.is_lone() && self.is_below) {
            return None;
        }
        if !self.is_under_item && is_report(asked) {
            return Some(Role::Leaf);
        }
        match asked.method {
            "GET" if !self.is_many => Some(Role::Leaf),
            "PUT" | "PATCH" | "DELETE" if self.is_under_item && !self.is_many => Some(Role::Leaf),
            "POST" if self.is_under_item && !self.is_created(asked) => Some(Role::Action),
            _ => None,
        }
    }

    /// Returns whether a `POST` makes a thing of this name, according to its id or to the plural.
    fn is_created(&self, asked: Asked<'_>) -> bool {
        asked.verb.is_some_and(is_crud) || self.words.last().is_some_and(|it| is_plural(it))
    }

    fn is_collection(&self, asked: Asked<'_>) -> bool {
        self.is_many || (asked.method == "POST" && self.site.is_lone())
    }
}

/// Returns whether a place has many things: it has items below it, or its name is a plural and it returns a list.
fn is_many(site: &Site, words: &[String], updates_by_post: bool) -> bool {
    if site.has_items {
        return true;
    }
    if begins_with_verb(words) || words.iter().all(|word| is_only_verb(word)) {
        return false;
    }
    let last = words.last().map(String::as_str).unwrap_or_default();
    let lists = site.methods.get("GET").is_some_and(|lists| *lists);
    // A list that is replaced as a whole, and whose items have no paths, is one thing.
    let is_replaced = site.is_updated() && !site.has("POST");
    let is_posted = updates_by_post && site.has("POST") && site.has("DELETE");
    lists && is_plural(last) && !is_one_thing(last) && !is_replaced && !is_posted
}

/// Returns whether the last word names an action rather than a thing.
fn is_action(site: &Site, words: &[String], asked: Asked<'_>) -> bool {
    // The verb of the id may be missing from the lists of verbs.
    let is_said =
        asked.verb.is_some() && asked.verb == words.first().map(String::as_str) && site.is_lone();
    let is_said = is_said && !words.last().is_some_and(|word| is_plural(word));
    if site.has_items || !(is_said || tells_what_to_do(words)) {
        return false;
    }
    let method = asked.method;
    match method {
        "GET" | "HEAD" => {
            site.is_leaf()
                && site
                    .methods
                    .keys()
                    .all(|it| matches!(it.as_str(), "GET" | "POST"))
        }
        _ => site
            .methods
            .keys()
            .all(|it| it == method || (it == "GET" && method == "POST" && site.is_leaf())),
    }
}

/// Returns whether the place above only groups things that can be read: `/usage/completions`, `/usage/images`.
fn is_report(asked: Asked<'_>) -> bool {
    let (scope, [above @ .., _]) = asked.at else {
        return false;
    };
    let parent = asked.sites.get((scope, above));
    let only_groups = parent.methods.is_empty() && !parent.has_items && parent.children.len() > 1;
    let is_named = !above.is_empty();
    is_named && asked.method == "GET" && only_groups && !parent.is_written && !asked.says_list
}
