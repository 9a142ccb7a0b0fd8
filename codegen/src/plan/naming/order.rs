//! The order of the document, for things that get their names in another order.

/// Puts things back into the order of their indexes.
pub(in crate::plan) fn in_order<T>(mut named: Vec<(usize, T)>) -> Vec<T> {
    named.sort_by_key(|(index, _)| *index);
    named.into_iter().map(|(_, it)| it).collect()
}
