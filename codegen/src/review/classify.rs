//! The effect of a change on programs that use the crate: the table of all changes.

use crate::plan::{Fact, PublicItem, PublicKind};

use super::arguments::only_names_differ;
use super::row::{Class, Sides};
use super::widening;

/// The difference between the two sides of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    Added,
    Removed,
    /// It has another name.
    Renamed,
    /// Its declaration in Rust differs.
    Signature,
    /// Its declaration differs only in parameters that take more.
    Widened,
    /// Its declaration is the same, while its name on the wire, or anything else about its bytes, differs.
    Wire,
    /// Its use draws a warning of the compiler on one side only.
    Deprecation,
    Docs,
    /// Its arguments have other names.
    Arguments,
}

/// The facts about an item that its own two sides do not show.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    /// True if a response contains it.
    pub(super) is_received: bool,
    /// True if its old name stays as an alias.
    pub(super) is_aliased: bool,
    /// True if it is a map whose values have a type.
    pub(super) is_typed_map: bool,
}

/// The class of a change and its reason; `None` if nothing differs.
///
/// `same` tells whether two signatures are equal apart from the new names of renamed types.
pub(super) fn classified(
    sides: &Sides,
    context: Context,
    same: impl Fn(&PublicItem, &PublicItem) -> bool,
) -> Option<(Class, &'static str)> {
    let change = match sides {
        Sides::Added(_) => Change::Added,
        Sides::Removed(_) => Change::Removed,
        Sides::Both(old, new) => {
            if sides.is_rename() && !is_moved_with_owner(old, new) {
                Change::Renamed
            } else if only_names_differ(old, new, &same) {
                Change::Arguments
            } else if !same(old, new) || old.kind != new.kind {
                let is_wider = widening::is_wider(&old.signature, &new.signature);
                match is_wider && old.kind == new.kind && !differs_on_the_wire(old, new) {
                    true => Change::Widened,
                    false => Change::Signature,
                }
            } else if differs_on_the_wire(old, new) {
                Change::Wire
            } else if old.facts != new.facts {
                Change::Deprecation
            } else if old.docs != new.docs {
                Change::Docs
            } else {
                return None;
            }
        }
    };
    Some(of(sides.latest().kind, change, context))
}

fn differs_on_the_wire(old: &PublicItem, new: &PublicItem) -> bool {
    old.wire != new.wire || on_the_wire(old).ne(on_the_wire(new))
}

/// The facts that are about bytes.
fn on_the_wire(item: &PublicItem) -> impl Iterator<Item = &(Fact, String)> {
    item.facts
        .iter()
        .filter(|(name, _)| *name != Fact::Deprecated)
}

/// Returns whether only the owner of an item has another name, which is a change of the owner.
fn is_moved_with_owner(old: &PublicItem, new: &PublicItem) -> bool {
    let rest = |item: &PublicItem| item.path.strip_prefix(&item.owner).map(str::to_owned);
    old.owner != new.owner && !old.kind.is_whole() && rest(old) == rest(new)
}

/// The table.
fn of(kind: PublicKind, change: Change, context: Context) -> (Class, &'static str) {
    use Class::{Additive, Breaking, Docs, Wire};
    use PublicKind as K;
    match (kind, change) {
        (_, Change::Deprecation) => (Additive, "the compiler warns of its use on one side only"),
        (_, Change::Docs) => (Docs, "only its documentation differs"),
        (_, Change::Arguments) => (
            Docs,
            "an argument has another name, which callers do not write",
        ),
        (_, Change::Widened) => (
            Additive,
            "it takes more than before; an argument that ends in `.into()` has to name its type",
        ),
        (_, Change::Renamed) if context.is_aliased => (
            Additive,
            "it has another name, and the old one is a deprecated alias for one release",
        ),
        (K::Alias, Change::Wire | Change::Signature) => {
            (Additive, "the alias stays for this release alone")
        }
        (K::Failure, _) => (
            Wire,
            "`Error::typed` reads the body of this failure as another type",
        ),
        (K::Crate, Change::Renamed | Change::Signature) => (Breaking, "imports name the crate"),
        (K::Crate, _) => (
            Wire,
            "all calls go to another address, or carry another credential",
        ),
        (K::Variable, Change::Removed | Change::Renamed) => {
            (Wire, "`from_env` does not read this variable any more")
        }
        (K::Variable, Change::Wire | Change::Signature) => (
            Wire,
            "the value of this variable is used for something else",
        ),
        (K::Variable, Change::Added) => (Wire, "`from_env` reads one more variable"),
        (K::Call, Change::Signature) => (Breaking, "the type belongs to another call"),
        (K::Variant | K::Member, Change::Added) if context.is_received => (
            Wire,
            "a value that was unknown so far now arrives as this variant",
        ),
        (K::Trait | K::Conversion, Change::Removed) => (
            Breaking,
            "code that needs this trait does not compile any more",
        ),
        (K::Extra, Change::Added) if context.is_typed_map => (
            Breaking,
            "with the feature `serde`, the field was there before, and its values could be any",
        ),
        (K::Pages, Change::Removed) => (Breaking, "the call has no pages to walk through any more"),
        (K::Pages, Change::Added) => (Additive, "the pages of the list can be walked through"),
        (K::Pages, Change::Wire) => (Wire, "the next page is found in another way"),
        (K::Constant, Change::Wire) => (Wire, "another constant value is sent"),
        (K::Variant, Change::Wire) => (Wire, "the variant stands for another value"),
        (K::Default, Change::Wire) => (Wire, "an absent value means another default"),
        (K::Union, Change::Wire) => (Wire, "the members are distinguished in another way"),
        (K::Field, Change::Wire) => (Wire, "the field has another form in JSON"),
        (K::Method, Change::Wire) => (Wire, "the call sends another request"),
        (K::Option, Change::Wire) => (Wire, "the value is sent in another place or form"),
        (K::Header, Change::Wire) => (Wire, "another header is read"),
        (K::StatusVariant, Change::Wire) => (Wire, "the variant stands for other statuses"),
        (K::Setting, Change::Wire) => (Wire, "the setting has another effect on requests"),
        (K::Format, Change::Wire) => (Wire, "another media type is requested"),
        (
            K::Export
            | K::Feature
            | K::Brought
            | K::Function
            | K::Resource
            | K::Call
            | K::Statuses
            | K::Struct
            | K::Enum
            | K::Raw
            | K::Trait
            | K::Conversion
            | K::Extra
            | K::Constructor
            | K::Setter
            | K::Member
            | K::Reading,
            Change::Wire,
        ) => (Class::Unclassified, "no rule covers this change"),
        (K::Constructor, Change::Signature) => (Breaking, "the constructor takes other arguments"),
        (K::Method, Change::Signature) => (
            Breaking,
            "the method takes other arguments, or returns another type",
        ),
        (K::Field | K::Extra, Change::Signature) => (Breaking, "the field has another type"),
        (
            K::Export
            | K::Feature
            | K::Brought
            | K::Setting
            | K::Function
            | K::Resource
            | K::Option
            | K::Format
            | K::Pages
            | K::Header
            | K::Statuses
            | K::StatusVariant
            | K::Struct
            | K::Enum
            | K::Union
            | K::Raw
            | K::Trait
            | K::Conversion
            | K::Default
            | K::Constant
            | K::Setter
            | K::Variant
            | K::Member
            | K::Reading,
            Change::Signature,
        ) => (Breaking, "its declaration differs"),
        (_, Change::Removed) => (Breaking, "it does not exist any more"),
        (_, Change::Renamed) => (Breaking, "it has another name"),
        (_, Change::Added) => (Additive, "it is new"),
    }
}
