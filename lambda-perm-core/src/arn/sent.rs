//! Whether what a text has behind the fifth colon may be what a service sends.
//!
//! The form of the source is laid against the text, variable by variable, and each variable is checked by the rules that the
//! constructors have for it. Wildcards are taken as AWS takes them: where one may have swallowed what separates two variables,
//! nothing is said about those behind it that is not sure.

mod route;

use super::{
    InlineText,
    check::{self, NamePlace},
};
use crate::{
    facts::parameters::Key,
    facts::services::form::intersects,
    facts::{
        naming::{ANY_NAME, ARN_LENGTH, Naming, ROUTE_KEY, ROUTE_PATH, STAGE, Variable},
        services::{Service, SourceArn},
    },
    finding::{Code, Finding, Phrase},
    text::{
        between, char_at, from,
        placeholder::{self, has_placeholder},
    },
    value::ArnParts,
};

/// What the comparison of a text with forms shows.
#[derive(Clone, Copy)]
#[allow(clippy::large_enum_variant, reason = "const evaluation has no boxes")]
pub(crate) enum Sent<'a> {
    /// The text matches something of a form.
    Yes,
    /// It is of a form, and holds what a variable of that cannot be.
    Misnamed(Finding<'a>),
    /// It is of no form.
    No,
}

/// A text and the service that would send it.
#[derive(Clone, Copy)]
pub(crate) struct SourceArnText<'a> {
    pub(crate) service: &'static Service,
    /// Where the resource begins in the forms of the service.
    pub(crate) start: usize,
    pub(crate) arn: ArnParts<'a>,
    /// Whether it is known in part only.
    pub(crate) is_expression: bool,
}

impl<'a> SourceArnText<'a> {
    /// Compares the text with all forms of the service.
    pub(crate) const fn sent(self) -> Sent<'a> {
        let (mut first, mut at) = (Sent::No, 0);
        while at < self.service.source_arns.len() {
            match (self.compare(&self.service.source_arns[at]), first) {
                (Sent::Yes, _) => return Sent::Yes,
                (misnamed @ Sent::Misnamed(_), Sent::No) => first = misnamed,
                _ => {}
            }
            at += 1;
        }
        first
    }

    /// The help that writes the text with another resource, if the service sends that. How a text that is known in part is
    /// written is not known here.
    pub(crate) const fn offer(self, resource: [&'a str; 4]) -> Option<Phrase<'a>> {
        if self.is_expression || !self.sends(resource) {
            return None;
        }
        let [first, second, third, fourth] = resource;
        let help = Phrase::new("write \"").user(self.header()).user(first).user(second).user(third).user(fourth);
        Some(help.plain("\""))
    }

    /// What stands before the resource.
    const fn header(self) -> &'a str {
        between(self.arn.text, 0, self.arn.text.len() - self.arn.resource.len())
    }

    /// Whether the service sends the text with another resource, and calls functions for it.
    pub(crate) const fn sends(self, resource: [&str; 4]) -> bool {
        let (mut text, mut at) = (InlineText::EMPTY, 0);
        text.push(self.header());
        while at < resource.len() {
            text.push(resource[at]);
            at += 1;
        }
        // What has an offer of its own would ask for it without an end.
        match ArnParts::split(text.as_str()) {
            Some(arn) if text.length() <= ARN_LENGTH => {
                let offered = SourceArnText { service: self.service, start: self.start, arn, is_expression: true };
                matches!(offered.sent(), Sent::Yes) && self.service.silent(arn.resource).is_none()
            }
            _ => false,
        }
    }

    /// Lays the resource of one form against that of the ARN.
    const fn compare(self, source: &'static SourceArn) -> Sent<'a> {
        let (form, text) = (source.form.as_bytes(), self.arn.resource.as_bytes());
        let (form_length, length) = (form.len(), text.len());
        let (mut in_form, mut at, mut number) = (self.start, 0, 0);
        let (mut is_loose, mut found) = (false, None);
        while in_form < form_length {
            if form[in_form] != b'$' {
                if at == length || form[in_form] != text[at] {
                    return self.unaligned(source, found);
                }
                (in_form, at) = (in_form + 1, at + 1);
                continue;
            }
            let mut close = in_form + 2;
            while form[close] != b'}' {
                close += 1;
            }
            let (mark, is_last) = (form[close - 1], close + 1 == form_length);
            let extent = match is_last {
                true => Extent::last(length),
                false => Extent::of(self.arn.resource, at, form[close + 1], mark),
            };
            let part = between(self.arn.resource, at, extent.end);
            if part.is_empty() && !is_last && !is_loose && !may_begin(source.variables, number, form[close + 1], mark) {
                return Sent::No;
            }
            let sure = between(self.arn.resource, at, extent.sure);
            let is_named = number < source.variables.len() && !sure.is_empty();
            let misnamed = match is_named {
                true => {
                    (VariablePart { text: self, at, part: sure, is_loose, is_last }).check(source.variables[number])
                }
                false => None,
            };
            // No name has the characters of a placeholder, so a part that is called rightly has none.
            let has_placeholder = (!is_named || misnamed.is_some()) && has_placeholder(part);
            let misnamed = match has_placeholder {
                true if is_named && !is_loose => (VariablePart { text: self, at, part: sure, is_loose, is_last })
                    .check_before_placeholder(source.variables[number]),
                true => None,
                false => misnamed,
            };
            // Nor has it a separator that its variable does not span.
            let may_span = is_named && !is_loose && !has_placeholder && misnamed.is_none();
            if part.is_empty() || !extent.is_closed || (!may_span && holds_separator(part, mark)) {
                return self.unaligned(source, if found.is_some() { found } else { misnamed });
            }
            if found.is_none() {
                found = misnamed;
            }
            is_loose |= extent.is_open || (!is_last && has_placeholder);
            (in_form, at, number) = (close + 1, extent.end, number + 1);
        }
        match found {
            _ if at < length => self.unaligned(source, found),
            Some(finding) => Sent::Misnamed(finding),
            // What stands behind wildcards was not checked.
            None if is_loose => match self.check_characters(source) {
                Some(finding) => Sent::Misnamed(finding),
                None => Sent::Yes,
            },
            None => Sent::Yes,
        }
    }

    /// The text does not stand beside the form, part by part. With wildcards or placeholders it may match something of it all the same.
    const fn unaligned(self, source: &'static SourceArn, found: Option<Finding<'a>>) -> Sent<'a> {
        let resource = self.arn.resource;
        if !is_open(resource) || !intersects(resource, "", from(source.form, self.start)) {
            return Sent::No;
        }
        let found = if found.is_some() { found } else { self.check_end(source) };
        match if found.is_some() { found } else { self.check_characters(source) } {
            Some(finding) => Sent::Misnamed(finding),
            None => Sent::Yes,
        }
    }

    /// Looks for a character that no variable of the form has, wherever it stands.
    const fn check_characters(self, source: &'static SourceArn) -> Option<Finding<'a>> {
        let resource = self.arn.resource;
        if !self.service.certain || source.variables.is_empty() || has_placeholder(resource) {
            return None;
        }
        let mut at = 0;
        while at < resource.len() {
            if !may_hold(source.variables, resource.as_bytes()[at]) {
                let message = Phrase::quoting(resource).plain(" contains ").character(char_at(resource, at));
                let message =
                    message.plain(", which no source of ").plain(self.service.name).plain(" has").plain(NEVER);
                let finding = Finding::new(Code::SourceShape, Key::SourceArn, message, Phrase::new("leave it out"));
                let whole = VariablePart { text: self, at: 0, part: resource, is_loose: true, is_last: true };
                return whole.unfilled(ANY_NAME.what, ANY_NAME.example, finding);
            }
            at += 1;
        }
        None
    }

    /// Checks what stands behind the last separator of a text that does not stand beside the form. Where it has no wildcard, it
    /// is all of a last variable that spans no separator.
    const fn check_end(self, source: &'static SourceArn) -> Option<Finding<'a>> {
        let (form, variables, resource) = (source.form.as_bytes(), source.variables, self.arn.resource);
        let mark = form[form.len() - 2];
        let is_known = self.service.certain && !variables.is_empty();
        if !is_known || form[form.len() - 1] != b'}' || matches!(mark, b'+' | b'/') || has_placeholder(resource) {
            return None;
        }
        let mut at = resource.len();
        while at > 0 && !matches!(resource.as_bytes()[at - 1], b'/' | b':') {
            at -= 1;
        }
        let part = from(resource, at);
        if at == 0 || part.is_empty() || is_open(part) {
            return None;
        }
        VariablePart { text: self, at, part, is_loose: true, is_last: true }.check(variables[variables.len() - 1])
    }
}

/// Whether the text has a wildcard or a placeholder.
const fn is_open(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (length, mut at) = (bytes.len(), 0);
    while at < length {
        if matches!(bytes[at], b'*' | b'?' | b'$') {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether one of the variables may hold such a byte, or what stands between them.
const fn may_hold(variables: &[Variable], byte: u8) -> bool {
    if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b':' | b'-' | b'*' | b'?' | b'$') {
        return true;
    }
    let mut at = 0;
    while at < variables.len() {
        let characters = match variables[at] {
            Variable::Name(naming) | Variable::OfRegion(naming) => naming.characters,
            Variable::Stage | Variable::Method => STAGE.characters,
            Variable::Path => ROUTE_PATH.characters,
            Variable::Route => ROUTE_KEY.characters,
        };
        if characters.is_any() || characters.has(byte) {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether what a variable is may begin with a separator.
const fn may_begin(variables: &[Variable], number: usize, separator: u8, mark: u8) -> bool {
    if number >= variables.len() {
        return matches!(mark, b'+' | b'/');
    }
    match variables[number] {
        Variable::Name(naming) | Variable::OfRegion(naming) => naming.characters.has(separator),
        Variable::Stage | Variable::Method => false,
        Variable::Path | Variable::Route => true,
    }
}

/// Whether a text has what a variable with this mark does not span.
const fn holds_separator(text: &str, mark: u8) -> bool {
    match mark {
        b'+' => false,
        b'/' => placeholder::find(text, b':').is_some(),
        _ => placeholder::find(text, b':').is_some() || placeholder::find(text, b'/').is_some(),
    }
}

/// How far the text of a variable goes.
#[derive(Clone, Copy)]
struct Extent {
    end: usize,
    /// How far it goes for sure, a wildcard at its end included.
    sure: usize,
    /// Whether it has a wildcard, which may take more than stands beside it.
    is_open: bool,
    /// Whether what separates it from the next one was found.
    is_closed: bool,
}

impl Extent {
    /// To the end.
    const fn last(length: usize) -> Self {
        Self { end: length, sure: length, is_open: false, is_closed: true }
    }

    /// Up to the first separator, or up to the last one where the variable may hold it.
    const fn of(text: &str, start: usize, separator: u8, mark: u8) -> Self {
        let is_spanned = mark == b'+' || (mark == b'/' && separator == b'/');
        let bytes = text.as_bytes();
        let (length, mut at) = (bytes.len(), start);
        let (mut end, mut wildcard, mut star, mut before_wildcard) = (None, length, length, start);
        while at < length {
            match bytes[at] {
                byte if byte == separator => {
                    end = Some(at);
                    if !is_spanned {
                        break;
                    }
                    if wildcard == length {
                        before_wildcard = at;
                    }
                }
                byte @ (b'*' | b'?') => {
                    if wildcard == length {
                        wildcard = at;
                    }
                    if byte == b'*' && star == length {
                        star = at;
                    }
                }
                b'$' => {
                    if let Some((placeholder, end)) = placeholder::first(text, at)
                        && placeholder == at
                    {
                        at = end;
                        continue;
                    }
                }
                _ => {}
            }
            at += 1;
        }
        let is_closed = end.is_some();
        let end = match end {
            Some(end) => end,
            None => length,
        };
        let is_open = wildcard < end;
        let sure = match is_open {
            true if before_wildcard > start => before_wildcard,
            true if star < end => star + 1,
            _ => end,
        };
        Self { end, sure, is_open, is_closed }
    }
}

/// What stands in a text where a form has a variable.
#[derive(Clone, Copy)]
pub(super) struct VariablePart<'a> {
    pub(super) text: SourceArnText<'a>,
    /// Where it begins in the resource.
    pub(super) at: usize,
    pub(super) part: &'a str,
    /// Whether a wildcard before it may have taken what separates it from that.
    pub(super) is_loose: bool,
    is_last: bool,
}

impl<'a> VariablePart<'a> {
    /// A `?` may be what separates the part from the next one: then the part ends before it.
    const fn check(self, variable: Variable) -> Option<Finding<'a>> {
        let found = self.check_whole(variable);
        if found.is_none() || self.is_last {
            return found;
        }
        let mut end = self.part.len();
        while end > 1 {
            end -= 1;
            let part = between(self.part, 0, end);
            if self.part.as_bytes()[end] == b'?' && (VariablePart { part, ..self }).check_whole(variable).is_none() {
                return None;
            }
        }
        found
    }

    /// Whatever fills the placeholder, what stands before it has characters of the name.
    const fn check_before_placeholder(self, variable: Variable) -> Option<Finding<'a>> {
        let (Variable::Name(naming) | Variable::OfRegion(naming), Some((placeholder, _))) =
            (variable, placeholder::first(self.part, 0))
        else {
            return None;
        };
        let part = between(self.part, 0, placeholder);
        match check::outside(part, naming.characters) {
            Some(_) => (VariablePart { part, ..self }).never(check::name(part, naming, NamePlace::Text), naming),
            None => None,
        }
    }

    const fn check_whole(self, variable: Variable) -> Option<Finding<'a>> {
        let region = self.text.arn.region;
        match variable {
            Variable::Name(_) | Variable::OfRegion(_) if self.is_loose && !self.is_last => None,
            Variable::OfRegion(naming) => {
                let region = if has_placeholder(region) { "" } else { region };
                self.never(check::of_region(self.part, naming, region, NamePlace::Text), naming)
            }
            Variable::Name(naming) => self.name(naming),
            Variable::Stage => route::check_stage(self),
            Variable::Method => route::check_method(self),
            Variable::Path => route::check_path(self),
            Variable::Route => route::check_route(self),
        }
    }

    pub(super) const fn name(self, naming: &'static Naming) -> Option<Finding<'a>> {
        match end_before(self.part, naming.added) {
            Some(end) => self.never(check::name(between(self.part, 0, end), naming, NamePlace::Text), naming),
            None => {
                if let Some(misnamed) = self.never(check::name(self.part, naming, NamePlace::Text), naming) {
                    return Some(misnamed);
                }
                let message = Phrase::quoting(self.part).plain(" is ").plain(naming.what).plain(" without the `");
                let message = message.plain(naming.added).plain("` that AWS adds in the ARN").plain(NEVER);
                let (resource, added) = (self.text.arn.resource, naming.added);
                let help = match self.text.offer([resource, added, "", ""]) {
                    Some(help) => help,
                    None => Phrase::new("add `").plain(added).plain("` at its end"),
                };
                Some(Finding::new(Code::SourceShape, Key::SourceArn, message, help))
            }
        }
    }

    /// What a constructor takes for an error is accepted in a text, and never matches.
    const fn never(self, found: Option<Finding<'a>>, naming: &'static Naming) -> Option<Finding<'a>> {
        let Some(finding) = found else { return None };
        match check::outside(self.part, naming.characters) {
            Some(_) => self.unfilled(naming.what, naming.example, finding.as_of(Code::SourceShape, NEVER)),
            None => Some(finding.as_of(Code::SourceShape, NEVER)),
        }
    }

    /// Says of a placeholder that nothing has filled it, and of other text what is said otherwise.
    pub(super) const fn unfilled(self, what: &'static str, such: &'static str, or: Finding<'a>) -> Option<Finding<'a>> {
        let Some(text) = placeholder::leftover(self.part) else { return Some(or) };
        // CloudFormation replaces it.
        if placeholder::is_dynamic_reference(text) {
            return None;
        }
        let message = Phrase::quoting(text).plain(" looks like a placeholder that nothing has filled in").plain(NEVER);
        let help = Phrase::new("write ").plain(what).plain(" instead, such as \"").plain(such).plain("\"");
        Some(Finding::new(Code::UnreplacedInSource, Key::SourceArn, message, help))
    }
}

/// How a message ends about what AWS accepts in a text.
pub(super) const NEVER: &str = ", so no source ever matches";

/// Where a text ends before what AWS adds to it, in which each `?` is a letter or a digit; `None` where it does not end so. A
/// `*` of the text may be all of it.
const fn end_before(text: &str, added: &str) -> Option<usize> {
    let (text, added) = (text.as_bytes(), added.as_bytes());
    let (mut at, mut rest) = (text.len(), added.len());
    while rest > 0 {
        if at == 0 {
            return None;
        }
        match (text[at - 1], added[rest - 1]) {
            (b'*', _) => return Some(at),
            (b'?', _) => {}
            (byte, b'?') if byte.is_ascii_alphanumeric() => {}
            (byte, expected) if byte == expected => {}
            _ => return None,
        }
        (at, rest) = (at - 1, rest - 1);
    }
    Some(at)
}
