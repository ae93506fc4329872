//! The forms of source ARNs: their parts, and whether a pattern can match anything that a service sends.

use super::{Service, SourceArn};
use crate::{
    facts::placeholder::Separators,
    text::{between, from, placeholder},
};

/// What the rules need of a documented source ARN.
#[derive(Clone, Copy)]
pub(crate) struct SourceArnForm {
    pub(crate) service: &'static str,
    pub(crate) has_region: bool,
    pub(crate) has_account: bool,
    /// Where the resource begins, in all forms of the service.
    pub(crate) resource: usize,
}

impl SourceArnForm {
    pub(super) const fn new(source: &SourceArn) -> Self {
        let [_, partition, service, region, account] = part_ends(source);
        Self {
            service: between(source.form, partition + 1, service),
            has_region: service + 1 < region,
            has_account: region + 1 < account,
            resource: account + 1,
        }
    }
}

/// Where the parts of a form end. Its variables hold no colons.
const fn part_ends(source: &SourceArn) -> [usize; 5] {
    let form = source.form.as_bytes();
    let (mut colons, mut count, mut at) = ([0; 5], 0, 0);
    while count < colons.len() {
        if form[at] == b':' {
            colons[count] = at;
            count += 1;
        }
        at += 1;
    }
    colons
}

impl Service {
    /// The first source ARN that is documented. Others differ in the resource only.
    pub(crate) const fn documented(&self) -> Option<SourceArnForm> {
        match self.source_arns {
            [source, ..] => Some(SourceArnForm::new(source)),
            [] => None,
        }
    }
}

/// How many tokens a form has at most: a bit each, and one for the end.
const ROOM: usize = 127;

/// What one token of a form stands for.
#[derive(Clone, Copy)]
enum FormToken {
    /// This byte.
    Byte(u8),
    /// One byte of a variable.
    One(Span),
    /// Any number of bytes of a variable.
    Many(Span),
}

/// What a variable holds.
#[derive(Clone, Copy)]
enum Span {
    /// Neither `/` nor `:`.
    Part,
    /// No `:`.
    Path,
    Any,
}

impl Span {
    const fn takes(self, byte: u8) -> bool {
        match self {
            Self::Part => !matches!(byte, b'/' | b':'),
            Self::Path => byte != b':',
            Self::Any => true,
        }
    }
}

/// Whether some text matches both the pattern `text` + `tail`, in which `*` and `?` are wildcards, and `form`, in
/// which `${Name}` is one or more characters other than `/` and `:`, `${Name/}` one or more other than `:`, and `${Name+}` one
/// or more of any kind.
///
/// It keeps the set of positions in the form that the pattern so far can reach, so its time is at most that of both
/// lengths multiplied, and mostly that of the pattern's.
pub(crate) const fn intersects(text: &str, tail: &str, form: &str) -> bool {
    // Most patterns and forms begin with the same bytes.
    let at = same_beginning(text.as_bytes(), form.as_bytes());
    let (tokens, count) = tokens(from(form, at));
    reaches_end(1, from(text, at), tail, &tokens, count)
}

/// Whether some text that ends with the pattern matches the form: what stands before may be anything.
pub(crate) const fn ends(pattern: &str, form: &str) -> bool {
    let (tokens, count) = tokens(form);
    reaches_end(step(b'*', 1, &tokens, count), pattern, "", &tokens, count)
}

/// Whether the pattern leads from these positions to the end of the form.
const fn reaches_end(mut reached: u128, text: &str, tail: &str, tokens: &[FormToken; ROOM], count: usize) -> bool {
    let (head, tail) = (text.as_bytes(), tail.as_bytes());
    let (behind_head, end) = (head.len(), head.len() + tail.len());
    let mut at = 0;
    while at < end {
        let byte = if at < behind_head { head[at] } else { tail[at - behind_head] };
        if byte == b'$'
            && at < behind_head
            && let Some((start, end)) = placeholder::first(text, at)
            && start == at
        {
            reached = match Separators::of(between(text, start, end)) {
                Separators::None => step_all(ANY_IN_PART, reached, tokens, count),
                Separators::Slashes => step_all(ANY_IN_PATH, reached, tokens, count),
                Separators::All => step(b'*', reached, tokens, count),
            };
            at = end;
            continue;
        }
        reached = step(byte, reached, tokens, count);
        at += 1;
    }
    skip_optional(reached, tokens, count) & (1 << count) != 0
}

/// How many bytes a pattern and a form have in common before the first wildcard, placeholder or variable.
const fn same_beginning(pattern: &[u8], form: &[u8]) -> usize {
    let (length, mut at) = (if pattern.len() < form.len() { pattern.len() } else { form.len() }, 0);
    while at < length && pattern[at] == form[at] && !matches!(pattern[at], b'*' | b'?' | b'$') {
        at += 1;
    }
    at
}

/// The positions in the form that are reached when the pattern has one more byte.
const fn step(byte: u8, reached: u128, tokens: &[FormToken; ROOM], count: usize) -> u128 {
    // Most forms end with a variable. One that has begun takes the byte, or nothing does.
    if count > 0
        && reached == 1 << (count - 1)
        && byte != b'*'
        && let last @ FormToken::Many(_) = tokens[count - 1]
    {
        return if takes(last, byte) { reached } else { 0 };
    }
    if byte == b'*' {
        // Any text: the first reached position and every one behind it.
        let below_first = (reached & reached.wrapping_neg()).wrapping_sub(1);
        return !below_first & (u128::MAX >> (ROOM - count));
    }
    let mut rest = skip_optional(reached, tokens, count);
    let mut next = 0;
    while rest != 0 {
        let at = rest.trailing_zeros() as usize;
        rest &= rest - 1;
        if at < count && takes(tokens[at], byte) {
            next |= match tokens[at] {
                FormToken::Many(_) => 1 << at,
                FormToken::Byte(_) | FormToken::One(_) => 1 << (at + 1),
            };
        }
    }
    next
}

/// The positions that are reached when the pattern has one or more such characters.
const fn step_all(any: u8, reached: u128, tokens: &[FormToken; ROOM], count: usize) -> u128 {
    let (mut all, mut last) = (0, reached);
    loop {
        let next = step(any, last, tokens, count);
        if next & !all == 0 {
            return all;
        }
        all |= next;
        last = next;
    }
}

/// Stands for any character other than `/` and `:`.
const ANY_IN_PART: u8 = 0;

/// Stands for any character other than `:`.
const ANY_IN_PATH: u8 = 1;

/// `Many` may stand for nothing.
const fn skip_optional(mut reached: u128, tokens: &[FormToken; ROOM], count: usize) -> u128 {
    let mut rest = reached;
    while rest != 0 {
        let at = rest.trailing_zeros() as usize;
        rest &= rest - 1;
        if at < count && matches!(tokens[at], FormToken::Many(_)) {
            reached |= 1 << (at + 1);
            rest |= 1 << (at + 1);
        }
    }
    reached
}

const fn takes(token: FormToken, byte: u8) -> bool {
    match token {
        _ if byte == b'?' => true,
        FormToken::Byte(expected) if byte == ANY_IN_PART => !matches!(expected, b'/' | b':'),
        FormToken::Byte(expected) if byte == ANY_IN_PATH => expected != b':',
        FormToken::Byte(expected) => byte == expected,
        FormToken::One(span) | FormToken::Many(span) => span.takes(byte),
    }
}

const fn tokens(form: &str) -> ([FormToken; ROOM], usize) {
    let form = form.as_bytes();
    let mut tokens = [FormToken::Byte(0); ROOM];
    let (mut count, mut at) = (0, 0);
    while at < form.len() {
        if form[at] == b'$' && at + 1 < form.len() && form[at + 1] == b'{' {
            while form[at] != b'}' {
                at += 1;
            }
            let span = match form[at - 1] {
                b'+' => Span::Any,
                b'/' => Span::Path,
                _ => Span::Part,
            };
            tokens[count] = FormToken::One(span);
            tokens[count + 1] = FormToken::Many(span);
            count += 2;
        } else {
            tokens[count] = FormToken::Byte(form[at]);
            count += 1;
        }
        at += 1;
    }
    (tokens, count)
}

#[cfg(test)]
mod tests {
    use super::{ends, intersects};

    fn meets(pattern: &str, form: &str) -> bool {
        let whole = intersects(pattern, "", form);
        for (cut, _) in pattern.char_indices() {
            let (head, tail) = pattern.split_at(cut);
            assert_eq!(intersects(head, tail, form), whole, "{pattern} cut at {cut}");
        }
        whole
    }

    #[test]
    fn a_variable_is_one_or_more_characters_of_one_segment() {
        assert!(meets("my-bucket", "${Bucket}"));
        assert!(meets("*", "${Bucket}"));
        assert!(meets("my-?ucket*", "${Bucket}"));
        assert!(!meets("", "${Bucket}"));
        assert!(!meets("my-bucket/*", "${Bucket}"));
        assert!(!meets("a:b", "${Bucket}"));
    }

    #[test]
    fn a_plus_spans_segments() {
        assert!(meets("log-group:/aws/x:*", "log-group:${Name+}:*"));
        assert!(meets("log-group:/aws/x*", "log-group:${Name+}:*"));
        assert!(!meets("log-group:/aws/x", "log-group:${Name+}:*"));
    }

    #[test]
    fn a_slash_spans_slashes_alone() {
        assert!(meets("log-group:/aws/x:*", "log-group:${Name/}:*"));
        assert!(meets("log-group:/aws*", "log-group:${Name/}:*"));
        assert!(!meets("log-group:/aws/x:*:*", "log-group:${Name/}:*"));
        assert!(!meets("log-group:x:log-stream:*", "log-group:${Name/}:*"));
    }

    #[test]
    fn placeholders_of_a_pattern_are_filled_with_anything() {
        assert!(intersects("${Bucket}", "", "${Name}"));
        assert!(intersects("${Prefix}-logs", "", "${Name}"));
        assert!(!intersects("${Bucket}/*", "", "${Name}"));
        assert!(intersects("${Api}/*/GET/pets", "", "${Api}/${Stage}/${Method}/${Path+}"));
        assert!(intersects("${Api}/*/${Route}", "", "${Api}/${Stage}/${Method}/${Path+}"));
        assert!(!intersects("rule/x${Name}", "", "topic/${Name}"));
    }

    #[test]
    fn a_placeholder_that_is_one_part_crosses_no_separator() {
        let method = "${Api}/${Stage}/${Method}/${Path+}";
        for placeholder in ["${AWS::StackName}", "${aws_api_gateway_rest_api.a.execution_arn}"] {
            assert!(!intersects(placeholder, "", method), "{placeholder}");
            assert!(intersects(placeholder, "/*", method), "{placeholder}");
            assert!(intersects(placeholder, "/*/GET/pets", method), "{placeholder}");
            assert!(intersects(placeholder, "-x", "${Name}"), "{placeholder}");
            assert!(!intersects("rule/", placeholder, "topic/${Name}"), "{placeholder}");
        }
        assert!(intersects("log-group:${AWS::StackName}", ":*", "log-group:${Name+}:*"));
        let bucket = "arn:${Partition}:s3:::${Bucket}";
        assert!(ends("", bucket) && ends("-logs", bucket) && ends(":s3:::b", bucket) && ends("${X}*", bucket));
        assert!(!ends("/*", bucket) && !ends(":b", "arn:${Partition}:sns:${Region}:${Account}:${Topic}/x"));
        assert!(!intersects("log-group:${AWS::StackName}", "", "log-group:${Name+}:*"));
        assert!(intersects("${AWS::StackId}", "", method));
    }

    #[test]
    fn wildcards_cross_separators() {
        let method = "${Api}/${Stage}/${Method}/${Path+}";
        assert!(meets("abc/*", method));
        assert!(meets("abc/*/*", method));
        assert!(meets("abc/prod/GET/pets/1", method));
        assert!(!meets("abc/prod", method));
        assert!(!meets("abc", method));
        assert!(!meets("abc//GET/x", method));
    }
}
