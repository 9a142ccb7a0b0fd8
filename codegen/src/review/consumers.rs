//! The places in programs that use the client which a change touches.
//!
//! Programs are read elsewhere: here are the names in them, and the rules by which a change touches a name.

use crate::plan::{PublicItem, PublicKind};

use super::row::{Class, Hit, Row};

/// A name in the source of a program.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    pub file: String,
    /// Counted from one, as is the column, which counts characters.
    pub line: usize,
    pub column: usize,
    pub name: Mentioned,
}

/// The kind of a mentioned name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mentioned {
    /// A path into the client, without the name of its crate: `models::Pet::new`.
    Path(Vec<String>),
    /// A chain of method calls, which begins at a value of unknown type, or at a path into the client.
    Chain {
        root: Vec<String>,
        /// The methods up to the place, which is that of the last one.
        methods: Vec<String>,
    },
    /// A field of a type of the client, or of a value of unknown type.
    Field {
        owner: Option<Vec<String>>,
        name: String,
    },
    /// A feature of the client in a manifest.
    Feature(String),
    /// The dependency on the client in a manifest.
    Dependency,
    /// A string.
    Text(String),
}

/// The places that a change touches, sorted. A place that is certainly touched is not listed as a possible one as well.
pub(super) fn hits(row: &Row, mentions: &[Mention]) -> Vec<Hit> {
    if !matches!(
        row.class,
        Class::Breaking | Class::Wire | Class::Unclassified
    ) {
        return Vec::new();
    }
    let targets: Vec<Target> = match row.sides.before() {
        Some(item) => std::iter::once(item)
            .chain(&row.parts)
            .map(Target::of)
            .collect(),
        None => vec![Target::around(row.sides.latest())],
    };
    let mut hits: Vec<Hit> = Vec::new();
    for mention in mentions {
        let touching = targets
            .iter()
            .filter_map(|target| target.touched(&mention.name));
        let Some(is_certain) = touching.max() else {
            continue;
        };
        let place = (mention.file.clone(), mention.line, mention.column);
        match hits.iter_mut().find(|hit| hit.place == place) {
            Some(hit) => hit.is_certain |= is_certain,
            None => hits.push(Hit { place, is_certain }),
        }
    }
    hits.sort_by(|one, other| {
        (!one.is_certain, &one.place).cmp(&(!other.is_certain, &other.place))
    });
    hits
}

/// The methods by which a program reaches an item.
struct Chain {
    /// The path at which the chain begins; empty for a client.
    root: Vec<String>,
    methods: Vec<String>,
    /// True if it is a setter of a call.
    is_setter: bool,
}

/// The name of an item in a program.
enum Name {
    Path(Vec<String>),
    Chain(Chain),
    Field { owner: Vec<String>, name: String },
    Feature(String),
    Dependency,
    Text(String),
}

/// The way in which programs name an item.
struct Target {
    name: Name,
    /// True if a use of the name need not use what changed, such as one trait of a type.
    is_around: bool,
}

impl Target {
    /// The names of an item that exists before the change.
    fn of(item: &PublicItem) -> Self {
        use PublicKind as K;
        let whole = |name| Self {
            name,
            is_around: false,
        };
        let part = |name| Self {
            name,
            is_around: true,
        };
        match item.kind {
            K::Crate => whole(Name::Dependency),
            K::Feature => whole(Name::Feature(feature(&item.path))),
            K::Brought => part(Name::Feature(feature(&item.owner))),
            K::Variable => part(Name::Text(item.path.replacen("variable ", "", 1))),
            K::Resource | K::Method => whole(chain(&item.path, false)),
            K::Option | K::Format => whole(chain(&item.path, true)),
            K::Pages | K::Failure => part(chain(&item.owner, false)),
            K::Setting
                if item.path.starts_with("ClientBuilder::") || item.path.starts_with("Call::") =>
            {
                let name = item.path.rsplit("::").next().unwrap_or_default();
                whole(Name::Chain(Chain {
                    root: vec!["Client".to_owned()],
                    methods: vec![name.to_owned()],
                    is_setter: false,
                }))
            }
            K::Field | K::Extra => whole(Name::Field {
                owner: path(&item.owner),
                name: last(&item.path),
            }),
            K::Setter | K::Default | K::Reading => whole(Name::Chain(Chain {
                root: path(&item.owner),
                methods: vec![last(&item.path)],
                is_setter: false,
            })),
            K::Trait | K::Conversion => part(Name::Path(path(&item.owner))),
            K::Setting
            | K::Export
            | K::Function
            | K::Alias
            | K::Call
            | K::Header
            | K::Statuses
            | K::StatusVariant
            | K::Struct
            | K::Enum
            | K::Union
            | K::Raw
            | K::Constant
            | K::Constructor
            | K::Variant
            | K::Member => whole(Name::Path(path(&item.path))),
        }
    }

    /// The names of the item around one that is new.
    fn around(item: &PublicItem) -> Self {
        let name = match item.owner.starts_with("client.") {
            true => chain(&item.owner, false),
            false => Name::Path(path(&item.owner)),
        };
        Self {
            name,
            is_around: true,
        }
    }

    /// Whether a mention touches it for certain; `None` if it does not.
    fn touched(&self, mention: &Mentioned) -> Option<bool> {
        let is_certain = match (&self.name, mention) {
            (Name::Path(own), Mentioned::Path(used)) => used.starts_with(own).then_some(true),
            (
                Name::Path(own),
                Mentioned::Field {
                    owner: Some(owner), ..
                },
            ) => (owner == own && self.is_around).then_some(true),
            (Name::Chain(chain), Mentioned::Chain { root, methods }) => {
                chained(chain, root, methods)
            }
            (
                Name::Field { owner, name },
                Mentioned::Field {
                    owner: of,
                    name: used,
                },
            ) => match of {
                _ if name != used => None,
                Some(of) => (of == owner).then_some(true),
                None => Some(false),
            },
            (Name::Feature(own), Mentioned::Feature(used))
            | (Name::Text(own), Mentioned::Text(used)) => (own == used).then_some(true),
            (Name::Dependency, Mentioned::Dependency) => Some(true),
            (
                Name::Path(_)
                | Name::Chain(_)
                | Name::Field { .. }
                | Name::Feature(_)
                | Name::Dependency
                | Name::Text(_),
                _,
            ) => None,
        };
        is_certain.map(|is_certain| is_certain && !self.is_around)
    }
}

/// Whether a chain ends in the methods of a target; `Some(false)` if the beginning of the chain is not known.
fn chained(target: &Chain, root: &[String], used: &[String]) -> Option<bool> {
    let (last, before) = target.methods.split_last()?;
    let (name, used) = used.split_last()?;
    if name != last {
        return None;
    }
    let begins_well = match target.root.split_first() {
        None => root.first().is_some_and(|it| it == "Client"),
        Some(_) => root.starts_with(&target.root),
    };
    let follows = match target.is_setter {
        // Other setters may be between a call and its setter.
        true => used.windows(before.len()).any(|it| it == before),
        false => used.ends_with(before),
    };
    if before.is_empty() {
        // One name alone is that of many things, unless the type of the value is known.
        return match (begins_well, root.is_empty()) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            (false, false) => None,
        };
    }
    // A handle has a type of its own in the module of its resource.
    if !target.is_setter
        && used.is_empty()
        && root.len() == before.len() + 1
        && root.starts_with(before)
    {
        return Some(true);
    }
    // A handle in a variable hides the resources before it.
    let is_hidden = root.is_empty()
        && used
            .iter()
            .all(|it| target.is_setter && before.contains(it));
    match follows {
        true => Some(true),
        false => is_hidden.then_some(false),
    }
}

/// The names along a call: `client.orders().delete.reason` is `orders`, `delete` and `reason`.
fn chain(path: &str, is_setter: bool) -> Name {
    let names = path.split('.').skip(1);
    Name::Chain(Chain {
        root: Vec::new(),
        methods: names.map(|it| plain(it.trim_end_matches("()"))).collect(),
        is_setter,
    })
}

fn path(path: &str) -> Vec<String> {
    path.split("::").map(plain).collect()
}

fn last(path: &str) -> String {
    let name = path.rsplit(['.', ':']).next().unwrap_or_default();
    plain(name.trim_end_matches("()"))
}

fn plain(name: &str) -> String {
    name.trim_start_matches("r#").to_owned()
}

fn feature(path: &str) -> String {
    path.replacen("feature ", "", 1)
}
