//! The kinds of bodies of successful responses, as markers. Each operation names one of them.
//!
//! This small file has all the code that depends on the type of a body.

use std::marker::PhantomData;

use bytes::Bytes;
use http::header::HeaderMap;

use crate::runtime::body::content::Body;
use crate::runtime::error::failure::Error;
use crate::runtime::json::decode::{self, Decode};
use crate::runtime::json::envelope::Enveloped;

use super::outcome::Outcome;

/// The way to read the body of a successful response.
pub trait Success: 'static {
    /// The whole body.
    type Whole: Send + 'static;
    /// The part of the body that a call returns.
    type Output: Send + 'static;

    /// If a call returns before its body is read: the test whether the headers are those of such a body.
    const STREAMED: Option<Streamed> = None;

    /// Reads the body.
    ///
    /// # Errors
    ///
    /// Returns an error if the body does not decode, or reports a failure.
    fn decode(outcome: &mut Outcome) -> Result<Self::Whole, Error>;

    /// Takes the part that a call returns out of the body.
    ///
    /// # Errors
    ///
    /// Returns an error if the body does not have that part.
    fn output(whole: Self::Whole, outcome: &Outcome) -> Result<Self::Output, Error>;
}

/// Returns true if headers are those of a stream.
pub type Streamed = fn(&HeaderMap) -> bool;

/// Reads the part of a body that a call returns.
///
/// # Errors
///
/// Returns an error if the body does not decode, or does not have that part.
pub fn read<S: Success>(outcome: &mut Outcome) -> Result<S::Output, Error> {
    let whole = S::decode(outcome)?;
    S::output(whole, outcome)
}

/// The body is JSON, and all of it is returned.
pub struct Json<T>(PhantomData<T>);

impl<T: Decode + Send + 'static> Success for Json<T> {
    type Whole = T;
    type Output = T;

    fn decode(outcome: &mut Outcome) -> Result<T, Error> {
        outcome.json()
    }

    fn output(whole: T, _outcome: &Outcome) -> Result<T, Error> {
        Ok(whole)
    }
}

/// The body is JSON, `null`, or empty.
pub struct JsonOrEmpty<T>(PhantomData<T>);

impl<T: Decode + Send + 'static> Success for JsonOrEmpty<T> {
    type Whole = Option<T>;
    type Output = Option<T>;

    fn decode(outcome: &mut Outcome) -> Result<Option<T>, Error> {
        if outcome.is_empty() {
            Ok(None)
        } else {
            outcome.json()
        }
    }

    fn output(whole: Option<T>, _outcome: &Outcome) -> Result<Option<T>, Error> {
        Ok(whole)
    }
}

/// The body is an envelope, and its result is returned.
pub struct Unwrap<E>(PhantomData<E>);

impl<E> Success for Unwrap<E>
where
    E: Enveloped<Result: Send + 'static> + Decode + Send + 'static,
{
    type Whole = E;
    type Output = E::Result;

    fn decode(outcome: &mut Outcome) -> Result<E, Error> {
        envelope(outcome)
    }

    fn output(whole: E, outcome: &Outcome) -> Result<E::Result, Error> {
        whole
            .into_result()
            .ok_or_else(|| outcome.without_result(E::PAYLOAD))
    }
}

/// The body is an envelope around a list or a map, which is empty if the server sends none.
pub struct UnwrapOrEmpty<E>(PhantomData<E>);

impl<E> Success for UnwrapOrEmpty<E>
where
    E: Enveloped<Result: Default + Send + 'static> + Decode + Send + 'static,
{
    type Whole = E;
    type Output = E::Result;

    fn decode(outcome: &mut Outcome) -> Result<E, Error> {
        envelope(outcome)
    }

    fn output(whole: E, _outcome: &Outcome) -> Result<E::Result, Error> {
        Ok(whole.into_result().unwrap_or_default())
    }
}

/// The body is an envelope, and its result is returned if there is one.
pub struct UnwrapOptional<E>(PhantomData<E>);

impl<E> Success for UnwrapOptional<E>
where
    E: Enveloped<Result: Send + 'static> + Decode + Send + 'static,
{
    type Whole = E;
    type Output = Option<E::Result>;

    fn decode(outcome: &mut Outcome) -> Result<E, Error> {
        envelope(outcome)
    }

    fn output(whole: E, _outcome: &Outcome) -> Result<Option<E::Result>, Error> {
        Ok(whole.into_result())
    }
}

/// The body is an envelope around nothing.
pub struct UnwrapEmpty<E>(PhantomData<E>);

impl<E: Enveloped + Decode + Send + 'static> Success for UnwrapEmpty<E> {
    type Whole = E;
    type Output = ();

    fn decode(outcome: &mut Outcome) -> Result<E, Error> {
        envelope(outcome)
    }

    fn output(_whole: E, _outcome: &Outcome) -> Result<(), Error> {
        Ok(())
    }
}

/// Reads an envelope. One that reports a failure is an error, whatever the status is.
fn envelope<E: Enveloped + Decode>(outcome: &mut Outcome) -> Result<E, Error> {
    outcome.wanted[0] = Some(E::PAYLOAD);
    match outcome.json::<E>() {
        Ok(envelope) if envelope.succeeded() => Ok(envelope),
        Ok(_) => Err(outcome.failed()),
        // An envelope of a failure may lack properties that an envelope of a success must have.
        Err(_) if E::SUCCESS.is_some_and(|flag| outcome.is_denied_by(flag)) => {
            Err(outcome.failed())
        }
        Err(error) => Err(error),
    }
}

/// The body is ignored.
pub struct Empty;

impl Success for Empty {
    type Whole = ();
    type Output = ();

    fn decode(_outcome: &mut Outcome) -> Result<(), Error> {
        Ok(())
    }

    fn output(_whole: (), _outcome: &Outcome) -> Result<(), Error> {
        Ok(())
    }
}

/// The body is text, or a string of JSON.
pub struct Text;

impl Success for Text {
    type Whole = String;
    type Output = String;

    fn decode(outcome: &mut Outcome) -> Result<String, Error> {
        let text = outcome.text()?;
        let quoted = outcome.is_json().then(|| decode::from_str(text).ok());
        Ok(quoted.flatten().unwrap_or_else(|| text.to_owned()))
    }

    fn output(whole: String, _outcome: &Outcome) -> Result<String, Error> {
        Ok(whole)
    }
}

/// The body is bytes, which are read as they come.
pub struct Binary;

impl Success for Binary {
    type Whole = Body;
    type Output = Body;

    const STREAMED: Option<Streamed> = Some(|_| true);

    fn decode(outcome: &mut Outcome) -> Result<Body, Error> {
        Ok(outcome.take_body())
    }

    fn output(whole: Body, _outcome: &Outcome) -> Result<Body, Error> {
        Ok(whole)
    }
}

/// The body is bytes, which are collected.
pub struct Collected;

impl Success for Collected {
    type Whole = Bytes;
    type Output = Bytes;

    fn decode(outcome: &mut Outcome) -> Result<Bytes, Error> {
        Ok(outcome.body.clone())
    }

    fn output(whole: Bytes, _outcome: &Outcome) -> Result<Bytes, Error> {
        Ok(whole)
    }
}
