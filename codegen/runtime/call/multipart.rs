//! Puts a multipart form into a request.

use serde::Serialize;

use crate::runtime::body::multipart::{Form, Multipart};
use crate::runtime::json::number::to_string;

use super::builder::Call;
use super::endpoint::Operation;
use super::request::Request;

impl Request {
    /// Sets a multipart body.
    pub fn multipart(&mut self, content_type: &'static str, body: &dyn Multipart) {
        let mut form = Form::default();
        body.write(&mut form);
        self.finished(content_type, form);
    }

    /// Sets a multipart body of the properties of a value that other requests send as JSON. The properties in `types` have a media type.
    pub fn properties(
        &mut self,
        content_type: &'static str,
        types: &[(&str, &str)],
        body: &(impl Serialize + ?Sized),
    ) {
        let mut form = Form::default();
        form.properties(types, to_string(body));
        self.finished(content_type, form);
    }

    fn finished(&mut self, content_type: &'static str, form: Form) {
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

    /// Sets a multipart body of the properties of a value.
    #[allow(
        dead_code,
        reason = "not every API sends one type as a form and as JSON"
    )]
    pub(crate) fn put_properties(
        mut self,
        content_type: &'static str,
        types: &[(&str, &str)],
        body: &(impl Serialize + ?Sized),
    ) -> Self {
        self.request.properties(content_type, types, body);
        self
    }
}
