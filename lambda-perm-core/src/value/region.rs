//! Region codes that are none.

use crate::{facts::partitions::REGION_CODES, finding::Phrase, text::suggest::closest};

/// Says what to write instead of a malformed Region code: the one that it resembles, or `otherwise`.
pub(crate) const fn region_help<'a>(region: &str, otherwise: &'static str) -> Phrase<'a> {
    match closest(region, &REGION_CODES) {
        Some(code) => Phrase::new("did you mean `").plain(code).plain("`?"),
        None => Phrase::new(otherwise),
    }
}
