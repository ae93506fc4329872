//! How often each outcome is expected, file by file. A test that fails prints the entry of its file as it would be now.

/// The outcomes of a file: `equal`, `allowed and equal` with the codes of the lints, `denied` with the codes, `not expressible`
/// with the reason.
type Outcomes = &'static [(&'static str, usize)];

#[rustfmt::skip]
pub const EXPECTED: &[(&str, Outcomes)] = &[
    ("cfn_permissions.jsonl", &[
        ("allowed and equal: LP0407", 1),
        ("allowed and equal: LP0501", 53),
        ("allowed and equal: LP0503", 13),
        ("allowed and equal: LP0503, LP0504", 1),
        ("allowed and equal: LP0504", 1),
        ("allowed and equal: LP0701", 1),
        ("allowed and equal: LP0702", 4),
        ("denied: LP0203", 11),
        ("denied: LP0203, LP0502", 2),
        ("denied: LP0204", 1),
        ("equal", 1301),
        ("not expressible: a SourceArn that cannot be read, LP0902", 7),
    ]),
    ("terraform.jsonl", &[
        ("allowed and equal: LP0501", 1),
        ("allowed and equal: LP0502", 5),
        ("allowed and equal: LP0601", 1),
        ("allowed and equal: LP0701", 1),
        ("equal", 104),
        ("not expressible: a statement_id that only the deployment knows", 2),
        ("not expressible: the argument count", 1),
        ("not expressible: the argument provider", 3),
    ]),
];
