"""Sources of crates of many items: permissions, statements of sets, and the same data as structs that nothing checks.

`how` says how values are written: "literals", "account" (a constant as source account), "topic" (a constructor of literals as
source ARN) or "sources" (constants as source ARNs). `name` is the expression of the function's name; without it, each item has
a function and an alias of its own.
"""

ACCOUNT = "123456789012"
NAME = f"arn:aws:lambda:us-east-2:{ACCOUNT}:function:my-function"
LITERAL_NAME = f'"{NAME}"'


def values(index, how):
    """Of permission number so and so: the service, and the source's ARN and account."""
    account = ACCOUNT if how in ("account", "topic") else f"{index + 1:012}"
    if how == "topic":
        return "sns", f"arn:aws:sns:us-east-2:{account}:topic-{index}", account
    return *[
        ("s3", f"arn:aws:s3:::bucket-{index}"),
        ("iot", f"arn:aws:iot:us-east-1:{account}:rule/rule{index}"),
        ("config", f"arn:aws:config:us-east-1:{account}:config-rule/config-rule-{index}"),
    ][index % 3], account


def constants(count, how, name):
    """The constants that the items use."""
    lines = [f"pub const NAME: &str = {LITERAL_NAME};"] if name == "NAME" else []
    lines += [f'pub const ACCOUNT: &str = "{ACCOUNT}";'] if how == "account" else []
    if how == "sources":
        lines += [f'pub const SOURCE{index}: &str = "{values(index, how)[1]}";' for index in range(count)]
    return lines


def expressions(index, how):
    """How source ARN and source account are written."""
    _, arn, account = values(index, how)
    return f"SOURCE{index}" if how == "sources" else f'"{arn}"', "ACCOUNT" if how == "account" else f'"{account}"'


def keys(index, how):
    """The keys of a statement."""
    service = values(index, how)[0]
    arn, account = expressions(index, how)
    if how == "topic":
        arn = f'sns_topic("us-east-2", {account}, "topic-{index}")'
    return (
        f'    statement_id = "statement-{index}",\n    action = InvokeFunction,\n    principal = {service},\n'
        f"    source_arn = {arn},\n    source_account = {account},\n"
    )


def grants(count, how="literals", name=None):
    """Permissions that are checked."""
    lines = ["use lambda_perm::{FunctionPermission, grant};", *constants(count, how, name)]
    for index in range(count):
        function = name or f'"function-{index}",\n    qualifier = "alias-{index}"'
        lines.append(
            f"pub const G{index}: FunctionPermission = grant!(\n    function_name = {function},\n{keys(index, how)});"
        )
    return "\n".join(lines)


def sets(count, size, how="literals", name=LITERAL_NAME):
    """Sets of so many statements, which are checked together too."""
    lines = ["use lambda_perm::{FunctionPolicy, policy};", *constants(count, how, name)]
    for first in range(0, count, size):
        statements = "".join(f"    statement(\n{keys(index, how)}    ),\n" for index in range(first, first + size))
        lines.append(
            f"pub const P{first}: FunctionPolicy = policy!(\n    function_name = {name},\n{statements});"
        )
    return "\n".join(lines)


STRUCT = """pub struct AddPermission {
    pub function_name: &'static str,
    pub qualifier: Option<&'static str>,
    pub statement_id: &'static str,
    pub action: &'static str,
    pub principal: &'static str,
    pub source_arn: Option<&'static str>,
    pub source_account: Option<&'static str>,
    pub event_source_token: Option<&'static str>,
    pub principal_org_id: Option<&'static str>,
    pub function_url_auth_type: Option<&'static str>,
    pub invoked_via_function_url: Option<bool>,
    pub revision_id: Option<&'static str>,
}"""


def structs(count, how="literals", name=None):
    """The same data as structs by hand, which nothing checks."""
    lines = [STRUCT, *constants(count, how, name)]
    for index in range(count):
        arn, account = expressions(index, how)
        qualifier = "None" if name else f'Some("alias-{index}")'
        function = name or f'"function-{index}"'
        lines.append(
            f"pub const G{index}: AddPermission = AddPermission {{\n"
            f'    function_name: {function},\n    qualifier: {qualifier},\n    statement_id: "statement-{index}",\n'
            f'    action: "lambda:InvokeFunction",\n    principal: "{values(index, how)[0]}.amazonaws.com",\n'
            f"    source_arn: Some({arn}),\n    source_account: Some({account}),\n"
            "    event_source_token: None,\n    principal_org_id: None,\n    function_url_auth_type: None,\n"
            "    invoked_via_function_url: None,\n    revision_id: None,\n};"
        )
    return "\n".join(lines)


def mixed(count, constants, items):
    """Items of any text, which take turns. In them, `{i}` is a number of their own."""
    texts = (items[index % len(items)].replace("{i}", str(index)) for index in range(count))
    return "\n".join(["use lambda_perm::*;", *constants, *texts])
