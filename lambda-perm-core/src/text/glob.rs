//! Patterns with the wildcards `*` and `?`.

/// Whether the pattern `wide` matches whatever the pattern `narrow` matches. `*` and `?` are wildcards in both.
///
/// The narrow pattern is read as a text of which only a `*` takes a `*`, and only `*` and `?` take a `?`. A run of wildcards
/// with a `*` in it takes any number of symbols, of which as many as it has `?` are not `*`.
pub(crate) const fn contains(wide: &str, narrow: &str) -> bool {
    let (wide, narrow) = (wide.as_bytes(), narrow.as_bytes());
    let (mut at, mut text) = (0, 0);
    // Where to go on when the last run has to take one symbol more.
    let mut retry = None;
    loop {
        if at == wide.len() && text == narrow.len() {
            return true;
        }
        if at < wide.len() {
            let (end, least, is_open) = run(wide, at);
            if is_open {
                let Some(behind) = skip(narrow, text, least) else { return false };
                (at, text) = (end, behind);
                retry = Some((end, behind));
                continue;
            }
            if text < narrow.len() && takes_symbol(wide[at], narrow[text]) {
                (at, text) = (at + 1, text + 1);
                continue;
            }
        }
        match retry {
            Some((behind, from)) if from < narrow.len() => {
                (at, text) = (behind, from + 1);
                retry = Some((behind, from + 1));
            }
            _ => return false,
        }
    }
}

const fn takes_symbol(wide: u8, narrow: u8) -> bool {
    match wide {
        b'?' => narrow != b'*',
        _ => wide == narrow,
    }
}

/// The end of a run of wildcards, the number of its `?`, and whether it has a `*`.
const fn run(pattern: &[u8], start: usize) -> (usize, usize, bool) {
    let (mut at, mut questions, mut is_open) = (start, 0, false);
    while at < pattern.len() && matches!(pattern[at], b'*' | b'?') {
        match pattern[at] {
            b'*' => is_open = true,
            _ => questions += 1,
        }
        at += 1;
    }
    (at, questions, is_open)
}

/// The position behind as many symbols that are not `*`.
const fn skip(pattern: &[u8], start: usize, mut least: usize) -> Option<usize> {
    let mut at = start;
    while least > 0 {
        if at == pattern.len() {
            return None;
        }
        if pattern[at] != b'*' {
            least -= 1;
        }
        at += 1;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::contains;

    /// All texts of these characters up to this length.
    fn texts(characters: &[char], longest: usize) -> alloc::vec::Vec<alloc::string::String> {
        let mut all = alloc::vec![alloc::string::String::new()];
        let mut start = 0;
        for _ in 0..longest {
            let end = all.len();
            for at in start..end {
                for character in characters {
                    let mut text = all[at].clone();
                    text.push(*character);
                    all.push(text);
                }
            }
            start = end;
        }
        all
    }

    /// Whether the pattern matches the text: a text is a pattern that matches itself alone.
    fn matches(pattern: &str, text: &str) -> bool {
        match (pattern.as_bytes(), text.as_bytes()) {
            ([], []) => true,
            ([b'*', ..], _) => matches(&pattern[1..], text) || (!text.is_empty() && matches(pattern, &text[1..])),
            ([b'?', ..], [_, ..]) => matches(&pattern[1..], &text[1..]),
            ([a, ..], [b, ..]) => a == b && matches(&pattern[1..], &text[1..]),
            _ => false,
        }
    }

    /// Over all patterns of up to four symbols, against all texts that could tell them apart.
    #[test]
    fn contains_what_it_matches() {
        let patterns = texts(&['a', 'b', '*', '?'], 4);
        let words = texts(&['a', 'b', 'c'], 6);
        let matched: alloc::vec::Vec<alloc::vec::Vec<bool>> =
            patterns.iter().map(|pattern| words.iter().map(|word| matches(pattern, word)).collect()).collect();
        for (wide, of_wide) in patterns.iter().zip(&matched) {
            for (narrow, of_narrow) in patterns.iter().zip(&matched) {
                let expected = of_narrow.iter().zip(of_wide).all(|(narrow, wide)| *wide || !*narrow);
                assert_eq!(contains(wide, narrow), expected, "{wide} contains {narrow}");
            }
        }
    }
}
