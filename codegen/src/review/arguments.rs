//! The names of the positional arguments of calls, which callers do not write.

use crate::plan::{Fact, PublicItem, PublicKind};

use super::widening::{parts, split};

/// Returns whether two calls differ in the names of their arguments alone. Arguments that exchange their names are others, since callers would send the wrong
/// values. So may be those of a constructor: their names are the only trace of the properties that they set. `same` tells whether two signatures are equal apart from the new names of renamed types.
pub(super) fn only_names_differ(
    old: &PublicItem,
    new: &PublicItem,
    same: impl Fn(&PublicItem, &PublicItem) -> bool,
) -> bool {
    if (old.kind, new.kind) != (PublicKind::Method, PublicKind::Method) {
        return false;
    }
    let Some(signature) = with_old_names(&old.signature, &new.signature) else {
        return false;
    };
    let renamed = PublicItem {
        signature,
        ..new.clone()
    };
    same(old, &renamed) && route(&old.wire) == route(&new.wire) && facts(old) == facts(new)
}

/// The new signature with the old names of its arguments; `None` if they have the same names, or if a name has moved.
fn with_old_names(old: &str, new: &str) -> Option<String> {
    let ((old, _), (new, returned)) = (split(old)?, split(new)?);
    let named = |parts: Vec<&str>| -> Option<Vec<(String, String)>> {
        let pairs = parts.into_iter().map(|part| part.split_once(": "));
        let pairs = pairs.map(|pair| pair.map(|(name, ty)| (name.to_owned(), ty.to_owned())));
        pairs.collect()
    };
    let (old, new) = (named(parts(old))?, named(parts(new))?);
    if old.len() != new.len() {
        return None;
    }
    let has = |all: &[(String, String)], name: &str| all.iter().any(|(it, _)| it == name);
    let mut renamed = false;
    for ((before, _), (after, _)) in old.iter().zip(&new) {
        if before != after {
            renamed = true;
            if has(&new, before) || has(&old, after) {
                return None;
            }
        }
    }
    let arguments = old.iter().zip(&new);
    let arguments: Vec<String> = arguments
        .map(|((name, _), (_, ty))| format!("{name}: {ty}"))
        .collect();
    renamed.then(|| format!("({}){returned}", arguments.join(", ")))
}

/// A route without the names of its parameters.
fn route(wire: &str) -> String {
    let mut inside = false;
    let kept = wire.chars().filter(|it| {
        let was_inside = inside;
        inside = (inside || *it == '{') && *it != '}';
        !was_inside || *it == '}'
    });
    kept.collect()
}

/// The facts without the names of arguments. The name of a path parameter is not sent.
fn facts(item: &PublicItem) -> Vec<(Fact, String)> {
    let facts = item.facts.iter().map(|(fact, value)| {
        let kept = match value.split_once(" as ") {
            Some((_, wire)) if *fact == Fact::Path => {
                wire.split_once(' ').map_or("", |(_, form)| form)
            }
            Some((_, wire)) => wire,
            None => value,
        };
        (*fact, kept.to_owned())
    });
    facts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differ_in_names(old: (&str, &str, &str), new: (&str, &str, &str)) -> bool {
        let item = |(signature, wire, path): (&str, &str, &str)| PublicItem {
            signature: signature.to_owned(),
            wire: wire.to_owned(),
            kind: PublicKind::Method,
            facts: vec![(Fact::Path, path.to_owned())],
            ..PublicItem::default()
        };
        only_names_differ(&item(old), &item(new), |old, new| {
            old.signature == new.signature
        })
    }

    #[test]
    fn arguments_with_other_names_take_the_same_values() {
        let old = (
            "(id: &str, size: i64) -> Pet",
            ", GET /pets/{id}",
            "id as id",
        );
        let new = (
            "(pet: &str, size: i64) -> Pet",
            ", GET /pets/{pet}",
            "pet as pet",
        );
        assert!(differ_in_names(old, new));
        assert!(!differ_in_names(old, old));
        let constructor = PublicItem {
            kind: PublicKind::Constructor,
            signature: "(total: i64)".to_owned(),
            ..PublicItem::default()
        };
        let other = PublicItem {
            signature: "(sum: i64)".to_owned(),
            ..constructor.clone()
        };
        assert!(!only_names_differ(&constructor, &other, |_, _| true));
        let other_type = ("(pet: i64, size: i64) -> Pet", new.1, new.2);
        assert!(!differ_in_names(old, other_type));
        let other_route = (new.0, ", GET /animals/{pet}", new.2);
        assert!(!differ_in_names(old, other_route));
        let other_form = (new.0, new.1, "pet as pet Label");
        assert!(!differ_in_names(old, other_form));
        let exchanged = ("(size: &str, id: i64) -> Pet", old.1, old.2);
        assert!(!differ_in_names(old, exchanged));
    }
}
