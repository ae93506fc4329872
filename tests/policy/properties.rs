//! What holds of every set that the checks let through, and of every order of its statements.

use std::collections::BTreeSet;

use lambda_perm::{
    AccountId, Exception, Findings, FunctionPermission, FunctionPermissionBuf, FunctionPermissionRef,
    FunctionPolicyBuf, LayerVersionPermission, LayerVersionPermissionBuf, LayerVersionPermissionRef,
    LayerVersionPolicyBuf, Lint,
    cloudformation::{Expression, FunctionPermissionBuilder},
    facts::partitions::PARTITIONS,
    output::Scope,
};
use lambda_perm_core::facts::parameters::Key;
use proptest::{prelude::*, sample};

use crate::support::{case::Case, depth::times};

const FUNCTION: &str = "arn:aws:lambda:us-east-2:123456789012:function:f";
const LAYER: &str = "arn:aws:lambda:us-east-2:123456789012:layer:l";
/// The same function by other names.
const NAMES: [&str; 3] = [FUNCTION, "123456789012:function:f", "f"];

/// A statement that is right by itself, of a small world, so that statements meet often.
fn statement() -> impl Strategy<Value = Case> {
    let id = "[ab]{1,2}";
    let topic = "[ab*?]{1,3}"
        .prop_map(|name| Case::invoke("sns.amazonaws.com").arn(&format!("arn:aws:sns:us-east-2:123456789012:{name}")));
    let account = sample::select(vec!["123456789012", "210987654321", "arn:aws:iam::123456789012:root"]);
    let action = sample::select(vec!["lambda:InvokeFunction", "lambda:GetFunction"]);
    let granted = (account.clone(), action).prop_map(|(account, action)| Case::function(action, account));
    let url = (account.clone(), any::<bool>()).prop_map(|(account, signed)| {
        let case = Case::function("lambda:InvokeFunctionUrl", account);
        if signed { case.auth_type("AWS_IAM") } else { case }
    });
    let invoke = account.prop_map(|account| Case::invoke(account).via_url(true));
    let organization = Just(Case::invoke("*").organization("o-t194hfs8cz"));
    (id, prop_oneof![topic, granted, url, invoke, organization])
        .prop_map(|(id, case)| case.named(FUNCTION).with(Key::StatementId, &id))
}

/// The bytes of the statement in any home, also where no event would come from the source.
fn length(case: &Case, scope: &Scope<'_>) -> usize {
    const ANYWHERE: &[Exception] = &[Exception::new(Lint::NeverMatches, "measured alone")];
    case.excepting(ANYWHERE).statement(scope).expect("a whole scope").to_json().len()
}

fn permissions(cases: &[Case]) -> Vec<FunctionPermissionBuf> {
    cases.iter().map(Case::function_permission).collect()
}

/// The statement with one of the names of the function.
fn named() -> impl Strategy<Value = Case> {
    (statement(), sample::select(NAMES.to_vec())).prop_map(|(case, name)| case.named(name))
}

/// A statement for a layer version that is right by itself.
fn layer() -> impl Strategy<Value = Case> {
    let principal = sample::select(vec!["123456789012", "210987654321", "arn:aws:iam::123456789012:root", "*"])
        .prop_map(|principal| {
            let case = Case::layer(principal);
            if principal == "*" { case.organization("o-t194hfs8cz") } else { case }
        });
    let names = sample::select(vec![LAYER, "l"]);
    ("[ab]{1,2}", principal, names)
        .prop_map(|(id, case, name)| case.with(Key::LayerName, name).with(Key::StatementId, &id))
}

const VERSION: u64 = 7;

/// The permission, checked anew.
fn checked(permission: FunctionPermissionRef<'_>) -> Result<FunctionPermissionBuf, Findings> {
    let mut builder = FunctionPermission::builder(
        permission.function_name(),
        permission.statement_id(),
        permission.action(),
        permission.principal(),
    );
    if let Some(qualifier) = permission.qualifier() {
        builder = builder.qualifier(qualifier);
    }
    if let Some(arn) = permission.source_arn() {
        builder = builder.source_arn(arn);
    }
    if let Some(account) = permission.source_account() {
        builder = builder.source_account(account);
    }
    if let Some(organization) = permission.principal_org_id() {
        builder = builder.principal_org_id(organization);
    }
    if let Some(auth_type) = permission.function_url_auth_type() {
        builder = builder.function_url_auth_type(auth_type);
    }
    if let Some(via_url) = permission.invoked_via_function_url() {
        builder = builder.invoked_via_function_url(via_url);
    }
    builder.build()
}

/// The permission for a layer version, checked anew.
fn checked_of_layer(permission: LayerVersionPermissionRef<'_>) -> Result<LayerVersionPermissionBuf, Findings> {
    let builder = LayerVersionPermission::builder(
        permission.layer_name(),
        permission.version_number().get(),
        permission.statement_id(),
        permission.principal(),
    );
    match permission.organization_id() {
        Some(organization) => builder.organization_id(organization),
        None => builder,
    }
    .build()
}

/// What is known of a resource: some of these parts, from the first on.
#[derive(Clone, Debug, PartialEq)]
struct Known {
    /// Of an ARN: partition and Region.
    place: Option<(&'static str, &'static str)>,
    account: Option<&'static str>,
    name: &'static str,
    qualifier: &'static str,
    is_in_name: bool,
}

impl Known {
    fn name(&self) -> String {
        let name = match (self.place, self.account) {
            (Some((partition, region)), Some(account)) => {
                format!("arn:{partition}:lambda:{region}:{account}:function:{}", self.name)
            }
            (None, Some(account)) => format!("{account}:function:{}", self.name),
            (_, None) => self.name.into(),
        };
        if self.is_in_name && !self.qualifier.is_empty() { format!("{name}:{}", self.qualifier) } else { name }
    }

    /// A permission for it, whose ID and principal is this account.
    fn permission(&self, number: usize) -> FunctionPermissionBuf {
        let account = format!("{number:012}");
        let case = Case::function("lambda:GetFunction", &account).named(&self.name()).with(Key::StatementId, &account);
        let is_apart = !self.is_in_name && !self.qualifier.is_empty();
        if is_apart { case.at(self.qualifier).function_permission() } else { case.function_permission() }
    }

    /// Whether both may be of one resource.
    fn agrees(&self, other: &Self) -> bool {
        let places = self.place.is_none() || other.place.is_none() || self.place == other.place;
        let accounts = self.account.is_none() || other.account.is_none() || self.account == other.account;
        places && accounts && self.name == other.name && self.qualifier == other.qualifier
    }
}

fn known() -> impl Strategy<Value = Known> {
    let places = sample::select(vec![
        ("aws", "us-east-1"),
        ("aws", "us-east-1"),
        ("aws", "eu-west-1"),
        ("aws-cn", "cn-north-1"),
    ]);
    // Mostly the same, so that many sets agree.
    let account = sample::select(vec!["111111111111", "111111111111", "111111111111", "222222222222"]);
    let name = sample::select(vec!["f", "f", "f", "f", "f", "f", "g"]);
    let qualifier = sample::select(vec!["", "", "", "", "", "", "prod", "dev"]);
    (0..3, places, account, name, qualifier, any::<bool>()).prop_map(
        |(form, place, account, name, qualifier, is_in_name)| Known {
            place: (form == 2).then_some(place),
            account: (form > 0).then_some(account),
            name,
            qualifier,
            is_in_name,
        },
    )
}

/// The name and the qualifier of a function in a template.
type InTemplate = (Expression, Option<Expression>);

/// One of a few functions, of which only the deployment knows more or less.
fn in_template() -> impl Strategy<Value = InTemplate> {
    let sub = |text: &str| Expression::sub(text).expect("a text of a template");
    let names = vec![
        Expression::from("f"),
        Expression::from("f-x"),
        Expression::from("111111111111:function:f-x"),
        Expression::from("arn:aws:lambda:us-east-1:111111111111:function:f-x"),
        Expression::from("arn:aws:lambda:eu-west-1:111111111111:function:f-x"),
        sub("f-${A}"),
        sub("${A}-x"),
        sub("g-${A}"),
        sub("${Fn}"),
        sub("${Fn}:prod"),
        sub("arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${F}"),
        sub("arn:aws:lambda:us-east-1:222222222222:function:${F}"),
    ];
    let qualifiers = vec![None, None, Some(Expression::from("prod")), Some(sub("${Q}")), Some(sub("p${Q}"))];
    (sample::select(names), sample::select(qualifiers))
        .prop_filter("one qualifier", |(name, qualifier)| !name.shown().ends_with(":prod") || qualifier.is_none())
}

/// About as many statements as a policy holds, each of its own ID and topic.
fn many() -> impl Strategy<Value = Vec<Case>> {
    let topics = prop::collection::vec(1_usize..40, 60..95);
    (topics, sample::select(NAMES.to_vec())).prop_map(|(lengths, name)| {
        let of_one = |(number, length): (usize, usize)| {
            let topic = format!("arn:aws:sns:us-east-2:123456789012:{number:03}{}", "t".repeat(length));
            let case = Case::invoke("sns.amazonaws.com").arn(&topic).named(name);
            case.with(Key::StatementId, &format!("s{number}"))
        };
        lengths.into_iter().enumerate().map(of_one).collect()
    })
}

/// The codes of what is found, each as often as it is, and the halves of URLs by their content.
fn found(cases: &[Case]) -> (Vec<&'static str>, BTreeSet<String>) {
    let findings = FunctionPolicyBuf::of(permissions(cases)).err();
    let findings: Vec<_> = findings.iter().flatten().collect();
    let mut codes: Vec<_> = findings.iter().map(|finding| finding.code().id()).collect();
    codes.sort_unstable();
    let halves = findings.iter().filter(|finding| finding.code().id() == "LP0804");
    let content = halves.map(|finding| format!("{:?}", cases[finding.statement().expect("a statement") - 1].values));
    (codes, content.collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000 * times(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_accepted_is_a_policy(cases in prop::collection::vec(named(), 1..6)) {
        let Ok(policy) = FunctionPolicyBuf::of(permissions(&cases)) else { return Ok(()) };
        let ids: BTreeSet<_> = policy.permissions().map(|permission| permission.statement_id().as_str()).collect();
        prop_assert_eq!(ids.len(), cases.len());

        // All statements have the name of the first. If that is an ARN, the document is known.
        let document = policy.document(&Scope::NONE).map(|document| document.to_json()).ok();
        prop_assert_eq!(document.is_some(), policy.get(0).is_some_and(|first| first.function_name().region().is_some()));
        let json = serde_json::to_string(&policy).expect("an object");
        let read: FunctionPolicyBuf = serde_json::from_str(&json).expect("what was written");
        prop_assert_eq!(&read, &policy);
        let at_home = policy.document(&Scope::new("us-east-2", AccountId::new("123456789012"))).expect("a home").to_json();
        prop_assert!(at_home.len() <= 20_480);
    }

    /// What one statement of a set says of the resource holds of the others too.
    #[test]
    fn what_is_accepted_is_right_one_by_one(cases in prop::collection::vec(named(), 1..6)) {
        let Ok(policy) = FunctionPolicyBuf::of(permissions(&cases)) else { return Ok(()) };
        for permission in policy.permissions() {
            prop_assert_eq!(checked(permission), Ok(permission.into_owned()));
        }
    }

    #[test]
    fn what_is_accepted_of_a_layer_is_a_policy(cases in prop::collection::vec(layer(), 1..5)) {
        let all: Vec<_> = cases.iter().map(|case| case.layer_version_permission(VERSION)).collect();
        let Ok(policy) = LayerVersionPolicyBuf::of(&all) else { return Ok(()) };
        let ids: BTreeSet<_> = policy.permissions().map(|permission| permission.statement_id().as_str()).collect();
        prop_assert_eq!(ids.len(), cases.len());
        let json = serde_json::to_string(&policy).expect("an object");
        let read: LayerVersionPolicyBuf = serde_json::from_str(&json).expect("what was written");
        prop_assert_eq!(&read, &policy);
        for permission in policy.permissions() {
            prop_assert_eq!(checked_of_layer(permission), Ok(permission.into_owned()));
        }
    }

    /// Merging is nothing but a larger set.
    #[test]
    fn merging_finds_what_the_whole_set_has(cases in prop::collection::vec(named(), 2..6), at in 1_usize..5) {
        let all = permissions(&cases);
        let (first, rest) = all.split_at(at.min(all.len() - 1));
        let Ok(policy) = FunctionPolicyBuf::of(first) else { return Ok(()) };
        let merged = policy.merged_with(rest);
        prop_assert_eq!(merged, FunctionPolicyBuf::of(&all));
    }

    /// In whatever order sets are merged, where that succeeds.
    #[test]
    fn merging_is_associative(
        first in prop::collection::vec(named(), 1..3),
        second in prop::collection::vec(named(), 1..3),
        third in prop::collection::vec(named(), 1..3),
    ) {
        let [first, second, third] = [&first, &second, &third].map(|cases| permissions(cases));
        let from_the_left = FunctionPolicyBuf::of(&first).and_then(|set| set.merged_with(&second)?.merged_with(&third));
        let of_last = FunctionPolicyBuf::of(&second).and_then(|set| set.merged_with(&third));
        let from_the_right = of_last.and_then(|last| FunctionPolicyBuf::of(&first)?.merged_with(last.permissions()));
        // One may find a half of a URL whose other half comes later.
        if let (Ok(left), Ok(right)) = (from_the_left, from_the_right) {
            prop_assert_eq!(&left, &right);
            let all: Vec<_> = first.into_iter().chain(second).chain(third).collect();
            prop_assert_eq!(Ok(left), FunctionPolicyBuf::of(&all));
        }
    }

    /// Only of two statements that grant the same does the order decide which one is reported, and of two IDs.
    #[test]
    fn the_order_decides_nothing_else((cases, turned) in prop::collection::vec(statement(), 2..6)
        .prop_flat_map(|cases| (Just(cases.clone()), Just(cases).prop_shuffle())))
    {
        prop_assert_eq!(found(&cases), found(&turned));
    }

    /// A set is accepted if and only if one resource is all that its members say, and then it goes by the name that tells most of
    /// that. Otherwise the first that contradicts those before it is reported, and none before that.
    #[test]
    fn a_set_is_for_one_resource(members in prop::collection::vec(known(), 1..5)) {
        let permissions: Vec<_> = members.iter().enumerate().map(|(number, known)| known.permission(number)).collect();
        let first = (1..members.len()).find(|at| members[..*at].iter().any(|before| !before.agrees(&members[*at])));
        let found = FunctionPolicyBuf::of(&permissions);
        match (&found, first) {
            (Ok(policy), None) => {
                let fullest = members.iter().max_by_key(|known| known.place.is_some() as u8 + known.account.is_some() as u8);
                let fullest = Known { qualifier: "", ..fullest.expect("a member").clone() };
                for permission in policy.permissions() {
                    prop_assert_eq!(permission.function_name().as_str(), fullest.name());
                    prop_assert_eq!(permission.qualifier().map_or("", |qualifier| qualifier.as_str()), members[0].qualifier);
                }
            }
            (Err(findings), Some(first)) => {
                let of_resource = findings.iter().filter(|finding| finding.code().id() == "LP0803");
                let numbers: Vec<_> = of_resource.filter_map(|finding| finding.statement()).collect();
                prop_assert_eq!(numbers.first(), Some(&(first + 1)));
                prop_assert_eq!(findings.iter().count(), numbers.len());
            }
            (found, first) => prop_assert!(false, "{:?} found, {:?} expected", found, first),
        }
        // In another order, and as a merge.
        let turned: Vec<_> = permissions.iter().rev().collect();
        prop_assert_eq!(FunctionPolicyBuf::of(turned).is_ok(), found.is_ok());
        let (one, rest) = permissions.split_at(1);
        let merged = FunctionPolicyBuf::of(one).expect("one by itself").merged_with(rest);
        prop_assert_eq!(merged.is_ok(), found.is_ok());
    }

    /// So it is with what only the deployment knows: in whatever order the members stand.
    #[test]
    fn a_set_of_a_template_is_for_one_resource((members, turned) in prop::collection::vec(in_template(), 1..5)
        .prop_flat_map(|members| {
            let numbered: Vec<_> = members.into_iter().enumerate().collect();
            (Just(numbered.clone()), Just(numbered).prop_shuffle())
        }))
    {
        let codes = |members: &[(usize, InTemplate)]| -> BTreeSet<&'static str> {
            let permissions = members.iter().map(|(number, (name, qualifier))| {
                let account = format!("{number:012}");
                let builder =
                    FunctionPermissionBuilder::new(name.clone(), &account, "lambda:GetFunction", account.as_str());
                let builder = qualifier.iter().fold(builder, |builder, qualifier| builder.qualifier(qualifier.clone()));
                builder.build().expect("a right permission")
            });
            let permissions: Vec<_> = permissions.collect();
            let findings = FunctionPolicyBuf::of(&permissions).err();
            findings.iter().flatten().map(|finding| finding.code().id()).collect()
        };
        let found = codes(&members);
        prop_assert!(found.is_empty() || found == BTreeSet::from(["LP0803"]), "{:?}", found);
        prop_assert_eq!(found, codes(&turned));
    }

    /// A set without a home is never smaller than the document at home.
    #[test]
    fn the_bound_is_one(cases in prop::collection::vec(statement(), 1..4), region in sample::select(
        PARTITIONS.iter().flat_map(|partition| partition.regions).map(|region| region.code).collect::<Vec<_>>()
    )) {
        let named: Vec<Case> = cases.iter().map(|case| case.clone().named("f")).collect();
        let scope = Scope::new(region, AccountId::new("123456789012"));
        let largest = Scope::new("us-isof-south-1", AccountId::new("123456789012"));
        let sum = |scope: &Scope<'_>| -> usize { named.iter().map(|case| length(case, scope)).sum() };
        prop_assert!(sum(&scope) <= sum(&largest));
    }
}

proptest! {
    // Each of these sets has thousands of pairs of statements.
    #![proptest_config(ProptestConfig { cases: 100 * times(), failure_persistence: None, ..ProptestConfig::default() })]

    /// Accepted is what AWS stores: to the byte where the name is an ARN, and wherever it is where it is not.
    #[test]
    fn a_large_set_is_accepted_when_it_fits((cases, turned) in many()
        .prop_flat_map(|cases| (Just(cases.clone()), Just(cases).prop_shuffle())))
    {
        let (codes, _) = found(&cases);
        prop_assert_eq!(&codes, &found(&turned).0);
        let scope = Scope::new("us-isof-south-1", AccountId::new("123456789012"));
        let is_known = cases[0].function_permission().function_name().region().is_some();
        let scope = if is_known { Scope::NONE } else { scope };
        let length: usize = cases.iter().map(|case| length(case, &scope) + 1).sum();
        let around = r#"{"Version":"2012-10-17","Id":"default","Statement":[]}"#.len();
        let fits = around + length - 1 <= 20_480;
        prop_assert_eq!(codes, if fits { vec![] } else { vec!["LP0802"] });
        if let (true, Ok(policy)) = (is_known, FunctionPolicyBuf::of(permissions(&cases))) {
            prop_assert_eq!(policy.document(&Scope::NONE).expect("an ARN").to_json().len(), around + length - 1);
        }
    }
}
