//! The vocabulary of operations: verbs, verbs that tell no more than an HTTP method, and prepositions.
//!
//! A word alone decides little: `role.rs` first looks at the other operations of the document at a path.

use std::collections::HashSet;
use std::sync::LazyLock;

pub(super) use super::nouns::{is_plural, singular};
use super::words;

/// Verbs that are hardly ever nouns.
const VERBS: &str = "abort accept answer contains paginate recommend scroll discover inspect acknowledge activate add adjust allow analyze apply approve archive assign associate \
    attach authenticate authorize ban block boot calculate call cancel capture change charge check clean clear clone close \
    commit compare complete compute configure confirm connect convert copy create deactivate debug decline decrypt delete \
    deliver deny deploy deprecate destroy detach detect diagnose disable disassociate disconnect dismiss drop duplicate edit \
    enable encrypt end enqueue enroll estimate evaluate exchange execute exists expire extend fail fetch finalize find finish flush \
    follow force forget freeze generate get grant hangup hide increment initiate insert install introspect invalidate \
    invoke join kick kill leave lock logout lookup merge migrate modify mute notify open pause pay ping poll \
    prepare present prune publish pull purge push put read rebuild receive reboot reconcile recover redact redeliver redirect \
    refer refresh regenerate register reindex reject reload remove remix rename render renew reopen reorder repair replace \
    reply rerun resend reset resize resolve restart restore resume retrieve retry revert revoke rollback rotate run save \
    select send set settle share show shutdown sign simulate skip snooze sort start stop submit subscribe summarize suspend \
    swap switch sync synchronize terminate toggle transition translate unarchive unassign unban unblock undelete undo \
    unenroll unfollow unfreeze uninstall unlike unlink unlock unmute unpin unpublish unregister unreject unschedule unshare \
    unstar unsubscribe unsuspend unvoid update upgrade upsert validate verify void wait wake withdraw write reactivate";

/// Verbs that are as often nouns.
const VERBS_AND_NOUNS: &str = "access ack advance balance build bulk challenge claim compact control count decline dispute \
    download estimate export filter forward fund hold import index invite issue link list load log login mail mark message move \
    order plan post preview process promote query queue rank raw record refund release report request return reverse \
    review scan schedule search ship signup split star stream tag test token trace track transfer trigger update upload view \
    vote watch wipe";

/// Verbs that tell no more than an HTTP method.
const CRUD: [&str; 28] = [
    "add", "change", "create", "del", "delete", "describe", "destroy", "edit", "fetch", "find",
    "get", "head", "insert", "list", "modify", "new", "patch", "post", "put", "query", "read",
    "remove", "replace", "retrieve", "save", "set", "show", "update",
];

/// Words before a verb that applies to many things.
const MANY: [&str; 3] = ["batch", "bulk", "mass"];

/// HTTP methods as words.
pub(super) const METHODS: [&str; 6] = ["delete", "get", "head", "patch", "post", "put"];

/// Words that lead to the object of an action.
pub(super) const PREPOSITIONS: [&str; 12] = [
    "at", "by", "for", "from", "in", "into", "of", "on", "onto", "to", "via", "with",
];

pub(super) const ARTICLES: [&str; 3] = ["a", "an", "the"];

/// Plurals that are one thing.
const ONE_THING: [&str; 9] = [
    "analytics",
    "credentials",
    "details",
    "metrics",
    "news",
    "preferences",
    "settings",
    "statistics",
    "stats",
];

/// The words of a text, in lower case; empty for an empty text.
pub(super) fn split(text: &str) -> Vec<String> {
    match text.is_empty() {
        true => Vec::new(),
        false => words::split(text),
    }
}

/// The words of a text, each in the singular, for comparisons.
pub(super) fn stems(text: &str) -> Vec<String> {
    split(text).iter().map(|word| singular(word)).collect()
}

/// Returns whether a plural is one thing, such as settings.
pub(super) fn is_one_thing(word: &str) -> bool {
    ONE_THING.contains(&word)
}

/// Returns whether a word is a verb, even if it is also a noun.
pub(super) fn is_verb(word: &str) -> bool {
    static SET: LazyLock<HashSet<&str>> = LazyLock::new(|| VERBS_AND_NOUNS.split(' ').collect());
    is_only_verb(word) || SET.contains(word)
}

/// Returns whether a word is a verb, and hardly ever a noun.
pub(super) fn is_only_verb(word: &str) -> bool {
    static SET: LazyLock<HashSet<&str>> = LazyLock::new(|| VERBS.split(' ').collect());
    SET.contains(word)
}

/// Returns whether a verb tells no more than an HTTP method.
pub(super) fn is_crud(word: &str) -> bool {
    CRUD.contains(&word)
}

/// Returns whether the words of a path segment name an action: `verify_microdeposits`, but not `login_links`.
pub(super) fn tells_what_to_do(words: &[String]) -> bool {
    match words {
        [] => false,
        [only] => is_verb(only),
        [first, second, ..] if MANY.contains(&first.as_str()) => is_verb(second),
        [_, .., last] => begins_with_verb(words) || (is_verb(&words[0]) && !is_plural(last)),
    }
}

/// Returns whether several words begin with one that can only be a verb: `verify_microdeposits`, `count_task_runs`.
pub(super) fn begins_with_verb(words: &[String]) -> bool {
    let is_clear = |word: &str| is_only_verb(word) || word == "count";
    words.len() > 1 && is_clear(&words[0])
}
