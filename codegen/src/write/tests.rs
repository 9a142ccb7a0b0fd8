use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use super::*;

/// Writes files without drafts.
fn write(out: &Path, files: &[File]) -> Result<Written, WriteError> {
    super::write(out, files, &[])
}

/// Compares files without drafts.
fn check(out: &Path, files: &[File]) -> Result<Vec<Difference>, WriteError> {
    super::check(out, files, &[])
}

fn files(all: &[(&str, &str)]) -> Vec<File> {
    all.iter()
        .map(|(path, text)| File {
            path: (*path).to_owned(),
            text: (*text).to_owned(),
        })
        .collect()
}

/// An output folder that does not exist yet, in a temporary one.
fn out() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("a/client");
    (folder, out)
}

fn listed(out: &Path) -> Vec<String> {
    let mut all = Vec::new();
    let mut open = vec![out.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path)
            } else {
                all.push(
                    path.strip_prefix(out)
                        .unwrap()
                        .to_string_lossy()
                        .into_owned(),
                )
            }
        }
    }
    all.sort();
    all
}

#[test]
fn a_new_folder_gets_the_files_and_the_manifest() {
    let (_folder, out) = out();
    let written = write(&out, &files(&[("src/lib.rs", "b"), ("Cargo.toml", "a")])).unwrap();
    assert_eq!(written.written, ["Cargo.toml", "src/lib.rs"]);
    assert_eq!(
        listed(&out),
        [".codegen-manifest", "Cargo.toml", "src/lib.rs"]
    );
    assert_eq!(
        fs::read_to_string(out.join(".codegen-manifest")).unwrap(),
        "Cargo.toml\nsrc/lib.rs\n"
    );
}

#[test]
fn unchanged_files_are_not_touched() {
    let (_folder, out) = out();
    write(&out, &files(&[("a", "1"), ("b", "1")])).unwrap();
    let stamp = |path: &str| fs::metadata(out.join(path)).unwrap().modified().unwrap();
    let (a, b, manifest) = (stamp("a"), stamp("b"), stamp(".codegen-manifest"));
    std::thread::sleep(std::time::Duration::from_millis(20));
    let written = write(&out, &files(&[("a", "1"), ("b", "2")])).unwrap();
    assert_eq!(
        (written.written, written.unchanged),
        (vec!["b".to_owned()], 1)
    );
    assert_eq!(stamp("a"), a);
    assert!(stamp("b") > b);
    let settled = stamp(".codegen-manifest");
    assert!(settled >= manifest);
    assert_eq!(
        write(&out, &files(&[("a", "1"), ("b", "2")]))
            .unwrap()
            .unchanged,
        2
    );
    assert_eq!(stamp(".codegen-manifest"), settled);
}

#[test]
fn only_files_of_ours_are_deleted_and_empty_folders_go_with_them() {
    let (_folder, out) = out();
    write(
        &out,
        &files(&[("a", "1"), ("src/x/old.rs", "1"), ("src/y/old.rs", "1")]),
    )
    .unwrap();
    fs::write(out.join("src/y/own.rs"), "mine").unwrap();
    let written = write(&out, &files(&[("a", "1")])).unwrap();
    assert_eq!(written.deleted, ["src/x/old.rs", "src/y/old.rs"]);
    assert_eq!(listed(&out), [".codegen-manifest", "a", "src/y/own.rs"]);
    assert!(!out.join("src/x").exists());
}

#[test]
fn a_folder_that_is_not_ours_is_left_alone() {
    let (_folder, out) = out();
    fs::create_dir_all(&out).unwrap();
    fs::write(out.join("thesis.txt"), "x").unwrap();
    assert!(matches!(
        write(&out, &files(&[("a", "1")])),
        Err(WriteError::FolderNotOurs(_))
    ));
    assert_eq!(listed(&out), ["thesis.txt"]);
    assert!(matches!(
        write(&out.join("thesis.txt"), &files(&[("a", "1")])),
        Err(WriteError::NotAFolder(_))
    ));
}

#[test]
fn a_file_of_the_user_is_not_overwritten() {
    let (_folder, out) = out();
    write(&out, &files(&[("a", "1")])).unwrap();
    fs::write(out.join("b"), "mine").unwrap();
    assert!(matches!(
        write(&out, &files(&[("a", "2"), ("b", "2")])),
        Err(WriteError::NotOurs(_))
    ));
    assert!(matches!(
        write(&out, &files(&[("a", "2"), ("b/c", "2")])),
        Err(WriteError::NotOurs(_))
    ));
    assert_eq!(fs::read_to_string(out.join("a")).unwrap(), "1");
    assert_eq!(fs::read_to_string(out.join("b")).unwrap(), "mine");
}

#[test]
fn a_file_becomes_a_folder_and_back() {
    let (_folder, out) = out();
    write(&out, &files(&[("a", "1")])).unwrap();
    write(&out, &files(&[("a/b", "2")])).unwrap();
    assert_eq!(listed(&out), [".codegen-manifest", "a/b"]);
    write(&out, &files(&[("a", "3")])).unwrap();
    assert_eq!(fs::read_to_string(out.join("a")).unwrap(), "3");
}

#[test]
fn paths_that_leave_the_folder_are_refused() {
    let (folder, out) = out();
    for path in [
        "../x",
        "a/../../x",
        "/x",
        "",
        "a//b",
        "./a",
        "a\\b",
        "c:x",
        ".codegen-manifest",
        ".codegen-staging/a",
        ".codegen-lock",
    ] {
        assert!(
            matches!(
                write(&out, &files(&[(path, "1")])),
                Err(WriteError::PathRefused(_))
            ),
            "{path}"
        );
        assert!(check(&out, &files(&[(path, "1")])).is_err(), "{path}");
    }
    assert!(matches!(
        write(&out, &files(&[("a", "1"), ("A", "2")])),
        Err(WriteError::SamePath(_))
    ));
    assert!(!folder.path().join("a").exists());
}

#[test]
fn a_manifest_that_lists_something_outside_is_refused() {
    let (folder, out) = out();
    write(&out, &files(&[("a", "1")])).unwrap();
    fs::write(folder.path().join("victim"), "x").unwrap();
    fs::write(out.join(".codegen-manifest"), "../../victim\na\n").unwrap();
    assert!(matches!(
        write(&out, &files(&[("a", "2")])),
        Err(WriteError::PathRefused(_))
    ));
    assert!(folder.path().join("victim").exists());
    assert_eq!(fs::read_to_string(out.join("a")).unwrap(), "1");
}

#[cfg(unix)]
#[test]
fn a_linked_folder_is_not_followed() {
    let (folder, out) = out();
    write(&out, &files(&[("a", "1")])).unwrap();
    let outside = folder.path().join("outside");
    fs::create_dir(&outside).unwrap();
    std::os::unix::fs::symlink(&outside, out.join("src")).unwrap();
    assert!(matches!(
        write(&out, &files(&[("src/lib.rs", "1")])),
        Err(WriteError::PathRefused(_))
    ));
    fs::write(outside.join("old.rs"), "x").unwrap();
    fs::write(out.join(".codegen-manifest"), "a\nsrc/old.rs\n").unwrap();
    assert!(matches!(
        write(&out, &files(&[("a", "1")])),
        Err(WriteError::PathRefused(_))
    ));
    assert!(outside.join("old.rs").exists());
}

#[test]
fn an_interrupted_run_is_taken_up() {
    let (_folder, out) = out();
    fs::create_dir_all(out.join(".codegen-staging")).unwrap();
    fs::write(out.join(".codegen-staging/0"), "half").unwrap();
    fs::write(out.join(".codegen-lock"), "").unwrap();
    write(&out, &files(&[("a", "1")])).unwrap();
    assert_eq!(listed(&out), [".codegen-manifest", "a"]);
}

#[test]
fn check_lists_what_differs_and_changes_nothing() {
    let (_folder, out) = out();
    write(&out, &files(&[("a", "1"), ("b", "1"), ("src/c", "1")])).unwrap();
    assert_eq!(
        check(&out, &files(&[("a", "1"), ("b", "1"), ("src/c", "1")])).unwrap(),
        []
    );
    fs::create_dir_all(out.join("target/debug")).unwrap();
    fs::write(out.join("target/debug/x"), "").unwrap();
    fs::write(out.join("Cargo.lock"), "").unwrap();
    fs::write(out.join("src/own"), "").unwrap();
    fs::write(out.join("b"), "2").unwrap();
    fs::remove_file(out.join("a")).unwrap();
    let before = listed(&out);
    let differences = check(&out, &files(&[("a", "1"), ("b", "1"), ("src/c", "1")])).unwrap();
    let shown: Vec<_> = differences
        .iter()
        .map(|it| (it.path.as_str(), it.kind))
        .collect();
    assert_eq!(
        shown,
        [
            ("a", DifferenceKind::Missing),
            ("b", DifferenceKind::Changed),
        ]
    );
    let fewer = check(&out, &files(&[("a", "1"), ("b", "2")])).unwrap();
    assert!(fewer.contains(&Difference {
        path: "src/c".to_owned(),
        kind: DifferenceKind::Extra
    }));
    assert_eq!(listed(&out), before);
}

#[test]
fn cargo_toml_keeps_the_keys_of_the_user() {
    let (_folder, out) = out();
    let crate_ = |features: &str| files(&[("Cargo.toml", &format!("[features]\n{features}"))]);
    write(&out, &crate_("a = []\nb = []\n")).unwrap();
    let on_disk = || fs::read_to_string(out.join("Cargo.toml")).unwrap();
    fs::write(out.join("Cargo.toml"), on_disk() + "mine = []\n").unwrap();
    assert_eq!(check(&out, &crate_("a = []\nb = []\n")).unwrap(), []);
    let stamp = || {
        fs::metadata(out.join(".codegen-manifest"))
            .unwrap()
            .modified()
            .unwrap()
    };
    let before = stamp();
    let again = write(&out, &crate_("a = []\nb = []\n")).unwrap();
    assert_eq!((again.unchanged, stamp()), (1, before));
    let written = write(&out, &crate_("a = [\"c\"]\nc = []\n")).unwrap();
    assert_eq!(written.overwritten, Vec::<String>::new());
    assert_eq!(on_disk(), "[features]\na = [\"c\"]\nmine = []\nc = []\n");
    fs::write(out.join("Cargo.toml"), on_disk().replace("[\"c\"]", "[]")).unwrap();
    assert_eq!(
        check(&out, &crate_("a = [\"c\"]\nc = []\n")).unwrap().len(),
        1
    );
    let written = write(&out, &crate_("a = [\"c\"]\nc = []\n")).unwrap();
    assert_eq!(written.overwritten, ["features.a"]);
    fs::write(out.join("Cargo.toml"), "[features\n").unwrap();
    assert!(matches!(
        write(&out, &crate_("")),
        Err(WriteError::NotToml(..))
    ));
    assert_eq!(on_disk(), "[features\n");
}

#[test]
fn check_of_nothing_lists_everything() {
    let (_folder, out) = out();
    assert_eq!(check(&out, &files(&[("a", "1")])).unwrap().len(), 2);
}

#[test]
fn runs_at_once_write_one_after_the_other() {
    let crates: Vec<Vec<File>> = (0..4).map(large).collect();
    for _ in 0..50 {
        let (_folder, out) = out();
        thread::scope(|scope| {
            let runs = crates
                .iter()
                .map(|files| scope.spawn(|| write(&out, files)));
            let runs: Vec<_> = runs.collect();
            for run in runs {
                run.join().unwrap().unwrap();
            }
        });
        // The last run deleted what only the others have.
        let is_whole = |files: &Vec<File>| check(&out, files).unwrap().is_empty();
        assert!(crates.iter().any(is_whole), "{:?}", listed(&out));
        assert!(!out.join(".codegen-lock").exists());
    }
}

/// A crate with a file that all have, and many that only this one has.
fn large(number: usize) -> Vec<File> {
    let own = (0..20).map(|index| (format!("{number}/{index}"), number.to_string()));
    let common = ("common".to_owned(), number.to_string());
    let all = own.chain([common]);
    all.map(|(path, text)| File { path, text }).collect()
}

#[test]
fn a_draft_is_ours_until_the_user_changes_it() {
    let (_folder, out) = out();
    let run = |draft: &str| {
        let drafts = files(&[("README.md", draft)]);
        super::write(&out, &files(&[("a", "1")]), &drafts).unwrap()
    };
    let readme = || fs::read_to_string(out.join("README.md")).ok();
    assert_eq!(run("one").written, ["README.md", "a"]);
    assert_eq!(run("one").unchanged, 2);
    assert_eq!(run("two").written, ["README.md"]);
    assert_eq!(readme().unwrap(), "two");
    fs::write(out.join("README.md"), "mine").unwrap();
    assert_eq!(
        run("three"),
        Written {
            unchanged: 1,
            ..Written::default()
        }
    );
    assert_eq!(readme().unwrap(), "mine");
    let drafts = files(&[("README.md", "three")]);
    let unchanged = super::check(&out, &files(&[("a", "1")]), &drafts).unwrap();
    assert_eq!(unchanged, []);
    fs::remove_file(out.join("README.md")).unwrap();
    run("four");
    assert_eq!(readme(), None);
}

#[test]
fn a_file_that_the_user_wrote_is_no_draft() {
    let (_folder, out) = out();
    write(&out, &files(&[("a", "1")])).unwrap();
    fs::write(out.join("README.md"), "mine").unwrap();
    let drafts = files(&[("README.md", "ours")]);
    let written = super::write(&out, &files(&[("a", "1")]), &drafts).unwrap();
    assert_eq!(written.written, [""; 0]);
    assert_eq!(fs::read_to_string(out.join("README.md")).unwrap(), "mine");
    // Later files of ours do not delete it.
    write(&out, &files(&[("b", "1")])).unwrap();
    assert!(out.join("README.md").exists());
}

#[test]
fn a_draft_that_differs_is_reported_and_may_become_a_file_of_ours() {
    let (_folder, out) = out();
    let drafts = |text: &str| files(&[("README.md", text)]);
    super::write(&out, &files(&[("a", "1")]), &drafts("one")).unwrap();
    let changed = super::check(&out, &files(&[("a", "1")]), &drafts("two")).unwrap();
    let paths: Vec<&str> = changed.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(paths, [".codegen-manifest", "README.md"]);
    write(&out, &files(&[("a", "1"), ("README.md", "ours")])).unwrap();
    assert_eq!(fs::read_to_string(out.join("README.md")).unwrap(), "ours");
}
