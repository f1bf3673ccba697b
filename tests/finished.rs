//! Finished files, read back with a library that has not written them: every sheet of the kit in three inks for both paper
//! families, scenes by hand for what the kit has not, and pictures on their way from the campaign into the file.

#[path = "finished/by_hand.rs"]
mod by_hand;
#[path = "finished/changes.rs"]
mod changes;
use crate::read_back as finished;
#[path = "finished/kit_tests.rs"]
mod kit_tests;
#[path = "finished/photos.rs"]
mod photos;
use crate::pdf_support as support;
