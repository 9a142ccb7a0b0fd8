//! The files of the runtime about `auth`.

#[path = "../../../../codegen/runtime/auth/credential.rs"]
pub mod credential;
#[path = "../../../../codegen/runtime/auth/oauth.rs"]
pub mod oauth;
#[path = "../../../../codegen/runtime/auth/provider.rs"]
pub mod provider;
#[path = "../../../../codegen/runtime/auth/scheme.rs"]
pub mod scheme;
#[path = "../../../../codegen/runtime/auth/secret.rs"]
pub mod secret;
