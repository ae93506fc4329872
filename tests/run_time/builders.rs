//! Builders, which find what the macros find.

use lambda_perm::{
    Arn, Exception, FunctionPermission, FunctionUrlAuthType, LayerVersion, LayerVersionPermission, Lint, grant,
};

use super::{ACCOUNT, codes};

#[test]
fn builders_find_the_same() {
    let built = FunctionPermission::builder("f", "s", "lambda:InvokeFunction", "s3.amazonaws.com")
        .qualifier("prod")
        .source_arn(Arn::new("arn:aws:s3:::b"))
        .source_account(ACCOUNT)
        .build();
    let granted = grant!(
        function_name = "f",
        qualifier = "prod",
        statement_id = "s",
        action = InvokeFunction,
        principal = s3,
        source_arn = "arn:aws:s3:::b",
        source_account = "123456789012",
    );
    assert_eq!(built, Ok(granted.into_owned()));

    let wrong = FunctionPermission::builder("", "", "", "").build().expect_err("nothing is right");
    assert_eq!(codes(&wrong), ["LP0204", "LP0201", "LP0212", "LP0210"]);
    assert!(wrong.iter().all(|finding| finding.location().is_none()));

    const PUBLIC: &[Exception] = &[Exception::new(Lint::PublicAccess, "webhook; the handler checks the signature")];
    let url = FunctionPermission::builder("f", "url", "lambda:InvokeFunctionUrl", "*")
        .function_url_auth_type(FunctionUrlAuthType::None)
        .allow(PUBLIC)
        .build()
        .expect("an exception with a reason");
    assert_eq!(url.exceptions(), PUBLIC);
    let unused = FunctionPermission::builder("f", "s", "lambda:GetFunction", ACCOUNT).allow(PUBLIC).build();
    assert_eq!(codes(&unused.expect_err("an exception from nothing")), ["LP0114"]);

    let layer = LayerVersionPermission::builder("l", 3, "s", "*").organization_id("o-t194hfs8cz").build();
    assert_eq!(layer.map(|layer| layer.version_number()), Ok(LayerVersion::new(3)));
    let layer = LayerVersionPermission::builder("l", 0, "s", "*").build();
    assert_eq!(codes(&layer.expect_err("no version")), ["LP0207", "LP0503"]);
}
