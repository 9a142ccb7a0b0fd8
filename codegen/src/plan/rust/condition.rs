//! The condition of a `cfg`, as far as the features of the crate decide it.

/// A condition for which some or all features are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    Always,
    Never,
    /// The rest of the condition, which depends on the target.
    Open(String),
}

/// Settles a condition such as `all(feature = "reqwest", not(target_arch = "wasm32"))`; `is_on` returns whether a feature is on.
///
/// Source: the Rust Reference, "Conditional compilation".
pub fn settled(condition: &str, is_on: &impl Fn(&str) -> bool) -> Settled {
    let condition = condition.trim();
    if let Some((name, value)) = condition.split_once('=')
        && name.trim() == "feature"
    {
        return match is_on(value.trim().trim_matches('"')) {
            true => Settled::Always,
            false => Settled::Never,
        };
    }
    let Some((operator, parts)) = call(condition) else {
        return Settled::Open(condition.to_owned());
    };
    let parts = parts.into_iter().map(|part| settled(part, is_on));
    match operator {
        "not" => negated(parts.last().unwrap_or(Settled::Never)),
        "all" => joined(operator, parts, &Settled::Always, &Settled::Never),
        "any" => joined(operator, parts, &Settled::Never, &Settled::Always),
        _ => Settled::Open(condition.to_owned()),
    }
}

fn negated(condition: Settled) -> Settled {
    match condition {
        Settled::Always => Settled::Never,
        Settled::Never => Settled::Always,
        Settled::Open(rest) => Settled::Open(format!("not({rest})")),
    }
}

/// Joins conditions. One that is `neutral` has no effect, and one that is `decisive` is the result.
fn joined(
    operator: &str,
    parts: impl Iterator<Item = Settled>,
    neutral: &Settled,
    decisive: &Settled,
) -> Settled {
    let parts: Vec<Settled> = parts.filter(|part| part != neutral).collect();
    if parts.contains(decisive) {
        return decisive.clone();
    }
    let open = parts.iter().filter_map(|part| match part {
        Settled::Open(rest) => Some(rest.as_str()),
        Settled::Always | Settled::Never => None,
    });
    match open.collect::<Vec<_>>()[..] {
        [] => neutral.clone(),
        [only] => Settled::Open(only.to_owned()),
        ref several => Settled::Open(format!("{operator}({})", several.join(", "))),
    }
}

/// The name and the arguments of `name(first, second)`.
fn call(text: &str) -> Option<(&str, Vec<&str>)> {
    let (name, rest) = text.split_once('(')?;
    let inner = rest.trim_end().strip_suffix(')')?;
    Some((name.trim(), arguments(inner)))
}

/// The parts between the commas outside of brackets and texts.
pub fn arguments(inner: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut quoted) = (Vec::new(), 0, 0_usize, false);
    for (at, it) in inner.char_indices() {
        match it {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.saturating_sub(1),
            ',' if !quoted && depth == 0 => {
                parts.push(inner[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(inner[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_tls(condition: &str) -> Settled {
        settled(condition, &|feature| feature == "tls")
    }

    #[test]
    fn features_are_settled_and_targets_stay_open() {
        let open = |rest: &str| Settled::Open(rest.to_owned());
        assert_eq!(with_tls("feature = \"tls\""), Settled::Always);
        assert_eq!(with_tls("not(feature = \"tls\")"), Settled::Never);
        assert_eq!(
            with_tls("any(feature=\"a\", feature=\"tls\")"),
            Settled::Always
        );
        assert_eq!(with_tls("all(feature = \"tls\", unix)"), open("unix"));
        assert_eq!(with_tls("all(feature = \"a\", unix)"), Settled::Never);
        assert_eq!(
            with_tls("not(all(feature = \"tls\", unix))"),
            open("not(unix)")
        );
        assert_eq!(
            with_tls("all(unix, not(any(feature = \"a\", target_os = \"b\")))"),
            open("all(unix, not(target_os = \"b\"))")
        );
        assert_eq!(with_tls("docsrs"), open("docsrs"));
    }
}
