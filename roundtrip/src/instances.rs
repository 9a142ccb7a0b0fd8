//! Makes up values that follow a schema.
//!
//! They may be invalid, since a schema can demand more than this module implements. Each is checked before it is used.

pub mod discriminator;
mod object;
mod pattern;
mod scalar;
mod shape;
#[cfg(test)]
mod tests;

use serde_json::{Value, json};

use super::place;
use super::random::Random;
use super::target::Side;
use shape::{Shape, Union};

/// The usual number of values for a schema.
const INSTANCES: usize = 24;
/// The largest number of values for a schema, even if it has many unions.
const MOST: usize = 96;
/// The number of optional properties and items that an instance may have.
const GROWTH: usize = 240;
/// The work that an instance may cost, since the requirements of a schema may branch endlessly.
const WORK: usize = 4000;
const DEPTH: usize = 24;

/// The optional properties that are present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Optional {
    All,
    None,
    Some,
}

/// Makes one value.
#[derive(Debug)]
struct Maker<'d> {
    document: &'d Value,
    side: Side,
    random: Random,
    optional: Optional,
    /// The member of the outermost union that it follows.
    member: usize,
    work: usize,
}

/// The depth of a value, and the growth that is still allowed.
#[derive(Clone, Copy, Debug)]
struct Room {
    depth: usize,
    growth: usize,
}

/// The values for the schema at a pointer, which are the same in every run. None of them is null.
pub fn of<'d>(
    document: &'d Value,
    side: Side,
    pointer: &'d str,
    count: usize,
) -> impl Iterator<Item = Option<Value>> + 'd {
    (0..count).map(move |index| {
        let mut maker = Maker {
            document,
            side,
            random: Random::of(pointer, index),
            optional: match index % 2 {
                _ if index >= count.saturating_sub(count / 3) => Optional::Some,
                0 => Optional::All,
                _ => Optional::None,
            },
            member: index / 2,
            work: WORK,
        };
        let room = Room {
            depth: 0,
            growth: GROWTH,
        };
        maker.value(&place::reference(pointer), room)
    })
}

/// The number of values that show every member of the outermost union with all of its properties, and with few.
pub fn enough(document: &Value, pointer: &str) -> usize {
    let shape = Shape::of(document, &place::reference(pointer));
    let unions = shape.map(|it| it.unions).unwrap_or_default();
    let members = unions.iter().map(|it| it.members.len()).max();
    (members.unwrap_or_default() * 3).clamp(INSTANCES, MOST)
}

impl Maker<'_> {
    fn value(&mut self, schema: &Value, room: Room) -> Option<Value> {
        self.work = self.work.checked_sub(1)?;
        if room.depth > DEPTH {
            return None;
        }
        let mut shape = Shape::of(self.document, schema)?;
        if shape.nullable && room.depth > 0 && self.random.once_in(6) {
            return Some(Value::Null);
        }
        // A member may have unions too.
        while let Some(union) = shape.unions.pop() {
            self.work = self.work.checked_sub(1)?;
            self.choose(&union, &mut shape, room)?;
        }
        self.shaped(&shape, room)
    }

    fn choose(&mut self, union: &Union, shape: &mut Shape, room: Room) -> Option<()> {
        let simple = || {
            let mut members = union.members.iter();
            members.find(|it| self.is_simple(it))
        };
        let member = match room {
            Room { depth: 0, .. } => union.members.get(self.member % union.members.len()),
            Room { growth: 0, .. } => simple().or(union.members.first()),
            Room { .. } => self.random.pick(&union.members),
        }?;
        shape.choose(self.document, member)?;
        let discriminator = union.discriminator.as_ref();
        if let Some((pointer, _)) = place::referenced(self.document, member)
            && let Some(discriminator) = discriminator
            && let Some((name, tag)) = discriminator::tag(self.document, discriminator, &pointer)
        {
            shape.require(&name, &tag);
        }
        Some(())
    }

    /// Returns true if values of a schema have no parts.
    fn is_simple(&self, schema: &Value) -> bool {
        let keywords = place::followed(self.document, schema);
        let ty = keywords
            .and_then(|it| it.get("type"))
            .and_then(Value::as_str);
        ty.is_some_and(|ty| !matches!(ty, "object" | "array"))
    }

    fn shaped(&mut self, shape: &Shape, room: Room) -> Option<Value> {
        let keywords = &shape.keywords;
        if let Some(Value::Array(values)) = keywords.get("enum") {
            let values: Vec<&Value> = values.iter().filter(|it| !it.is_null()).collect();
            return self.random.pick(&values).map(|it| (*it).clone());
        }
        let example = keywords.get("example").or(keywords.get("default"));
        let is_scalar = |it: &&Value| !it.is_object() && !it.is_array() && !it.is_null();
        let example = example.filter(is_scalar).filter(|_| self.random.once_in(4));
        let has = |keyword: &str| keywords.contains_key(keyword);
        let ty = keywords.get("type").and_then(Value::as_str);
        match (ty, example) {
            // Properties imply an object, whatever else a schema without a type accepts.
            (Some(ty), _) if ty != "object" && has("properties") => None,
            (Some("object"), _) => self.object(keywords, room),
            (Some("array"), _) => self.array(keywords, room),
            (None, _) if has("properties") || has("additionalProperties") => {
                self.object(keywords, room)
            }
            (_, Some(example)) => Some(example.clone()),
            (Some("string"), None) => Some(scalar::text(keywords, &mut self.random)),
            (Some("integer"), None) => Some(scalar::number(keywords, true, &mut self.random)),
            (Some("number"), None) => Some(scalar::number(keywords, false, &mut self.random)),
            (Some("boolean"), None) => Some(self.random.once_in(2).into()),
            (_, None) if has("required") => self.object(keywords, room),
            (_, None) if has("items") => self.array(keywords, room),
            (_, None) => Some(self.anything()),
        }
    }

    fn array(&mut self, keywords: &serde_json::Map<String, Value>, room: Room) -> Option<Value> {
        let length = |keyword: &str| {
            let length = keywords.get(keyword).and_then(Value::as_u64);
            length.and_then(|it| usize::try_from(it).ok())
        };
        let least = length("minItems").unwrap_or(0);
        if least > WORK {
            return None;
        }
        let most = length("maxItems").unwrap_or(usize::MAX);
        let wanted = match self.optional {
            Optional::All => 2,
            Optional::Some => self.random.below(3),
            Optional::None => 0,
        };
        let wanted = wanted.min(room.growth).max(least).min(most);
        let any = json!({});
        let items = keywords.get("items").unwrap_or(&any);
        let inner = room.split(wanted);
        let is_set = keywords.get("uniqueItems") == Some(&Value::Bool(true));
        let mut made: Vec<Value> = Vec::new();
        // A set may need some more attempts.
        for _ in 0..wanted * if is_set { 4 } else { 1 } {
            if let Some(item) = self
                .value(items, inner)
                .filter(|it| !is_set || !made.contains(it))
            {
                made.push(item);
            }
            if made.len() == wanted {
                break;
            }
        }
        (made.len() >= least).then(|| made.into())
    }

    /// A value for an empty schema.
    fn anything(&mut self) -> Value {
        match self.random.below(5) {
            0 => json!("anything"),
            1 => json!(7),
            2 => json!(0.5),
            3 => json!(true),
            _ => json!({"any": ["thing", null]}),
        }
    }
}

impl Room {
    /// The room of each of several parts.
    fn split(self, parts: usize) -> Self {
        Self {
            depth: self.depth + 1,
            growth: self.growth.saturating_sub(parts) / parts.max(1),
        }
    }
}
