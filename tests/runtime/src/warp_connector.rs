//! A resource with its operations, as the generator would emit it.

use crate::models::{Envelope, Tunnel, TunnelType};
use crate::runtime::call::builder::Call;
use crate::runtime::call::operation::operation;
use crate::runtime::call::shared::Core;
use crate::runtime::call::success::Unwrap;
use crate::runtime::json::fields::encode_object;

/// The WARP connectors of an account.
#[derive(Clone, Debug)]
pub struct WarpConnector {
    core: Core,
}

impl WarpConnector {
    pub(crate) fn new(core: &Core) -> Self {
        Self { core: core.clone() }
    }

    /// Creates a connector: `POST /accounts/{account_id}/warp_connector`.
    pub fn create(&self, body: &CreateRequest) -> Call<Create> {
        Call::new(&self.core).put_json("application/json", body)
    }

    /// Creates a connector with files: `POST /accounts/{account_id}/warp_connector`.
    pub fn create_form(
        &self,
        form: &dyn crate::runtime::body::multipart::Multipart,
    ) -> Call<CreateForm> {
        Call::new(&self.core).put_multipart("multipart/form-data", form)
    }

    /// Lists the connectors: `GET /accounts/{account_id}/warp_connector`.
    pub fn list(&self) -> Call<List> {
        Call::new(&self.core)
    }
}

operation!(Create = "warp-connector-create" {
    "POST" "/accounts/{account_id}/warp_connector",
    security: [["api_token"], ["api_email", "api_key"]],
    success: Unwrap<Envelope<Tunnel>>,
    "4XX" => Envelope<()>,
});

operation!(CreateForm = "warp-connector-create-form" {
    "POST" "/accounts/{account_id}/warp_connector",
    security: [["api_token"]],
    success: crate::runtime::call::success::Empty,
});

impl Call<Create> {
    /// Sets the account of this call.
    pub fn account_id(self, account_id: &str) -> Self {
        self.put_path("account_id", account_id)
    }
}

operation!(List = "warp-connector-list" {
    "GET" "/accounts/{account_id}/warp_connector",
    security: [["api_token"], ["api_email", "api_key"]],
    scopes: ["tunnels:read"],
    success: Unwrap<Envelope<Vec<Tunnel>>>,
    "4XX" => Envelope<()>,
});

impl Call<List> {
    /// Lists only connectors of this kind.
    pub fn tun_type(self, tun_type: &TunnelType) -> Self {
        self.put_query("tun_type", tun_type)
    }
}

encode_object! {
    /// The body of [`WarpConnector::create`].
    pub struct CreateRequest {
        /// The name of the connector.
        pub name: String = required "name",
        /// True if it is highly available.
        pub ha: Option<bool> = optional "ha",
    }
}

impl CreateRequest {
    /// Builds the value from everything that is required.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ha: Default::default(),
        }
    }

    /// Sets `ha`.
    pub fn ha(self, ha: bool) -> Self {
        Self {
            ha: Some(ha),
            ..self
        }
    }
}
