//! The way in which a value is given: `impl Into<String>`, `list of i64`.

use crate::plan::rust::Taken;
use crate::plan::rust::spelling::Paths;

pub(super) fn taken(taken: &Taken) -> String {
    match taken {
        Taken::Value(_) | Taken::Into(_) => Paths::Models.taken(taken),
        Taken::Boxed(inner) => format!("boxed {}", self::taken(inner)),
        Taken::Items(item) => format!("list of {}", self::taken(item)),
        Taken::Entries(value) => format!("map of {}", self::taken(value)),
    }
}
