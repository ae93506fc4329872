//! Dates and times: as ISO 8601 in the profile of the W3C, or seconds since 1970.
//!
//! Source: the IAM user guide, "Date condition operators"; W3C note "Date and Time Formats".

/// A moment: whole seconds since 1970, and nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moment(i64, u32);

/// The moment of a text. `None` if it is none.
pub(super) fn parse(text: &str) -> Option<Moment> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if !whole.is_empty() && is_digits(whole) && is_digits(fraction) {
        let seconds: i64 = whole.parse().ok()?;
        return Some(Moment(if digits.len() < text.len() { -seconds } else { seconds }, nanoseconds(fraction)));
    }
    let (date, time) = match text.split_once(['T', 't']) {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let days = days(date)?;
    match time {
        Some(time) => time_of_day(time, days),
        None => Some(Moment(days * DAY, 0)),
    }
}

const DAY: i64 = 24 * 60 * 60;

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number of so many digits, in these bounds.
fn number(text: &str, length: usize, least: i64, most: i64) -> Option<i64> {
    let is_written_so = text.len() == length && is_digits(text);
    is_written_so.then(|| text.parse().ok())?.filter(|number| (least..=most).contains(number))
}

/// The first nine digits of a fraction of a second.
fn nanoseconds(fraction: &str) -> u32 {
    let digits = fraction.bytes().chain(core::iter::repeat(b'0')).take(9);
    digits.fold(0, |number, digit| number * 10 + u32::from(digit - b'0'))
}

/// The days from 1970 to a date, `YYYY-MM-DD` or `YYYY-MM`.
fn days(date: &str) -> Option<i64> {
    let mut parts = date.split('-');
    let year = number(parts.next()?, 4, 0, 9999)?;
    let month = number(parts.next()?, 2, 1, 12)?;
    let day = match parts.next() {
        Some(day) => number(day, 2, 1, days_of(month, year))?,
        None => 1,
    };
    if parts.next().is_some() {
        return None;
    }
    // Years that start in March have the day that not all have at their end.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(year * 365 + leap_days + (month * 153 + 2) / 5 + day - 1 - DAYS_TO_1970)
}

/// From 1 March of the year 0 to 1 January 1970.
const DAYS_TO_1970: i64 = 719_468;

const fn days_of(month: i64, year: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A time of a day with its zone: `hh:mmZ`, `hh:mm:ss.s+hh:mm`. Without a zone it is UTC.
fn time_of_day(time: &str, days: i64) -> Option<Moment> {
    let (time, offset) = match time.find(['Z', 'z', '+', '-']).and_then(|at| time.split_at_checked(at)) {
        Some((time, "Z" | "z")) => (time, 0),
        Some((time, zone)) => (time, offset(zone)?),
        None => (time, 0),
    };
    let mut parts = time.split(':');
    let hours = number(parts.next()?, 2, 0, 23)?;
    let minutes = number(parts.next()?, 2, 0, 59)?;
    let seconds = parts.next().unwrap_or("00");
    let (seconds, fraction) = seconds.split_once('.').unwrap_or((seconds, ""));
    let seconds = number(seconds, 2, 0, 60)?;
    if parts.next().is_some() || !is_digits(fraction) {
        return None;
    }
    Some(Moment(days * DAY + hours * 3600 + minutes * 60 + seconds - offset, nanoseconds(fraction)))
}

/// The seconds of a zone: `+hh:mm` or `+hhmm`.
fn offset(zone: &str) -> Option<i64> {
    let (sign, zone) = match zone.strip_prefix('-') {
        Some(zone) => (-1, zone),
        None => (1, zone.strip_prefix('+')?),
    };
    let (hours, minutes) = match zone.split_once(':') {
        Some(parts) => parts,
        None => zone.split_at_checked(2)?,
    };
    Some(sign * (number(hours, 2, 0, 23)? * 3600 + number(minutes, 2, 0, 59)? * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments() {
        let cases = [
            ("1970-01-01T00:00:00Z", 0, 0),
            ("1970-01-01", 0, 0),
            ("1970-01", 0, 0),
            ("1969-12-31T23:59:59Z", -1, 0),
            ("2013-06-30T00:00:00Z", 1_372_550_400, 0),
            ("2000-02-29T12:00Z", 951_825_600, 0),
            ("2026-11-30T06:30:15.25Z", 1_796_020_215, 250_000_000),
            ("2026-11-30T08:30:15+02:00", 1_796_020_215, 0),
            ("2026-11-29T22:30:15-0800", 1_796_020_215, 0),
            ("1372550400", 1_372_550_400, 0),
            ("1372550400.5", 1_372_550_400, 500_000_000),
            ("-1", -1, 0),
        ];
        for (text, seconds, nanoseconds) in cases {
            assert_eq!(parse(text), Some(Moment(seconds, nanoseconds)), "{text}");
        }
    }

    #[test]
    fn no_moments() {
        for text in [
            "",
            "-",
            ".",
            "today",
            "2026-13-01",
            "2026-02-29",
            "2026-00-01",
            "2026-1-1",
            "2026-01-01-01",
            "2026-01-01T",
            "2026-01-01T24:00Z",
            "2026-01-01T00Z",
            "2026-01-01T00:00:00:00Z",
            "2026-01-01T00:00:61Z",
            "2026-01-01T00:00+2",
            "2026-01-01T00:00:00.xZ",
            "2026-01-01T00:00ZZ",
            "99999999999999999999",
            "2026-01-01T00:00+é1",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
