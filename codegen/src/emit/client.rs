//! The client and its builder.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::rust::{Client, Environment, Placement, Scheme, ScopeSetter, ServerVariable};
use crate::write::File;

use super::{docs, file, resources};

pub(super) fn client(client: &Client) -> File {
    let api = api(client);
    let handle = handle(client);
    let builder = builder(client);
    let own = own_credentials(client);
    let calls = match client.schemes.is_empty() {
        true => quote!(
            use crate::runtime::call::builder::Call;
        ),
        false => quote!(
            use crate::runtime::call::builder::Call;
            use crate::runtime::call::endpoint::Operation;
        ),
    };
    let tokens = quote! {
        #![doc = " The client: where the API is, who calls, and the way to every resource."]

        use std::time::Duration;

        #calls
        use crate::runtime::call::api::Api;
        use crate::runtime::call::settings::Settings;
        use crate::runtime::call::shared::Core;
        use crate::runtime::call::environment::Environment;
        use crate::runtime::error::failure::Error;
        use crate::runtime::call::hooks::Hooks;
        use crate::runtime::http::transport::Transport;
        use crate::runtime::call::untyped::Untyped;

        #api
        #handle
        #builder
        #own
    };
    file::of_code("src/client.rs".to_owned(), tokens)
}

fn api(client: &Client) -> TokenStream {
    let (base_url, user_agent) = (&client.base_url, &client.user_agent);
    let request_id = &client.request_id;
    let variables = client.server_variables.iter();
    let variables = variables
        .map(|it| (&it.name, &it.default))
        .map(|(name, default)| quote!((#name, #default)));
    let schemes = client.schemes.iter().map(scheme);
    let security = client
        .security
        .iter()
        .map(|schemes| quote!(&[#(#schemes),*]));
    let environment = environment(
        client
            .environment
            .as_ref()
            .unwrap_or(&Environment::default()),
    );

    quote! {
        static API: Api = Api {
            base_url: #base_url,
            server_variables: &[#(#variables),*],
            user_agent: #user_agent,
            request_id: &[#(#request_id),*],
            schemes: &[#(#schemes),*],
            security: &[#(#security),*],
            environment: &#environment,
        };
    }
}

fn scheme(scheme: &Scheme) -> TokenStream {
    let name = &scheme.name;
    let placement = match &scheme.placement {
        Placement::Bearer => quote!(Bearer),
        Placement::Basic => quote!(Basic),
        Placement::Header(name) => quote!(Header(#name)),
        Placement::Query(name) => quote!(Query(#name)),
        Placement::Cookie(name) => quote!(Cookie(#name)),
    };

    quote! {
        crate::runtime::auth::scheme::Scheme {
            name: #name,
            placement: crate::runtime::auth::scheme::Placement::#placement,
        }
    }
}

fn environment(environment: &Environment) -> TokenStream {
    let base_url = match &environment.base_url {
        Some(variable) => quote!(Some(#variable)),
        None => quote!(None),
    };
    let pairs = |pairs: &[(String, String)]| {
        let pairs = pairs
            .iter()
            .map(|(name, variable)| quote!((#name, #variable)));
        quote!(#(#pairs),*)
    };
    let credentials = pairs(&environment.credentials);
    let path_defaults = pairs(&environment.path_defaults);
    let alternatives = environment.alternatives.iter();
    let alternatives = alternatives.map(|schemes| quote!(&[#(#schemes),*]));

    quote! {
        Environment {
            base_url: #base_url,
            credentials: &[#credentials],
            alternatives: &[#(#alternatives),*],
            path_defaults: &[#path_defaults],
        }
    }
}

fn handle(client: &Client) -> TokenStream {
    let accessors = client.roots.iter().map(|root| {
        let place = &root.accessor.module;
        resources::accessor(&root.accessor, &quote!(crate::#place), &root.features)
    });
    let from_env = client.environment.as_ref().map(from_env);

    quote! {
        #[doc = " A client of the API. Cheap to clone; clones share their connections."]
        #[derive(Clone, Debug)]
        pub struct Client {
            pub(crate) core: Core,
        }

        impl Client {
            #[doc = " Starts a client."]
            pub fn builder() -> ClientBuilder {
                ClientBuilder { settings: Settings::new(&API) }
            }

            #from_env

            #[doc = " Where the API is."]
            pub fn base_url(&self) -> &str {
                self.core.base_url()
            }

            #[doc = " A call of an endpoint that this client has no method for, such as `request(\"GET\", \"/status\")`. The path is appended to the base"]
            #[doc = " URL as it is; what an argument puts into it must be percent-encoded. The answer is JSON, unless"]
            #[doc = " [`with_raw_response`](Call::with_raw_response) leaves it as it is."]
            pub fn request(&self, method: &str, path: &str) -> Call<Untyped> {
                Call::untyped(&self.core, method, path)
            }

            #(#accessors)*
        }
    }
}

fn from_env(environment: &Environment) -> TokenStream {
    let credentials = environment.credentials.iter().map(|(_, variable)| variable);
    let defaults = environment
        .path_defaults
        .iter()
        .map(|(_, variable)| variable);
    let variables = credentials.chain(&environment.base_url).chain(defaults);
    let listed = variables.map(|variable| format!(" - `{variable}`"));

    quote! {
        #[doc = " A client that is configured by environment variables:"]
        #[doc = ""]
        #(#[doc = #listed])*
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = ""]
        #[doc = " When a credential is missing or a setting is unusable; the error names the variable."]
        pub fn from_env() -> Result<Self, Error> {
            ClientBuilder::from_env()?.build()
        }
    }
}

fn builder(client: &Client) -> TokenStream {
    let credentials = client.schemes.iter().map(credential);
    let scopes = client.scopes.iter().map(scope);
    let variables = client.server_variables.iter().map(server_variable);
    let base_url_doc = docs::outer(&client.base_url_doc);
    let from_env = client.environment.as_ref().map(|_| {
        quote! {
            #[doc = " Starts with what the environment variables of [`Client::from_env`] say."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " When a credential is missing; the error names its variable."]
            pub fn from_env() -> Result<Self, Error> {
                let settings = Settings::from_env(&API)?;
                Ok(Self { settings })
            }
        }
    });

    quote! {
        #[doc = " Collects what a client needs."]
        #[derive(Clone, Debug)]
        #[must_use = "a builder does nothing until `build` is called"]
        pub struct ClientBuilder {
            settings: Settings,
        }

        impl ClientBuilder {
            #from_env
            #(#credentials)*
            #(#scopes)*

            #(#variables)*

            #base_url_doc
            pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
                self.settings.base_url(base_url);
                self
            }

            #[doc = " Sets how long a call may take, with its body and with all that is sent again; 60 seconds unless set."]
            pub fn timeout(mut self, timeout: Duration) -> Self {
                self.settings.timeout(timeout);
                self
            }

            #[doc = " Sets how long one attempt of a call may take, with its body; as long as the call unless set."]
            pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
                self.settings.attempt_timeout(timeout);
                self
            }

            #[doc = " Sets how often a call is sent again if it fails in a way that may pass; twice unless set. A call that may already have"]
            #[doc = " taken effect is not, unless its method is idempotent or it has an `Idempotency-Key`."]
            pub fn max_retries(mut self, retries: u32) -> Self {
                self.settings.max_retries(retries);
                self
            }

            #[doc = " Sets how many bytes the body of an answer may have; 64 MiB unless set."]
            pub fn body_limit(mut self, limit: usize) -> Self {
                self.settings.body_limit(limit);
                self
            }

            #[doc = " Adds the application's own name to the user agent."]
            pub fn user_agent_suffix(mut self, suffix: impl Into<String>) -> Self {
                self.settings.user_agent_suffix(suffix);
                self
            }

            #[doc = " Uses an HTTP client of the application. Its own redirect policy counts."]
            pub fn http_client(mut self, client: reqwest::Client) -> Self {
                self.settings.http_client(client);
                self
            }

            #[doc = " Sends requests by something else than reqwest: another HTTP stack, or a fake in tests."]
            pub fn transport(mut self, transport: impl Transport) -> Self {
                self.settings.transport(transport);
                self
            }

            #[doc = " Calls these functions around every call and every attempt."]
            pub fn hooks(mut self, hooks: impl Hooks) -> Self {
                self.settings.hooks(hooks);
                self
            }

            #[doc = " Builds the client."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " When a setting is unusable; the error says which."]
            pub fn build(self) -> Result<Client, Error> {
                let core = self.settings.build()?;
                Ok(Client { core })
            }
        }
    }
}

fn credential(scheme: &Scheme) -> TokenStream {
    let fixed = fixed(scheme);
    let (name, provider) = (&scheme.name, &scheme.provider);
    let link = format!(
        " As [`{0}`](Self::{0}), with what gets the credential when it is needed.",
        scheme.setter.plain()
    );
    let grant = scheme.grant.as_ref().map(|(setter, token_url)| {
        quote! {
            #[doc = " Gets access tokens with the client's own credentials, by the client credentials grant of OAuth 2.0."]
            pub fn #setter(mut self, credentials: crate::runtime::auth::oauth::ClientCredentials) -> Self {
                self.settings.client_credentials(#name, #token_url, credentials);
                self
            }
        }
    });

    quote! {
        #fixed

        #[doc = #link]
        pub fn #provider(mut self, provider: impl crate::runtime::auth::provider::Provider) -> Self {
            self.settings.credential_provider(#name, provider);
            self
        }

        #grant
    }
}

/// Methods by which a call has other credentials than the client.
fn own_credentials(client: &Client) -> TokenStream {
    if client.schemes.is_empty() {
        return quote!();
    }
    let methods = client.schemes.iter().map(|scheme| {
        let (method, name) = (&scheme.own, &scheme.name);
        let doc =
            format!(" Sends another credential for `{name}` with this call than the client has.");
        match &scheme.placement {
            Placement::Basic => quote! {
                #[doc = #doc]
                pub fn #method(self, user: &str, password: &str) -> Self {
                    self.put_credential(#name, format!("{user}:{password}").into())
                }
            },
            Placement::Bearer
            | Placement::Header(_)
            | Placement::Query(_)
            | Placement::Cookie(_) => quote! {
                #[doc = #doc]
                pub fn #method(self, secret: impl Into<crate::runtime::auth::secret::Secret>) -> Self {
                    self.put_credential(#name, secret.into())
                }
            },
        }
    });

    quote! {
        impl<O: Operation> Call<O> {
            #(#methods)*
        }
    }
}

fn fixed(scheme: &Scheme) -> TokenStream {
    let doc = docs::outer(&scheme.doc);
    let (setter, name) = (&scheme.setter, &scheme.name);
    match &scheme.placement {
        Placement::Basic => quote! {
            #doc
            pub fn #setter(mut self, user: &str, password: &str) -> Self {
                self.settings.credential(#name, format!("{user}:{password}").into());
                self
            }
        },
        Placement::Bearer | Placement::Header(_) | Placement::Query(_) | Placement::Cookie(_) => {
            quote! {
                #doc
                pub fn #setter(mut self, #setter: impl Into<crate::runtime::auth::secret::Secret>) -> Self {
                    self.settings.credential(#name, #setter.into());
                    self
                }
            }
        }
    }
}

fn server_variable(variable: &ServerVariable) -> TokenStream {
    let doc = docs::outer(&variable.doc);
    let (setter, name) = (&variable.setter, &variable.name);

    quote! {
        #doc
        pub fn #setter(mut self, #setter: impl Into<String>) -> Self {
            self.settings.server_variable(#name, #setter.into());
            self
        }
    }
}

fn scope(scope: &ScopeSetter) -> TokenStream {
    let doc = docs::outer(&scope.doc);
    let (setter, parameter) = (&scope.setter, &scope.parameter);

    quote! {
        #doc
        pub fn #setter(mut self, #setter: impl Into<String>) -> Self {
            self.settings.path_default(#parameter, #setter.into());
            self
        }
    }
}
