//! What makes a finding the same in two reports, though its lines have moved.

use std::{collections::HashMap, io};

use siphasher::sip128::SipHasher13;

use super::record::SubjectRecord;
use crate::{file::SourceFile, finding::LocatedFinding};

/// Gives fingerprints. Findings that differ in nothing but their place are told apart by their order.
#[derive(Debug, Default)]
pub struct Fingerprints {
    /// How often each was given.
    given: HashMap<u128, u32>,
}

impl Fingerprints {
    /// 32 hexadecimal digits, from the file's name, the code, and what the finding is about.
    ///
    /// # Errors
    ///
    /// None that is known of: what is written is text.
    pub fn of(&mut self, file: &SourceFile, finding: &LocatedFinding) -> io::Result<String> {
        let subject = SubjectRecord::new(&finding.subject);
        let mut identity = serde_json::to_vec(&(&file.name, finding.code.id(), subject))?;
        let times = self.given.entry(hash(&identity)).or_default();
        if *times > 0 {
            identity.extend(times.to_string().as_bytes());
        }
        *times += 1;
        Ok(format!("{:032x}", hash(&identity)))
    }
}

/// The same on every machine and in every release: `Hash` of the standard library promises neither.
fn hash(bytes: &[u8]) -> u128 {
    SipHasher13::new().hash(bytes).as_u128()
}

#[cfg(test)]
mod tests {
    use lambda_perm_core::{Error, Lint, check};

    use super::*;
    use crate::finding::Subject;

    #[test]
    fn a_fingerprint_stays_where_only_lines_move() {
        let error = Error::from(check::unused_allow(Lint::PublicAccess));
        let finding = |start, statement: &str| {
            let subject = Subject { statement: Some(statement.into()), ..Subject::default() };
            LocatedFinding::new(&error, start..start + 1, subject)
        };
        let (file, moved) = (SourceFile::new("f", "text"), SourceFile::new("f", "\n\ntext"));
        let mut fingerprints = Fingerprints::default();
        let first = fingerprints.of(&file, &finding(0, "a")).expect("text");
        // Written down, because baselines and other programs keep them.
        assert_eq!(first, "af3cd1e25b25013e78f48a0d29758dd3");
        assert_eq!(Fingerprints::default().of(&moved, &finding(2, "a")).expect("text"), first);
        let others = [
            fingerprints.of(&file, &finding(0, "a")),
            fingerprints.of(&file, &finding(0, "b")),
            fingerprints.of(&SourceFile::new("g", "text"), &finding(0, "a")),
        ];
        assert!(others.iter().all(|other| other.as_ref().is_ok_and(|other| *other != first)));
    }
}
