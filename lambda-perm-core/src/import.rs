//! Permissions and policies as the source of the macros that make them: what was read from AWS or a template becomes code.
//!
//! ```
//! # extern crate lambda_perm_core as lambda_perm;
//! use lambda_perm::{Exception, FunctionPermission, Lint};
//!
//! let read = FunctionPermission::builder("webhook", "public", "lambda:InvokeFunction", "*")
//!     .source_arn("arn:aws:sns:us-east-2:123456789012:orders")
//!     .allow([Exception::new(Lint::PublicAccess, Exception::READ_FROM_POLICY)])
//!     .build()?;
//! assert_eq!(
//!     read.to_grant().to_string(),
//!     r#"grant!(
//!     function_name = "webhook",
//!     statement_id = "public",
//!     action = InvokeFunction,
//!     principal = "*",
//!     source_arn = "arn:aws:sns:us-east-2:123456789012:orders",
//!     allow(public_access, reason = "TODO: why"),
//! )"#
//! );
//! assert!(read.to_grant().unsaid().is_empty());
//! # Ok::<(), lambda_perm::Findings>(())
//! ```
//!
//! The source compiles, gives back the same permission, and rustfmt leaves it as it is. Services and actions stand by their names.
//! An exception keeps its reason, unless that is [`READ_FROM_POLICY`](crate::Exception::READ_FROM_POLICY), of which nobody knows
//! more: then the author must say it.

mod allow;
mod expression;
mod layout;
mod literal;
mod statement;
mod unsaid;
mod value;

use alloc::{format, vec, vec::Vec};
use core::fmt;

pub use unsaid::Unsaid;

use self::{layout::Layout, statement::StatementGroup};
use crate::{
    expression::{InLanguage, Language, Text},
    facts::parameters::Key,
    permission::{
        FunctionPermissionBuf, FunctionPermissionRef, FunctionPolicyBuf, FunctionPolicyRef, LayerVersionPermissionBuf,
        LayerVersionPermissionRef, LayerVersionPolicyBuf, LayerVersionPolicyRef, PermissionBuf, PermissionRef,
        Statements, WebFunctionPolicyBuf, WebFunctionPolicyRef,
    },
    statement::{Field, Statement},
};

/// The source of a permission or a policy: `to_string()` is the call of `grant!` or `policy!`.
#[derive(Clone, Debug)]
#[must_use]
pub struct RustSource<'a> {
    statements: Vec<Statement<'a>>,
    is_policy: bool,
    language: Option<Language>,
    has_constructors: bool,
}

impl<'a> RustSource<'a> {
    fn grant<L: InLanguage>(statement: &Statement<'a>) -> Self {
        Self { statements: vec![*statement], is_policy: false, language: L::LANGUAGE, has_constructors: false }
    }

    fn policy<L: InLanguage>(statements: Statements<'a>) -> Self {
        let statements = statements.iter().collect();
        Self { statements, is_policy: true, language: L::LANGUAGE, has_constructors: false }
    }

    /// The same with calls of the functions of [`arn`](crate::arn) for source ARNs that one of them makes: `sns_topic(..)`.
    pub const fn with_constructors(mut self) -> Self {
        self.has_constructors = true;
        self
    }

    /// What the source cannot say. The source has it all the same, as a comment or as something that does not compile.
    pub fn unsaid(&self) -> Vec<Unsaid<'a>> {
        let groups = self.groups();
        let exceptions = groups.iter().flat_map(|group| {
            let statement_id = group.statement_id();
            group.unused_exceptions().map(move |exception| Unsaid::Exception { statement_id, exception })
        });
        exceptions.chain(self.unsaid_values()).collect()
    }

    fn unsaid_values(&self) -> impl Iterator<Item = Unsaid<'a>> {
        self.statements.iter().enumerate().flat_map(|(at, statement)| {
            // In a policy, the first statement names the resource of all.
            let keys = Key::ALL.iter().filter(move |key| at == 0 || !key.is_of_resource());
            keys.filter_map(|key| match statement.field(*key) {
                Field::Known(Text::Expression(value)) if !expression::is_taken(value, *key) => Some(Unsaid::Value {
                    statement_id: statement.text(Key::StatementId),
                    key: key.name(),
                    value: format!("{value}"),
                }),
                _ => None,
            })
        })
    }

    fn groups(&self) -> Vec<StatementGroup<'a>> {
        match self.statements.as_slice() {
            [statement] if !self.is_policy => vec![StatementGroup::alone(*statement, self.language)],
            statements => StatementGroup::in_policy(statements, self.language),
        }
    }

    fn layout(&self) -> Layout {
        let groups = self.groups();
        let of_first = |is_wanted: fn(Key) -> bool| match groups.first() {
            Some(first) if self.is_policy => first.pairs(self.has_constructors, is_wanted),
            Some(first) => first.arguments(self.has_constructors, |_| true),
            None => Vec::new(),
        };
        let mut arguments = of_first(Key::is_of_resource);
        if self.is_policy {
            arguments.extend(groups.iter().map(|group| group.member(self.has_constructors)));
        }
        Layout::Call(if self.is_policy { "policy!" } else { "grant!" }.into(), arguments)
    }
}

/// The call of the macro, without an end of the line.
impl fmt::Display for RustSource<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.layout().lines())?;
        // A macro makes a permission for a template only of values that it must fill in.
        let is_plain = !self.statements.iter().any(Statement::has_expression);
        f.write_str(if self.language.is_some() && is_plain { "\n.into_template()" } else { "" })
    }
}

macro_rules! sources {
    ($($borrowed:ident $owned:ident $lend:ident: $(#[doc = $doc:literal])* $name:ident = |$this:ident| $source:expr;)*) => {
        $(
            impl<'a, L: InLanguage> $borrowed<'a, L> {
                $(#[doc = $doc])*
                pub fn $name(&self) -> RustSource<'a> {
                    let $this = self;
                    $source
                }
            }

            impl<L: InLanguage> $owned<L> {
                $(#[doc = $doc])*
                pub fn $name(&self) -> RustSource<'_> {
                    self.$lend().$name()
                }
            }
        )*
    };
}

sources! {
    FunctionPermissionRef FunctionPermissionBuf as_permission:
        /// The permission as a call of `grant!`.
        to_grant = |permission| RustSource::grant::<L>(permission.inner());
    LayerVersionPermissionRef LayerVersionPermissionBuf as_permission:
        /// The permission as a call of `grant!`.
        to_grant = |permission| RustSource::grant::<L>(permission.inner());
    PermissionRef PermissionBuf as_permission:
        /// The permission as a call of `grant!`.
        to_grant = |permission| RustSource::grant::<L>(permission.inner());
    FunctionPolicyRef FunctionPolicyBuf as_policy:
        /// The policy as a call of `policy!`.
        to_policy = |policy| RustSource::policy::<L>(policy.statements());
    LayerVersionPolicyRef LayerVersionPolicyBuf as_policy:
        /// The policy as a call of `policy!`.
        to_policy = |policy| RustSource::policy::<L>(policy.statements());
    WebFunctionPolicyRef WebFunctionPolicyBuf as_policy:
        /// The policy as a call of `policy!`.
        to_policy = |policy| RustSource::policy::<L>(policy.statements());
}
