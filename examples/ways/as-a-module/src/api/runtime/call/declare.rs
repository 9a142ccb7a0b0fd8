//! The facts about an API that its client needs, as a table: servers, credentials, arguments of paths, and environment variables.
//!
//! A row declares one of them, and names the methods that set it.

/// Declares the API, and the methods of the client, of its builder and of calls that differ from API to API.
///
/// `retries` has the statuses of failures that may pass, and the longest wait before the first retry and of all in milliseconds. `security` lists the alternatives of schemes that most operations accept. A credential has the name of its scheme, its place in a request,
/// and its methods: `set` takes the secret, `provider` a function that gets it, `grant` a grant of OAuth 2.0 for a service that issues and refreshes
/// tokens at these URLs, `authorize` asks a user by a browser, and `call` the secret of one call. A server variable has a default. A server has a URL, and the defaults of its variables. `environment` says which variables `from_env` reads,
/// and which credentials it needs together.
macro_rules! client {
    ($api:ident {
        $(#[$base_url_meta:meta])*
        base_url: $base_url:literal,
        user_agent: $user_agent:literal,
        request_id: [$($request_id:literal),*],
        $(retries: ([$($passing:literal),*], $first_wait:literal, $longest_wait:literal),)?
        $(security: [$([$($required:literal),*]),*],)?
        $(credentials {
            $($(#[$scheme_meta:meta])* $scheme:literal = $placement:ident $(($place:literal))?
            set $secret:ident provider $provider:ident
            $(grant $grant:ident($token_url:literal, $refresh_url:literal))?
            $(authorize $authorize:ident($authorization_url:literal, $code_url:literal))?
            call $own:ident,)*
        },)?
        $(server_variables {
            $($(#[$variable_meta:meta])* $variable:literal = $default:literal set $value:ident,)*
        },)?
        $(servers {
            $($(#[$server_meta:meta])* $server:ident = $server_url:literal
            $(with($($server_variable:literal = $server_default:literal),*))?,)*
        },)?
        $(path_defaults {
            $($(#[$argument_meta:meta])* $argument:literal set $path_default:ident,)*
        },)?
        $(environment {
            $(base_url = $env_base_url:literal,)?
            $(credential $env_scheme:literal = $env_secret:literal,)*
            $(alternatives: [$([$($together:literal),*]),*],)?
            $(path_default $env_argument:literal = $env_default:literal,)*
        },)?
    }) => {
        #[allow(clippy::needless_update, reason = "a table may declare everything")]
        pub(crate) static $api: $crate::api::runtime::call::api::Api = $crate::api::runtime::call::api::Api {
            server: $crate::api::runtime::call::api::Server {
                url: $base_url,
                variables: &[$($(($variable, $default),)*)?],
            },
            user_agent: $user_agent,
            request_id: &[$($request_id),*],
            $(retries: $crate::api::runtime::call::api::Retries {
                statuses: &[$($passing),*],
                first_wait: ::std::time::Duration::from_millis($first_wait),
                longest_wait: ::std::time::Duration::from_millis($longest_wait),
            },)?
            security: &[$($(&[$($required),*]),*)?],
            schemes: &[$($($crate::api::runtime::auth::scheme::Scheme {
                name: $scheme,
                placement: $crate::api::runtime::auth::scheme::Placement::$placement $(($place))?,
                set_by: stringify!($secret),
            },)*)?],
            environment: &$crate::api::runtime::call::environment::Environment {
                $(
                    $(base_url: ::std::option::Option::Some($env_base_url),)?
                    credentials: &[$(($env_scheme, $env_secret)),*],
                    $(alternatives: &[$(&[$($together),*]),*],)?
                    path_defaults: &[$(($env_argument, $env_default)),*],
                )?
                ..$crate::api::runtime::call::environment::Environment::NONE
            },
            ..$crate::api::runtime::call::api::Api::PLAIN
        };

        impl $crate::api::runtime::call::client::Client {
            /// Returns a builder for a client.
            pub fn builder() -> $crate::api::runtime::call::client::ClientBuilder {
                $crate::api::runtime::call::client::ClientBuilder::new(&$api)
            }
        }

        $($crate::api::runtime::call::declare::servers!($(
            $(#[$server_meta])* $server $server_url [$($(($server_variable, $server_default)),*)?]
        )*);)?

        $($crate::api::runtime::call::declare::from_env!($api $($env_secret)* $($env_base_url)? $($env_default)*);)?

        impl $crate::api::runtime::call::client::ClientBuilder {
            $($($crate::api::runtime::call::declare::credential!(
                $(#[$scheme_meta])* $placement $scheme $secret $provider
            );
            $($crate::api::runtime::call::grant::grant!($scheme $grant $token_url $refresh_url);)?
            $($crate::api::runtime::call::authorization::authorize!($scheme $authorize $authorization_url $code_url);)?)*)?

            $($(
                $(#[$argument_meta])*
                pub fn $path_default(mut self, $path_default: impl ::std::convert::Into<::std::string::String>) -> Self {
                    self.settings.path_default($argument, $path_default.into());
                    self
                }
            )*)?

            $($(
                $(#[$variable_meta])*
                pub fn $value(mut self, $value: impl ::std::convert::Into<::std::string::String>) -> Self {
                    self.settings.server_variable($variable, $value.into());
                    self
                }
            )*)?

            /// Sets the base URL of the API. Its path is prepended to the path of every operation.
            ///
            $(#[$base_url_meta])*
            pub fn base_url(mut self, base_url: impl ::std::convert::Into<::std::string::String>) -> Self {
                self.settings.base_url(base_url);
                self
            }
        }

        $(
            impl<O: $crate::api::runtime::call::endpoint::Operation> $crate::api::runtime::call::builder::Call<O> {
                $($crate::api::runtime::call::declare::own_credential!($placement $scheme $own);)*
            }
        )?
    };
}

/// Writes the enum of the servers, and the setter of the builder that chooses one.
#[allow(unused_macros, reason = "not every API has several servers")]
macro_rules! servers {
    ($($(#[$meta:meta])* $server:ident $url:literal [$($variable:tt),*])*) => {
        /// A server of the API.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Environment {
            $($(#[$meta])* $server,)*
        }

        impl Environment {
            /// All servers that have a name, in the order of the API's document.
            pub const ALL: &'static [Self] = &[$(Self::$server),*];

            /// The base URL, with `{name}` for each part that a setter of the builder sets.
            pub fn base_url(self) -> &'static str {
                self.server().url
            }

            fn server(self) -> $crate::api::runtime::call::api::Server {
                match self {
                    $(Self::$server => $crate::api::runtime::call::api::Server {
                        url: $url,
                        variables: &[$($variable),*],
                    },)*
                }
            }
        }

        impl $crate::api::runtime::call::client::ClientBuilder {
            /// Chooses the server, in place of a base URL.
            pub fn environment(mut self, environment: Environment) -> Self {
                self.settings.server(environment.server());
                self
            }
        }
    };
}

/// Writes the two functions `from_env`, with lists of the variables.
#[allow(unused_macros, reason = "not every client is configured by variables")]
macro_rules! from_env {
    ($api:ident $($variable:literal)*) => {
        impl $crate::api::runtime::call::client::Client {
            /// A client that is configured by environment variables:
            ///
            $(#[doc = concat!(" - `", stringify!($variable), "`")])*
            ///
            /// # Errors
            ///
            /// Returns an error if a credential is missing or a setting is unusable; it names the variable.
            pub fn from_env() -> ::std::result::Result<Self, $crate::api::runtime::error::failure::Error> {
                $crate::api::runtime::call::client::ClientBuilder::from_env()?.build()
            }
        }

        impl $crate::api::runtime::call::client::ClientBuilder {
            /// Starts with the values of environment variables:
            ///
            $(#[doc = concat!(" - `", stringify!($variable), "`")])*
            ///
            /// # Errors
            ///
            /// Returns an error if a credential is missing; it names the variable.
            pub fn from_env() -> ::std::result::Result<Self, $crate::api::runtime::error::failure::Error> {
                let settings = $crate::api::runtime::call::settings::Settings::from_env(&$api)?;
                Ok(Self { settings })
            }
        }
    };
}

/// Writes the methods of the builder that set a credential.
#[allow(unused_macros, reason = "not every API has credentials")]
macro_rules! credential {
    ($(#[$meta:meta])* Basic $scheme:literal $secret:ident $provider:ident) => {
        $(#[$meta])*
        pub fn $secret(mut self, user: &str, password: &str) -> Self {
            self.settings.user($scheme, user, password);
            self
        }

        $crate::api::runtime::call::declare::credential!($scheme $provider);
    };
    ($(#[$meta:meta])* $placement:ident $scheme:literal $secret:ident $provider:ident) => {
        $(#[$meta])*
        pub fn $secret(mut self, $secret: impl ::std::convert::Into<$crate::api::runtime::auth::secret::Secret>) -> Self {
            self.settings.credential($scheme, $secret.into());
            self
        }

        $crate::api::runtime::call::declare::credential!($scheme $provider);
    };
    ($scheme:literal $provider:ident) => {
        #[doc = concat!(" Sets a provider, which gets the credential `", stringify!($scheme), "` when a call needs it.")]
        pub fn $provider(mut self, provider: impl $crate::api::runtime::auth::provider::Provider) -> Self {
            self.settings.credential_provider($scheme, provider);
            self
        }
    };
}

/// Writes the method that sets the credential of a single call.
#[allow(unused_macros, reason = "not every API has credentials")]
macro_rules! own_credential {
    (Basic $scheme:literal $own:ident) => {
        #[doc = concat!(" Sends another credential for `", stringify!($scheme), "` with this call, instead of the client's.")]
        pub fn $own(self, user: &str, password: &str) -> Self {
            self.put_user($scheme, user, password)
        }
    };
    ($placement:ident $scheme:literal $own:ident) => {
        #[doc = concat!(" Sends another credential for `", stringify!($scheme), "` with this call, instead of the client's.")]
        pub fn $own(self, secret: impl ::std::convert::Into<$crate::api::runtime::auth::secret::Secret>) -> Self {
            self.put_credential($scheme, secret.into())
        }
    };
}

#[allow(unused_imports, reason = "not every API has credentials and variables")]
pub(crate) use {client, credential, from_env, own_credential, servers};
