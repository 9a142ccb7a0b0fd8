//! Rows of text in aligned columns.

/// The edge of a column at which its cells are aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Right,
}

/// The rows with two spaces between the columns, each column as wide as its widest cell, and a line break after each row.
///
/// Columns without an alignment are aligned at the left; spaces at the end of a row are left out.
pub fn render(rows: &[Vec<String>], align: &[Align]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    rows.iter().map(|row| line(row, &widths, align)).collect()
}

fn line(row: &[String], widths: &[usize], align: &[Align]) -> String {
    let cells = row.iter().zip(widths).enumerate();
    let cells = cells.map(|(column, (cell, &width))| match align.get(column) {
        Some(Align::Right) => format!("{cell:>width$}"),
        Some(Align::Left) | None => format!("{cell:<width$}"),
    });
    let line = cells.collect::<Vec<_>>().join("  ");
    format!("{}\n", line.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_right_and_words_left() {
        let rows = [
            vec!["a", "1", "x"],
            vec!["long", "100"],
            vec!["日本", "", "y"],
        ];
        let rows = rows.map(|row| row.into_iter().map(str::to_owned).collect());
        assert_eq!(
            render(&rows, &[Align::Left, Align::Right]),
            "a       1  x\nlong  100\n日本         y\n"
        );
    }
}
