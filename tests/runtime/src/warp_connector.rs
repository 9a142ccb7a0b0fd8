//! A resource with its operations, as the generator would emit it.

use serde::Serialize;
use serde::ser::Serializer;

use crate::models::{Envelope, Tunnel, TunnelType};
use crate::runtime::call::{Call, Failure, Operation, Route, Statuses, typed};
use crate::runtime::client::Core;
use crate::runtime::encode::ObjectEncoder;
use crate::runtime::parameter::{Parameter, Style};
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

/// The operation behind [`WarpConnector::create`].
pub struct Create;

impl Operation for Create {
    const ROUTE: Route = Route {
        id: "warp-connector-create",
        method: "POST",
        path: "/accounts/{account_id}/warp_connector",
        accept: Some("application/json"),
        server: None,
        security: &[&["api_token"], &["api_email", "api_key"]],
        failures: &[Failure {
            status: Statuses::Range(4),
            decode: typed::<Envelope<()>>,
        }],
    };
    type Success = Unwrap<Envelope<Tunnel>>;
}

/// The operation behind [`WarpConnector::create_form`].
pub struct CreateForm;

impl Operation for CreateForm {
    const ROUTE: Route = Route {
        id: "warp-connector-create-form",
        method: "POST",
        path: "/accounts/{account_id}/warp_connector",
        accept: None,
        server: None,
        security: &[&["api_token"]],
        failures: &[],
    };
    type Success = crate::runtime::success::Empty;
}

impl Call<Create> {
    /// Sets the account of this call.
    pub fn account_id(mut self, account_id: impl Into<String>) -> Self {
        self.request.path("account_id", account_id.into());
        self
    }
}

/// The operation behind [`WarpConnector::list`].
pub struct List;

impl Operation for List {
    const ROUTE: Route = Route {
        id: "warp-connector-list",
        method: "GET",
        path: "/accounts/{account_id}/warp_connector",
        accept: Some("application/json"),
        server: None,
        security: &[&["api_token"], &["api_email", "api_key"]],
        failures: &[Failure {
            status: Statuses::Range(4),
            decode: typed::<Envelope<()>>,
        }],
    };
    type Success = Unwrap<Envelope<Vec<Tunnel>>>;
}

impl Call<List> {
    /// Lists only connectors of this kind.
    pub fn tun_type(mut self, tun_type: &TunnelType) -> Self {
        const TUN_TYPE: &Parameter = &Parameter {
            name: "tun_type",
            style: Style::Form,
            explode: true,
            reserved: false,
        };
        self.request.query(TUN_TYPE, tun_type);
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

impl Serialize for CreateRequest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = ObjectEncoder::new(serializer)?;
        object.required("name", &self.name)?;
        object.optional("ha", &self.ha)?;
        object.end()
    }
}
