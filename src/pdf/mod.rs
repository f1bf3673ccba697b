//! Scene → bytes.
