//! The passes, each of which is a function IR → IR, in the one order that works.

mod box_cycles;
mod box_large;
mod budget;
mod check_settings;
mod circles;
mod compare_members;
mod complete_links;
mod detect_envelopes;
mod detect_pages;
mod drop_empty_bodies;
mod end_recursive_lists;
mod filter_operations;
mod fold_empty;
mod fold_nullable;
mod intersect;
mod join_scalars;
mod keep_types;
mod merge_all_of;
mod merging;
mod problems;
mod prune_unreachable;
mod settle_tags;
mod share_equal_types;
mod simplify_unions;
mod sort_by_tag;
mod split_read_write;
mod table;
mod tell_unions_apart;
mod unite;
mod unite_same_types;
mod use_foreign_types;

pub use table::{PASSES, Pass, run, run_watched};
