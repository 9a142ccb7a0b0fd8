//! A resource with its operations, as the generator would emit it.

use crate::models::{Envelope, Tunnel, TunnelType};
use crate::runtime::call::{Call, operation};
use crate::runtime::client::Core;
use crate::runtime::fields::encode_object;
use crate::runtime::parameter::Parameter;
use crate::runtime::success::Unwrap;

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
        let mut call = Call::new(&self.core);
        call.request.json("application/json", body);
        call
    }

    /// Creates a connector with files: `POST /accounts/{account_id}/warp_connector`.
    pub fn create_form(&self, form: &dyn crate::runtime::multipart::Multipart) -> Call<CreateForm> {
        let mut call = Call::new(&self.core);
        call.request.multipart("multipart/form-data", form);
        call
    }

    /// Lists the connectors: `GET /accounts/{account_id}/warp_connector`.
    pub fn list(&self) -> Call<List> {
        Call::new(&self.core)
    }
}

operation!(Create {
    "POST" "/accounts/{account_id}/warp_connector",
    id: "warp-connector-create",
    security: [["api_token"], ["api_email", "api_key"]],
    success: Unwrap<Envelope<Tunnel>>,
    Range(4) => Envelope<()>,
});

operation!(CreateForm {
    "POST" "/accounts/{account_id}/warp_connector",
    id: "warp-connector-create-form",
    security: [["api_token"]],
    success: crate::runtime::success::Empty,
});

impl Call<Create> {
    /// Sets the account of this call.
    pub fn account_id(mut self, account_id: impl Into<String>) -> Self {
        self.request.path("account_id", account_id.into());
        self
    }
}

operation!(List {
    "GET" "/accounts/{account_id}/warp_connector",
    id: "warp-connector-list",
    security: [["api_token"], ["api_email", "api_key"]],
    success: Unwrap<Envelope<Vec<Tunnel>>>,
    Range(4) => Envelope<()>,
});

impl Call<List> {
    /// Lists only connectors of this kind.
    pub fn tun_type(mut self, tun_type: &TunnelType) -> Self {
        self.request.query(&Parameter::query("tun_type"), tun_type);
        self
    }
}

/// The body of [`WarpConnector::create`].
#[derive(Clone, Debug, PartialEq)]
pub struct CreateRequest {
    /// The name of the connector.
    pub name: String,
    /// Whether it is highly available.
    pub ha: Option<bool>,
}

encode_object!(CreateRequest {
    "name" => name: required,
    "ha" => ha: optional,
});
