//! Types about `ha`.

use crate::runtime;

#[cfg(feature = "zero-trust-tunnels-warp-connector")]
runtime::json::enumeration::open_enum! {
    /// Way in which connectors stand in for each other: `aws` moves a network interface, `local` moves
    /// addresses on the same network, `none` and `disabled` do nothing.
    pub enum HaMode {
        None = "none",
        Disabled = "disabled",
        Aws = "aws",
        Local = "local",
    }
}

#[cfg(feature = "zero-trust-tunnels-warp-connector")]
runtime::json::enumeration::open_enum! {
    /// Role of the connector among those that stand in for each other: `active` carries the traffic,
    /// `passive` waits to take over, `offline` cannot.
    pub enum HaStatus {
        Offline = "offline",
        Passive = "passive",
        Active = "active",
    }
}
