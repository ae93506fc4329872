//! "Did you mean": the catalogued name nearest to what was written.

/// Longer words are never misspelt catalogue names.
const LONGEST: usize = 64;

/// The candidate with the smallest edit distance to `word`, the first of several, if it is near enough to be meant.
///
/// Near enough is a quarter of the word's length, one slip at least and three at most. Words of fewer than three characters
/// get no suggestion, because everything is near them, and of those with three another letter makes another word. Case does
/// not count, so a wrong capital is always found.
pub(crate) const fn closest(word: &str, candidates: &[&'static str]) -> Option<&'static str> {
    match word.len() {
        0..=2 => None,
        3..=7 => within(word, candidates, 1),
        8..=11 => within(word, candidates, 2),
        _ => within(word, candidates, 3),
    }
}

/// Whether a word is this one, or nearly so.
pub(crate) const fn is_near(word: &str, candidate: &'static str) -> bool {
    closest(word, &[candidate]).is_some()
}

/// The candidate that is the word but for one slip, where a word that is further away may be right.
pub(crate) const fn misspelt(word: &str, candidates: &[&'static str]) -> Option<&'static str> {
    within(word, candidates, 1)
}

/// The first of the nearest candidates, if it is not further away than that.
const fn within(word: &str, candidates: &[&'static str], limit: usize) -> Option<&'static str> {
    if word.len() > LONGEST {
        return None;
    }
    let (mut best, mut least, mut at) = (None, limit + 1, 0);
    while at < candidates.len() {
        // As many letters more or fewer are as many slips at least, which is told at once.
        if word.len().abs_diff(candidates[at].len()) < least {
            let distance = distance(word.as_bytes(), candidates[at].as_bytes());
            if distance < least {
                (best, least) = (Some(candidates[at]), distance);
            }
        }
        at += 1;
    }
    best
}

/// The number of insertions, deletions, substitutions and swaps of neighbours between two words.
const fn distance(a: &[u8], b: &[u8]) -> usize {
    if b.len() > LONGEST {
        return usize::MAX;
    }
    let other_letter = if a.len() > 3 { 1 } else { 2 };
    let mut before = [0; LONGEST + 1];
    let mut previous = [0; LONGEST + 1];
    let mut column = 0;
    while column <= b.len() {
        previous[column] = column;
        column += 1;
    }
    let mut row = 1;
    while row <= a.len() {
        let mut current = [0; LONGEST + 1];
        current[0] = row;
        column = 1;
        while column <= b.len() {
            let same = a[row - 1].eq_ignore_ascii_case(&b[column - 1]);
            let mut cost = previous[column - 1] + if same { 0 } else { other_letter };
            cost = min(cost, previous[column] + 1);
            cost = min(cost, current[column - 1] + 1);
            if row > 1
                && column > 1
                && a[row - 1].eq_ignore_ascii_case(&b[column - 2])
                && a[row - 2].eq_ignore_ascii_case(&b[column - 1])
            {
                cost = min(cost, before[column - 2] + 1);
            }
            current[column] = cost;
            column += 1;
        }
        before = previous;
        previous = current;
        row += 1;
    }
    previous[b.len()]
}

const fn min(a: usize, b: usize) -> usize {
    if a < b { a } else { b }
}

#[cfg(test)]
mod tests {
    use super::closest;

    const REGIONS: &[&str] = &["eu-central-1", "eu-central-2", "us-east-1", "us-east-2"];

    #[test]
    fn finds_typos_swaps_and_wrong_case() {
        assert_eq!(closest("eu-cental-1", REGIONS), Some("eu-central-1"));
        assert_eq!(closest("su-east-2", REGIONS), Some("us-east-2"));
        assert_eq!(closest("US-EAST-1", REGIONS), Some("us-east-1"));
    }

    #[test]
    fn stays_silent_far_away_and_for_short_words() {
        assert_eq!(closest("mars-north-1", REGIONS), None);
        assert_eq!(closest("us", REGIONS), None);
        assert_eq!(closest("", REGIONS), None);
    }
}
