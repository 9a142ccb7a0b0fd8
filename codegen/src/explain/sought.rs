//! Finds the items that a text names: by a JSON Pointer, by a path in Rust, or by a request.

use crate::generate::Made;
use crate::ir::Operation;
use crate::plan::{PublicItem, PublicKind, parameter_of};
use crate::pointer::Pointer;

use super::problems;

/// An item to explain.
#[derive(Clone, Debug)]
pub(super) struct Sought {
    pub(super) item: PublicItem,
    /// The argument of the call that is meant.
    pub(super) argument: Option<String>,
    /// The name of the argument in the document.
    parameter: Option<String>,
    /// The JSON Pointer of the origin.
    pub(super) pointer: String,
    /// The difference between the item and the text that was asked for.
    pub(super) note: Option<String>,
}

impl Sought {
    fn of(item: &PublicItem) -> Self {
        Self {
            item: item.clone(),
            argument: None,
            parameter: None,
            pointer: item.pointer.clone(),
            note: None,
        }
    }

    /// The last name of the item or of the argument.
    pub(super) fn name(&self) -> &str {
        let path = &self.item.path;
        let rest = path.strip_prefix(&self.item.owner);
        let rest = rest.filter(|rest| !rest.is_empty()).unwrap_or(path);
        let last = rest.rsplit(['.', ':']).next().unwrap_or(rest);
        self.argument.as_deref().unwrap_or(last)
    }

    /// The item in one line.
    pub(super) fn line(&self) -> String {
        match &self.argument {
            Some(argument) => format!("{argument}, of {}", self.item.line()),
            None => self.item.line(),
        }
    }

    /// The name of the property or parameter in the document, if the item is one.
    pub(super) fn wire(&self) -> Option<String> {
        use PublicKind as K;
        match self.item.kind {
            // The line of a setter ends in the place and the name: `, query limit`.
            K::Option => self.item.wire.split(' ').nth(2).map(str::to_owned),
            K::Field | K::Setter | K::Constant => Pointer::parse(&self.pointer)?.last(),
            _ => self.parameter.clone(),
        }
    }
}

/// The items that `text` names, of which there is one at least.
pub(super) fn find(text: &str, made: &Made) -> Result<Vec<Sought>, String> {
    let text = text.trim();
    let items = &made.planned.1.items;
    let found = match text.strip_prefix('#').unwrap_or(text) {
        pointer if pointer.starts_with('/') => by_pointer(pointer, made),
        text => match text.split_once(' ') {
            Some((method, path)) if path.trim_start().starts_with('/') => {
                by_request(method, path.trim(), items)
            }
            Some(_) | None => by_path(text, made),
        },
    };
    match found.is_empty() {
        true if is_unused(text, made) => Err(problems::unused(text)),
        true => Err(problems::unknown(text, items)),
        false => Ok(found
            .into_iter()
            .map(|it| at_its_parameter(it, made))
            .collect()),
    }
}

/// The items at a pointer; else those of the type that the schema there is a part of, or equals.
fn by_pointer(text: &str, made: &Made) -> Vec<Sought> {
    let items = &made.planned.1.items;
    let schemas = made.api.types.schemas();
    let mut pointer = Pointer::parse(text);
    while let Some(at) = pointer.filter(|it| it.tokens().count() > 1) {
        let note = (at.as_str() != text)
            .then(|| format!("nothing is at `{text}` itself; this is around it"));
        let mut found = at_pointer(at.as_str(), items);
        found.extend(parameters_at(&at, made));
        if !found.is_empty() {
            return found
                .into_iter()
                .map(|it| Sought {
                    note: note.clone(),
                    ..it
                })
                .collect();
        }
        if let Some(schema) = schemas.get(&at) {
            let shared = made.api.types[schema.ty].pointer.as_str();
            let note = format!("the schema at `{text}` is one type with that at `{shared}`");
            let found = at_pointer(shared, items).into_iter();
            let found = found.map(|it| Sought {
                note: Some(note.clone()),
                ..it
            });
            let found: Vec<Sought> = found.collect();
            if !found.is_empty() && shared != at.as_str() {
                return found;
            }
        }
        if is_unused(at.as_str(), made) {
            return Vec::new();
        }
        pointer = at.parent();
    }
    Vec::new()
}

/// The items at exactly this pointer: whole ones, or else parts.
fn at_pointer(pointer: &str, items: &[PublicItem]) -> Vec<Sought> {
    let here: Vec<&PublicItem> = items.iter().filter(|it| it.pointer == pointer).collect();
    chosen(&here).into_iter().map(Sought::of).collect()
}

/// The best of several items that one text fits: types and methods, then their parts, then anything else.
fn chosen<'i>(items: &[&'i PublicItem]) -> Vec<&'i PublicItem> {
    use PublicKind as K;
    let ranks: [fn(&PublicItem) -> bool; 3] = [
        |it| it.kind.is_type() || (it.kind == K::Method && it.operation.is_some()),
        |it| {
            let parts = [
                K::Field,
                K::Constant,
                K::Option,
                K::Variant,
                K::Member,
                K::Extra,
            ];
            parts.contains(&it.kind)
        },
        |_| true,
    ];
    let mut chosen = ranks.iter().map(|fits| {
        let fitting = items.iter().copied().filter(|it| fits(it));
        fitting.collect::<Vec<_>>()
    });
    let best = chosen.find(|it| !it.is_empty()).unwrap_or_default();
    match best.first() {
        // Parts of different types may have one origin, while the traits of one type need no explanation.
        Some(first) if ranks[0](first) || ranks[1](first) => best,
        Some(first) => vec![first],
        None => Vec::new(),
    }
}

/// The parameters at a pointer, as arguments and setters of their calls.
fn parameters_at(pointer: &Pointer, made: &Made) -> Vec<Sought> {
    let operations = made.api.operations.iter();
    let found = operations.flat_map(|operation| {
        let mut parameters = operation.parameters.iter();
        let found = parameters.find(|it| it.pointer == *pointer);
        found.and_then(|it| of_parameter(operation, it.name.as_str(), made))
    });
    found.collect()
}

/// The setter for a parameter of an operation, or the method that has it as an argument.
fn of_parameter(operation: &Operation, wire: &str, made: &Made) -> Option<Sought> {
    let items = &made.planned.1.items;
    let mut own = items
        .iter()
        .filter(|it| it.pointer == operation.pointer.as_str());
    let ending = format!(" {wire}");
    let setter = own
        .clone()
        .find(|it| it.kind == PublicKind::Option && it.wire.ends_with(&ending));
    if let Some(setter) = setter {
        return Some(Sought::of(setter));
    }
    let method = own.find(|it| it.kind == PublicKind::Method && it.operation.is_some())?;
    let named = |(_, argument): &(String, String)| {
        let parameter = parameter_of(operation, argument);
        parameter.is_some_and(|it| it.name.as_str() == wire)
    };
    let (argument, _) = arguments(method).into_iter().find(named)?;
    Some(with_argument(method, &argument, made))
}

/// The items whose request this is.
fn by_request(method: &str, path: &str, items: &[PublicItem]) -> Vec<Sought> {
    let wire = format!(", {} {path}", method.to_uppercase());
    let here: Vec<&PublicItem> = items.iter().filter(|it| it.wire == wire).collect();
    chosen(&here).into_iter().map(Sought::of).collect()
}

/// The items with a path, which may begin with the name of the crate; or the argument of a call.
fn by_path(text: &str, made: &Made) -> Vec<Sought> {
    let items = &made.planned.1.items;
    let path = plain(text);
    let fits = |item: &&PublicItem| {
        let known = plain(&item.path);
        let shorter = known
            .strip_prefix("models.")
            .or(known.strip_prefix("client."));
        known == path || shorter == Some(path.as_str())
    };
    let here: Vec<&PublicItem> = items.iter().filter(fits).collect();
    if !here.is_empty() {
        return chosen(&here).into_iter().take(1).map(Sought::of).collect();
    }
    let Some((method, argument)) = path.rsplit_once('.') else {
        return Vec::new();
    };
    let methods = items.iter().filter(|it| it.kind == PublicKind::Method);
    let mut methods = methods.filter(|it| plain(&it.path).ends_with(method));
    let method = methods.find(|it| arguments(it).iter().any(|(name, _)| name == argument));
    let found = method.map(|it| with_argument(it, argument, made));
    found.into_iter().collect()
}

/// A path in one spelling: `crate_name::models::Pet::r#type` is `models.Pet.type`, and `client.pets().get(id)` is `client.pets.get.id`.
fn plain(path: &str) -> String {
    let path = path.replace("()", "").replace("r#", "").replace("::", ".");
    let path = path.replace('(', ".").replace(')', "");
    let begins = ["models.", "client."]
        .into_iter()
        .filter_map(|it| path.find(it))
        .min();
    let front = begins.filter(|at| path[..*at].split('.').count() == 2);
    path[front.unwrap_or_default()..]
        .trim_matches('.')
        .to_owned()
}

/// The arguments in the signature of a method, each as written there, and without `r#`.
fn arguments(method: &PublicItem) -> Vec<(String, String)> {
    let signature = method.signature.strip_prefix('(').unwrap_or_default();
    let listed = signature.split(") -> ").next().unwrap_or_default();
    let names = listed.split(": ").filter_map(|it| it.rsplit(", ").next());
    let names = names.filter(|it| {
        let plain = it.trim_start_matches("r#");
        plain.chars().all(|it| it.is_alphanumeric() || it == '_')
    });
    let names = names.map(|it| (it.trim_start_matches("r#").to_owned(), it.to_owned()));
    names.collect()
}

fn with_argument(method: &PublicItem, argument: &str, made: &Made) -> Sought {
    let mut operations = made.api.operations.iter();
    let operation = operations.find(|it| it.pointer.as_str() == method.pointer);
    let parameter = operation.and_then(|it| parameter_of(it, argument));
    let pointer = parameter.map(|it| it.pointer.as_str().to_owned());
    Sought {
        argument: Some(argument.to_owned()),
        parameter: parameter.map(|it| it.name.as_str().to_owned()),
        pointer: pointer.unwrap_or_else(|| method.pointer.clone()),
        ..Sought::of(method)
    }
}

/// A setter of a call with the pointer of its parameter, which its item does not have.
fn at_its_parameter(sought: Sought, made: &Made) -> Sought {
    if sought.item.kind != PublicKind::Option {
        return sought;
    }
    let wire = sought.wire().unwrap_or_default();
    let mut operations = made.api.operations.iter();
    let operation = operations.find(|it| it.pointer.as_str() == sought.item.pointer);
    let mut parameters = operation.map(|it| &it.parameters).into_iter().flatten();
    let parameter = parameters.find(|it| it.name.as_str() == wire);
    let pointer = parameter.map(|it| it.pointer.as_str().to_owned());
    Sought {
        pointer: pointer.unwrap_or_else(|| sought.pointer.clone()),
        ..sought
    }
}

/// Returns whether the document has a schema at a pointer that no call uses.
fn is_unused(text: &str, made: &Made) -> bool {
    let text = text.strip_prefix('#').unwrap_or(text);
    let pointer = Pointer::parse(text).unwrap_or_default();
    let schemas = made.api.types.schemas();
    let live = |id| made.api.types.iter().any(|(it, _)| it == id);
    schemas.get(&pointer).is_some_and(|it| !live(it.ty))
}
