//! Sorts the members of a union by the values of their tag.
//!
//! The order of a list of schemas means nothing if a tag decides: equal members form equal unions.

use std::collections::HashMap;

use crate::ir::{Choice, Union};

/// Sorts the values of the tag, and the members by the first value of each. Members without a value come last.
pub(super) fn sort_by_tag(union: &mut Union) {
    let Some(choice @ Choice::Tag { .. }) = &mut union.choice else {
        return;
    };
    if let Choice::Tag { cases, .. } = choice {
        cases.sort_by(|(left, _), (right, _)| left.cmp(right));
    }
    let order = order(choice, union.members.len());
    let members = order.iter().filter_map(|old| union.members.get(*old));
    union.members = members.copied().collect();
    let moved: HashMap<usize, usize> = order
        .into_iter()
        .enumerate()
        .map(|(new, old)| (old, new))
        .collect();
    follow(choice, &moved);
}

/// The members in their new order: first those that a value names, by their first value, and then the others in their old order.
fn order(choice: &Choice, members: usize) -> Vec<usize> {
    let mut rank: HashMap<usize, usize> = HashMap::new();
    if let Choice::Tag { cases, .. } = choice {
        for (position, (_, case)) in cases.iter().enumerate() {
            if let Choice::Member(index) = case {
                rank.entry(*index).or_insert(position);
            }
        }
    }
    let mut order: Vec<usize> = (0..members).collect();
    order.sort_by_key(|index| rank.get(index).copied().unwrap_or(usize::MAX));
    order
}

/// Makes the choice name the members at their new positions.
fn follow(choice: &mut Choice, moved: &HashMap<usize, usize>) {
    match choice {
        Choice::Member(index) => {
            if let Some(new) = moved.get(index) {
                *index = *new;
            }
        }
        Choice::Unknown => {}
        Choice::Kind(cases) => cases.iter_mut().for_each(|(_, it)| follow(it, moved)),
        Choice::Tag {
            cases, otherwise, ..
        } => {
            cases.iter_mut().for_each(|(_, it)| follow(it, moved));
            follow(otherwise, moved);
        }
        Choice::Key { cases, otherwise } => {
            cases.iter_mut().for_each(|(_, it)| follow(it, moved));
            follow(otherwise, moved);
        }
        Choice::Property {
            cases, otherwise, ..
        }
        | Choice::Items { cases, otherwise } => {
            cases.iter_mut().for_each(|(_, it)| follow(it, moved));
            follow(otherwise, moved);
        }
    }
}
