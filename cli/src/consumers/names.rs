//! The mentions of the client in the sources of a package.
//!
//! The type of a value is known if the program writes it, or if the value is made by a path into the client.

use std::collections::{BTreeSet, HashMap};

use proc_macro2::Span;
use sdkgen::{Mention, Mentioned};
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, Pat, Token, Type};

use super::modules::{Modules, Names, SourceFile, names, plain};
use super::origin::{Fields, Origin, pointee};

/// Adds the mentions in all files of a package.
pub(super) fn collect(modules: &Modules, mentions: &mut BTreeSet<Mention>) {
    let fields = Fields::of(modules);
    for file in &modules.files {
        let mut reader = Reader {
            modules,
            fields: &fields,
            file,
            module: file.module.clone(),
            scopes: vec![HashMap::new()],
            found: Vec::new(),
        };
        reader.visit_file(&file.parsed);
        let found = reader.found;
        let is_about_client = found.iter().any(|it| matches!(it.name, Mentioned::Path(_)));
        // A single method of an unknown value tells something only beside names of the client.
        let is_alone = |it: &Mention| match &it.name {
            Mentioned::Chain { root, methods } => root.is_empty() && methods.len() == 1,
            Mentioned::Path(_)
            | Mentioned::Field { .. }
            | Mentioned::Feature(_)
            | Mentioned::Dependency
            | Mentioned::Text(_) => false,
        };
        mentions.extend(
            found
                .into_iter()
                .filter(|it| is_about_client || !is_alone(it)),
        );
    }
}

/// Reads one file.
struct Reader<'m> {
    modules: &'m Modules,
    fields: &'m Fields,
    file: &'m SourceFile,
    module: Names,
    /// The values of variables, the innermost scope last.
    scopes: Vec<HashMap<String, Origin>>,
    found: Vec<Mention>,
}

impl Reader<'_> {
    fn mention(&mut self, span: Span, name: Mentioned) {
        let start = span.start();
        self.found.push(Mention {
            file: self.file.shown.clone(),
            line: start.line,
            column: start.column + 1,
            name,
        });
    }

    fn in_client(&self, path: &syn::Path) -> Option<Names> {
        self.modules.in_client(&self.module, &names(path))
    }

    fn bind(&mut self, name: &syn::Ident, origin: Origin) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.insert(plain(name), origin);
        }
    }

    fn scoped(&mut self, visit: impl FnOnce(&mut Self)) {
        self.scopes.push(HashMap::new());
        visit(self);
        self.scopes.pop();
    }

    /// The origin of the value of an expression.
    fn origin(&self, expr: &Expr) -> Origin {
        match expr {
            Expr::MethodCall(call) => self.origin(&call.receiver).then(&plain(&call.method)),
            Expr::Call(call) => match &*call.func {
                Expr::Path(path) => Origin::of_path(self.in_client(&path.path)),
                _ => Origin::default(),
            },
            Expr::Path(path) => {
                if let Some(name) = path.path.get_ident() {
                    let mut scopes = self.scopes.iter().rev();
                    if let Some(known) = scopes.find_map(|scope| scope.get(&plain(name))) {
                        return known.clone();
                    }
                }
                Origin::of_path(self.in_client(&path.path))
            }
            Expr::Struct(literal) => Origin::of_path(self.in_client(&literal.path)),
            Expr::Field(field) => match &field.member {
                syn::Member::Named(name) => self.fields.origin(&plain(name)),
                syn::Member::Unnamed(_) => Origin::default(),
            },
            Expr::Reference(it) => self.origin(&it.expr),
            Expr::Paren(it) => self.origin(&it.expr),
            Expr::Group(it) => self.origin(&it.expr),
            Expr::Try(it) => self.origin(&it.expr),
            // A response does not belong to the chain that led to it.
            _ => Origin::default(),
        }
    }

    fn field(&mut self, owner: Option<Names>, name: &syn::Ident) {
        let name_of = Mentioned::Field {
            owner,
            name: plain(name),
        };
        self.mention(name.span(), name_of);
    }
}

impl<'a> Visit<'a> for Reader<'_> {
    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        self.module.push(plain(&item.ident));
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_fn(&mut self, item: &'a syn::ItemFn) {
        self.scoped(|it| visit::visit_item_fn(it, item));
    }

    fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
        self.scoped(|it| visit::visit_impl_item_fn(it, item));
    }

    fn visit_block(&mut self, block: &'a syn::Block) {
        self.scoped(|it| visit::visit_block(it, block));
    }

    fn visit_expr_closure(&mut self, closure: &'a syn::ExprClosure) {
        self.scoped(|it| visit::visit_expr_closure(it, closure));
    }

    fn visit_arm(&mut self, arm: &'a syn::Arm) {
        self.scoped(|it| visit::visit_arm(it, arm));
    }

    fn visit_item_use(&mut self, item: &'a syn::ItemUse) {
        let mut imported = Vec::new();
        spans(&item.tree, Vec::new(), &mut imported);
        for (path, span) in imported {
            if let Some(path) = self.modules.in_client(&self.module, &path) {
                self.mention(span, Mentioned::Path(path));
            }
        }
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        if let Some(names) = self.in_client(path)
            && let Some(last) = path.segments.last()
        {
            self.mention(last.ident.span(), Mentioned::Path(names));
        }
        visit::visit_path(self, path);
    }

    fn visit_local(&mut self, local: &'a syn::Local) {
        let init = local.init.as_ref();
        if let Some(init) = init {
            self.visit_local_init(init);
        }
        match (&local.pat, init) {
            (Pat::Ident(name), Some(init)) => {
                let origin = self.origin(&init.expr);
                self.bind(&name.ident, origin);
            }
            (pat, _) => self.visit_pat(pat),
        }
    }

    fn visit_pat_ident(&mut self, pat: &'a syn::PatIdent) {
        self.bind(&pat.ident, Origin::default());
        visit::visit_pat_ident(self, pat);
    }

    fn visit_pat_type(&mut self, typed: &'a syn::PatType) {
        visit::visit_pat_type(self, typed);
        if let (Pat::Ident(name), Some(Type::Path(ty))) = (&*typed.pat, pointee(&typed.ty)) {
            let origin = Origin::of_path(self.in_client(&ty.path));
            self.bind(&name.ident, origin);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
        let Origin { root, methods } = self.origin(&call.receiver).then(&plain(&call.method));
        self.mention(call.method.span(), Mentioned::Chain { root, methods });
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_field(&mut self, field: &'a syn::ExprField) {
        if let syn::Member::Named(name) = &field.member {
            let owner = self.origin(&field.base).ty();
            self.field(owner, name);
        }
        visit::visit_expr_field(self, field);
    }

    fn visit_expr_struct(&mut self, literal: &'a syn::ExprStruct) {
        let owner = self.in_client(&literal.path);
        for field in &literal.fields {
            if let (Some(owner), syn::Member::Named(name)) = (&owner, &field.member) {
                self.field(Some(owner.clone()), name);
            }
        }
        visit::visit_expr_struct(self, literal);
    }

    fn visit_pat_struct(&mut self, pattern: &'a syn::PatStruct) {
        let owner = self.in_client(&pattern.path);
        for field in &pattern.fields {
            if let (Some(owner), syn::Member::Named(name)) = (&owner, &field.member) {
                self.field(Some(owner.clone()), name);
            }
        }
        visit::visit_pat_struct(self, pattern);
    }

    fn visit_lit_str(&mut self, text: &'a syn::LitStr) {
        let value = text.value();
        let is_variable = |it: char| it.is_ascii_uppercase() || it.is_ascii_digit() || it == '_';
        if value.contains('_') && value.chars().all(is_variable) {
            self.mention(text.span(), Mentioned::Text(value));
        }
    }

    fn visit_macro(&mut self, call: &'a syn::Macro) {
        self.visit_path(&call.path);
        // Most macros take expressions, and `matches!` a pattern behind the first one.
        let tokens = call.tokens.clone();
        let list = Punctuated::<Expr, Token![,]>::parse_terminated;
        if let Ok(expressions) = list.parse2(tokens.clone()) {
            for expression in &expressions {
                self.visit_expr(expression);
            }
        } else if let Ok((expression, pattern)) = matched.parse2(tokens) {
            self.visit_expr(&expression);
            self.scoped(|it| it.visit_pat(&pattern));
        }
    }
}

/// The expression and the pattern of `matches!`.
fn matched(input: ParseStream<'_>) -> syn::Result<(Expr, Pat)> {
    let expression = input.parse()?;
    input.parse::<Token![,]>()?;
    let pattern = Pat::parse_multi_with_leading_vert(input)?;
    if input.parse::<Option<Token![if]>>()?.is_some() {
        input.parse::<Expr>()?;
    }
    input.parse::<Option<Token![,]>>()?;
    Ok((expression, pattern))
}

/// The imported paths, each with the place of its last name.
fn spans(tree: &syn::UseTree, mut before: Names, imported: &mut Vec<(Names, Span)>) {
    match tree {
        syn::UseTree::Path(path) => {
            before.push(plain(&path.ident));
            spans(&path.tree, before, imported);
        }
        syn::UseTree::Name(name) => {
            if name.ident != "self" {
                before.push(plain(&name.ident));
            }
            imported.push((before, name.ident.span()));
        }
        syn::UseTree::Rename(rename) => {
            if rename.ident != "self" {
                before.push(plain(&rename.ident));
            }
            imported.push((before, rename.ident.span()));
        }
        syn::UseTree::Glob(glob) => imported.push((before, glob.star_token.span)),
        syn::UseTree::Group(group) => {
            for tree in &group.items {
                spans(tree, before.clone(), imported);
            }
        }
    }
}
