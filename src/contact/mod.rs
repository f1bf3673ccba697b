//! What is dialled and what is opened: telephone numbers by numbering plans, web addresses by their parts. Strings in, findings
//! out; no campaign is known here.

pub mod address;
pub mod phone;
