//! A review as workflow commands of GitHub Actions, which annotate the lines of the spec in a pull request.
//!
//! Source: GitHub Docs, "Workflow commands for GitHub Actions".

use crate::annotation::{annotation_message, annotation_property};
use crate::plan::PublicItem;
use crate::review::compare::Review;
use crate::review::row::{Class, Row};

use super::verdict::{counts, verdict};

/// One command per change that is breaking, on the wire, or unclassified, and one for the verdict.
pub(in crate::review) fn github(review: &Review) -> String {
    let serious = [Class::Breaking, Class::Wire, Class::Unclassified];
    let rows = serious.into_iter().flat_map(|class| review.open(class));
    let commands: String = rows.map(|row| command(row) + "\n" + &uses(row)).collect();
    let verdict = annotation_message(&format!("{} ({})", verdict(review), counts(review)));
    format!("{commands}::notice title=API::{verdict}\n")
}

/// A warning at each place in a program that a change touches for certain.
fn uses(row: &Row) -> String {
    let certain = row.hits.iter().filter(|hit| hit.is_certain);
    let warnings = certain.map(|hit| {
        let (file, line, column) = &hit.place;
        let file = annotation_property(file);
        let title = annotation_property(&format!("uses a {} change", row.class));
        let message = format!("{}: {}", row.sides.latest().path, row.reason);
        let message = annotation_message(&message);
        format!("::warning file={file},line={line},col={column},title={title}::{message}\n")
    });
    warnings.collect()
}

fn command(row: &Row) -> String {
    let level = match row.class {
        Class::Breaking => "error",
        Class::Wire | Class::Unclassified | Class::Additive | Class::Docs => "warning",
    };
    let place = row.cause.place.as_ref();
    let place = place.map(|(file, line, column)| {
        format!(
            "file={},line={line},col={column},",
            annotation_property(file)
        )
    });
    let line = |item: Option<&PublicItem>| item.map_or("nothing".to_owned(), PublicItem::line);
    let message = format!(
        "{}: {} → {}",
        row.reason,
        line(row.sides.before()),
        line(row.sides.after())
    );
    let title = annotation_property(&format!("{}: {}", row.class, row.sides.latest().path));
    format!(
        "::{level} {}title={title}::{}",
        place.unwrap_or_default(),
        annotation_message(&message)
    )
}
