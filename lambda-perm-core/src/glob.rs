//! Whether a source ARN pattern can match anything that a service sends.

/// How many tokens a form has at most: a bit each, and one for the end.
const ROOM: usize = 127;

/// What one token of a form stands for.
#[derive(Clone, Copy)]
enum Token {
    /// This byte.
    Byte(u8),
    /// One byte of a variable.
    One { any: bool },
    /// Any number of bytes of a variable.
    Many { any: bool },
}

/// Whether some text matches both the pattern `head` + `tail`, in which `*` and `?` are wildcards, and `form`, in
/// which `${Name}` is one or more characters other than `/` and `:`, and `${Name+}` one or more of any kind.
///
/// It keeps the set of positions in the form that the pattern so far can reach, so its time is at most that of both
/// lengths multiplied, and mostly that of the pattern's.
pub(crate) const fn intersects(head: &str, tail: &str, form: &str) -> bool {
    let (tokens, count) = tokens(form);
    let (head, tail) = (head.as_bytes(), tail.as_bytes());
    let mut reached = 1;
    let mut at = 0;
    while at < head.len() + tail.len() {
        let byte = if at < head.len() { head[at] } else { tail[at - head.len()] };
        reached = step(byte, reached, &tokens, count);
        at += 1;
    }
    skip_optional(reached, &tokens, count) & (1 << count) != 0
}

/// The positions in the form that are reached when the pattern has one more byte.
const fn step(byte: u8, reached: u128, tokens: &[Token; ROOM], count: usize) -> u128 {
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
                Token::Many { .. } => 1 << at,
                Token::Byte(_) | Token::One { .. } => 1 << (at + 1),
            };
        }
    }
    next
}

/// `Many` may stand for nothing.
const fn skip_optional(mut reached: u128, tokens: &[Token; ROOM], count: usize) -> u128 {
    let mut rest = reached;
    while rest != 0 {
        let at = rest.trailing_zeros() as usize;
        rest &= rest - 1;
        if at < count && matches!(tokens[at], Token::Many { .. }) {
            reached |= 1 << (at + 1);
            rest |= 1 << (at + 1);
        }
    }
    reached
}

const fn takes(token: Token, byte: u8) -> bool {
    match token {
        _ if byte == b'?' => true,
        Token::Byte(expected) => byte == expected,
        Token::One { any } | Token::Many { any } => any || !matches!(byte, b'/' | b':'),
    }
}

const fn tokens(form: &str) -> ([Token; ROOM], usize) {
    let form = form.as_bytes();
    let mut tokens = [Token::Byte(0); ROOM];
    let (mut count, mut at) = (0, 0);
    while at < form.len() {
        if form[at] == b'$' && at + 1 < form.len() && form[at + 1] == b'{' {
            while form[at] != b'}' {
                at += 1;
            }
            let any = form[at - 1] == b'+';
            tokens[count] = Token::One { any };
            tokens[count + 1] = Token::Many { any };
            count += 2;
        } else {
            tokens[count] = Token::Byte(form[at]);
            count += 1;
        }
        at += 1;
    }
    (tokens, count)
}

#[cfg(test)]
mod tests {
    use super::intersects;

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
