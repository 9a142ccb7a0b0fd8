//! The origin of a value: the path into the client that made it, and the methods since then.

use std::collections::HashMap;

use syn::visit::{self, Visit};
use syn::{GenericArgument, PathArguments, Type};

use super::modules::{Modules, Names, names, plain};

/// The origin of a value. Without a root, it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Origin {
    pub(super) root: Names,
    pub(super) methods: Vec<String>,
}

impl Origin {
    pub(super) fn of_path(path: Option<Names>) -> Self {
        Self {
            root: path.unwrap_or_default(),
            methods: Vec::new(),
        }
    }

    pub(super) fn then(mut self, method: &str) -> Self {
        self.methods.push(method.to_owned());
        self
    }

    /// The type of the value, if it was only just made: that of `Pet` and of `Pet::new` is `Pet`.
    pub(super) fn ty(self) -> Option<Names> {
        let mut root = self.root;
        let is_function = |it: &String| it.starts_with(|first: char| first.is_lowercase());
        root.pop_if(|last| is_function(last));
        (self.methods.is_empty() && root.last().is_some_and(|it| !is_function(it))).then_some(root)
    }
}

/// The fields of the package's own structs that hold values of the client.
#[derive(Debug, Default)]
pub(super) struct Fields(HashMap<String, Option<Names>>);

impl Fields {
    pub(super) fn of(modules: &Modules) -> Self {
        let mut fields = Self::default();
        for file in &modules.files {
            let mut reader = FieldReader {
                modules,
                module: file.module.clone(),
                fields: &mut fields,
            };
            reader.visit_file(&file.parsed);
        }
        fields
    }

    /// The origin of the value in a field of some struct.
    pub(super) fn origin(&self, name: &str) -> Origin {
        Origin::of_path(self.0.get(name).cloned().flatten())
    }
}

struct FieldReader<'m> {
    modules: &'m Modules,
    module: Names,
    fields: &'m mut Fields,
}

impl<'a> Visit<'a> for FieldReader<'_> {
    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        self.module.push(plain(&item.ident));
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_field(&mut self, field: &'a syn::Field) {
        let Some(name) = &field.ident else {
            return;
        };
        let ty = match pointee(&field.ty) {
            Some(Type::Path(ty)) => self.modules.in_client(&self.module, &names(&ty.path)),
            Some(_) | None => None,
        };
        // Fields of one name with different types tell nothing.
        let known = self
            .fields
            .0
            .entry(plain(name))
            .or_insert_with(|| ty.clone());
        if *known != ty {
            *known = None;
        }
    }
}

/// The type behind references and the usual smart pointers.
pub(super) fn pointee(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Reference(it) => pointee(&it.elem),
        Type::Paren(it) => pointee(&it.elem),
        Type::Path(it) => {
            let last = it.path.segments.last()?;
            let is_pointer = ["Arc", "Rc", "Box"].iter().any(|name| last.ident == name);
            match &last.arguments {
                PathArguments::AngleBracketed(arguments) if is_pointer => {
                    arguments.args.iter().find_map(|it| match it {
                        GenericArgument::Type(inner) => pointee(inner),
                        _ => None,
                    })
                }
                _ => Some(ty),
            }
        }
        _ => None,
    }
}
