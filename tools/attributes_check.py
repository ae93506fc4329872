"""Compares the tables of what references of templates give with the schemas of the resource types, and prints what differs.

The tables in lambda-perm-core/src/facts/ say what each attribute gives, which no schema does; the schemas say which attributes
there are, and which of them are numbers or lists. Run it with `tools/judges run attributes [--write] [TYPE..]`:
  (none)    prints what differs
  --write   writes the attributes of the schemas into the tables. What an attribute gives stays as it is; of one that is new
            its name alone tells, so look at the difference
  TYPE      a type to add: AWS::SNS::Topic, aws_sns_topic, data.aws_sns_topic

Types of CloudFormation come from cfn-lint, those of Terraform from the bindings of the newest AWS provider in a wheel, and from
the provider itself where an older one is on the machine.
Exit code 1 where something differs, or a table cannot be read.
"""

import re
import sys
import tarfile
import zipfile
from importlib.metadata import version
from pathlib import Path

from cfnlint.helpers import REGIONS
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER
from terraform_check import Terraform, Unavailable, find_plugins
from terraform_check import version as terraform_version

FACTS = Path(__file__).parent.parent / "lambda-perm-core/src/facts"
WIDTH = 120
# The words of the tables for what is no text.
KINDS = {"Number": "number", "List": "list"}
TEXT = "text"


# --- Tables ---------------------------------------------------------------------------------------------------------


class Table:
    """The rows of a file between `NAME:` and the end of its macro: what `Ref` gives, and what each attribute gives."""

    def __init__(self, file, name):
        self.path = FACTS / file
        found = re.fullmatch(rf"(.*    {name}:)(.*?)(\n\}}\n.*)", self.path.read_text(), re.DOTALL)
        if not found:
            sys.exit(f"attributes_check: no table {name} in {file}")
        self.before, rows, self.behind = found.groups()
        self.rows = {}
        for kind, reference, groups in re.findall(r'^    "(\S+?)"(.*?) \{(.*?)\}$', rows, re.DOTALL | re.MULTILINE):
            # In the order of the file: the ARN of the resource itself stands first.
            attributes = {
                name: gives
                for gives, names in re.findall(r"^ {8}(\S.*?) => (.*?);$", groups, re.DOTALL | re.MULTILINE)
                for name in re.findall(r'"(.*?)"', names)
            }
            self.rows[kind] = (reference, attributes)

    def write(self, release):
        rows = (written(kind, *self.rows[kind]) for kind in sorted(self.rows))
        self.before = re.sub(r"(?<=the schemas of ).*?(?=, with which)", release, self.before)
        self.path.write_text(self.before + "".join(f"\n{row}" for row in rows) + self.behind)


def written(kind, reference, attributes):
    """A row. Those attributes stand together that give the same."""
    groups = {}
    for name, gives in attributes.items():
        groups.setdefault(gives, []).append(name)
    lines = [f'    "{kind}"{reference} {{']
    for gives, names in groups.items():
        line = f"        {gives} =>"
        for word in (f' "{name}"' for name in sorted(names)):
            if len(line) + len(word) >= WIDTH:
                lines.append(line)
                line = " " * 11
            line += word
        lines.append(line + ";")
    if len(lines) == 1:
        return lines[0] + "}"
    return "\n".join([*lines, "    }"])


def guess(name, kind):
    """What a name alone tells, as `Gives::by_name` has it."""
    for gives, of in KINDS.items():
        if kind == of:
            return gives
    return "SomeArn" if re.search(r"(Arn|ARN|_arn|^arn)$", name) else "Text"


def kind_of(gives):
    return KINDS.get(gives, TEXT)


# --- Schemas --------------------------------------------------------------------------------------------------------

# What a schema calls what is no text, and what the getters of the bindings are called.
SCHEMA_KINDS = {"integer": "number", "number": "number", "array": "list", "object": "list"}
GETTER_KINDS = {"String": TEXT, "Boolean": TEXT, "Number": "number"}


class CloudFormation:
    """The schemas of cfn-lint: the attributes of a type in all Regions, each with its kind; none where there is no such type."""

    release = f"cfn-lint {version('cfn-lint')}"

    def __call__(self, kind):
        found, schemas = {}, list(PROVIDER_SCHEMA_MANAGER.get_resource_schemas_by_regions(kind, REGIONS))
        for _, schema in schemas:
            for pattern, pointer in schema.get_atts.data.items():
                # Where a schema allows several types, a template gives text.
                of = schema.resolver.resolve_cfn_pointer(pointer).get("type")
                # Of the names that a nested stack chooses, the schemas have a pattern.
                name = pattern.replace("\\", "").replace("..*", ".*")
                found[name] = SCHEMA_KINDS.get(of, TEXT) if isinstance(of, str) else TEXT
        return found if schemas else None


class Bindings:
    """The schemas of the AWS provider as bindings of CDK Terrain have them, which are to be had where the provider is not."""

    def __init__(self, wheel):
        self.schemas = {}
        with zipfile.ZipFile(wheel) as files:
            (archive,) = (name for name in files.namelist() if name.endswith(".jsii.tgz"))
            with files.open(archive) as packed, tarfile.open(fileobj=packed, mode="r|gz") as classes:
                for member in classes:
                    if member.name.endswith("/index.js"):
                        self._read(classes.extractfile(member).read().decode())
        if len(self.schemas) < 1000 or not all(self.schemas.values()):
            sys.exit("attributes_check: the bindings are not written as expected")

    def _read(self, text):
        """One class: a comment before each attribute, and a getter that says what it is."""
        kind = re.search(r'static tfResourceType = "(\w+)"', text)
        if not kind:
            return
        self.release = "the AWS provider " + re.search(r"providerVersion: '(.*?)'", text)[1]
        attributes = re.findall(
            r"^    // (\w+) - computed: .*?\n(.*?)(?=^    // |\Z)", text[kind.end() :], re.DOTALL | re.MULTILINE
        )
        getters = {name: re.search(r"this\.get(\w+)Attribute\(", code) for name, code in attributes}
        found = {name: GETTER_KINDS.get(getter and getter[1], "list") for name, getter in getters.items()}
        is_data = "extends cdktn.TerraformDataSource" in text
        self.schemas["data." * is_data + kind[1]] = found

    def __call__(self, kind):
        return self.schemas.get(kind)


class Provider:
    """The schemas of the AWS provider that the machine has, which may be an older one."""

    def __init__(self):
        terraform = Terraform(find_plugins())
        terraform.write("main.tf.json", {"terraform": {"required_providers": {"aws": {"source": "hashicorp/aws"}}}})
        terraform.run("init", "-json", "-input=false")
        ((_, self.schemas),) = terraform.run("providers", "schema", "-json")["provider_schemas"].items()
        (self.version,) = terraform.run("version", "-json")["provider_selections"].values()

    def __call__(self, kind):
        name = kind.removeprefix("data.")
        schema = self.schemas["resource_schemas" if name == kind else "data_source_schemas"].get(name)
        return {*schema["block"].get("attributes", ()), *schema["block"].get("block_types", ())} if schema else set()


def gone():
    """The attributes of older versions of the provider, with their types."""
    text = (FACTS / "terraform.rs").read_text()
    table = re.search(r"static GONE: .*?\n\];\n", text, re.DOTALL)
    if not table:
        sys.exit("attributes_check: no table GONE in terraform.rs")
    return set(re.findall(r'\("(\S+?)", "(\w+)",', table.group()))


# --- Comparison -----------------------------------------------------------------------------------------------------


def compared(table, schema, added=(), write=False):
    """What differs, a line each; with `write`, the table has the attributes of the schemas afterwards."""
    for kind in added:
        table.rows.setdefault(kind, (", Text =>" if "::" in kind else "", {}))
    for kind, (reference, ours) in sorted(table.rows.items()):
        theirs = schema(kind)
        if theirs is None:
            yield f"there is no type {kind}"
            if write:
                del table.rows[kind]
            continue
        for name in sorted(ours.keys() - theirs.keys()):
            yield f"{kind}: {name} is gone"
        for name in sorted(theirs.keys() - ours.keys()):
            yield f"{kind}: {name} is new, a {theirs[name]}"
        for name in sorted(ours.keys() & theirs.keys()):
            if kind_of(ours[name]) != theirs[name]:
                yield f"{kind}: {name} gives {ours[name]} here, and is a {theirs[name]}"
        if write:
            kept = {name: gives for name, gives in ours.items() if theirs.get(name) == kind_of(gives)}
            new = {name: guess(name, of) for name, of in sorted(theirs.items()) if name not in kept}
            table.rows[kind] = (reference, kept | new)
    if write:
        table.write(schema.release)


def missing(tables, provider, known):
    """What a provider has, but neither the tables nor `GONE`."""
    for table in tables:
        for kind, (_, ours) in table.rows.items():
            for name in sorted(provider(kind) - ours.keys()):
                if (kind, name) not in known:
                    yield f"{kind}: {name} is in {provider.version}, but neither in the table nor in GONE"


def main(arguments):
    wheels, write = [each for each in arguments if each.endswith(".whl")], "--write" in arguments
    added = [each for each in arguments if each not in wheels and each != "--write"]
    if len(wheels) != 1 or any(each.startswith("-") for each in added) or (added and not write):
        print(__doc__, file=sys.stderr)
        return 2
    cloudformation, bindings = CloudFormation(), Bindings(wheels[0])
    print(f"What references give, compared with {cloudformation.release} and {bindings.release}:")
    found, terraform = [], []
    for file, name, schema, is_ours in (
        ("cloudformation/attributes.rs", "RESOURCE_TYPES", cloudformation, lambda kind: "::" in kind),
        ("terraform/attributes.rs", "RESOURCE_TYPES", bindings, lambda kind: kind.startswith("aws_")),
        ("terraform/data_sources.rs", "DATA_SOURCES", bindings, lambda kind: kind.startswith("data.")),
    ):
        table = Table(file, name)
        found += compared(table, schema, added=filter(is_ours, added), write=write)
        if schema is bindings:
            terraform.append(table)
    try:
        terraform_version()
        found += missing(terraform, Provider(), gone())
    except Unavailable as reason:
        print(f"!! NOT COMPARED: what older versions of the AWS provider had: {reason}", file=sys.stderr)
    for line in found:
        print(f"  {line}")
    print(f"differences: {len(found)}" if found else "no differences")
    return 1 if found and not write else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
