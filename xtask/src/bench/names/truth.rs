//! The similarity of a method tree to a table of the methods in the API's own SDK.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use sdkgen::Method;

use super::spelling::{method, resource, snake, verb_and_rest};

/// An operation of an SDK.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    verb: String,
    path: String,
    /// The resources, separated by dots.
    chain: String,
    method: String,
}

/// The numbers of operations whose names agree with the SDK.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    pub operations: usize,
    /// The operations that both have. Only these count.
    pub compared: usize,
    /// The same resources, and the same method.
    pub exact: usize,
    /// The same method, below resources of which one chain ends with the other, or with the last resource in its name.
    pub near: usize,
    /// The same method, wherever it is.
    pub method: usize,
    /// The operations that are not near, with their names in the SDK.
    pub misses: Vec<String>,
}

/// Reads a table: verb, path, resources and method, separated by tabs.
///
/// # Errors
///
/// Returns an error if the file cannot be read, or if a line does not have four columns.
pub fn read(file: &Path) -> Result<Vec<Row>, String> {
    let refused = |problem: &str| format!("`{}`: {problem}", file.display());
    let text = fs::read_to_string(file).map_err(|error| refused(&error.to_string()))?;
    rows(&text).map_err(|line| refused(&format!("line {line} does not have four columns")))
}

/// The rows of a table, or the number of the first line without four columns.
fn rows(text: &str) -> Result<Vec<Row>, usize> {
    let lines = text.lines().enumerate();
    let rows = lines.map(|(index, line)| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [verb, path, chain, method] = columns[..] else {
            return Err(index + 1);
        };
        Ok(Row {
            verb: verb.to_owned(),
            path: path.to_owned(),
            chain: chain.to_owned(),
            method: method.to_owned(),
        })
    });
    rows.collect()
}

impl Score {
    pub fn of(methods: &[Method], rows: &[Row]) -> Self {
        let mut ours: HashMap<(&str, String), &Method> = HashMap::new();
        let mut methods: Vec<&Method> = methods.iter().collect();
        // If paths differ only in their query, an SDK means the one without a query.
        methods.sort_by_key(|method| &method.path);
        for method in methods {
            let key = (method.verb.as_str(), place(&method.path));
            ours.entry(key).or_insert(method);
        }
        let mut score = Self {
            operations: ours.len(),
            ..Self::default()
        };
        for row in rows {
            if let Some(ours) = ours.get(&(row.verb.as_str(), place(&row.path))) {
                score.count(ours, row);
            }
        }
        score
    }

    fn count(&mut self, ours: &Method, row: &Row) {
        let pair = Pair::of(ours, row);
        self.compared += 1;
        self.method += usize::from(pair.is_same_method());
        self.exact += usize::from(pair.is_exact());
        if pair.is_near() {
            self.near += 1;
            return;
        }
        let own = ours.resources.join(".");
        self.misses.push(format!(
            "{} {}\n  the SDK  {}.{}\n  here     {own}.{}",
            row.verb, row.path, row.chain, row.method, ours.name
        ));
    }

    /// The share of the compared operations as a percentage with one decimal.
    pub fn percent(&self, count: usize) -> String {
        let whole = self.compared.max(1);
        format!("{:.1} %", 100.0 * count as f64 / whole as f64)
    }
}

/// The names of one operation here and in the SDK.
struct Pair<'p> {
    ours: Vec<String>,
    our_method: &'p str,
    theirs: Vec<String>,
    their_method: &'p str,
}

impl<'p> Pair<'p> {
    fn of(ours: &'p Method, row: &'p Row) -> Self {
        let counts = |it: &String| !it.is_empty() && !is_version(it);
        let resources = ours.resources.iter().map(|it| resource(it));
        let theirs = row.chain.split('.').map(resource);
        Self {
            ours: resources.filter(counts).collect(),
            our_method: &ours.name,
            theirs: theirs.filter(counts).collect(),
            their_method: &row.method,
        }
    }

    fn is_same_method(&self) -> bool {
        method(self.our_method) == method(self.their_method)
    }

    fn is_exact(&self) -> bool {
        self.is_same_method() && self.ours == self.theirs
    }

    /// Returns whether the SDK differs only by a group such as `beta` or `admin`, or by naming the last resource in the method.
    fn is_near(&self) -> bool {
        (self.is_same_method() && end_alike(&self.ours, &self.theirs)) || self.is_near_flattened()
    }

    /// `customers.createBalanceTransaction` for `customers.balance_transactions.create`
    fn is_near_flattened(&self) -> bool {
        let Some((last, above)) = self.ours.split_last() else {
            return false;
        };
        let (verb, rest) = verb_and_rest(self.our_method);
        let (their_verb, their_rest) = verb_and_rest(self.their_method);
        !above.is_empty()
            && snake(self.their_method).contains('_')
            && format!("{verb}{rest}{last}") == format!("{their_verb}{their_rest}")
            && end_alike(above, &self.theirs)
    }
}

/// Returns whether the longer chain ends with the shorter one, which is not empty.
fn end_alike(one: &[String], other: &[String]) -> bool {
    let (short, long) = match one.len() <= other.len() {
        true => (one, other),
        false => (other, one),
    };
    !short.is_empty() && long.ends_with(short)
}

/// Returns whether a resource is a version such as `v1`. Some SDKs name the version of a path, and some do not.
fn is_version(resource: &str) -> bool {
    let digits = resource.strip_prefix('v').unwrap_or_default();
    !digits.is_empty() && digits.chars().all(char::is_numeric)
}

/// A path with unnamed variables, without its query and the slash at its end.
fn place(path: &str) -> String {
    let path = path.split('?').next().unwrap_or_default();
    let mut place = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((_, after)) = after.split_once('}') else {
            break;
        };
        place.extend([before, "{}"]);
        rest = after;
    }
    place += rest;
    place.trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(verb: &str, path: &str, chain: &str, name: &str) -> Method {
        let resources = chain.split('.').filter(|it| !it.is_empty());
        Method {
            resources: resources.map(str::to_owned).collect(),
            name: name.to_owned(),
            verb: verb.to_owned(),
            path: path.to_owned(),
        }
    }

    /// The numbers of compared, exact, near and equal methods for one operation.
    fn score(ours: Method, chain: &str, name: &str) -> [usize; 4] {
        let line = format!("{}\t{}\t{chain}\t{name}\n", ours.verb, ours.path);
        let score = Score::of(&[ours], &rows(&line).unwrap());
        [score.compared, score.exact, score.near, score.method]
    }

    fn named(chain: &str, name: &str) -> Method {
        ours("GET", "/a/{id}", chain, name)
    }

    #[test]
    fn spelling_alone_is_exact() {
        let score = score(named("bank_accounts", "get"), "BankAccount", "retrieve");
        assert_eq!(score, [1, 1, 1, 1]);
    }

    #[test]
    fn a_version_is_no_resource_on_either_side() {
        assert_eq!(
            score(named("pets", "list"), "V2.pets", "list"),
            [1, 1, 1, 1]
        );
        assert_eq!(
            score(named("v2.pets", "list"), "pets", "list"),
            [1, 1, 1, 1]
        );
    }

    #[test]
    fn a_chain_that_ends_the_other_is_near() {
        assert_eq!(
            score(named("pets", "list"), "beta.pets", "list"),
            [1, 0, 1, 1]
        );
        assert_eq!(
            score(named("beta.pets", "list"), "pets", "list"),
            [1, 0, 1, 1]
        );
        assert_eq!(
            score(named("pets.toys", "list"), "pets", "list"),
            [1, 0, 0, 1]
        );
        assert_eq!(score(named("", "list"), "pets", "list"), [1, 0, 0, 1]);
    }

    #[test]
    fn a_resource_may_be_named_in_the_method() {
        let nested = named("customers.balance_transactions", "create");
        let flat = score(nested.clone(), "Customers", "createBalanceTransactions");
        assert_eq!(flat, [1, 0, 1, 0]);
        assert_eq!(
            score(nested, "Orders", "createBalanceTransaction"),
            [1, 0, 0, 0]
        );
        // Only a resource above would tell where it is.
        assert_eq!(score(named("pets", "get"), "pets", "getPet"), [1, 0, 0, 0]);
    }

    #[test]
    fn only_what_both_have_is_compared_whatever_variables_are_called() {
        let methods = [
            ours("GET", "/a/{pet_id}/", "a", "get"),
            ours("PUT", "/a/{id}", "a", "update"),
        ];
        let rows = rows("GET\t/a/{id}?beta=true\ta\tget\nPOST\t/a/{id}\ta\tmake\n").unwrap();
        let score = Score::of(&methods, &rows);
        assert_eq!((score.operations, score.compared, score.exact), (2, 1, 1));
        assert_eq!(score.percent(score.exact), "100.0 %");
    }

    #[test]
    fn a_path_with_a_query_stands_behind_the_one_without() {
        let methods = [
            ours("GET", "/a?beta=true", "a", "beta_get"),
            ours("GET", "/a", "a", "get"),
        ];
        let score = Score::of(&methods, &rows("GET\t/a\ta\tget\n").unwrap());
        assert_eq!((score.operations, score.exact), (1, 1));
    }

    #[test]
    fn a_line_of_a_table_has_four_columns() {
        assert_eq!(rows("GET\t/a\ta\tget\nGET\t/b\n"), Err(2));
    }
}
