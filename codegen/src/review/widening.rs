//! Parameters that take more than before: code that compiled still does, but for rare cases of inference (Rust RFC 1105, "generalizing to generics").

/// Returns whether a signature differs from an older one only in parameters that take more.
pub(super) fn is_wider(old: &str, new: &str) -> bool {
    let (Some((old, old_returned)), Some((new, new_returned))) = (split(old), split(new)) else {
        return false;
    };
    let (old, new) = (parts(old), parts(new));
    let is_wider = |(old, new): (&&str, &&str)| {
        old == new || plain(old) == plain(new) && generics(new) > generics(old)
    };
    old_returned == new_returned && old.len() == new.len() && old.iter().zip(&new).all(is_wider)
}

/// The parameters of a signature, and everything behind them.
pub(super) fn split(signature: &str) -> Option<(&str, &str)> {
    let inner = signature.strip_prefix('(')?;
    let mut depth = 0;
    let end = inner.find(|it| {
        depth += i32::from(it == '(') - i32::from(it == ')');
        depth < 0
    })?;
    Some((&inner[..end], &inner[end + 1..]))
}

/// The parts between commas that are in no brackets.
pub(super) fn parts(text: &str) -> Vec<&str> {
    let mut depth = 0;
    let parts = text.split(|it| {
        depth +=
            i32::from(matches!(it, '(' | '<' | '[')) - i32::from(matches!(it, ')' | '>' | ']'));
        it == ',' && depth == 0
    });
    parts.map(str::trim).collect()
}

fn generics(parameter: &str) -> usize {
    parameter.matches("impl ").count()
}

/// A parameter without what it takes beyond its type: `labels: Vec<String>` for `labels: impl IntoIterator<Item = impl Into<String>>`.
fn plain(parameter: &str) -> String {
    let Some((name, ty)) = parameter.split_once(": ") else {
        return parameter.to_owned();
    };
    format!("{name}: {}", plain_type(ty))
}

fn plain_type(ty: &str) -> String {
    let inner = |prefix: &str| ty.strip_prefix(prefix)?.strip_suffix('>');
    if let Some(target) = inner("impl Into<") {
        return plain_type(target);
    }
    let Some(item) = inner("impl IntoIterator<Item = ") else {
        return ty.to_owned();
    };
    let entry = item.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
    match entry.map(parts).as_deref() {
        Some([key, value]) => format!("BTreeMap<{}, {}>", plain_type(key), plain_type(value)),
        Some(_) | None => format!("Vec<{}>", plain_type(item)),
    }
}

#[cfg(test)]
mod tests {
    use super::is_wider;

    #[test]
    fn a_parameter_may_take_more() {
        let wider = [
            ("(state: State)", "(state: impl Into<State>)"),
            ("(ids: Vec<i64>)", "(ids: impl IntoIterator<Item = i64>)"),
            (
                "(ids: impl IntoIterator<Item = Id>)",
                "(ids: impl IntoIterator<Item = impl Into<Id>>)",
            ),
            (
                "(a: i64, tags: BTreeMap<String, Tag>)",
                "(a: i64, tags: impl IntoIterator<Item = (impl Into<String>, impl Into<Tag>)>)",
            ),
            (
                "(id: &str, kind: Kind) -> Pet",
                "(id: &str, kind: impl Into<Kind>) -> Pet",
            ),
        ];
        for (old, new) in wider {
            assert!(is_wider(old, new), "{old} {new}");
            assert!(!is_wider(new, old), "{new} {old}");
        }
    }

    #[test]
    fn other_changes_are_not_wider() {
        let others = [
            ("(state: State)", "(state: impl Into<Status>)"),
            ("(state: State)", "(status: impl Into<State>)"),
            ("(a: A, b: B)", "(a: impl Into<A>)"),
            ("(a: A) -> B", "(a: impl Into<A>) -> C"),
            ("(a: impl Into<A>, b: B)", "(a: A, b: impl Into<B>)"),
            (": A", ": impl Into<A>"),
        ];
        for (old, new) in others {
            assert!(!is_wider(old, new), "{old} {new}");
        }
    }
}
