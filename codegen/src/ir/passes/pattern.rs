//! Patterns with stars, by which settings name paths and operations.
//!
//! Braces and question marks are plain characters, since paths have them: that is why this is not a usual glob.

/// Returns whether a pattern fits a path as a whole: `*` is any text within one segment, `**` any text.
pub(super) fn fits_path(pattern: &str, path: &str) -> bool {
    fits(pattern, path, |character| character != '/')
}

/// Returns whether a pattern fits a name as a whole: `*` is any text.
pub(super) fn fits_name(pattern: &str, name: &str) -> bool {
    fits(pattern, name, |_| true)
}

/// Goes through the text once, and keeps all places of the pattern that have been reached: no pattern takes long.
fn fits(pattern: &str, text: &str, one_star_takes: fn(char) -> bool) -> bool {
    let parts = parts(pattern);
    let mut reached = vec![false; parts.len() + 1];
    reached[0] = true;
    skip_stars(&parts, &mut reached);
    for character in text.chars() {
        let mut next = vec![false; parts.len() + 1];
        for (index, part) in parts
            .iter()
            .enumerate()
            .filter(|(index, _)| reached[*index])
        {
            match part {
                Part::Character(expected) if *expected == character => next[index + 1] = true,
                Part::Star if one_star_takes(character) => next[index] = true,
                Part::Stars => next[index] = true,
                Part::Character(_) | Part::Star => {}
            }
        }
        skip_stars(&parts, &mut next);
        reached = next;
    }
    reached[parts.len()]
}

enum Part {
    Character(char),
    Star,
    Stars,
}

fn parts(pattern: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut characters = pattern.chars().peekable();
    while let Some(character) = characters.next() {
        parts.push(match character {
            '*' if characters.next_if_eq(&'*').is_some() => Part::Stars,
            '*' => Part::Star,
            other => Part::Character(other),
        });
    }
    parts
}

/// A star may match nothing.
fn skip_stars(parts: &[Part], reached: &mut [bool]) {
    for (index, part) in parts.iter().enumerate() {
        match part {
            Part::Star | Part::Stars => reached[index + 1] |= reached[index],
            Part::Character(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_star_stays_in_its_segment_of_a_path() {
        for (pattern, path, fits) in [
            ("/pets", "/pets", true),
            ("/pets", "/pets/{id}", false),
            ("/pets/*", "/pets/{id}", true),
            ("/pets/*", "/pets/{id}/toys", false),
            ("/pets/**", "/pets/{id}/toys", true),
            ("/pets/**", "/pets", false),
            ("/pets**", "/pets", true),
            ("/*/toys", "/pets/toys", true),
            ("/*/toys", "/pets/{id}/toys", false),
            ("**/toys", "/pets/{id}/toys", true),
            ("/p*s/{id}", "/pets/{id}", true),
            ("**/*e*/toys", "/a/b/pets/toys", true),
            ("", "/pets", false),
        ] {
            assert_eq!(fits_path(pattern, path), fits, "{pattern} {path}");
        }
    }

    #[test]
    fn one_star_of_a_name_takes_slashes_as_well() {
        assert!(fits_name("repos*", "repos/list"));
        assert!(fits_name("*-create-*", "tunnel-create-connector"));
        assert!(!fits_name("list", "list-pets"));
    }

    #[test]
    fn many_stars_take_no_time() {
        assert!(!fits_name(&"a*".repeat(200), &"a".repeat(199)));
    }
}
