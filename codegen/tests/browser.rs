//! The report as a page, in a headless browser: its search, its filters, its keyboard, and pictures of it.
//!
//! Runs only where Chromium is installed, so that `cargo test` counts it as ignored, and `.ci/run` runs it. The pictures are in
//! `target/browser/`.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sdkgen::{Generator, Side, review};

const OLD: &str = include_str!("review/base.yaml");

/// The names under which systems have Chromium.
const PROGRAMS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// The arguments with which it shows pages and asks nobody for anything.
const QUIET: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
];

/// The page for a change with rows of several classes and resources.
fn page() -> String {
    let folder = tempfile::tempdir().unwrap();
    let new = OLD
        .replace("summary: Lists the orders.", "summary: Lists all orders.")
        .replace("    delete:\n", "    put:\n")
        .replace(
            "description: Its number.",
            "description: <b>Its</b> & \"number\".",
        )
        .replace("enum: [open, paid, sent]", "enum: [open, paid, sent, lost]");
    let side = |name: &str, text: &str| {
        let path = folder.path().join(format!("{name}.yaml"));
        fs::write(&path, text).unwrap();
        let generator = Generator::new(&path);
        let side = Side::of_run(name, generator.lint()).unwrap();
        (side.below(folder.path()), generator.shaped())
    };
    let ((old, _), (new, shaped)) = (side("old", OLD), side("new", &new));
    review(&old, &new, None).with_passes(&shaped).html()
}

/// A script that uses the page as a person does, and writes down what is shown.
const SCRIPT: &str = r#"
const results = [];
const shown = () => rows.filter(row => !row.hidden);
const note = (name, value) => results.push(`${name}=${value}`);
const type = text => { search.value = text; search.dispatchEvent(new Event("input", { bubbles: true })); };
const choose = value => { group.value = value; group.dispatchEvent(new Event("input", { bubbles: true })); };
note("all", shown().length);
note("status", count.textContent);
type("DELETE order"); note("searched", shown().map(row => row.querySelector("h2").textContent).join("|"));
type("no such thing"); note("nothing", shown().length);
type("");
boxes.forEach(box => { if (box.value !== "docs") box.click(); });
note("docs", [...new Set(shown().map(row => row.dataset.class))].join("|"));
boxes.forEach(box => { if (box.value !== "docs") box.click(); });
note("again", shown().length);
const groups = [...group.options].map(option => option.value).filter(Boolean);
choose(groups[0]); note("group", shown().every(row => row.dataset.group === groups[0]) && shown().length > 0);
choose("");
document.dispatchEvent(new KeyboardEvent("keydown", { key: "/", bubbles: true, cancelable: true }));
note("focus", document.activeElement === search);
note("marked", document.querySelectorAll("article .sides ins, article .sides del").length > 0);
note("passes", document.body.textContent.includes("shaped by"));
note("foreign", document.querySelectorAll("main b:not(h2 > b)").length);
note("wide", document.documentElement.scrollWidth > innerWidth);
const ratio = (one, other) => { const [a, b] = [one, other].map(light).sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
const light = color => { const [r, g, b] = color.match(/[\d.]+/g).map(Number).map(it => it / 255).map(it => it <= 0.03928 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
const style = getComputedStyle(document.body);
note("ink", ratio(style.color, style.backgroundColor) > 7);
note("background", style.backgroundColor);
const results_at = document.createElement("pre"); results_at.id = "results"; results_at.textContent = results.join("\n");
document.body.append(results_at);
"#;

/// The path of Chromium.
fn program() -> PathBuf {
    let folders = env::var_os("PATH").unwrap_or_default();
    let paths =
        env::split_paths(&folders).flat_map(|folder| PROGRAMS.map(|name| folder.join(name)));
    let found = paths.into_iter().find(|path| path.is_file());
    found.expect("Chromium is not installed: apt-get install chromium")
}

/// Runs Chromium on a page of a file, and returns what it prints.
fn chromium(page: &Path, arguments: &[String]) -> String {
    let profile = tempfile::tempdir().unwrap();
    let output = Command::new(program())
        .args(QUIET)
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .args(arguments)
        .arg(format!("file://{}", page.display()))
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The results that the script wrote down.
fn results(page: &Path, arguments: &[&str]) -> BTreeMap<String, String> {
    let mut all = vec![
        "--dump-dom".to_owned(),
        "--virtual-time-budget=5000".to_owned(),
    ];
    all.extend(arguments.iter().map(|it| (*it).to_owned()));
    let dom = chromium(page, &all);
    let (_, results) = dom
        .split_once("<pre id=\"results\">")
        .expect("the script ended");
    let results = results.split("</pre>").next().unwrap();
    let results = results
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
    let results = results.lines().filter_map(|it| it.split_once('='));
    results
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

#[test]
#[ignore = "needs Chromium"]
fn a_person_can_search_and_filter_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.html");
    let text = page().replace("</body>", &format!("<script>{SCRIPT}</script></body>"));
    fs::write(&path, text).unwrap();
    let wide = results(&path, &["--window-size=1280,900"]);
    let expect = |name: &str, value: &str| assert_eq!(wide[name], value, "{name}: {wide:?}");
    assert!(wide["all"].parse::<usize>().unwrap() > 3, "{wide:?}");
    expect("status", &format!("{0} of {0} changes", wide["all"]));
    assert!(
        wide["searched"].contains("client.orders().delete"),
        "{wide:?}"
    );
    expect("nothing", "0");
    expect("docs", "docs");
    expect("again", &wide["all"]);
    expect("group", "true");
    expect("focus", "true");
    expect("marked", "true");
    expect("passes", "true");
    expect("foreign", "0");
    expect("wide", "false");
    expect("ink", "true");
    let narrow = results(&path, &["--window-size=500,900"]);
    assert_eq!(narrow["wide"], "false", "{narrow:?}");
    let dark = results(
        &path,
        &[
            "--window-size=1280,900",
            "--blink-settings=preferredColorScheme=0",
        ],
    );
    assert_eq!(dark["ink"], "true", "{dark:?}");
    assert_ne!(dark["background"], wide["background"]);
}

#[test]
#[ignore = "needs Chromium"]
fn a_link_opens_the_report_with_its_filters() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.html");
    let text = page().replace("</body>", "<script>const results_at = document.createElement('pre'); results_at.id = 'results'; results_at.textContent = 'shown=' + rows.filter(row => !row.hidden).map(row => row.dataset.class).join('|') + '\\nhash=' + location.hash; document.body.append(results_at);</script></body>");
    fs::write(&path, text).unwrap();
    let linked = folder.path().join("report.html#search=orders&classes=docs");
    let found = results(&linked, &[]);
    assert!(!found["shown"].is_empty());
    assert!(
        found["shown"].split('|').all(|it| it == "docs"),
        "{found:?}"
    );
}

#[test]
#[ignore = "needs Chromium"]
fn pictures_show_the_report_wide_and_narrow_light_and_dark() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../browser");
    fs::create_dir_all(&target).unwrap();
    let path = target.join("report.html");
    fs::write(&path, page()).unwrap();
    let path = path.canonicalize().unwrap();
    for (width, size) in [("wide", "1280,900"), ("narrow", "500,900")] {
        for (scheme, number) in [("dark", 0), ("light", 1)] {
            let picture = target.join(format!("{width}-{scheme}.png"));
            let _ = fs::remove_file(&picture);
            let arguments = [
                format!("--screenshot={}", picture.display()),
                format!("--window-size={size}"),
                format!("--blink-settings=preferredColorScheme={number}"),
            ];
            chromium(&path, &arguments);
            let bytes = fs::read(&picture).unwrap();
            assert!(
                bytes.starts_with(b"\x89PNG") && bytes.len() > 5_000,
                "{}",
                picture.display()
            );
        }
    }
}
