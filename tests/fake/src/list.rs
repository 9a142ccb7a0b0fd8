//! Lists of tunnels: filters and pages.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::answer::Success;
use super::check::Request;
use super::state::State;
use super::tunnel::{Kind, Tunnel};

/// The items of a page if a request does not say.
const PER_PAGE: usize = 20;

/// One page of the tunnels that a request asks for; without a kind, of all kinds.
pub fn page(state: &State, kind: Option<Kind>, request: &Request) -> Success {
    let number = |name: &str, otherwise: usize| {
        let given = request.argument(name).and_then(Value::as_u64);
        given
            .and_then(|it| usize::try_from(it).ok())
            .unwrap_or(otherwise)
    };
    let (page, per_page) = (number("page", 1), number("per_page", PER_PAGE));
    let wanted = state.tunnels.iter();
    let wanted = wanted.filter(|it| kind.is_none_or(|kind| it.kind == kind));
    let wanted: Vec<&Tunnel> = wanted.filter(|it| fits(it, request)).collect();
    let skipped = per_page.saturating_mul(page.saturating_sub(1));
    let items = wanted.iter().skip(skipped).take(per_page);
    let items: Vec<Value> = items.map(|it| it.json(&state.account)).collect();
    let info = json!({
        "count": items.len(),
        "page": page,
        "per_page": per_page,
        "total_count": wanted.len(),
        "total_pages": wanted.len().div_ceil(per_page),
    });
    Success {
        result: Value::Array(items),
        info: Some(info),
    }
}

/// The document compared the arguments with their formats already.
fn fits(tunnel: &Tunnel, request: &Request) -> bool {
    request.query.iter().all(|(name, value)| {
        let text = value.as_str().unwrap_or_default();
        let time = || text.parse().unwrap_or(Timestamp::UNIX_EPOCH);
        match name.as_str() {
            "name" => tunnel.name == text,
            "is_deleted" => Some(tunnel.deleted.is_some()) == value.as_bool(),
            "existed_at" => tunnel.existed(time()),
            "uuid" => tunnel.id.to_string() == text.to_ascii_lowercase(),
            "was_active_at" => tunnel.was_active(time()),
            "was_inactive_at" => tunnel.existed(time()) && !tunnel.was_active(time()),
            "include_prefix" => tunnel.name.starts_with(text),
            "exclude_prefix" => !tunnel.name.starts_with(text),
            "status" => tunnel.status() == text,
            "tun_types" => {
                let kinds = value.as_array().into_iter().flatten();
                kinds.into_iter().any(|it| *it == tunnel.kind.word())
            }
            _ => true,
        }
    })
}
