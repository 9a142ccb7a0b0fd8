//! The methods by which an operation puts its arguments into a request.

use serde::Serialize;

use crate::payouts::runtime::auth::scheme::pair;
use crate::payouts::runtime::auth::secret::Secret;
use crate::payouts::runtime::body::upload::Upload;
use crate::payouts::runtime::http::parameter::Parameter;

use super::builder::Call;
use super::endpoint::Operation;

#[allow(dead_code, reason = "not every API has arguments of every kind")]
impl<O: Operation> Call<O> {
    pub(crate) fn put_path(mut self, name: &'static str, value: &str) -> Self {
        self.request.path(name, value.to_owned());
        self
    }

    pub(crate) fn put_credential(mut self, scheme: &'static str, secret: Secret) -> Self {
        self.request.credentials.push((scheme, secret));
        self
    }

    pub(crate) fn put_user(mut self, scheme: &'static str, user: &str, password: &str) -> Self {
        match pair(scheme, user, password) {
            Ok(secret) => self.request.credentials.push((scheme, secret)),
            Err(fault) => self.request.fail(fault),
        }
        self
    }

    pub(crate) fn put_styled_path(
        mut self,
        parameter: &Parameter,
        value: &(impl Serialize + ?Sized),
    ) -> Self {
        self.request.styled_path(parameter, value);
        self
    }

    pub(crate) fn put_query(self, name: &'static str, value: &(impl Serialize + ?Sized)) -> Self {
        self.put_styled_query(&Parameter::query(name), value)
    }

    pub(crate) fn put_styled_query(
        mut self,
        parameter: &Parameter,
        value: &(impl Serialize + ?Sized),
    ) -> Self {
        self.request.query(parameter, value);
        self
    }

    pub(crate) fn put_header(self, name: &'static str, value: &(impl Serialize + ?Sized)) -> Self {
        self.put_styled_header(&Parameter::simple(name), value)
    }

    pub(crate) fn put_styled_header(
        mut self,
        parameter: &Parameter,
        value: &(impl Serialize + ?Sized),
    ) -> Self {
        self.request.header(parameter, value);
        self
    }

    pub(crate) fn put_cookie(
        mut self,
        parameter: &Parameter,
        value: &(impl Serialize + ?Sized),
    ) -> Self {
        self.request.cookie(parameter, value);
        self
    }

    pub(crate) fn put_json(
        mut self,
        content_type: &'static str,
        body: &(impl Serialize + ?Sized),
    ) -> Self {
        self.request.json(content_type, body);
        self
    }

    pub(crate) fn put_form(
        mut self,
        properties: &[Parameter],
        body: &(impl Serialize + ?Sized),
    ) -> Self {
        self.request.form(properties, body);
        self
    }

    pub(crate) fn put_bytes(mut self, content_type: &'static str, body: impl Into<Upload>) -> Self {
        self.request.upload(content_type, body.into());
        self
    }

    /// Sets a body in a media type that the caller names, and that is in a range such as `image/*`.
    pub(crate) fn put_bytes_of(
        mut self,
        range: &'static str,
        (content_type, body): (&str, impl Into<Upload>),
    ) -> Self {
        let begins = match range {
            "*/*" => "",
            one => one.trim_end_matches('*'),
        };
        let subtype = content_type.split_once('/').map(|(_, subtype)| subtype);
        let is_one = subtype.is_some_and(|it| !it.is_empty() && !it.contains('*'));
        if !is_one || !content_type.starts_with(begins) {
            let fault = format!("`{content_type}` is not one of the media types `{range}`");
            self.request.fail(fault);
        }
        self.request.body = Some((content_type.to_owned().into(), body.into()));
        self
    }
}
