//! The bad names of a crate: their number, and the worst of them.

mod print;
mod rules;

use sdkgen::Surface;
use serde_json::{Value, json};

pub use print::text;

/// The number of the worst names that are kept.
const WORST: usize = 10;

/// A kind of bad name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A method with the name of a sibling and a number.
    NumberedMethod,
    /// A method that repeats its resource.
    RepeatedResource,
    /// A method of more than five words.
    LongMethod,
    /// A type with the name of another one and a number.
    NumberedType,
    /// A type of more than sixty letters.
    LongType,
}

pub const KINDS: [Kind; 5] = [
    Kind::NumberedMethod,
    Kind::RepeatedResource,
    Kind::LongMethod,
    Kind::NumberedType,
    Kind::LongType,
];

/// The findings on the names of one crate, or of several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    pub methods: u64,
    pub types: u64,
    /// The findings in the order of [`KINDS`].
    found: [Found; KINDS.len()],
}

/// The bad names of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Found {
    count: u64,
    /// The names, worst first.
    worst: Vec<Bad>,
}

/// A bad name with its weight, and with its document if that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Bad {
    weight: u64,
    name: String,
    document: String,
}

impl Names {
    /// Examines all names of a crate.
    pub fn of(surface: &Surface) -> Self {
        let mut names = Self {
            methods: surface.methods.len() as u64,
            types: surface.types.len() as u64,
            ..Self::default()
        };
        for (kind, weight, name) in rules::found(surface) {
            let found = &mut names.found[kind as usize];
            found.count += 1;
            found.worst.push(Bad {
                weight,
                name,
                document: String::new(),
            });
        }
        names.found.iter_mut().for_each(Found::cut);
        names
    }

    /// Adds the names of another document.
    pub fn add(&mut self, other: &Self, document: &str) {
        self.methods += other.methods;
        self.types += other.types;
        for (all, found) in self.found.iter_mut().zip(&other.found) {
            all.count += found.count;
            all.worst.extend(found.worst.iter().map(|bad| Bad {
                document: document.to_owned(),
                ..bad.clone()
            }));
            all.cut();
        }
    }

    pub fn json(&self) -> Value {
        let found = self.found.iter().map(|found| {
            let worst = found.worst.iter().map(|bad| json!([bad.weight, bad.name]));
            json!({"count": found.count, "worst": worst.collect::<Vec<_>>()})
        });
        json!({
            "methods": self.methods,
            "types": self.types,
            "found": found.collect::<Vec<_>>(),
        })
    }

    /// Reads the output of [`Names::json`]; `None` if the value has another form.
    pub fn from_json(json: &Value) -> Option<Self> {
        let found = json["found"].as_array()?.iter().map(Found::from_json);
        let found: Vec<Found> = found.collect::<Option<_>>()?;
        Some(Self {
            methods: json["methods"].as_u64()?,
            types: json["types"].as_u64()?,
            found: found.try_into().ok()?,
        })
    }
}

impl Found {
    /// Keeps only the worst names.
    fn cut(&mut self) {
        self.worst.sort_by(|left, right| {
            let by_weight = right.weight.cmp(&left.weight);
            by_weight
                .then_with(|| (&left.name, &left.document).cmp(&(&right.name, &right.document)))
        });
        self.worst.truncate(WORST);
    }

    fn from_json(json: &Value) -> Option<Self> {
        let worst = json["worst"].as_array()?.iter().map(|bad| {
            Some(Bad {
                weight: bad[0].as_u64()?,
                name: bad[1].as_str()?.to_owned(),
                document: String::new(),
            })
        });
        Some(Self {
            count: json["count"].as_u64()?,
            worst: worst.collect::<Option<_>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_can_be_read_back_and_the_worst_are_kept() {
        let types: Vec<String> = (2..30).map(|number| format!("Pet{number}")).collect();
        let surface = Surface {
            types: [vec!["Pet".to_owned()], types].concat(),
            ..Surface::default()
        };
        let names = Names::of(&surface);
        assert_eq!(Names::from_json(&names.json()), Some(names.clone()));
        assert_eq!(Names::from_json(&Value::Null), None);
        let found = &names.found[Kind::NumberedType as usize];
        assert_eq!((found.count, found.worst.len()), (28, WORST));
        assert_eq!(found.worst[0].name, "Pet29");

        let mut all = Names::default();
        all.add(&names, "a");
        all.add(&names, "b");
        let found = &all.found[Kind::NumberedType as usize];
        assert_eq!((all.types, found.count), (58, 56));
        let worst: Vec<(&str, &str)> = found.worst[..2]
            .iter()
            .map(|it| (it.name.as_str(), it.document.as_str()))
            .collect();
        assert_eq!(worst, [("Pet29", "a"), ("Pet29", "b")]);
    }
}
