//! Credentials and permissions.

use axum::http::HeaderMap;

use super::answer::{NOT_ALLOWED, Refusal};
use super::document::Operation;
use super::options::Options;

/// Decides whether the sender of a request may carry out the operation on the account.
pub fn allow(
    options: &Options,
    operation: &Operation,
    account: &str,
    headers: &HeaderMap,
) -> Result<(), Refusal> {
    let header = |name: &str| headers.get(name).and_then(|it| it.to_str().ok());
    let user = (header("x-auth-email"), header("x-auth-key"));
    let known_user = (Some(options.user.0.as_str()), Some(options.user.1.as_str()));
    let permitted = match header("authorization") {
        Some(value) => {
            let secret = value.strip_prefix("Bearer ");
            let token =
                secret.and_then(|it| options.tokens.iter().find(|known| known.secret == it));
            let Some(token) = token else {
                return Err(Refusal::new(401, NOT_ALLOWED, "Authentication error"));
            };
            let of_token = token.permissions.as_ref();
            of_token.is_none_or(|it| it.iter().any(|one| operation.permissions.contains(one)))
        }
        None if user == known_user => true,
        None if header("x-auth-user-service-key") == Some(&options.service_key) => true,
        None => return Err(Refusal::new(401, NOT_ALLOWED, "Authentication error")),
    };
    if !permitted || account != options.account_id {
        return Err(Refusal::new(403, NOT_ALLOWED, "Not allowed"));
    }
    Ok(())
}
