//! The time that cargo took for each crate.
//!
//! Stable cargo reports it only in the page that `--timings` writes, as a list in JSON. If that changes, times are unknown.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// The seconds of each crate of the last run, by its name; missing for one that had been compiled before.
pub fn read(target: &Path) -> BTreeMap<String, f64> {
    let page = target.join("cargo-timings/cargo-timing.html");
    units(&fs::read_to_string(page).unwrap_or_default())
}

/// Removes the page of an earlier run, so that it is not mistaken for that of the next.
pub fn forget(target: &Path) {
    // It may not exist; if it cannot be removed, the times shown are those of the earlier run.
    let _ = fs::remove_dir_all(target.join("cargo-timings"));
}

fn units(page: &str) -> BTreeMap<String, f64> {
    let list = page.split_once("const UNIT_DATA = ");
    let list = list.and_then(|(_, after)| after.split_once("\n];"));
    let list = list
        .map(|(list, _)| format!("{list}\n]"))
        .unwrap_or_default();
    let units: Vec<Value> = serde_json::from_str(&list).unwrap_or_default();
    let times = units.iter().filter_map(|unit| {
        Some((
            unit["name"].as_str()?.to_owned(),
            unit["duration"].as_f64()?,
        ))
    });
    times.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_found_in_the_page() {
        let page = "<script>\nconst UNIT_DATA = [\n  {\n    \"name\": \"a-b\",\n    \"duration\": 0.25\n  }\n];\n</script>";
        let expected = BTreeMap::from([("a-b".to_owned(), 0.25)]);
        assert_eq!(units(page), expected);
        assert_eq!(units("<html></html>"), BTreeMap::new());
    }
}
