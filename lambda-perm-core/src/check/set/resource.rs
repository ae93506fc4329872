//! The function, layer version or web function that the statements are for.
//!
//! All statements of a set are for the same one, so each has to agree with the set and with all statements before it. If the name
//! of the set is bare, two of its permissions may still have been made for two accounts.

use super::{
    Set, is_for_function,
    meet::{TextPiece, can_meet},
    reference::{self, ReferencedResource},
};
use crate::{
    check::Check,
    facts::parameters::{Key, Target},
    facts::placeholder::is_one_part,
    finding::{At, Code, Finding, Phrase},
    statement::{Field, Statement},
    text::{
        between, equal, find,
        placeholder::{self, has_placeholder},
        starts_with,
    },
    value::{NameParts, function_name},
};

/// What one or several statements say of the resource.
#[derive(Clone, Copy)]
pub(super) struct StatedResource<'a> {
    target: Target,
    /// The name of the function, layer or web function. Without placeholders, it has no qualifier.
    name: Option<&'a str>,
    /// The qualifier; empty for the unqualified function, and if the name may carry it.
    qualifier: Option<&'a str>,
    version: Option<&'a str>,
    /// The declared type of the template resource that the name refers to; empty if none is declared.
    declared: &'static str,
}

/// What all members of a set say together.
#[derive(Clone, Copy)]
pub(super) struct Survey {
    /// Whether each has the same texts as the set. Statements written in the set have them.
    pub(super) is_uniform: bool,
    /// Whether one has a resource known only at deployment.
    has_expression: bool,
    /// The member that names the resource more fully than the set and those before it.
    pub(super) named_by: Option<usize>,
}

impl Survey {
    pub(super) const fn new(resource: &Statement<'_>, members: &[super::Member<'_>]) -> Self {
        let mut survey = Self { is_uniform: true, has_expression: has_expression(resource), named_by: None };
        let (mut name, mut at) = (ScopedName::of(resource), 0);
        while at < members.len() {
            let own = members[at].statement();
            if !has_same_texts(own, resource) {
                survey.is_uniform = false;
                survey.has_expression |= has_expression(own);
                if let (Some(known), Some(own)) = (name, ScopedName::of(own))
                    && own.agrees(&known)
                    && own.told() > known.told()
                {
                    (name, survey.named_by) = (Some(own), Some(at));
                }
            }
            at += 1;
        }
        survey
    }
}

/// A statement for something else than the set or a statement before it. `known` is what these say, and `has_other` whether one of
/// them was for something else.
pub(super) const fn other<'a>(
    set: &Set<'_, 'a>,
    at: usize,
    known: &mut StatedResource<'a>,
    has_other: bool,
) -> Option<Finding<'a>> {
    let statement = set.members[at].statement();
    if set.survey.is_uniform || has_same_texts(statement, &set.resource) {
        return None;
    }
    let own = StatedResource::of(statement);
    let found = own.contradiction(known);
    if found.is_some() {
        return found;
    }
    let together = known.with(&own);
    if set.survey.has_expression {
        if has_expression(statement) {
            if own.differs(&together) {
                return Some(own.is_not(&together));
            }
            let found = other_expression(set, at, &own, has_other);
            if found.is_some() {
                return found;
            }
        }
        // One may say the name and another one the qualifier, and a third can contradict both together.
        let found = other_expression(set, at, &together, has_other);
        if found.is_some() {
            return found;
        }
    }
    *known = together;
    None
}

/// What a rule finds in a statement with the fullest name of the resource. From a bare name, it cannot know that the source and the
/// function are in two partitions.
pub(super) const fn renamed<'a>(set: &Set<'_, 'a>, at: usize) -> Option<Finding<'a>> {
    if set.survey.is_uniform {
        return None;
    }
    let (check, resource) = (&set.members[at].check, set.resource());
    let (own, named) = (StatedResource::of(&check.statement), StatedResource::of(&resource));
    if is_same(own.name, named.name) && is_same(own.qualifier, named.qualifier) {
        return None;
    }
    let before = check.reading(&[Key::of_name(resource.target())]);
    let after = before.of(check.statement.with_resource_of(&resource));
    let mut findings = after.findings();
    while let Some((_, finding)) = findings.next_finding() {
        if !matches!(finding.at(), At::Allow(_)) && !finds(&before, finding.code()) {
            return Some(finding.about_call());
        }
    }
    None
}

/// Whether two texts are the same, or one of them is not known yet.
const fn is_same(a: Option<&str>, b: Option<&str>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => equal(a, b),
        _ => true,
    }
}

/// Whether a statement has a finding by itself, which has been reported.
const fn finds(check: &Check<'_>, code: Code) -> bool {
    let mut findings = check.findings();
    while let Some((_, finding)) = findings.next_finding() {
        if finding.code() as usize == code as usize {
            return true;
        }
    }
    false
}

/// Compares with the set and with the earlier statements whose resource is known only at deployment. Those that contradict the set
/// have been reported, and are left out.
///
/// A set has many statements and few names. An earlier statement with the same name has been compared with all before it, so if
/// nothing was found, only those after it are left.
const fn other_expression<'a>(
    set: &Set<'_, 'a>,
    at: usize,
    own: &StatedResource<'a>,
    has_other: bool,
) -> Option<Finding<'a>> {
    let of_set = StatedResource::of(&set.resource);
    if has_expression(&set.resource) && own.differs(&of_set) {
        return Some(own.is_not(&of_set));
    }
    let mut other = at;
    while other > 0 {
        other -= 1;
        let statement = set.members[other].statement();
        if !has_other && has_same_texts(statement, set.members[at].statement()) {
            return None;
        }
        if has_expression(statement) && !has_same_texts(statement, &set.resource) {
            let other = StatedResource::of(statement);
            if own.differs(&other) && !other.differs(&of_set) {
                return Some(own.is_not(&other));
            }
        }
    }
    None
}

/// The account of the function, if the name says it.
pub(super) const fn account<'a>(set: &Set<'_, 'a>) -> Option<&'a str> {
    match set.resource().known(Key::FunctionName) {
        Some(name) => NameParts::of(Target::Function, name).scope.account,
        None => None,
    }
}

impl<'a> StatedResource<'a> {
    /// What a statement says.
    pub(super) const fn of(statement: &Statement<'a>) -> Self {
        let (target, is_function) = (statement.target(), is_for_function(statement));
        let (name, behind) = match target {
            Target::Function => (statement.known(Key::FunctionName), statement.value(Key::Qualifier)),
            Target::LayerVersion => (statement.known(Key::LayerName), statement.value(Key::VersionNumber)),
            Target::WebFunction => (statement.known(Key::WebFunction), Field::Absent),
        };
        let (name, qualifier) = match (name, behind) {
            (None, Field::Absent) | (_, Field::Pending) => (name, None),
            (Some(name), _) if is_function && !has_placeholder(name) => match function_name::split(name) {
                (name, Some(qualifier)) => (Some(name), Some(qualifier)),
                (name, None) => (Some(name), Some(statement.text(Key::Qualifier))),
            },
            (name, _) => (name, Some(statement.text(Key::Qualifier))),
        };
        let version = statement.known(Key::VersionNumber);
        Self { target, name, qualifier, version, declared: statement.declared() }
    }

    /// The name, if it has no placeholder.
    const fn whole_name(&self) -> Option<&'a str> {
        match self.name {
            Some(name) if !has_placeholder(name) => Some(name),
            _ => None,
        }
    }

    /// The qualifier, if it has no placeholder. That of a name with placeholders is not known.
    const fn whole_qualifier(&self) -> Option<&'a str> {
        match self.qualifier {
            Some(text) if has_placeholder(text) || (text.is_empty() && self.whole_name().is_none()) => None,
            qualifier => qualifier,
        }
    }

    /// What is sure of both. If both names are without placeholders, it is the fuller one.
    const fn with(&self, other: &Self) -> Self {
        let (name, qualifier) = (other.whole_name(), other.whole_qualifier());
        Self {
            target: self.target,
            name: if is_fuller(name, self.name) { name } else { self.name },
            qualifier: if qualifier.is_some() { qualifier } else { self.qualifier },
            version: if other.version.is_some() { other.version } else { self.version },
            declared: self.declared,
        }
    }

    /// What is sure whatever its placeholders become.
    pub(super) const fn sure(&self) -> Self {
        let nothing = Self { target: self.target, name: None, qualifier: None, version: None, declared: "" };
        nothing.with(self)
    }

    /// Whether it surely differs from what is known.
    const fn contradiction(&self, known: &Self) -> Option<Finding<'a>> {
        let (name, qualifier) = (self.whole_name(), self.whole_qualifier());
        if let (Some(own), Some(name)) = (name, known.name)
            && !ScopedName::split(self.target, own).agrees(&ScopedName::split(self.target, name))
        {
            return Some(self.is_not(known));
        }
        if let (Some(own), Some(qualifier)) = (qualifier, known.qualifier)
            && !equal(own, qualifier)
        {
            let message = qualified(Phrase::new("this permission is for "), own).plain(", but the set is for ");
            return Some(Finding::of_call(Code::OtherResource, qualified(message, qualifier), Phrase::new(HELP)));
        }
        if let (Some(own), Some(version)) = (self.version, known.version)
            && !equal(own, version)
        {
            let message =
                Phrase::new("this permission is for version ").user(own).plain(", but the set is for ").user(version);
            return Some(Finding::of_call(Code::OtherResource, message, Phrase::new(HELP)));
        }
        if (name.is_none() || qualifier.is_none()) && self.differs(known) {
            return Some(self.is_not(known));
        }
        None
    }

    /// Whether no values of the placeholders make both the same.
    const fn differs(&self, other: &Self) -> bool {
        self.is_qualified_unlike(other)
            || reference::are_others(self.reference(), other.reference())
            || !can_meet(&self.pieces(), &other.pieces())
    }

    /// Whether one is a function without a qualifier, and the other one a version or an alias.
    const fn is_qualified_unlike(&self, other: &Self) -> bool {
        match (self.is_qualified(), other.is_qualified()) {
            (Some(own), Some(other)) => own != other,
            _ => false,
        }
    }

    /// Whether it is a version or an alias, if that is known.
    const fn is_qualified(&self) -> Option<bool> {
        match (self.qualifier, self.reference()) {
            _ if !self.is_of_function() => None,
            (Some(qualifier), _) if !qualifier.is_empty() => Some(true),
            (_, Some(reference)) => Some(reference.is_qualified()),
            (Some(_), None) if self.whole_name().is_some() => Some(false),
            (Some(_), None) if self.carries_qualifier() => Some(true),
            _ => None,
        }
    }

    const fn is_of_function(&self) -> bool {
        matches!(self.target, Target::Function)
    }

    /// Whether the name has a qualifier, whatever its placeholders become.
    const fn carries_qualifier(&self) -> bool {
        match self.name {
            Some(name) => !is_open(name) && function_name::qualifier(name).is_some(),
            None => false,
        }
    }

    /// The ARN with the qualifier or version. Unknown parts may be anything.
    const fn pieces(&self) -> [TextPiece<'a>; 10] {
        const NOTHING: TextPiece<'_> = TextPiece::Text("");
        let [arn, lambda, colon, part] =
            [TextPiece::Text("arn:"), TextPiece::Text(":lambda:"), TextPiece::Text(":"), TextPiece::Part];
        let kind = TextPiece::Text(self.target.before_name());
        let name = match self.name {
            Some(name) => TextPiece::Text(name),
            None => part,
        };
        let [separator, behind] = match (self.qualifier, self.version) {
            (_, Some(_)) => [colon, part],
            (Some(text), _) if text.is_empty() => [NOTHING, NOTHING],
            (Some(text), _) => [colon, TextPiece::Text(text)],
            (None, None) => [NOTHING, TextPiece::Any],
        };
        match self.form() {
            NameForm::Whole => [name, separator, behind, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING],
            NameForm::OfAccount => [arn, part, lambda, part, colon, name, separator, behind, NOTHING, NOTHING],
            NameForm::Bare => [arn, part, lambda, part, colon, part, kind, name, separator, behind],
        }
    }

    /// The resource of the template that the name refers to, if that is known.
    const fn reference(&self) -> Option<ReferencedResource<'a>> {
        match (self.name, self.qualifier) {
            (Some(name), Some(qualifier)) => ReferencedResource::of(name, self.declared, !qualifier.is_empty()),
            _ => None,
        }
    }

    /// How much of the ARN the name is.
    const fn form(&self) -> NameForm {
        let Some(name) = self.name else { return NameForm::Bare };
        if is_open(name) || starts_with(name, "arn:") {
            NameForm::Whole
        } else if self.is_of_function() && NameParts::of(Target::Function, name).scope.account.is_some() {
            NameForm::OfAccount
        } else {
            NameForm::Bare
        }
    }

    const fn is_not(&self, other: &Self) -> Finding<'a> {
        let message = self.shown(Phrase::new("this permission is for ")).plain(", but the set is for ");
        Finding::of_call(Code::OtherResource, other.shown(message), Phrase::new(HELP))
    }

    const fn shown(&self, sentence: Phrase<'a>) -> Phrase<'a> {
        match (self.name, self.qualifier) {
            (Some(name), Some(qualifier)) if !qualifier.is_empty() => {
                sentence.plain("`").user(name).plain(":").user(qualifier).plain("`")
            }
            (Some(name), _) => sentence.quoted(name),
            (None, Some(qualifier)) => qualified(sentence, qualifier),
            (None, None) => sentence.plain("another one"),
        }
    }
}

/// Whether a name begins with a placeholder that may be a name, an ARN, or any part of one.
const fn is_open(name: &str) -> bool {
    matches!(placeholder::first(name, 0), Some((0, end)) if !is_one_part(between(name, 0, end)))
}

/// How much of an ARN a name is.
enum NameForm {
    /// All of it, or it is unknown how much.
    Whole,
    /// From the account on.
    OfAccount,
    /// Only the name.
    Bare,
}

/// A name, with what it says of the scope of its function or layer.
#[derive(Clone, Copy)]
struct ScopedName<'a> {
    /// Partition, Region and account.
    scope: [Option<&'a str>; 3],
    /// The name of the function or layer itself. A layer's may be followed by the version.
    own: &'a str,
}

impl<'a> ScopedName<'a> {
    /// The name in a statement. `None` if a placeholder in it may be a whole ARN, or if it carries a qualifier that another name
    /// would lack.
    const fn of(statement: &Statement<'a>) -> Option<Self> {
        let (target, is_function, key) =
            (statement.target(), is_for_function(statement), Key::of_name(statement.target()));
        let Some(name) = statement.known(key) else { return None };
        if is_open(name) || is_function && statement.is_expression(key) && function_name::qualifier(name).is_some() {
            return None;
        }
        Some(Self::split(target, name))
    }

    const fn split(target: Target, name: &'a str) -> Self {
        let NameParts { scope, name: own, .. } = NameParts::of(target, name);
        Self { scope: [scope.partition, scope.region, scope.account], own }
    }

    /// Whether both name the same function or layer, as far as they say.
    const fn agrees(&self, other: &Self) -> bool {
        let mut at = 0;
        while at < self.scope.len() {
            if let (Some(own), Some(other)) = (self.scope[at], other.scope[at])
                && placeholder::differ(own, other)
            {
                return false;
            }
            at += 1;
        }
        equal(self.own, other.own)
    }

    /// How many parts of the scope it says, whatever its placeholders become.
    const fn told(&self) -> usize {
        let (mut count, mut at) = (0, 0);
        while at < self.scope.len() {
            if matches!(self.scope[at], Some(part) if !has_placeholder(part)) {
                count += 1;
            }
            at += 1;
        }
        count
    }
}

/// Whether a name without placeholders says more than another one: an account, or a whole ARN.
const fn is_fuller(name: Option<&str>, than: Option<&str>) -> bool {
    match (name, than) {
        (Some(name), Some(than)) => !has_placeholder(name) && !has_placeholder(than) && colons(name) > colons(than),
        (Some(name), None) => !has_placeholder(name),
        _ => false,
    }
}

const fn colons(text: &str) -> usize {
    let (mut count, mut at) = (0, 0);
    while let Some(colon) = find(text, b':', at) {
        (count, at) = (count + 1, colon + 1);
    }
    count
}

/// Whether two statements name the resource by the same texts and the same declared type.
const fn has_same_texts(a: &Statement<'_>, b: &Statement<'_>) -> bool {
    // A text that is not known is empty.
    let mut slot = 0;
    while slot < Key::RESOURCE_SLOTS {
        if !equal(a.texts[slot], b.texts[slot]) {
            return false;
        }
        slot += 1;
    }
    equal(a.declared(), b.declared())
}

/// Whether the resource is known only at deployment.
const fn has_expression(statement: &Statement<'_>) -> bool {
    statement.is_expression(Key::of_name(statement.target())) || statement.is_expression(Key::Qualifier)
}

const HELP: &str =
    "put it into a set of its own: a policy belongs to one function, version, alias, layer version or web function";

const fn qualified<'a>(sentence: Phrase<'a>, qualifier: &'a str) -> Phrase<'a> {
    if qualifier.is_empty() { sentence.plain("the unqualified function") } else { sentence.quoted(qualifier) }
}
