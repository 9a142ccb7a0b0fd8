//! The review of a change, for one document and one edit of it at a time, in both directions.
#![forbid(unsafe_code)]

use std::fs;
use std::path::Path;

use sdkgen::{Accepted, Class, Generator, Lock, Review, Side, review};

#[path = "review/edits.rs"]
mod edits;
#[path = "review/kept.rs"]
mod kept;

use edits::{BASE, EDITS, edited};

fn side(folder: &Path, name: &str, text: &str) -> Side {
    let path = folder.join(format!("{name}.yaml"));
    fs::write(&path, text).unwrap();
    let generated = Generator::new(&path).lint();
    let report = generated.text(false);
    let side = Side::of_run(name, generated);
    side.unwrap_or_else(|| panic!("{report}")).below(folder)
}

fn reviewed(old: &str, new: &str) -> Review {
    let folder = tempfile::tempdir().unwrap();
    review(
        &side(folder.path(), "old", old),
        &side(folder.path(), "new", new),
        None,
    )
}

fn side_of(text: &str) -> Side {
    side(tempfile::tempdir().unwrap().path(), "side", text)
}

/// The acceptances of all breaks of a review.
fn accepting(review: &Review, rest: &str) -> Vec<Accepted> {
    let entries = review.open(Class::Breaking).map(Accepted::entry);
    let entries = entries.map(|it| it.replace("reason = \"\"", rest));
    Accepted::read(&entries.collect::<String>()).unwrap()
}

/// The rows in short: class, and the lines before and after.
fn rows(review: &Review) -> String {
    let rows = review.rows.iter().map(|row| {
        let line = |item: Option<&sdkgen::PublicItem>| item.map(sdkgen::PublicItem::line);
        let facts = row.facts().into_iter();
        let facts = facts.map(|(name, old, new)| format!("      {name}: {old} → {new}\n"));
        let parts = match row.parts.len() {
            0 => String::new(),
            parts => format!("      with {parts} parts\n"),
        };
        let (old, new) = (line(row.sides.before()), line(row.sides.after()));
        let old = old.map(|it| format!("    - {it}\n")).unwrap_or_default();
        let new = new.map(|it| format!("    + {it}\n")).unwrap_or_default();
        format!(
            "  {}: {}\n{old}{new}{}{parts}",
            row.class,
            row.reason,
            facts.collect::<String>()
        )
    });
    rows.collect()
}

#[test]
fn every_kind_of_change_has_its_rows_in_both_directions() {
    let mut text = String::new();
    for (name, find, replace) in EDITS {
        let edited = edited(find, replace);
        let (there, back) = (reviewed(BASE, &edited), reviewed(&edited, BASE));
        text += &format!("{name}\n{}and back\n{}\n", rows(&there), rows(&back));
        // A field of a response that may be absent is an `Option` already.
        assert!(
            !there.rows.is_empty() || *name == "a property becomes nullable",
            "{name} has no rows"
        );
        assert_symmetric(&there, &back);
    }
    insta::assert_snapshot!(text);
}

/// Two directions list the same items, additions and removals exchanged.
fn assert_symmetric(there: &Review, back: &Review) {
    let lines = |review: &Review, is_back: bool| {
        let rows = review.rows.iter().map(|row| {
            let (old, new) = (row.sides.before(), row.sides.after());
            let (old, new) = if is_back { (new, old) } else { (old, new) };
            let line = |item: Option<&sdkgen::PublicItem>| item.map(sdkgen::PublicItem::line);
            (line(old), line(new), row.parts.len())
        });
        let mut rows: Vec<_> = rows.collect();
        rows.sort();
        rows
    };
    assert_eq!(lines(there, false), lines(back, true));
}

#[test]
fn a_type_that_takes_the_name_of_another_is_not_that_one() {
    let head = "format\t1\ndocument\t0\nsettings\t0\ngenerator\t0.1.0\n\n";
    let ty = |name: &str, pointer: &str, ty: &str| {
        format!(
            "struct\tmodels::{name}\t\t\t\t{pointer}\tsrc/models/{name}.rs\nfield\tmodels::{name}.size\t: {ty}\t\t\t+/properties/size\t+\n"
        )
    };
    let side = |text: &str| Side::of_lock("lock", Lock::read(&format!("{head}{text}")).unwrap());
    let old = side(&ty("Box", "/a", "i64"));
    let new = side(&(ty("Box", "/b", "String") + &ty("Crate", "/a", "i64")));
    let (there, back) = (review(&old, &new, None), review(&new, &old, None));
    assert_symmetric(&there, &back);
    insta::assert_snapshot!(rows(&there));
}

#[test]
fn equal_documents_have_no_rows() {
    assert_eq!(reviewed(BASE, BASE).rows, []);
    let shuffled = BASE.replace("enum: [open, paid, sent]", "enum: [sent, open, paid]");
    assert_eq!(reviewed(BASE, &shuffled).rows, []);
}

#[test]
fn a_lock_reads_back_as_it_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let side = side(folder.path(), "old", BASE);
    let text = side.lock.text();
    let read = Lock::read(&text).unwrap();
    assert_eq!(read.text(), text);
    // A comparison with the lock finds nothing.
    assert_eq!(review(&Side::of_lock("lock", read), &side, None).rows, []);
}

#[test]
fn a_broken_lock_is_an_error_with_its_line() {
    let broken = [
        ("", "line 1: the line `format` is missing"),
        (
            "format\t9\n",
            "line 2: format 9 is unknown; this version reads 1",
        ),
        ("format\t1\nstruct\tx\n", "line 2: 2 columns; an item has 7"),
        (
            "format\t1\nthing\tp\t\t\t\t\t\n",
            "line 2: `thing` is not a kind of item",
        ),
        (
            "format\t1\nstruct\tp\t\t\tx=1\t\t\n",
            "line 2: `x=1` is not a fact",
        ),
        ("format\t1\nxyz\tstruct\tp\n", "line 2: `xyz` is not a hash"),
    ];
    for (text, error) in broken {
        assert_eq!(Lock::read(text).unwrap_err().to_string(), error);
    }
}

#[test]
fn a_break_has_its_place_in_the_document_the_calls_it_reaches_and_a_remedy() {
    let edited = edited("#/components/schemas/Job", "#/components/schemas/Task");
    let renamed = reviewed(BASE, &edited);
    insta::assert_snapshot!("renamed_as_text", renamed.text());
    insta::assert_snapshot!("renamed_as_changelog", renamed.changelog());
    let edited = edits::edited(EDITS[3].1, EDITS[3].2);
    let review = reviewed(BASE, &edited);
    insta::assert_snapshot!("removed_as_text", review.text());
    insta::assert_snapshot!("removed_as_markdown", review.markdown());
    insta::assert_snapshot!("removed_as_github", review.github());
    insta::assert_snapshot!("removed_as_changelog", review.changelog());
    insta::assert_snapshot!("removed_as_json", format!("{:#}", review.json()));
}

#[test]
fn a_comment_has_at_most_60_000_bytes_and_counts_the_rest() {
    let many = (0..2_000).map(|index| {
        format!("  /items{index}:\n    get:\n      operationId: getItem{index}\n      responses: {{ '204': {{ description: ok }} }}\n")
    });
    let many = format!(
        "openapi: 3.0.3\ninfo: {{ title: Shop, version: '1' }}\npaths:\n{}",
        many.collect::<String>()
    );
    let review = reviewed(&many, BASE);
    let comment = review.markdown();
    assert!(comment.len() <= 60_000, "{}", comment.len());
    assert!(comment.contains("more changes do not fit into a comment"));
    // The other formats have them all.
    assert_eq!(
        review.html().matches("<article ").count(),
        review.rows.len()
    );
    assert_eq!(
        review.json()["rows"].as_array().unwrap().len(),
        review.rows.len()
    );
}

#[test]
fn text_of_a_document_stays_text_in_html_and_in_markdown() {
    let hostile = "'</code><script>alert(1)</script>`{{rows}}'";
    let edited = edited(
        "enum: [open, paid, sent]",
        &format!("enum: [open, paid, sent, {hostile}]"),
    );
    let review = reviewed(BASE, &edited);
    let html = review.html();
    assert!(!html.contains("<script>alert"), "{html}");
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;`{{rows}}"));
    assert!(
        !review
            .markdown()
            .lines()
            .any(|line| line.starts_with("```") && line.len() > 10)
    );
}

#[test]
fn an_acceptance_holds_for_one_change_only() {
    let gone = edited(EDITS[3].1, EDITS[3].2);
    let mut review = reviewed(BASE, &gone);
    let accepted = accepting(&review, "reason = \"nobody deletes orders\"");
    let version = version(&review);
    assert_eq!(version, "version: minor, 0.1.0 → 0.2.0");
    assert_eq!(review.accept(&accepted, &side_of(BASE)), []);
    assert_eq!(review.worst(), None);
    // An accepted break is a break for the version, and the verdict says that there is one.
    assert!(
        review
            .text()
            .starts_with("1 break, all accepted\n1 breaking; "),
        "{}",
        review.text()
    );
    assert_eq!(self::version(&review), version);
    assert!(
        review
            .markdown()
            .starts_with("### API: 1 break, all accepted\n")
    );
    assert!(review.html().contains("<h1>1 break, all accepted</h1>"));
    assert!(review.github().contains("::1 break, all accepted ("));
    assert_eq!(review.json()["version"]["next"], "0.2.0");
    assert!(review.text().contains("nobody deletes orders"));
    // Another change of the same item is not covered, and the acceptance is reported as stale.
    let mut other = reviewed(BASE, BASE);
    let stale = other.accept(&accepted, &side_of(BASE));
    assert_eq!(stale.len(), 1);
    assert!(
        stale[0]
            .to_string()
            .ends_with("fits no change: remove it, or accept the change as it is now")
    );
    // Once the old side has the change, the acceptance has done its work.
    let stale = other.accept(&accepted, &side_of(&gone));
    assert!(stale[0].to_string().ends_with(
        "is for a change that has landed: the old side has it already, so remove the entry"
    ));
}

/// The version that a review asks for, as its first lines show it.
fn version(review: &Review) -> String {
    let text = review.text();
    let (_, version) = text.split_once("; version").unwrap();
    format!("version{}", version.lines().next().unwrap())
}

#[test]
fn breaks_that_were_accepted_are_told_beside_open_changes() {
    let gone = edited(EDITS[3].1, EDITS[3].2);
    let accepted = accepting(&reviewed(BASE, &gone), "reason = \"x\"");
    let more = gone.replacen("summary:", "x-summary:", 1);
    let with_more = |text: &str, expected: &str| {
        let mut review = reviewed(BASE, text);
        assert_eq!(review.accept(&accepted, &side_of(BASE)), []);
        let first = review.text().lines().next().unwrap().to_owned();
        assert_eq!(first, expected);
    };
    with_more(&gone, "1 break, all accepted");
    assert_ne!(gone, more);
    with_more(
        &more,
        "1 break, all accepted; otherwise docs only: no signature and no byte on the wire differs",
    );
}

#[test]
fn an_acceptance_ends_with_its_version_and_shows_its_link() {
    let mut review = reviewed(BASE, &edited(EDITS[3].1, EDITS[3].2));
    assert_eq!(review.version, "0.1.0");
    let entry = |until: &str| {
        let row = review.open(Class::Breaking).next().unwrap();
        let rest = format!("reason = \"x\"\nlink = \"https://a.example\"\nuntil = \"{until}\"");
        let entry = Accepted::entry(row).replace("reason = \"\"", &rest);
        Accepted::read(&entry).unwrap()
    };
    let (ended, holding) = (entry("0.1.0"), entry("0.2.0"));
    let stale = review.accept(&ended, &side_of(BASE));
    assert_eq!(stale.len(), 1);
    assert!(
        stale[0]
            .to_string()
            .ends_with("ended with version 0.1.0: remove it")
    );
    assert_eq!(review.accept(&holding, &side_of(BASE)), []);
    assert!(review.text().contains("x (https://a.example)"));
}

#[test]
fn acceptances_are_checked() {
    let entry = |item: &str, class: &str, reason: &str| {
        format!("[[accepted]]\nitem = \"{item}\"\nclass = \"{class}\"\nreason = \"{reason}\"\n")
    };
    let table = [
        (
            entry("models::*", "wire", "x"),
            "line 1: `models::*` has a `*`: name one item",
        ),
        (
            entry("a", "bad", "x"),
            "line 1: `bad` is not a class: use one of breaking, wire, unclassified, additive, docs",
        ),
        (entry("a", "wire", ""), "line 1: `a` has no reason"),
        (
            entry("a", "wire", "x") + "until = \"soon\"\n",
            "line 1: `until = \"soon\"` is not a version such as `1.2.0`",
        ),
    ];
    for (text, error) in table {
        assert_eq!(Accepted::read(&text).unwrap_err(), error);
    }
}
