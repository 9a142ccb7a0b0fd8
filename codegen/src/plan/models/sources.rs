//! The types from which a union is made: those of its members, where the type tells the member.

use crate::ir::{Shape, Use};
use crate::plan::planner::Planner;
use crate::plan::rust::{RustName, RustType, Source, Taken};

impl Planner<'_> {
    /// The sources of each member of a union.
    pub(crate) fn sources(
        &self,
        union: &RustName,
        members: &[(Use, RustType)],
    ) -> Vec<Vec<Source>> {
        let types: Vec<&RustType> = members.iter().map(|(_, ty)| unboxed(ty)).collect();
        let text = self.of_text(members, &types);
        let lists = types.iter().filter(|ty| matches!(ty, RustType::Vec(_)));
        let has_one_list = lists.count() == 1;
        let sources = members.iter().zip(&types).enumerate();
        let sources = sources.map(|(index, ((used, member), ty))| {
            let is_only_one = types.iter().filter(|other| *other == ty).count() == 1;
            let own = match ty {
                _ if !is_only_one => None,
                RustType::String => None,
                RustType::Model(name) if name == union => None,
                RustType::Vec(_) if has_one_list => {
                    Some(Source::Value(self.taken_whole(*used, (*ty).clone())))
                }
                // Only the type of its items distinguishes a list from the other lists.
                RustType::Vec(item) => Some(match &**item {
                    RustType::String => Source::Texts,
                    item => {
                        let item = Box::new(Taken::Value(item.clone()));
                        Source::Value(Taken::Items(item))
                    }
                }),
                RustType::Option(_) | RustType::Unit => None,
                _ => Some(Source::Value(exactly(member))),
            };
            let text = (text == Some(index)).then_some(Source::Text);
            own.into_iter().chain(text).collect()
        });
        sources.collect()
    }

    /// The member for text: the member that takes any text, or else the only enum of strings.
    fn of_text(&self, members: &[(Use, RustType)], types: &[&RustType]) -> Option<usize> {
        let only = |is_text: &dyn Fn(usize) -> bool| {
            let mut found = (0..members.len()).filter(|index| is_text(*index));
            match (found.next(), found.next()) {
                (only, None) => Ok(only),
                (_, _) => Err(()),
            }
        };
        let is_any = |index: usize| matches!(types[index], RustType::String | RustType::Secret);
        let is_enum = |index: usize| {
            let shape = &self.api.types[members[index].0.ty].shape;
            matches!(
                (types[index], shape),
                (RustType::Model(_), Shape::String(_))
            )
        };
        match only(&is_any) {
            Ok(Some(any)) => Some(any),
            Ok(None) => only(&is_enum).unwrap_or_default(),
            Err(()) => None,
        }
    }
}

fn exactly(member: &RustType) -> Taken {
    match member {
        RustType::Boxed(inner) => Taken::Boxed(Box::new(Taken::Value((**inner).clone()))),
        other => Taken::Value(other.clone()),
    }
}

fn unboxed(ty: &RustType) -> &RustType {
    match ty {
        RustType::Boxed(inner) => inner,
        other => other,
    }
}
