//! Placeholder: the lead writes `Fonts`.

/// Font families by name.
#[derive(Debug, Clone, Default)]
pub struct Fonts;
