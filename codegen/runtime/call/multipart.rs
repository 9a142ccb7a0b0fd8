//! Puts a multipart form into a request.

use crate::runtime::body::multipart::{Form, Multipart};

use super::builder::Call;
use super::endpoint::Operation;
use super::request::Request;

impl Request {
    /// Sets a multipart body.
    pub fn multipart(&mut self, content_type: &'static str, body: &dyn Multipart) {
        let mut form = Form::default();
        body.write(&mut form);
        match form.finish() {
            Ok((boundary, body)) => {
                let content_type = format!("{content_type}; boundary={boundary}");
                self.body = Some((content_type.into(), body));
            }
            Err(fault) => self.fail(fault),
        }
    }
}

impl<O: Operation> Call<O> {
    /// Sets a multipart body.
    #[allow(
        dead_code,
        reason = "the operations with such a body may be of features that are off"
    )]
    pub(crate) fn put_multipart(
        mut self,
        content_type: &'static str,
        body: &dyn Multipart,
    ) -> Self {
        self.request.multipart(content_type, body);
        self
    }
}
