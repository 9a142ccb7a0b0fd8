//! Types about `mesh`.

use crate::runtime;

#[cfg(feature = "zero-trust-tunnels-warp-connector")]
runtime::json::fields::object! {
    /// An address that several connectors take turns to have.
    pub struct MeshAddress {
        new(address(impl Into<String>)),
        /// The address.
        pub address: String = required "address",
        ..
        /// Keys that the API does not document.
        pub extra: std::collections::BTreeMap<String, serde_json::Value> = undeclared set extra(map of impl Into<serde_json::Value>),
    }
}

#[cfg(feature = "zero-trust-tunnels-warp-connector")]
runtime::json::fields::object! {
    /// The settings of the mode `aws`.
    pub struct MeshAwsConfig {
        new(fnr_id(impl Into<String>)),
        /// Network interface in AWS that moves to the active connector.
        pub fnr_id: String = required "fnr_id",
        ..
        /// Keys that the API does not document.
        pub extra: std::collections::BTreeMap<String, serde_json::Value> = undeclared set extra(map of impl Into<serde_json::Value>),
    }
}

#[cfg(feature = "zero-trust-tunnels-warp-connector")]
runtime::json::union::decode_union! {
    /// Settings that belong to the mode.
    pub enum MeshConfig by key {
        Aws(super::MeshAwsConfig) = "fnr_id",
        Local(super::MeshLocalConfig) = "vips",
    }
}

#[cfg(feature = "zero-trust-tunnels-warp-connector")]
runtime::json::union::encode_union! {
    /// Settings that belong to the mode; empty or `null` for a mode without settings.
    pub enum MeshConfigInput {
        Aws(super::MeshAwsConfig) from(super::MeshAwsConfig),
        Local(super::MeshLocalConfig) from(super::MeshLocalConfig),
        Empty(super::MeshEmptyConfig) from(super::MeshEmptyConfig),
    } by key {
        "fnr_id" => Aws,
        "vips" => Local,
        _ => Empty,
    }
}

#[cfg(feature = "zero-trust-tunnels-warp-connector")]
runtime::json::fields::decode_object! {
    /// The way in which the connectors of a tunnel stand in for each other.
    pub struct MeshConfiguration {
        /// Settings that belong to the mode.
        pub config: Option<super::MeshConfig> = optional "config",
        /// Counts the changes of the configuration.
        pub configuration_version: i64 = required "configuration_version",
        /// When the configuration was made.
        pub created_at: runtime::json::date_time::DateTime = required "created_at",
        /// The mode of high availability.
        pub ha_mode: super::HaMode = required "ha_mode",
        /// Identifies a tunnel.
        ///
        /// At most 36 characters.
        pub tunnel_id: uuid::Uuid = required "tunnel_id",
        /// When the configuration was last changed; `null` if it never was.
        pub updated_at: Option<runtime::json::date_time::DateTime> = optional "updated_at",
    }
}

#[cfg(feature = "zero-trust-tunnels-warp-connector")]
runtime::json::fields::encode_object! {
    /// No settings.
    #[derive(Default)]
    pub struct MeshEmptyConfig {
        new(),
    }
}

#[cfg(feature = "zero-trust-tunnels-warp-connector")]
runtime::json::fields::object! {
    /// The settings of the mode `local`.
    pub struct MeshLocalConfig {
        new(vips(list of super::MeshAddress)),
        /// Addresses that move to the active connector.
        ///
        /// 1 to 8 items.
        pub vips: Vec<super::MeshAddress> = required "vips",
        /// Addresses that moved before the last change.
        ///
        /// At most 8 items.
        pub vips_previous: Option<Vec<super::MeshAddress>> = optional "vips_previous" set vips_previous(list of super::MeshAddress),
        ..
        /// Keys that the API does not document.
        pub extra: std::collections::BTreeMap<String, serde_json::Value> = undeclared set extra(map of impl Into<serde_json::Value>),
    }
}

#[cfg(feature = "zero-trust-tunnels-warp-connector")]
runtime::json::fields::encode_object! {
    /// The mode of high availability to use.
    pub struct UpdateMeshConfiguration {
        new(ha_mode(impl Into<super::HaMode>)),
        /// The mode of high availability.
        pub ha_mode: super::HaMode = required "ha_mode",
        /// Settings that belong to the mode; empty or `null` for a mode without settings.
        pub config: runtime::json::nullable::Nullable<super::MeshConfigInput> = optional nullable "config" set config(impl Into<super::MeshConfigInput>) or clear_config,
    }
}
