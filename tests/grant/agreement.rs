//! One wording everywhere: what ends const evaluation is what a value type says at run time.
//!
//! A constant that is wrong is a panic of `new`, which the compiler shows; here it is caught. That the macro says the
//! same of a literal is shown by the unit tests of `lambda-perm-macros`, which see its inside.

use std::panic::{UnwindSafe, catch_unwind};

use lambda_perm::{
    AccountId, Action, ActionBuf, Arn, ArnBuf, EventSourceToken, EventSourceTokenBuf, FunctionName, FunctionNameBuf,
    FunctionUrlAuthType, LayerName, LayerNameBuf, LayerVersion, OrganizationId, OrganizationIdBuf, Principal,
    PrincipalBuf, Qualifier, QualifierBuf, StatementId, StatementIdBuf,
};
use lambda_perm_core::{check::check_value, facts::parameters::Key};

/// The text of the panic.
fn panic_text<T>(make: impl FnOnce() -> T + UnwindSafe) -> Option<String> {
    let payload = catch_unwind(make).err()?;
    payload.downcast_ref::<String>().cloned().or_else(|| payload.downcast_ref::<&str>().map(|text| (*text).to_owned()))
}

/// What each way to make the value says of each wrong text.
macro_rules! agree {
    ($($type:ident as $key:ident: $($text:expr),+;)+) => {
        $($(
            let text: &'static str = $text;
            let constant = panic_text(|| $type::new(text));
            let rendered = check_value(Key::$key, text).map(|finding| finding.render().as_str().to_owned());
            assert!(rendered.is_some(), "{} takes {text:?}", stringify!($type));
            assert_eq!(constant, rendered, "{}::new({text:?})", stringify!($type));
            let parsed = text.parse::<agree!(@owned $type)>().expect_err("a wrong value").to_string();
            assert_eq!(Some(parsed), rendered, "{text:?}.parse::<{}>()", stringify!($type));
        )+)+
    };
    (@owned AccountId) => { AccountId };
    (@owned FunctionUrlAuthType) => { FunctionUrlAuthType };
    (@owned FunctionName) => { FunctionNameBuf };
    (@owned Qualifier) => { QualifierBuf };
    (@owned StatementId) => { StatementIdBuf };
    (@owned Action) => { ActionBuf };
    (@owned Principal) => { PrincipalBuf };
    (@owned Arn) => { ArnBuf };
    (@owned EventSourceToken) => { EventSourceTokenBuf };
    (@owned OrganizationId) => { OrganizationIdBuf };
    (@owned LayerName) => { LayerNameBuf };
}

#[test]
fn constants_and_run_time_say_the_same() {
    agree! {
        FunctionName as FunctionName: "", "my.fn", "f:", "a b", "a:b:c:d:e", "arn:aws:lambda:us-east-1:1:function:f", "f:$LATEST";
        Qualifier as Qualifier: "", "a b", "$LATEST", "prod$", "q\u{e9}";
        StatementId as StatementId: "", "a b", "s.1", "\n", "a\nb", "a\u{1}", "\u{e9}";
        Action as Action: "", "InvokeFunction", "lambda:Get*", "s3:GetObject";
        Principal as Principal: "", "12345", "s3", "a b", "arn:aws:iam::123456789012:group/g", "arn:aws:s3:::b";
        Arn as SourceArn: "", "b", "arn:aws", "arn:aws:s3", "arn:aws:sns:*:123456789012:t", "arn:aws:sns:us-east-1:12:t";
        AccountId as SourceAccount: "", "1", "é", "12345678901x", "1234-5678-9012", "0123456789012";
        EventSourceToken as EventSourceToken: "", "a b", "a/b";
        OrganizationId as PrincipalOrgId: "", "o-", "ou-1", "r-t194hfs8cz", "o-T194HFS8CZ";
        FunctionUrlAuthType as FunctionUrlAuthType: "", "none", "IAM";
        LayerName as LayerName: "", "l:3", "a b", "arn:aws:lambda:us-east-1:123456789012:layer:l:3";
    }

    for number in [0, u64::MAX] {
        let constant = panic_text(|| LayerVersion::new(number));
        let parsed = LayerVersion::try_from(number).expect_err("a wrong version").to_string();
        assert_eq!(constant, Some(parsed), "{number}");
    }
}
