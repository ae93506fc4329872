"""The kinds of items of which the compiler's instructions are counted, with their goals."""

from typing import NamedTuple

from crates import ACCOUNT, LITERAL_NAME, grants, mixed, sets, structs

ITEMS = 40  # In a crate; a multiple of the size of each set.
STRUCT = "a struct literal"


class Case(NamedTuple):
    """A crate of so many items, and the ratio to a struct literal that is wanted, if one is."""

    source: str
    goal: float | None = None
    count: int = ITEMS


def case(*items, constants=(), goal=None):
    """Items that take turns."""
    return Case(mixed(ITEMS, constants, items), goal)


def grant(*keys, name='"function-{i}", qualifier = "alias-{i}"', kind="FunctionPermission"):
    """A permission with these keys."""
    return f"pub const G{{i}}: {kind} = grant!({arguments(*keys, name=name)});"


def arguments(*keys, name):
    """The keys that all permissions for functions have here, and these."""
    return ", ".join([f"function_name = {name}", 'statement_id = "statement-{i}"', "action = InvokeFunction", *keys])


def sent(service, source, account=f'"{ACCOUNT}"', **rest):
    """A permission for a service, with the expressions of the source's ARN and account."""
    keys = [f"principal = {service}", f"source_arn = {source}", f"source_account = {account}"]
    return grant(*(keys[:2] if service == "events" else keys), **rest)  # EventBridge sends no account.


def constant(service, arn, kind="&str"):
    """A permission for a service, with a constant of its own as the source's ARN."""
    value = f'"{arn}"' if kind == "&str" else f'{kind}::new("{arn}")'
    return f"pub const SOURCE{{i}}: {kind} = {value};\n" + sent(service, "SOURCE{i}")


def templated(language, name, source):
    """A permission for a template."""
    return grant("principal = sns", f"source_arn = {source}", name=name, kind=f"FunctionPermission<{language}>")


def policy(*members, name=LITERAL_NAME):
    """A policy of these members."""
    return f"pub const P{{i}}: FunctionPolicy = policy!(function_name = {name}, {', '.join(members)});"


def layer(version):
    """A permission to use a layer version."""
    return (
        f'pub const L{{i}}: LayerVersionPermission = grant!(layer_name = "layer-{{i}}", version_number = {version}, '
        f'statement_id = "statement-{{i}}", action = GetLayerVersion, principal = "{ACCOUNT}");'
    )


def members(count, size):
    """Permissions, and policies of so many of them."""
    lines = [grants(count, name=LITERAL_NAME), "use lambda_perm::{FunctionPolicy, policy};"]
    for first in range(0, count, size):
        names = (f"permission(G{index})" for index in range(first, first + size))
        lines.append(policy(*names).replace("{i}", str(first)))
    return "\n".join(lines)


PLACE = f"us-east-2:{ACCOUNT}"
S3 = "arn:aws:s3:::bucket-{i}"
SNS = f"arn:aws:sns:{PLACE}:topic-{{i}}"
CONFIG = f"arn:aws:config:{PLACE}:config-rule/config-rule-{{i}}"
IOT = f"arn:aws:iot:{PLACE}:rule/rule{{i}}"
API = f"arn:aws:execute-api:{PLACE}:ktyvxmpls1/prod/GET/orders{{i}}"
EVENTS = f"arn:aws:events:{PLACE}:rule/rule-{{i}}"

PARTS = ('pub const REGION: &str = "us-east-2";', f'pub const ACCOUNT: &str = "{ACCOUNT}";')
OWNER = f'pub const OWNER: AccountId = AccountId::new("{ACCOUNT}");'
FUNCTION = f"pub const FUNCTION: FunctionName = FunctionName::new({LITERAL_NAME});"

FIXED = '"function-{i}"'
CONSTRUCTORS = (
    sent("s3", "s3_bucket(BUCKET)"),
    sent("events", 'eventbridge_rule(REGION, ACCOUNT, "rule-{i}")'),
    sent("apigateway", 'rest_api_method(REGION, ACCOUNT, "ktyvxmpls1", "prod", "GET", "/orders{i}")'),
    sent("logs", 'log_group(REGION, ACCOUNT, "/aws/lambda/f{i}")'),
)
TRY_GRANT = (
    "pub fn f{i}(account: AccountId, bucket: &str) -> Result<FunctionPermissionBuf, Findings> { try_grant!("
    + arguments("principal = s3", "source_arn = s3_bucket(bucket)", "source_account = account", name=FIXED)
    + ") }"
)
EVERYONE = 'allow(public_access, reason = "webhook; the handler checks the signature")'

CASES = {
    STRUCT: Case(structs(ITEMS)),
    "literals": Case(grants(ITEMS), 0.9),
    "a constant account": Case(grants(ITEMS, "account"), 2.5),
    "a constant name": Case(grants(ITEMS, name="NAME"), 3.2),
    "a constant source of one form: S3, Config": case(constant("s3", S3), constant("config", CONFIG), goal=3.2),
    "a constant source of several forms: IoT": case(constant("iot", IOT), goal=5),
    "a constant source of several forms: API Gateway": case(constant("apigateway", API), goal=5),
    "a constant source of several forms: EventBridge": case(constant("events", EVENTS), goal=5),
    "`sns_topic(REGION, ACCOUNT, ..)`": case(
        sent("sns", 'sns_topic(REGION, ACCOUNT, "topic-{i}")'), constants=PARTS, goal=3
    ),
    "other constructors with constants": case(
        *CONSTRUCTORS, constants=(*PARTS, 'pub const BUCKET: &str = "bucket";'), goal=3
    ),
    "a constant `AccountId`": case(sent("s3", f'"{S3}"', "OWNER"), constants=(OWNER,), goal=2),
    "a constant `FunctionName`": case(sent("s3", f'"{S3}"', name="FUNCTION"), constants=(FUNCTION,), goal=2),
    "a constant `Arn`": case(constant("sns", SNS, "Arn"), goal=2),
    "set of 10: literals": Case(sets(ITEMS, 10), 0.9),
    "set of 10: a constant name": Case(sets(ITEMS, 10, name="NAME"), 2),
    "set of 10: constant sources": Case(sets(ITEMS, 10, "sources"), 5),
    "`concat!` as source": case(sent("s3", 'concat!("arn:aws:s3:::", "bucket-{i}")')),
    "`try_grant!`": case(TRY_GRANT),
    "a layer version": case(layer("3")),
    "a layer version, with a constant version": case(layer("VERSION"), constants=("pub const VERSION: u64 = 3;",)),
    "CloudFormation: `Ref`": case(
        templated("CloudFormation", 'Ref("Function{i}")', 'Ref("Topic{i}", of = "AWS::SNS::Topic")')
    ),
    "CloudFormation: `Sub`": case(
        templated("CloudFormation", FIXED, 'Sub("arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:t{i}")')
    ),
    "CloudFormation: `Sub` of a constant": case(
        templated("CloudFormation", FIXED, 'Sub("arn:aws:sns:us-east-2:${AWS::AccountId}:${N}-{i}", N = NAME)'),
        constants=('pub const NAME: &str = "topic";',),
    ),
    "Terraform": case(
        templated(
            "Terraform",
            'Terraform("${aws_lambda_function.f{i}.function_name}")',
            'Terraform("${aws_sns_topic.t{i}.arn}")',
        )
    ),
    "`allow`": case(grant('principal = "*"', EVERYONE)),
    "`function_url(..)`": case(
        policy(f'function_url(statement_id = "url", principal = "*", function_url_auth_type = NONE, {EVERYONE})')
    ),
    "set of 10: `permission(..)` of literals": Case(members(ITEMS, 10)),
    "literals, 400 of them": Case(grants(10 * ITEMS), count=10 * ITEMS),
    "a constant account, 400 of them": Case(grants(10 * ITEMS, "account"), count=10 * ITEMS),
    "set of 40: literals": Case(sets(ITEMS, 40)),
}
