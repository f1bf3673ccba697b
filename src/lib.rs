//! handbill: posters, hotline cards and flyers that lead people out of human trafficking.
//!
//! A campaign (a folder of texts, layouts and hotline numbers) goes through seven stages, and data flows one way:
//! load → resolve → compose → preflight → impose → export → verify.

pub mod batch;
pub mod cmd;
pub mod compose;
pub mod contact;
pub mod diag;
pub mod disk;
pub mod export;
pub mod impose;
pub mod ink;
pub mod limits;
pub mod load;
pub mod manifest;
pub mod model;
pub mod preflight;
pub mod resolve;
pub mod rules;
pub mod scene;
pub mod schema;
pub mod text;
pub mod verify;
