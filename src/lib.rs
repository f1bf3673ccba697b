//! handbill: posters, hotline cards and flyers that lead people out of human trafficking.
//!
//! A campaign (a folder of texts, layouts and hotline numbers) goes through five stages, and data flows one way:
//! load → resolve → compose → pdf → verify.

pub mod cmd;
pub mod compose;
pub mod diag;
pub mod disk;
pub mod ink;
pub mod load;
pub mod pdf;
pub mod preflight;
pub mod press;
pub mod resolve;
pub mod rules;
pub mod scene;
pub mod verify;
