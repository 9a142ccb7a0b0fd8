//! Instants of chrono as dates of HTTP.

use chrono::Datelike;

use crate::runtime::json::chrono_date_time::DateTime;

use super::date::HttpDate;

impl HttpDate for DateTime {
    fn http_date(&self) -> Result<String, String> {
        let utc = self.naive_utc();
        match utc.year() {
            0..=9999 => Ok(utc.format("%a, %d %b %Y %H:%M:%S GMT").to_string()),
            _ => Err("a date of HTTP has no such year".to_owned()),
        }
    }
}
