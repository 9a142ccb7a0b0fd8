//! Keys by which a server recognizes a call that it has received before, and does nothing twice.

/// A random UUID (RFC 9562, version 4), so that no two calls of the world have the same key.
///
/// # Errors
///
/// Returns an error if the operating system has no random numbers.
pub fn random_key() -> Result<String, String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)
        .map_err(|error| format!("the random key of the call cannot be made: {error}"))?;
    let bits = u128::from_be_bytes(bytes);
    let bits = bits & !(0xF << 76) | (4 << 76);
    let bits = bits & !(0b11 << 62) | (0b10 << 62);
    Ok(format!(
        "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        bits >> 96,
        bits >> 80 & 0xFFFF,
        bits >> 64 & 0xFFFF,
        bits >> 48 & 0xFFFF,
        bits & 0xFFFF_FFFF_FFFF
    ))
}
