//! Patterns with stars, by which settings name paths and operations, and the command line names items.

use globset::{GlobBuilder, GlobMatcher};

/// A pattern that matches a path or a name as a whole. Everything but stars is a plain character, since paths contain braces.
pub(crate) struct Glob(Option<GlobMatcher>);

impl Glob {
    /// A pattern of paths: `*` matches any text within one segment, and `**` matches any number of segments.
    pub(crate) fn of_paths(pattern: &str) -> Self {
        Self::new(pattern, true)
    }

    /// A pattern of names: `*` matches any text.
    pub(crate) fn of_names(pattern: &str) -> Self {
        Self::new(pattern, false)
    }

    fn new(pattern: &str, has_segments: bool) -> Self {
        let plain = pattern.split('*').map(globset::escape);
        let plain = plain.collect::<Vec<_>>().join("*");
        let built = GlobBuilder::new(&plain)
            .literal_separator(has_segments)
            .backslash_escape(false)
            .build();
        // Only a pattern of absurd size cannot be compiled. It matches nothing, and is reported for that.
        Self(built.ok().map(|glob| glob.compile_matcher()))
    }

    pub(crate) fn fits(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|glob| glob.is_match(text))
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
            ("/*/toys", "/pets/toys", true),
            ("/*/toys", "/pets/{id}/toys", false),
            ("/pets/**/toys", "/pets/{id}/toys", true),
            ("**/toys", "/pets/{id}/toys", true),
            ("/p*s/{id}", "/pets/{id}", true),
            ("/pets/[id]?", "/pets/[id]?", true),
            ("/pets/[id]?", "/pets/id", false),
            ("**/*e*/toys", "/a/b/pets/toys", true),
            ("", "/pets", false),
        ] {
            assert_eq!(Glob::of_paths(pattern).fits(path), fits, "{pattern} {path}");
        }
    }

    #[test]
    fn one_star_of_a_name_takes_slashes_as_well() {
        assert!(Glob::of_names("repos*").fits("repos/list"));
        assert!(Glob::of_names("*-create-*").fits("tunnel-create-connector"));
        assert!(!Glob::of_names("list").fits("list-pets"));
    }

    #[test]
    fn many_stars_take_no_time() {
        assert!(!Glob::of_names(&"a*".repeat(200)).fits(&"a".repeat(199)));
    }
}
