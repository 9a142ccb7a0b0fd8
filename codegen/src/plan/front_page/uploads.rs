//! Content to send: bytes, files and streams.

use crate::plan::docs;
use crate::plan::rust::{
    Argument, ArgumentType, Doc, Field, Item, RustType, Struct, Taken, Target,
};

use crate::plan::operations::sample::BYTES;

use super::page::Page;
use super::snippet::{Snippet, chained};

/// An expression for a file of a form.
const FILE: &str = "File::new(Upload::file(\"photo.png\")).content_type(\"image/png\")";

impl Page<'_> {
    pub(super) fn uploads(&self) -> Doc {
        let code = match self.form() {
            form if form.0.is_empty() => self.content(),
            form => form,
        };
        if code.0.is_empty() {
            return Doc::default();
        }
        docs::paragraphs([
            docs::line("# Uploads"),
            docs::sentences(
                "An [`Upload`] is made of bytes, a file or a stream. A file is read while it is sent, and anew if the call is retried.",
            ),
            code,
        ])
    }

    /// A call that sends a form with a file.
    fn form(&self) -> Doc {
        let picked = self.pick_by(|call, operation| {
            let mut arguments = call.operation.arguments.iter();
            let form = arguments.find_map(|it| Some((&it.name, self.form_of(it)?)))?;
            let value = form_value(form.1)?;
            let shown = self.shown(call, operation);
            (shown.parameters.len() == 1).then_some((shown, form.0, value))
        });
        let Some((call, _, (mut shown, name, value))) = picked else {
            return Doc::default();
        };
        shown.parameters.clear();
        shown.models.insert(value.0.to_owned());
        Snippet::new(&self.crate_, call.features())
            .uses("{File, Upload}")
            .before(&shown)
            .line(format!("let {name} = &{}::{};", value.0, value.1))
            .lines(chained(shown.client.as_str(), &shown.chain, ".await?;"))
            .doc()
    }

    /// The form that an argument takes.
    fn form_of(&self, argument: &Argument) -> Option<&Struct> {
        let (Target::Multipart(_), ArgumentType::Reference(RustType::Model(name))) =
            (&argument.target, &argument.ty)
        else {
            return None;
        };
        let mut items = self.items();
        items.find_map(|(item, _)| match item {
            Item::Struct(it) if it.multipart && it.name == *name => Some(&**it),
            Item::Struct(_) | Item::Enum(_) | Item::Union(_) | Item::Raw(_) => None,
        })
    }

    /// A call that sends bytes.
    fn content(&self) -> Doc {
        let picked = self.pick_by(|call, operation| {
            let mut types = call.operation.arguments.iter().map(|it| &it.ty);
            if !types.any(|ty| *ty == ArgumentType::Bytes) {
                return None;
            }
            let mut shown = self.shown(call, operation);
            let last = shown.chain.pop()?;
            let (before, after) = last.rsplit_once(BYTES)?;
            shown
                .chain
                .push(format!("{before}Upload::file(\"photo.png\"){after}"));
            shown.parameters.is_empty().then_some(shown)
        });
        let Some((call, _, shown)) = picked else {
            return Doc::default();
        };
        Snippet::new(&self.crate_, call.features())
            .uses("Upload")
            .before(&shown)
            .lines(chained(shown.client.as_str(), &shown.chain, ".await?;"))
            .doc()
    }
}

/// The type of a form, and the rest of the expression that builds it with a file: `new("title").photo(…)`.
fn form_value(form: &Struct) -> Option<(&str, String)> {
    let asked_for = form.asked_for();
    let has_file = asked_for.iter().any(|it| is_file(it));
    let given: Option<Vec<String>> = asked_for.into_iter().map(given).collect();
    let mut value = format!("new({})", given?.join(", "));
    if !has_file {
        let mut fields = form.fields.iter();
        let field = fields.find(|it| is_file(it) && it.deprecated.is_none())?;
        value.push_str(&format!(
            ".{}({})",
            field.setter,
            given_as(&field.taken, field)?
        ));
    }
    Some((form.name.as_str(), value))
}

fn is_file(field: &Field) -> bool {
    *field.taken.ty() == RustType::File
}

fn given(field: &Field) -> Option<String> {
    given_as(&field.taken, field)
}

fn given_as(taken: &Taken, field: &Field) -> Option<String> {
    match taken {
        Taken::Items(item) => Some(format!("[{}]", given_as(item, field)?)),
        Taken::Value(RustType::File) | Taken::Into(RustType::File) => Some(FILE.to_owned()),
        Taken::Into(RustType::String) => Some(format!("{:?}", field.name.plain())),
        Taken::Value(RustType::Bool) => Some("true".to_owned()),
        Taken::Value(RustType::I32 | RustType::I64 | RustType::U64) => Some("1".to_owned()),
        Taken::Value(_) | Taken::Into(_) | Taken::Boxed(_) | Taken::Entries(_) => None,
    }
}
