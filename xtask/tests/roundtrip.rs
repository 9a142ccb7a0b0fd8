//! Values of a small document go through its crate and come back unchanged.
#![forbid(unsafe_code)]

use std::path::Path;
use std::process::Command;

use serde_json::Value;

#[test]
fn no_value_is_lost() {
    let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("roundtrip");
    let rows = work.join("rows.json");
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/roundtrip");
    let ended = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("corpus")
        .arg(&here)
        .arg("--roundtrip")
        .arg("--work")
        .arg(&work)
        .arg("--json")
        .arg(&rows)
        .output()
        .expect("xtask runs");
    let said = String::from_utf8_lossy(&ended.stdout);
    let complained = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.success(), "{said}\n{complained}");

    let rows = std::fs::read_to_string(rows).expect("rows");
    let rows: Value = serde_json::from_str(&rows).expect("JSON");
    let total = rows["rows"][0]["round_trip"]["total"]
        .as_u64()
        .unwrap_or_default();
    assert!(total > 100, "hardly anything was sent through: {rows}");
}
