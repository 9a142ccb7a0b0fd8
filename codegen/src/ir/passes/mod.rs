//! The passes: each a function IR → IR, in the one order that works.

mod alternatives;
mod box_cycles;
mod box_large;
mod budget;
mod check_settings;
mod circles;
mod detect_envelopes;
mod end_recursive_lists;
mod filter_operations;
mod fold_nullable;
mod glob;
mod intersect;
mod merge_all_of;
mod problems;
mod prune_unreachable;
mod share_equal_types;
mod simplify_unions;
mod sort_by_tag;
mod split_read_write;
mod tell_unions_apart;
mod unite;
mod unite_same_types;

use crate::report::Report;
use crate::settings::Settings;

use super::Api;

/// One rewriting of the IR, and why it stands where it stands.
pub struct Pass {
    pub name: &'static str,
    pub why_here: &'static str,
    run: fn(Api, &Settings, &mut Report) -> Api,
}

/// All passes, in order. A pass may stand twice.
pub const PASSES: &[Pass] = &[
    Pass {
        name: "filter_operations",
        why_here: "first: what is left out needs no further thought, and no pass should report anything about it",
        run: filter_operations::filter_operations,
    },
    Pass {
        name: "merge_all_of",
        why_here: "before all others that rewrite types: they look at shapes, and an allOf has none before it is merged",
        run: merge_all_of::merge_all_of,
    },
    Pass {
        name: "simplify_unions",
        why_here: "after merging, since merging narrows unions; before nullability, since null members become nullable",
        run: simplify_unions::simplify_unions,
    },
    Pass {
        name: "fold_nullable",
        why_here: "when no shape changes its nullability any more; from here on only uses are nullable and no use is a reference",
        run: fold_nullable::fold_nullable,
    },
    Pass {
        name: "share_equal_types",
        why_here: "before settings unite types, so that one pointer stands for all that equal it",
        run: share_equal_types::share_equal_types,
    },
    Pass {
        name: "check_settings",
        why_here: "before settings unite types: every schema of the document is still where the document has it",
        run: check_settings::check_settings,
    },
    Pass {
        name: "unite_same_types",
        why_here: "before unions are told apart, which looks at the properties that the united types have",
        run: unite_same_types::unite_same_types,
    },
    Pass {
        name: "split_read_write",
        why_here: "before unions are told apart: afterwards most types have one direction, and its unions one meaning",
        run: split_read_write::split_read_write,
    },
    Pass {
        name: "tell_unions_apart",
        why_here: "when members have their final properties",
        run: tell_unions_apart::tell_unions_apart,
    },
    Pass {
        name: "share_equal_types",
        why_here: "again: uniting and telling apart made types equal that were not",
        run: share_equal_types::share_equal_types,
    },
    Pass {
        name: "detect_envelopes",
        why_here: "when payloads are final: the envelope is what stays equal around them",
        run: detect_envelopes::detect_envelopes,
    },
    Pass {
        name: "end_recursive_lists",
        why_here: "after the last sharing, which may close a circle; before boxing, which lists do not need",
        run: end_recursive_lists::end_recursive_lists,
    },
    Pass {
        name: "box_cycles",
        why_here: "when no edge changes any more",
        run: box_cycles::box_cycles,
    },
    Pass {
        name: "box_large",
        why_here: "after cycles are boxed: only then every type has a size",
        run: box_large::box_large,
    },
    Pass {
        name: "prune_unreachable",
        why_here: "last: every pass before it leaves parts behind",
        run: prune_unreachable::prune_unreachable,
    },
];

/// Runs all passes, or those up to the last one named `after`.
pub fn run(api: Api, settings: &Settings, report: &mut Report, after: Option<&str>) -> Api {
    let last = after.and_then(|after| PASSES.iter().rposition(|pass| pass.name == after));
    let passes = &PASSES[..last.map_or(PASSES.len(), |last| last + 1)];
    let run = |api, pass: &Pass| (pass.run)(api, settings, report);
    passes.iter().fold(api, run)
}
