//! The data that each part of the planning uses.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::ir::{Api, Docs, Reach, TypeId};
use crate::settings::Settings;

use super::models::counterparts::Counterparts;
use super::naming::RustName;
use super::naming::features::Features;
use super::naming::tree::Tree;
use super::naming::types::TypeNames;
use super::operations::part_types::PartTypes;
use super::package::identity::Identity;

/// The parts of the planning are its methods, which each folder defines for its own subject.
pub(super) struct Planner<'a> {
    pub(super) api: &'a Api,
    pub(super) settings: &'a Settings,
    pub(super) tree: &'a Tree,
    pub(super) features: &'a Features,
    /// The documentation of tags, by the name of the resource.
    pub(super) tags: HashMap<String, &'a Docs>,
    pub(super) reach: Reach,
    pub(super) names: TypeNames,
    /// The types that are sent as multipart forms and in no other way.
    pub(super) forms: HashSet<TypeId>,
    /// The types of which a value may be together with another, so that they keep its keys.
    pub(super) overlapping: HashSet<TypeId>,
    pub(super) part_types: PartTypes,
    pub(super) counterparts: Counterparts,
    pub(super) identity: Identity,
    /// The features of the module that takes the place of a crate.
    pub(super) module_features: Option<&'a BTreeSet<&'static str>>,
    /// The security of most operations, so that only the others need to declare theirs.
    pub(super) security: Vec<Vec<String>>,
    /// The methods of every call that set its own credentials, in the order of the security schemes.
    pub(super) own_credentials: Vec<RustName>,
    /// True if every type is both decoded and encoded, whether or not it is used that way.
    pub(super) both_directions: bool,
}
