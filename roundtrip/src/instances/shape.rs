//! A schema with everything that its `allOf` and references add: the keywords of one schema, and its unions.

use serde_json::{Map, Value, json};

use super::discriminator;
use crate::place;

/// The deepest nesting of references and `allOf`; a deeper one is a cycle.
const DEPTH: usize = 32;

/// A schema without references, `allOf` and unions.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    pub keywords: Map<String, Value>,
    pub unions: Vec<Union>,
    pub nullable: bool,
    /// True if a schema was added; null is allowed only if all of them allow it.
    begun: bool,
}

/// Schemas, one of which a value follows.
#[derive(Clone, Debug)]
pub struct Union {
    pub members: Vec<Value>,
    pub discriminator: Option<Value>,
}

/// The names under which a schema was found.
#[derive(Clone, Copy, Debug, Default)]
struct Named<'p> {
    /// The pointer of the outermost schema, whose value an inner discriminator must have.
    child: Option<&'p str>,
    /// The pointer of the schema itself.
    own: Option<&'p str>,
}

impl Named<'_> {
    /// Returns true if the schema is not a part of another schema with a name.
    fn is_whole(self) -> bool {
        self.child == self.own
    }

    /// Returns true if the schema is a part of one of these members: a parent may list the children that have its properties.
    fn is_listed(self, document: &Value, members: &[Value]) -> bool {
        let is_child = |member: &Value| {
            let referenced = place::referenced(document, member);
            referenced.is_some_and(|(pointer, _)| Some(pointer.as_str()) == self.child)
        };
        !self.is_whole() && members.iter().any(is_child)
    }
}

impl Shape {
    /// Returns `None` if a reference is dangling or leads in a cycle.
    pub fn of(document: &Value, schema: &Value) -> Option<Self> {
        let mut shape = Self::default();
        shape.add(document, schema, Named::default(), 0)?;
        Some(shape)
    }

    /// Adds a member of one of the unions.
    pub fn choose(&mut self, document: &Value, member: &Value) -> Option<()> {
        let nullable = self.nullable;
        self.add(document, member, Named::default(), 0)?;
        self.nullable |= nullable;
        Some(())
    }

    fn add(
        &mut self,
        document: &Value,
        schema: &Value,
        named: Named<'_>,
        depth: usize,
    ) -> Option<()> {
        if depth > DEPTH {
            return None;
        }
        if schema.get("$ref").is_some() {
            let (pointer, found) = place::referenced(document, schema)?;
            let named = Named {
                child: named.child.or(Some(&pointer)),
                own: Some(&pointer),
            };
            return self.add(document, found, named, depth + 1);
        }
        let own = schema.as_object()?;
        let nullable = own.get("nullable") == Some(&Value::Bool(true));
        let mut whole = Self::default();
        let members = own.get("allOf").and_then(Value::as_array);
        for member in members.into_iter().flatten() {
            whole.add(document, member, named, depth + 1)?;
        }
        for (keyword, value) in own {
            whole.keyword(keyword, value);
        }
        let unions = unions(document, own, named);
        if let Some(child) = named
            .child
            .filter(|_| !named.is_whole() && unions.is_empty())
        {
            whole.tag(document, own, child);
        }
        whole.unions.extend(unions);
        whole.nullable = nullable;
        self.unite(whole);
        Some(())
    }

    fn unite(&mut self, other: Self) {
        for (keyword, value) in &other.keywords {
            self.keyword(keyword, value);
        }
        self.unions.extend(other.unions);
        self.nullable = other.nullable && (self.nullable || !self.begun);
        self.begun = true;
    }

    fn keyword(&mut self, keyword: &str, value: &Value) {
        if matches!(keyword, "allOf" | "anyOf" | "oneOf" | "discriminator") {
            return;
        }
        let Some(there) = self.keywords.get_mut(keyword) else {
            self.keywords.insert(keyword.to_owned(), value.clone());
            return;
        };
        match (keyword, there) {
            ("properties", Value::Object(there)) => {
                for (name, property) in value.as_object().into_iter().flatten() {
                    match there.get_mut(name) {
                        Some(earlier) => both(earlier, property),
                        None => drop(there.insert(name.clone(), property.clone())),
                    }
                }
            }
            ("required", Value::Array(there)) => {
                there.extend(value.as_array().into_iter().flatten().cloned());
            }
            ("enum", Value::Array(there)) => there.retain(|it| {
                let values = value.as_array();
                values.is_none_or(|values| values.contains(it))
            }),
            ("items", there) => both(there, value),
            ("minimum" | "minLength" | "minItems", there) => {
                if value.as_f64() > there.as_f64() {
                    *there = value.clone();
                }
            }
            ("maximum" | "maxLength" | "maxItems", there) => {
                if value.as_f64() < there.as_f64() {
                    *there = value.clone();
                }
            }
            // An integer is a number too.
            ("type", there) if *there == "integer" && value == "number" => {}
            ("additionalProperties", there) if *there == json!(false) => {}
            (_, there) => *there = value.clone(),
        }
    }

    /// Gives the discriminator of the children of a schema the value for this child.
    fn tag(&mut self, document: &Value, parent: &Map<String, Value>, child: &str) {
        let discriminator = parent.get("discriminator");
        let tag = discriminator.and_then(|it| discriminator::tag(document, it, child));
        if let Some((name, value)) = tag {
            self.require(&name, &value);
        }
    }

    /// Makes a property required and constant.
    pub fn require(&mut self, name: &str, value: &str) {
        self.keyword("properties", &json!({ name: {"enum": [value]} }));
        self.keyword("required", &json!([name]));
    }
}

/// Makes one schema require another as well.
fn both(there: &mut Value, other: &Value) {
    if there != other {
        let earlier = there.take();
        *there = json!({"allOf": [earlier, other]});
    }
}

fn unions(document: &Value, own: &Map<String, Value>, named: Named<'_>) -> Vec<Union> {
    let discriminator = own.get("discriminator");
    let listed = ["oneOf", "anyOf"].into_iter().filter_map(|keyword| {
        let members = own.get(keyword)?.as_array()?;
        Some(Union {
            members: members.clone(),
            discriminator: discriminator.cloned(),
        })
    });
    let listed: Vec<Union> = listed
        .filter(|it| !it.members.is_empty() && !named.is_listed(document, &it.members))
        .collect();
    match (discriminator, named.child) {
        (Some(discriminator), Some(parent)) if listed.is_empty() && named.is_whole() => {
            let members = discriminator::children(document, discriminator, parent);
            let union = Union {
                members,
                discriminator: Some(discriminator.clone()),
            };
            Some(union)
                .filter(|it| !it.members.is_empty())
                .into_iter()
                .collect()
        }
        _ => listed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pets() -> Value {
        json!({"components": {"schemas": {
            "Pet": {
                "type": "object",
                "properties": {"kind": {"type": "string"}},
                "discriminator": {"propertyName": "kind", "mapping": {"cat": "#/components/schemas/Cat"}},
            },
            "Cat": {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"properties": {"lives": {"type": "integer"}}}]},
            "Loop": {"allOf": [{"$ref": "#/components/schemas/Loop"}]},
        }}})
    }

    fn shape(schema: &Value) -> Option<Shape> {
        Shape::of(&pets(), schema)
    }

    #[test]
    fn all_of_is_one_schema() {
        let schema = json!({"nullable": true, "allOf": [
            {"type": "object", "properties": {"a": {"minimum": 1}}, "required": ["a"]},
            {"properties": {"a": {"maximum": 2}, "b": {}}, "required": ["b"]},
        ]});
        let shape = shape(&schema).unwrap();
        assert!(shape.nullable);
        assert_eq!(shape.keywords["required"], json!(["a", "b"]));
        let both = json!({"allOf": [{"minimum": 1}, {"maximum": 2}]});
        assert_eq!(shape.keywords["properties"]["a"], both);
    }

    #[test]
    fn a_child_that_its_parent_lists_has_its_tag_and_chooses_no_other() {
        let document = json!({"components": {"schemas": {
            "Pet": {
                "discriminator": {"propertyName": "kind"},
                "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
            },
            "Cat": {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"properties": {"lives": {}}}]},
            "Dog": {"allOf": [{"$ref": "#/components/schemas/Pet"}]},
        }}});
        let of = |name: &str| {
            let schema = json!({"$ref": format!("#/components/schemas/{name}")});
            Shape::of(&document, &schema).unwrap()
        };
        assert_eq!(of("Pet").unions[0].members.len(), 2);
        let cat = of("Cat");
        assert!(cat.unions.is_empty());
        assert_eq!(cat.keywords["properties"]["kind"], json!({"enum": ["Cat"]}));
    }

    #[test]
    fn null_is_allowed_if_all_allow_it() {
        let nullable = json!({"nullable": true});
        let never = json!({"allOf": [nullable, {"type": "string"}]});
        assert!(!shape(&never).unwrap().nullable);
    }

    #[test]
    fn a_circle_has_no_shape() {
        assert!(shape(&json!({"$ref": "#/components/schemas/Loop"})).is_none());
        assert!(shape(&json!({"$ref": "#/nowhere"})).is_none());
    }

    #[test]
    fn a_parent_is_the_union_of_its_children_and_a_child_has_its_tag() {
        let parent = shape(&json!({"$ref": "#/components/schemas/Pet"})).unwrap();
        assert_eq!(
            parent.unions[0].members,
            [json!({"$ref": "#/components/schemas/Cat"})]
        );
        let child = shape(&json!({"$ref": "#/components/schemas/Cat"})).unwrap();
        assert!(child.unions.is_empty());
        let kind = child.keywords["properties"]["kind"].clone();
        assert_eq!(kind["allOf"][1], json!({"enum": ["cat"]}));
    }
}
