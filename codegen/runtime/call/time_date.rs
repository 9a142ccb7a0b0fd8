//! Instants of the crate `time` as dates of HTTP.
//!
//! Its own format for mail (RFC 2822), which is nearly that of HTTP, has no year before 1900.

use time::UtcOffset;

use crate::runtime::json::time_date_time::DateTime;

use super::date::HttpDate;

impl HttpDate for DateTime {
    fn http_date(&self) -> Result<String, String> {
        let utc = self.checked_to_offset(UtcOffset::UTC);
        let utc = utc.filter(|utc| utc.year() >= 0);
        let utc = utc.ok_or("a date of HTTP has no such year")?;
        let (weekday, month) = (utc.weekday().to_string(), utc.month().to_string());
        let (day, year) = (utc.day(), utc.year());
        let (hour, minute, second) = utc.to_hms();
        Ok(format!(
            "{weekday:.3}, {day:02} {month:.3} {year:04} {hour:02}:{minute:02}:{second:02} GMT"
        ))
    }
}
