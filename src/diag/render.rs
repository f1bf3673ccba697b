//! Turns a report into text or JSON.
