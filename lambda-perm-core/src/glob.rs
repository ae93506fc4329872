//! Whether a source ARN pattern can match anything that a service sends.

/// How many tokens a form has at most; `facts` tests that none has more.
const ROOM: usize = 160;

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
/// It walks the product of both, a row for each byte of the pattern, so the time is their lengths multiplied.
pub(crate) const fn intersects(head: &str, tail: &str, form: &str) -> bool {
    let (tokens, count) = tokens(form);
    let mut reached = [false; ROOM + 1];
    reached[0] = true;
    let mut at = 0;
    while at < head.len() + tail.len() {
        let byte = if at < head.len() { head.as_bytes()[at] } else { tail.as_bytes()[at - head.len()] };
        reached = step(byte, reached, &tokens, count);
        at += 1;
    }
    skip_optional(&mut reached, &tokens, count);
    reached[count]
}

/// The positions in the form that are reached when the pattern has one more byte.
const fn step(byte: u8, mut reached: [bool; ROOM + 1], tokens: &[Token; ROOM], count: usize) -> [bool; ROOM + 1] {
    if byte == b'*' {
        // Any text: every position behind a reached one.
        let mut at = 0;
        while at < count {
            reached[at + 1] |= reached[at];
            at += 1;
        }
        return reached;
    }
    skip_optional(&mut reached, tokens, count);
    let mut next = [false; ROOM + 1];
    let mut at = 0;
    while at < count {
        if reached[at] && takes(tokens[at], byte) {
            match tokens[at] {
                Token::Many { .. } => next[at] = true,
                _ => next[at + 1] = true,
            }
        }
        at += 1;
    }
    next
}

/// `Many` may stand for nothing.
const fn skip_optional(reached: &mut [bool; ROOM + 1], tokens: &[Token; ROOM], count: usize) {
    let mut at = 0;
    while at < count {
        if reached[at] && matches!(tokens[at], Token::Many { .. }) {
            reached[at + 1] = true;
        }
        at += 1;
    }
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
