//! The kind of a file and the files to which it refers, found without parsing it.
//!
//! A corpus has thousands of files, some of them broken on purpose, and the generator reads those that matter anyway.

/// The keys, one of which is at the top of every document. Source: OpenAPI 3.0.4, "OpenAPI Object"; Swagger 2.0, "Swagger Object".
const VERSION_KEYS: [&str; 2] = ["openapi", "swagger"];

/// Returns true if the top of a YAML or JSON file names a version of OpenAPI.
pub fn states_version(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('{') {
        top_keys_of_json(text).any(|key| VERSION_KEYS.contains(&key))
    } else {
        top_keys_of_yaml(text).any(|key| VERSION_KEYS.contains(&key))
    }
}

/// The files that references in a text name, as they are written and without their fragments.
pub fn referenced_files(text: &str) -> impl Iterator<Item = &str> {
    let references = text.match_indices("$ref").filter_map(|(start, key)| {
        let after = text[start + key.len()..].trim_start_matches(['"', '\'']);
        let value = after.trim_start().strip_prefix(':')?.trim_start();
        let end = match value.chars().next()? {
            quote @ ('"' | '\'') => return value[1..].split(quote).next(),
            _ => value.find(['\n', '\r', ',', '}']),
        };
        let value = &value[..end.unwrap_or(value.len())];
        // A comment in YAML; a fragment has no space before its `#`.
        value.split(" #").next().map(str::trim_end)
    });
    references
        .filter_map(|reference| reference.split('#').next())
        .filter(|file| !file.is_empty() && !file.contains("://"))
}

/// The keys of the outermost object, up to the end of the text.
fn top_keys_of_json(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0_usize);
    std::iter::from_fn(move || {
        while let Some(byte) = bytes.get(at) {
            at += 1;
            match byte {
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                b'"' => {
                    let start = at;
                    at = end_of_string(bytes, start);
                    let string = &text[start..at];
                    // The position after the quote, unless the text ends before it.
                    at = (at + 1).min(bytes.len());
                    if depth == 1 && text[at..].trim_start().starts_with(':') {
                        return Some(string);
                    }
                }
                _ => {}
            }
        }
        None
    })
}

/// The position of the closing quote, or the end of the text.
fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The keys in the column of the first one.
fn top_keys_of_yaml(text: &str) -> impl Iterator<Item = &str> {
    let content = text.lines().filter(|line| {
        let line = line.trim_start();
        !line.is_empty() && !line.starts_with(['#', '%']) && !line.starts_with("---")
    });
    let mut column = None;
    content.filter_map(move |line| {
        let key = line.trim_start_matches(' ');
        let indent = line.len() - key.len();
        let is_top = *column.get_or_insert(indent) == indent;
        let (key, _) = key.split_once(':').filter(|_| is_top)?;
        Some(key.trim().trim_matches(['"', '\'']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_counts_only_at_the_top() {
        for (text, expected) in [
            ("openapi: 3.0.0\ninfo: {}\n", true),
            ("# a comment\n---\ninfo: {}\n'swagger': '2.0'\n", true),
            ("  info: {}\n  openapi: 3.0.0\n", true),
            ("\u{feff}{\"info\": {}, \"openapi\" : \"3.1.0\"}", true),
            ("{\"a\": \"\\\"\", \"swagger\": 2}", true),
            ("info:\n  openapi: 3.0.0\n", false),
            ("{\"info\": {\"openapi\": 1}, \"x\": \"openapi\"}", false),
            ("{\"title\": \"unfinished", false),
            ("{\"title\": \"\\", false),
            ("type: object\n", false),
            ("", false),
        ] {
            assert_eq!(states_version(text), expected, "{text:?}");
        }
    }

    #[test]
    fn references_are_found_in_every_spelling() {
        let text = "a: {$ref: 'x.yaml#/A'}\nb:\n  $ref: ./y y.yaml  # why\nc:\n  \"$ref\" : \"../z.json\"\n\
                    d: {$ref: w.yaml, e: 1}\nf:\n  $ref: '#/components/schemas/F'\ng:\n  $ref: https://a.b/c\n";
        let files: Vec<&str> = referenced_files(text).collect();
        assert_eq!(files, ["x.yaml", "./y y.yaml", "../z.json", "w.yaml"]);
    }
}
