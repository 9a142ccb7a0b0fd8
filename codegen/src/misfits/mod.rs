//! Misfits → an overlay: values that clients found in responses, and that the document does not describe, become corrections to review.
//!
//! A misfit names an operation, a status, and a place in the body. The schema at that place is found, and widened by what came.

mod correction;
mod found;
mod observation;
mod overlay;
mod place;

pub use overlay::{Corrections, CorrectionsError};
