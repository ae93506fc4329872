//! Logical IDs.

use alloc::string::String;

use crate::facts::cloudformation::LOGICAL_ID_LENGTH;

/// Whether CloudFormation takes it.
pub(super) fn is_logical_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= LOGICAL_ID_LENGTH && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The logical ID of a statement: its words, and eight characters that distinguish it from statements of other resources and from
/// other statements with the same words.
///
/// It depends only on the statement and its resource, so the rest of a template does not change it.
pub(super) fn derived(statement_id: &str, resource: &str) -> String {
    let mut id = String::with_capacity(statement_id.len() + 8);
    for word in statement_id.split(['-', '_']) {
        let mut characters = word.chars();
        id.extend(characters.next().map(|first| first.to_ascii_uppercase()));
        id.push_str(characters.as_str());
    }
    let mut hash = hash([resource, "\n", statement_id]);
    for _ in 0..8 {
        id.push(char::from(DIGITS[(hash & 31) as usize]));
        hash >>= 5;
    }
    id
}

const DIGITS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// FNV-1a, with its upper bits mixed into the lower ones, which are taken.
fn hash<const N: usize>(texts: [&str; N]) -> u64 {
    let bytes = texts.iter().flat_map(|text| text.bytes());
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn are_words_and_a_hash() {
        let id = derived("s3-account_2", "my-function");
        assert!(id.starts_with("S3Account2") && id.len() == 18 && is_logical_id(&id), "{id}");
        assert_eq!(id, derived("s3-account_2", "my-function"));
        for (statement_id, resource) in [("s3-account-2", "my-function"), ("s3-account_2", "my-function:prod")] {
            assert_ne!(id, derived(statement_id, resource));
        }
    }

    #[test]
    fn of_any_statement_id_is_one() {
        for statement_id in ["-", "_-_", "0", &"x".repeat(100)] {
            assert!(is_logical_id(&derived(statement_id, "f")), "{statement_id}");
        }
        assert!(!is_logical_id("") && !is_logical_id("a-b") && !is_logical_id(&"x".repeat(256)));
    }
}
