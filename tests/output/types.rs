//! What all types of permissions, policies and values have, in each of their forms.

use std::{
    collections::{BTreeSet, HashSet},
    fmt::{Debug, Display},
    hash::Hash,
};

use lambda_perm::{
    AccountId, ActionBuf, ActionRef, ArnBuf, ArnRef, CloudFormation, EventSourceTokenBuf, EventSourceTokenRef,
    Exception, FunctionNameBuf, FunctionNameRef, FunctionPermission, FunctionPermissionBuf, FunctionPermissionRef,
    FunctionPolicy, FunctionPolicyBuf, FunctionPolicyRef, FunctionUrlAuthType, LayerNameBuf, LayerNameRef,
    LayerVersion, LayerVersionPermission, LayerVersionPermissionBuf, LayerVersionPermissionRef, LayerVersionPolicyBuf,
    LayerVersionPolicyRef, Lint, OrganizationIdBuf, OrganizationIdRef, PermissionBuf, PermissionRef, PrincipalBuf,
    PrincipalRef, QualifierBuf, QualifierRef, RevisionIdBuf, RevisionIdRef, StatementIdBuf, StatementIdRef, Terraform,
    finding::Code, grant, policy,
};

/// What is read, sorted, counted and shown.
const fn is_a_value<T: Clone + Display + Debug + Eq + Hash + Ord + Send + Sync + 'static>() {}

macro_rules! values {
    ($($borrowed:ident $owned:ident)*) => { $(is_a_value::<$borrowed<'static>>(); is_a_value::<$owned>();)* };
}

const _: () = {
    values! {
        FunctionPermissionRef FunctionPermissionBuf LayerVersionPermissionRef LayerVersionPermissionBuf
        FunctionPolicyRef FunctionPolicyBuf LayerVersionPolicyRef LayerVersionPolicyBuf PermissionRef PermissionBuf
        ActionRef ActionBuf ArnRef ArnBuf EventSourceTokenRef EventSourceTokenBuf FunctionNameRef FunctionNameBuf
        LayerNameRef LayerNameBuf OrganizationIdRef OrganizationIdBuf PrincipalRef PrincipalBuf QualifierRef
        QualifierBuf RevisionIdRef RevisionIdBuf StatementIdRef StatementIdBuf
    }
    is_a_value::<FunctionPermissionBuf<CloudFormation>>();
    is_a_value::<FunctionPolicyRef<'static, Terraform>>();
    is_a_value::<PermissionRef<'static, Terraform>>();
    is_a_value::<AccountId>();
    is_a_value::<FunctionUrlAuthType>();
    is_a_value::<LayerVersion>();
    is_a_value::<Exception>();
    is_a_value::<Lint>();
    is_a_value::<Code>();
};

const POLICY: FunctionPolicy = policy!(
    function_name = "f",
    statement(statement_id = "a", action = GetFunction, principal = "210987654321"),
    statement(statement_id = "b", action = InvokeFunction, principal = "210987654321"),
);

#[test]
fn policies_are_compared_statement_by_statement() {
    const OTHER: FunctionPolicy = policy!(
        function_name = "f",
        statement(statement_id = "a", action = GetFunction, principal = "210987654321"),
        statement(statement_id = "c", action = InvokeFunction, principal = "210987654321"),
    );
    assert!(POLICY < OTHER);
    assert_eq!(POLICY.cmp(&OTHER), POLICY.into_owned().cmp(&OTHER.into_owned()));
    let (sorted, counted) = (BTreeSet::from([OTHER, POLICY, OTHER]), HashSet::from([OTHER, POLICY, POLICY]));
    assert_eq!(sorted.into_iter().collect::<Vec<_>>(), [POLICY, OTHER]);
    assert_eq!(counted.len(), 2);
}

/// Owned ones have the accessors of borrowed ones, in const evaluation too.
const fn id_of_first(policy: &FunctionPolicyBuf) -> &str {
    match policy.get(0) {
        Some(permission) => permission.statement_id().as_str(),
        None => "",
    }
}

#[test]
fn accessors_of_owned_ones_are_const() {
    const fn service(arn: &ArnBuf) -> &str {
        arn.service()
    }
    assert_eq!(id_of_first(&POLICY.into_owned()), "a");
    assert_eq!(service(&ArnBuf::try_from(String::from("arn:aws:s3:::b")).expect("an ARN")), "s3");
}

#[test]
fn a_permission_of_either_kind_is_what_it_is_by_itself() {
    const FUNCTION: FunctionPermission =
        grant!(function_name = "f", statement_id = "a", action = GetFunction, principal = "210987654321");
    const LAYER: LayerVersionPermission = grant!(
        layer_name = "l",
        version_number = 3,
        statement_id = "everyone",
        action = GetLayerVersion,
        principal = "*",
        allow(public_access, reason = "the layer is open source"),
    );
    let all = [PermissionRef::from(FUNCTION), PermissionRef::from(LAYER)];
    assert_eq!(all.map(|permission| permission.to_string()), [FUNCTION.to_string(), LAYER.to_string()]);
    let owned = [PermissionBuf::from(FUNCTION.into_owned()), PermissionBuf::from(LAYER.into_owned())];
    assert_eq!(all.map(PermissionBuf::from), owned);
    assert_eq!(owned.each_ref().map(|permission| permission.statement_id().as_str()), ["a", "everyone"]);
    assert_eq!(
        owned.each_ref().map(|permission| permission.action().as_str()),
        ["lambda:GetFunction", "lambda:GetLayerVersion"]
    );
    let exceptions = owned.each_ref().map(|permission| permission.exceptions().map(Exception::to_string));
    assert!(exceptions.into_iter().flatten().eq(["public_access: the layer is open source"]));
    assert_eq!((Lint::NoEffect.to_string(), Code::SourceShape.to_string()), ("no_effect".into(), "LP0407".into()));
}
