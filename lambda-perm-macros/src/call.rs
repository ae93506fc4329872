//! A call as it was written.

use std::sync::OnceLock;

use lambda_perm_core::{
    expression::{Language, Untyped},
    facts::parameters::{Key, Target},
    finding::Lint,
    grammar,
};
use proc_macro2::{Ident, TokenTree};

use crate::{
    span::Range,
    value::{ArgumentValue, Time, language_meant},
};

/// `grant!(..)`, or a `statement(..)` of `policy!(..)` together with the keys that stand outside of it.
#[derive(Clone)]
pub(crate) struct Call {
    /// The `$crate` of the wrapper, with which all paths of the expansion begin.
    pub(crate) krate: TokenTree,
    /// Whether values may be variables.
    pub(crate) at: Time,
    /// What to blame for what is missing.
    pub(crate) range: Range,
    pub(crate) arguments: Vec<Argument>,
    /// Keys meant by misspelt or malformed arguments. They count as given, with an unknown value.
    pub(crate) meant: Vec<Meant>,
    /// Whether an argument could not be read at all. It may be any key that seems to be missing.
    pub(crate) has_unread: bool,
    pub(crate) allow: Option<Allow>,
    /// Lints meant by misspelt or malformed names in `allow`.
    pub(crate) meant_lints: Vec<Lint>,
    /// The values that are expressions of a template, collected when they are first needed.
    expressions: OnceLock<Vec<(Key, Untyped)>>,
}

/// `policy!(..)`.
pub(crate) struct PolicyCall {
    /// The keys that stand outside of the statements.
    pub(crate) resource: Call,
    pub(crate) members: Vec<MemberCall>,
}

/// What stands for one or two statements of a set.
pub(crate) struct MemberCall {
    /// All of it, from the word to the closing parenthesis.
    pub(crate) range: Range,
    /// The statements: one for `statement(..)`, two for `function_url(..)`. For `permission(..)` it is one, with nothing known but
    /// the `allow`.
    pub(crate) statements: Vec<Call>,
    /// The expression of `permission(..)`.
    pub(crate) permission: Option<Vec<TokenTree>>,
}

/// `key = value`.
#[derive(Clone)]
pub(crate) struct Argument {
    pub(crate) key: Key,
    pub(crate) ident: Ident,
    pub(crate) value: ArgumentValue,
    /// The tokens of the value, for its span and for the compiler to evaluate.
    pub(crate) tokens: Vec<TokenTree>,
}

/// An argument that means a key but does not name it correctly.
#[derive(Clone)]
pub(crate) struct Meant {
    pub(crate) key: Key,
    pub(crate) range: Range,
}

/// `allow(lint, .., reason = "..")`.
#[derive(Clone)]
pub(crate) struct Allow {
    pub(crate) lints: Vec<(Lint, Ident)>,
    pub(crate) reason: String,
}

impl Call {
    pub(crate) const fn new(krate: TokenTree, at: Time, range: Range) -> Self {
        Self {
            krate,
            at,
            range,
            arguments: Vec::new(),
            meant: Vec::new(),
            has_unread: false,
            allow: None,
            meant_lints: Vec::new(),
            expressions: OnceLock::new(),
        }
    }

    /// What the call is for: a layer version or a web function if a key says so, else a function.
    pub(crate) fn target(&self) -> Target {
        if self.has(Key::FunctionName) {
            Target::Function
        } else if self.has(Key::LayerName) || self.has(Key::VersionNumber) {
            Target::LayerVersion
        } else if self.has(Key::WebFunction) {
            Target::WebFunction
        } else {
            Target::Function
        }
    }

    pub(crate) fn has(&self, key: Key) -> bool {
        self.argument(key).is_some() || self.meant.iter().any(|meant| meant.key == key)
    }

    /// The language of the template that the permission is for, if any.
    pub(crate) fn language(&self) -> Option<Language> {
        self.arguments.iter().find_map(Argument::language)
    }

    /// The values that are expressions of a template, by their keys.
    pub(crate) fn expressions(&self) -> &[(Key, Untyped)] {
        self.expressions.get_or_init(|| {
            let expressions = self.arguments.iter().filter_map(|argument| match &argument.value {
                ArgumentValue::Template { expression, .. } => Some((argument.key, expression.clone())),
                _ => None,
            });
            expressions.collect()
        })
    }

    pub(crate) fn argument(&self, key: Key) -> Option<&Argument> {
        self.arguments.iter().find(|argument| argument.key == key)
    }

    /// The arguments whose keys a permission for this target takes.
    pub(crate) fn arguments(&self, target: Target) -> impl Iterator<Item = &Argument> {
        self.arguments.iter().filter(move |argument| argument.key.fits(target))
    }

    /// The keys whose values stay unknown, because their arguments are misspelt, malformed or named as for the other target. With
    /// each come the tokens that a finding about the key blames.
    pub(crate) fn pending(&self, target: Target) -> impl Iterator<Item = (Key, Range)> {
        let meant = self.meant.iter().map(|meant| (meant.key, meant.range));
        let foreign = self.arguments.iter().filter(move |argument| !argument.key.fits(target)).filter_map(|argument| {
            let blamed = Range::of(&argument.tokens).unwrap_or(Range::of_one(argument.ident.span()));
            Some((grammar::counterpart(argument.key)?, blamed))
        });
        meant.chain(foreign).filter(move |(key, _)| key.fits(target) && self.argument(*key).is_none())
    }

    /// The lints that are allowed, each with its name.
    pub(crate) fn allowed(&self) -> impl Iterator<Item = &(Lint, Ident)> {
        self.allow.iter().flat_map(|allow| &allow.lints)
    }

    /// The lints that are allowed, or meant to be.
    pub(crate) fn lints(&self) -> impl Iterator<Item = Lint> {
        self.allowed().map(|(lint, _)| *lint).chain(self.meant_lints.iter().copied())
    }
}

impl Argument {
    /// The language of the template that the value is or was meant to be from.
    fn language(&self) -> Option<Language> {
        match self.value {
            ArgumentValue::Template { language, .. } | ArgumentValue::TemplateOfConstants { language, .. } => {
                Some(language)
            }
            ArgumentValue::Wrong => language_meant(self.key, &self.tokens),
            _ => None,
        }
    }
}

impl PolicyCall {
    /// All statements in order, each with its member.
    pub(crate) fn statements(&self) -> impl Iterator<Item = (&MemberCall, &Call)> {
        self.members.iter().flat_map(|member| member.statements.iter().map(move |call| (member, call)))
    }

    /// All arguments as they were written. Each statement also has those of the resource, and the second one of a function URL
    /// those of the first.
    pub(crate) fn arguments(&self) -> impl Iterator<Item = &Argument> {
        let first = self.members.iter().filter_map(|member| member.statements.first());
        let own = first.flat_map(|call| call.arguments.iter().filter(|argument| !argument.key.is_of_resource()));
        self.resource.arguments.iter().chain(own)
    }

    /// The language of the template that the policy is for, if any.
    pub(crate) fn language(&self) -> Option<Language> {
        self.arguments().find_map(Argument::language)
    }
}
