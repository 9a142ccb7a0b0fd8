//! `import stainless.yml` gives a client the names of the vendor's own SDK: each configuration is written from the tree of such an SDK.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The document of a vendor, and the table of its SDK.
const VENDORS: [(&str, &str); 2] = [
    ("openai/openai.yaml", "truth-openai.tsv"),
    ("cloudflare/cloudflare-2024-08.json", "truth-cloudflare.tsv"),
];

/// The share of operations whose resources and method are exactly those of the SDK, in percent.
const GOAL: f64 = 99.0;

#[derive(Default)]
struct Resource {
    methods: Vec<String>,
    below: BTreeMap<String, Resource>,
}

impl Resource {
    fn print(&self, indent: &str, text: &mut String) {
        for (name, resource) in &self.below {
            text.push_str(&format!("{indent}{name}:\n{indent}  methods:\n"));
            for (index, method) in resource.methods.iter().enumerate() {
                let (name, endpoint) = method.split_once(' ').unwrap();
                // An older path has the same method, and the keys of a map differ.
                let earlier = resource.methods[..index].iter();
                let again = earlier.filter(|it| it.split(' ').next() == Some(name));
                let name = format!("{name}{}", "_".repeat(again.count()));
                text.push_str(&format!("{indent}    {name}: '{endpoint}'\n"));
            }
            text.push_str(&format!("{indent}  subresources:\n"));
            resource.print(&format!("{indent}    "), text);
        }
    }
}

/// `stainless.yml` for a table of verb, path, resources and method.
fn configuration(table: &str) -> String {
    let mut root = Resource::default();
    for line in table.lines() {
        let [verb, path, chain, method] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let mut resource = &mut root;
        for name in chain.split('.') {
            resource = resource.below.entry(name.to_owned()).or_default();
        }
        let verb = verb.to_lowercase();
        resource.methods.push(format!("{method} {verb} {path}"));
    }
    let mut text = "resources:\n".to_owned();
    root.print("  ", &mut text);
    text
}

fn shared() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    env::var_os("SHARED").map_or_else(|| here.join("../../shared"), PathBuf::from)
}

#[test]
fn imported_names_are_those_of_the_sdk() {
    for (document, table) in VENDORS {
        let (document, table) = (
            shared().join("specs").join(document),
            shared().join("names").join(table),
        );
        if !document.exists() || !table.exists() {
            println!(
                "skipped: {} is not here; SHARED names its folder",
                document.display()
            );
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        let spec = folder.path().join(document.file_name().unwrap());
        fs::copy(&document, &spec).unwrap();
        let names = fs::read_to_string(&table).unwrap();
        fs::write(folder.path().join("stainless.yml"), configuration(&names)).unwrap();
        let run = |arguments: &[&str]| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
            let output = command
                .args(arguments)
                .current_dir(folder.path())
                .output()
                .unwrap();
            assert!(output.status.success(), "{output:?}");
            String::from_utf8(output.stdout).unwrap()
        };
        let spec = spec.display().to_string();
        run(&["import", "stainless.yml", "--spec", &spec]);
        let printed = run(&["bench", "names", &format!("{spec}={}", table.display())]);
        let row = printed.lines().find(|it| it.starts_with("| `")).unwrap();
        let exact = row.split('|').nth(4).unwrap().trim().trim_end_matches(" %");
        assert!(exact.parse::<f64>().unwrap() >= GOAL, "{row}");
        println!("{row}");
    }
}
