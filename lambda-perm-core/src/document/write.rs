//! From documents to text.

use alloc::string::String;

/// Appends JSON without the white space between its tokens.
pub(super) fn compact(text: &str, out: &mut String) {
    let (mut in_string, mut escaped) = (false, false);
    out.extend(text.chars().filter(|character| {
        if in_string {
            in_string = escaped || *character != '"';
            escaped = !escaped && *character == '\\';
            return true;
        }
        in_string = *character == '"';
        !matches!(character, ' ' | '\t' | '\n' | '\r')
    }));
}
