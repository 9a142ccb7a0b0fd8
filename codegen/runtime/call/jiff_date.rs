//! Instants of jiff as dates of HTTP.

use crate::runtime::json::date_time::DateTime;

use super::date::HttpDate;

impl HttpDate for DateTime {
    fn http_date(&self) -> Result<String, String> {
        match self.in_utc().filter(|utc| utc.year() >= 0) {
            Some(utc) => Ok(utc.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()),
            None => Err("a date of HTTP has no such year".to_owned()),
        }
    }
}
