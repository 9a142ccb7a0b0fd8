//! A review as Markdown, for a comment on a pull request.

use std::collections::BTreeMap;

use crate::plural::counted;
use crate::review::compare::{Links, Review};
use crate::review::row::{Class, Row};

use super::place;
use super::verdict::{consumers, counts, verdict, version};

/// The largest comment, in bytes. GitHub takes 65,536 characters.
const LARGEST: usize = 60_000;

/// The room for the line that counts what does not fit, and for closing what is open.
const RESERVE: usize = 400;

/// The verdict, then all changes; those beyond the size of a comment are counted.
pub(in crate::review) fn markdown(review: &Review) -> String {
    let mut out = format!("### API: {}\n", verdict(review));
    if review.rows.is_empty() {
        return out;
    }
    out += &format!("\n{}. Version: **{}**.\n", counts(review), version(review));
    if let Some(consumers) = consumers(review) {
        out += &format!("\nRead: {consumers}.\n");
    }
    let links = &review.links;
    let mut comment = Comment {
        links,
        out,
        left_out: 0,
    };
    for class in Class::ALL {
        let rows: Vec<&Row> = review.open(class).collect();
        if rows.is_empty() {
            continue;
        }
        match class {
            Class::Breaking | Class::Wire | Class::Unclassified => comment.open(class, &rows),
            Class::Additive | Class::Docs => comment.folded(class, &rows),
        }
    }
    comment.accepted(review);
    comment.finished()
}

/// The text so far, and the number of rows that did not fit.
struct Comment<'r> {
    links: &'r Links,
    out: String,
    left_out: usize,
}

impl Comment<'_> {
    fn open(&mut self, class: Class, rows: &[&Row]) {
        self.push(&format!("\n#### {class} ({})\n\n", rows.len()));
        for row in rows {
            self.row(&detailed(row, self.links));
        }
    }

    /// The rows of a class, folded by resource.
    fn folded(&mut self, class: Class, rows: &[&Row]) {
        let mut groups: BTreeMap<String, Vec<&Row>> = BTreeMap::new();
        for row in rows {
            groups.entry(place::group(row)).or_default().push(row);
        }
        self.push(&format!("\n#### {class} ({})\n\n", rows.len()));
        for (group, rows) in groups {
            let lines: Vec<String> = rows.iter().map(|row| brief(row, self.links)).collect();
            let opened = format!(
                "<details><summary>{} ({})</summary>\n\n",
                escaped(&group),
                rows.len()
            );
            let text = format!("{opened}{}\n</details>\n", lines.concat());
            if !self.push(&text) {
                self.left_out += rows.len();
            }
        }
    }

    fn accepted(&mut self, review: &Review) {
        let accepted: Vec<&Row> = review
            .rows
            .iter()
            .filter(|it| it.accepted.is_some())
            .collect();
        if accepted.is_empty() {
            return;
        }
        let lines = accepted.iter().map(|row| {
            let reason = row.accepted.as_deref().unwrap_or_default();
            format!(
                "- {}: {}\n",
                code(&row.sides.latest().path),
                escaped(reason)
            )
        });
        let lines = lines.collect::<String>();
        let text = format!(
            "\n<details><summary>accepted ({})</summary>\n\n{lines}\n</details>\n",
            accepted.len()
        );
        if !self.push(&text) {
            self.left_out += accepted.len();
        }
    }

    fn row(&mut self, text: &str) {
        if !self.push(text) {
            self.left_out += 1;
        }
    }

    /// Adds a text if it fits.
    fn push(&mut self, text: &str) -> bool {
        let fits = self.out.len() + text.len() + RESERVE <= LARGEST;
        if fits {
            self.out += text;
        }
        fits
    }

    fn finished(mut self) -> String {
        if self.left_out > 0 {
            self.out += &format!(
                "\n{} more changes do not fit into a comment; `--format html` or `json` has all of them.\n",
                self.left_out
            );
        }
        self.out
    }
}

fn detailed(row: &Row, to: &Links) -> String {
    let mut lines = vec!["```diff".to_owned()];
    let sides = [("-", row.sides.before()), ("+", row.sides.after())];
    for (sign, item) in sides.into_iter().filter_map(|(sign, it)| Some((sign, it?))) {
        lines.push(format!("{sign} {}", item.line().replace('`', "'")));
    }
    lines.push("```".to_owned());
    let mut details = vec![row.reason.to_owned()];
    let facts = row.facts().into_iter();
    details
        .extend(facts.map(|(name, old, new)| format!("{name}: {} → {}", code(&old), code(&new))));
    if !row.parts.is_empty() {
        details.push(format!("with {}", counted(row.parts.len(), "part")));
    }
    details.push(links(row, to));
    if let Some(reaches) = place::reaches(row) {
        details.push(format!("reached by {}", code(&reaches)));
    }
    if let Some(hits) = place::hits(row) {
        details.push(format!("used at {}", code(&hits)));
    }
    let mut text = format!("{}\n{}\n", lines.join("\n"), details.join("; "));
    if let Some(remedy) = &row.remedy {
        text += &format!(
            "\n<details><summary>to undo it, add to codegen.toml</summary>\n\n```toml\n{remedy}\n```\n</details>\n"
        );
    }
    text + "\n"
}

fn brief(row: &Row, to: &Links) -> String {
    let line = code(&row.sides.latest().line());
    format!("- {line} ({})\n", links(row, to))
}

/// Links to the line in the spec, and to the file of the crate.
fn links(row: &Row, to: &Links) -> String {
    let spec = match &row.cause.place {
        Some((file, line, _)) if !row.cause.is_old => {
            format!(
                "[{}:{line}]({}{}#L{line})",
                escaped(file),
                to.root,
                target(file)
            )
        }
        Some((file, line, _)) => format!("{}:{line} before", escaped(file)),
        None => format!("from {}", row.cause.input.as_str()),
    };
    let file = &row.sides.latest().file;
    match row.sides.after() {
        Some(_) if !file.is_empty() => {
            let folder = Some(&to.folder).filter(|it| !it.is_empty());
            let path = folder.map_or_else(|| file.clone(), |folder| format!("{folder}/{file}"));
            format!("{spec}, [{0}]({1}{0})", target(&path), to.root)
        }
        Some(_) | None => spec,
    }
}

fn target(path: &str) -> String {
    path.replace(' ', "%20")
        .replace('(', "%28")
        .replace(')', "%29")
}

/// A code span, which no text can leave.
pub(super) fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "'").replace('\n', " "))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('\n', " ")
}
