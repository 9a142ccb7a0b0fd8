//! The passes in the one order that works, each with the reason for its position.

use crate::ir::Api;
use crate::report::Report;
use crate::settings::Settings;

use super::box_cycles::box_cycles;
use super::box_large::box_large;
use super::check_settings::check_settings;
use super::complete_links::complete_links;
use super::detect_envelopes::detect_envelopes;
use super::detect_pages::detect_pages;
use super::drop_empty_bodies::drop_empty_bodies;
use super::end_recursive_lists::end_recursive_lists;
use super::filter_operations::filter_operations;
use super::fold_empty::fold_empty;
use super::fold_nullable::fold_nullable;
use super::keep_types::keep_types;
use super::merge_all_of::merge_all_of;
use super::prune_unreachable::prune_unreachable;
use super::settle_tags::settle_tags;
use super::share_equal_types::share_equal_types;
use super::simplify_unions::simplify_unions;
use super::split_read_write::split_read_write;
use super::tell_unions_apart::tell_unions_apart;
use super::unite_same_types::unite_same_types;
use super::use_foreign_types::use_foreign_types;

/// One rewriting of the IR, and the reason for its position.
pub struct Pass {
    pub name: &'static str,
    pub why_here: &'static str,
    run: fn(Api, &Settings, &mut Report) -> Api,
}

/// All passes, in order. A pass may occur twice.
pub const PASSES: &[Pass] = &[
    Pass {
        name: "filter_operations",
        why_here: "first: no pass should look at operations that are left out, or report anything about them",
        run: filter_operations,
    },
    Pass {
        name: "keep_types",
        why_here: "after operations are left out, whose types may then be unused; before types are rewritten, since the type of all events is one of them",
        run: keep_types,
    },
    Pass {
        name: "complete_links",
        why_here: "before types are merged and shared, so that each description is read once",
        run: complete_links,
    },
    Pass {
        name: "merge_all_of",
        why_here: "before all others that rewrite types: they look at shapes, and an allOf has none before it is merged",
        run: merge_all_of,
    },
    Pass {
        name: "fold_empty",
        why_here: "after merging, which may put a union together; before unions are simplified, since the empty string would be joined with other strings",
        run: fold_empty,
    },
    Pass {
        name: "simplify_unions",
        why_here: "after merging, since merging narrows unions; before nullability, since null members become nullable",
        run: simplify_unions,
    },
    Pass {
        name: "fold_nullable",
        why_here: "after the last change of nullability; from here on only uses are nullable, and no use is a reference",
        run: fold_nullable,
    },
    Pass {
        name: "drop_empty_bodies",
        why_here: "after merging and nullability, when an object has all its properties; before equal types are shared, so that fewer are compared",
        run: drop_empty_bodies,
    },
    Pass {
        name: "settle_tags",
        why_here: "when members have all their properties and are not references; before equal types are shared, since members differ by their tags",
        run: settle_tags,
    },
    Pass {
        name: "share_equal_types",
        why_here: "before settings unite types, so that one pointer names all types that equal it",
        run: share_equal_types,
    },
    Pass {
        name: "check_settings",
        why_here: "before settings unite types, while every schema of the document is still in its place",
        run: check_settings,
    },
    Pass {
        name: "unite_same_types",
        why_here: "before members of unions are distinguished, which depends on the properties of the united types",
        run: unite_same_types,
    },
    Pass {
        name: "split_read_write",
        why_here: "before members of unions are distinguished: afterwards most types have one direction, and their unions one meaning",
        run: split_read_write,
    },
    Pass {
        name: "tell_unions_apart",
        why_here: "when members have their final properties",
        run: tell_unions_apart,
    },
    Pass {
        name: "share_equal_types",
        why_here: "again, since the passes before it made more types equal",
        run: share_equal_types,
    },
    Pass {
        name: "detect_envelopes",
        why_here: "when payloads are final: the envelope is the part that stays equal around them",
        run: detect_envelopes,
    },
    Pass {
        name: "end_recursive_lists",
        why_here: "after the last sharing, which may close a cycle; before boxing, which lists do not need",
        run: end_recursive_lists,
    },
    Pass {
        name: "use_foreign_types",
        why_here: "after the shapes of schemas have decided everything else; before boxing, since such a type has no parts",
        run: use_foreign_types,
    },
    Pass {
        name: "box_cycles",
        why_here: "after the last change of an edge",
        run: box_cycles,
    },
    Pass {
        name: "box_large",
        why_here: "after cycles are boxed, since only then does every type have a size",
        run: box_large,
    },
    Pass {
        name: "detect_pages",
        why_here: "after envelopes, which may contain the page, and when every use is final",
        run: detect_pages,
    },
    Pass {
        name: "prune_unreachable",
        why_here: "last, since every pass before it leaves unused parts behind",
        run: prune_unreachable,
    },
];

/// Runs all passes, or those up to the last one that is named `after`.
pub fn run(api: Api, settings: &Settings, report: &mut Report, after: Option<&str>) -> Api {
    run_watched(api, settings, report, after, &mut |_, _| {})
}

/// Runs the passes like [`run`], and shows the result of each of them.
pub fn run_watched(
    api: Api,
    settings: &Settings,
    report: &mut Report,
    after: Option<&str>,
    watch: &mut dyn FnMut(&'static str, &Api),
) -> Api {
    let last = after.and_then(|after| PASSES.iter().rposition(|pass| pass.name == after));
    let passes = &PASSES[..last.map_or(PASSES.len(), |last| last + 1)];
    passes.iter().fold(api, |api, pass| {
        let api = (pass.run)(api, settings, report);
        watch(pass.name, &api);
        api
    })
}
