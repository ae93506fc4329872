//! Plans and runs as data.
//!
//! What a plan follows from is written whole: the policy that is wanted, the one that exists, and the options. Reading plans anew from
//! these, so a plan that was read is one that could have been made. The changes and steps stand beside them for other programs.
//! Documents are text, as in AWS's own answers, so that nothing of them is lost.

use alloc::{
    borrow::ToOwned,
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::time::Duration;

use serde_core::{
    de::{Deserialize, Deserializer, Error},
    ser::{Serialize, Serializer},
};
use serde_json::{Map, Value, json};

use super::{Ownership, Plan, PlanOptions, Run, RunOptions, Through, change::Change, step::Step, wanted::WantedPolicy};
use crate::{
    document::{DocumentStatement, PolicyDocument, PolicyVersion, web_function::WebFunctionResource},
    facts::parameters::Target,
};

const FUNCTION: &str = "function";
const LAYER_VERSION: &str = "layer_version";
const WEB_FUNCTION: &str = "web_function";
const ADD_PERMISSION: &str = "add_permission";
const PUT_RESOURCE_POLICY: &str = "put_resource_policy";

/// An object with what the plan follows from (`resource`, `wanted`, `existing`, `options`) and what follows: `changes`, `steps`,
/// `verdict` and `becomes_public`.
impl Serialize for Plan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        plan_data(self).serialize(serializer)
    }
}

/// Makes the plan anew from what it follows from.
impl<'de> Deserialize<'de> for Plan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        plan(&Value::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// An object with the `sid`, the `change` and its `verdict`, whether it `becomes_public`, and the statements `before` and `after`.
impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        change_data(self).serialize(serializer)
    }
}

/// An object with the `plan`, the options, and the statements that the run may remove: `null` while it has not read the policy.
impl Serialize for Run {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let removable = self
            .removable
            .as_ref()
            .map(|statements| statements.iter().map(DocumentStatement::text).collect::<Vec<_>>());
        json!({
            "plan": plan_data(&self.plan),
            "deadline_ms": u64::try_from(self.options.deadline.as_millis()).unwrap_or(u64::MAX),
            "created_function": self.options.created_function,
            "created_principals": self.options.created_principals,
            "verify": self.options.verify,
            "removable": removable,
            "version": self.version.as_str(),
            "through": through_name(self.through),
        })
        .serialize(serializer)
    }
}

/// Goes on with a run that was saved: it reads the policy first, and does what is left. Its deadline starts anew.
impl<'de> Deserialize<'de> for Run {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        run(&Value::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

fn plan_data(plan: &Plan) -> Value {
    json!({
        "target": target_name(plan.wanted.target),
        "resource": plan.resource(),
        "wanted": plan.wanted.document.to_json(),
        "existing": plan.existing.to_json(),
        "options": options_data(&plan.options),
        "verdict": plan.verdict().as_str(),
        "becomes_public": plan.becomes_public(),
        "changes": plan.changes().iter().map(change_data).collect::<Vec<_>>(),
        "steps": plan.steps().iter().map(step_data).collect::<Vec<_>>(),
        "gaps": plan.gaps().collect::<Vec<_>>(),
        "notes": plan.notes().iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

const fn target_name(target: Target) -> &'static str {
    match target {
        Target::Function => FUNCTION,
        Target::LayerVersion => LAYER_VERSION,
        Target::WebFunction => WEB_FUNCTION,
    }
}

fn options_data(options: &PlanOptions) -> Value {
    let ownership = match &options.ownership {
        Ownership::All => json!("all"),
        Ownership::Prefix(prefix) => json!({ "prefix": prefix }),
        Ownership::Sids(sids) => json!({ "sids": sids }),
    };
    json!({ "ownership": ownership, "through": through_name(options.through), "allow_gap": options.allow_gap })
}

const fn through_name(through: Through) -> &'static str {
    match through {
        Through::AddPermission => ADD_PERMISSION,
        Through::PutResourcePolicy => PUT_RESOURCE_POLICY,
    }
}

fn change_data(change: &Change) -> Value {
    json!({
        "sid": change.sid(),
        "change": change.kind().as_str(),
        "verdict": change.verdict().as_str(),
        "becomes_public": change.becomes_public(),
        "before": change.before().map(DocumentStatement::to_json),
        "after": change.after().map(DocumentStatement::to_json),
    })
}

fn step_data(step: &Step) -> Value {
    let request = step.request();
    json!({
        "operation": request.operation().name,
        "parameters": request.to_value(),
        "is_bridge": step.is_bridge(),
        "size": step.size(),
    })
}

fn plan(data: &Value) -> Result<Plan, String> {
    let target = match text(data, "target")? {
        FUNCTION => Target::Function,
        LAYER_VERSION => Target::LayerVersion,
        WEB_FUNCTION => Target::WebFunction,
        other => {
            return Err(format!(
                "`target` is `{other}`, but it is `{FUNCTION}`, `{LAYER_VERSION}` or `{WEB_FUNCTION}`"
            ));
        }
    };
    let document = |name| {
        let read = text(data, name)?.parse::<PolicyDocument<'static>>();
        read.map_err(|error| format!("`{name}` is no policy document: {error}"))
    };
    let wanted = WantedPolicy { target, resource: text(data, "resource")?.to_owned(), document: document("wanted")? };
    check(&wanted)?;
    let options = options(data.get("options").unwrap_or(&Value::Null))?;
    Plan::new(wanted, &document("existing")?, &options).map_err(|error| error.to_string())
}

/// Says what in a wanted policy could not have come from a checked one. The rules apply as to any statement that is read.
fn check(wanted: &WantedPolicy) -> Result<(), String> {
    for statement in wanted.document.statements() {
        let permission = match wanted.target {
            Target::Function => statement.function_permission().map(drop),
            Target::LayerVersion => statement.layer_version_permission().map(drop),
            Target::WebFunction => statement.web_function_permission().map(drop),
        };
        permission.map_err(|why| format!("`wanted` has a statement that cannot be sent: {why}"))?;
        let resource = statement.resources().only().map(|resource| match wanted.target {
            Target::WebFunction => WebFunctionResource::split(resource).map_or(resource, |named| named.function),
            Target::Function | Target::LayerVersion => resource,
        });
        if resource != Some(wanted.resource.as_str()) {
            return Err(format!(
                "`wanted` has a statement for `{}`, but `resource` is `{}`",
                statement.resources(),
                wanted.resource
            ));
        }
    }
    Ok(())
}

fn options(data: &Value) -> Result<PlanOptions, String> {
    let wrong = || String::from("`ownership` is `\"all\"`, or an object with `prefix` or `sids`");
    let ownership = match data.get("ownership") {
        Some(Value::String(all)) if all == "all" => Ownership::All,
        Some(Value::Object(object)) => of_object(object).ok_or_else(wrong)?,
        _ => return Err(wrong()),
    };
    Ok(PlanOptions { ownership, through: through(data)?, allow_gap: flag(data, "allow_gap")? })
}

fn through(data: &Value) -> Result<Through, String> {
    match text(data, "through")? {
        ADD_PERMISSION => Ok(Through::AddPermission),
        PUT_RESOURCE_POLICY => Ok(Through::PutResourcePolicy),
        other => Err(format!("`through` is `{other}`, but it is `{ADD_PERMISSION}` or `{PUT_RESOURCE_POLICY}`")),
    }
}

fn of_object(object: &Map<String, Value>) -> Option<Ownership> {
    match (object.get("prefix"), object.get("sids"), object.len()) {
        (Some(Value::String(prefix)), None, 1) => Some(Ownership::Prefix(prefix.clone())),
        (None, Some(Value::Array(sids)), 1) => {
            let sids = sids.iter().map(|sid| sid.as_str().map(ToOwned::to_owned));
            Some(Ownership::Sids(sids.collect::<Option<_>>()?))
        }
        _ => None,
    }
}

fn run(data: &Value) -> Result<Run, String> {
    let plan = plan(data.get("plan").unwrap_or(&Value::Null))?;
    let wrong = |name: &str| format!("`{name}` is missing, or is not what a saved run has there");
    let deadline = data.get("deadline_ms").and_then(Value::as_u64).ok_or_else(|| wrong("deadline_ms"))?;
    let options = RunOptions {
        deadline: Duration::from_millis(deadline),
        created_function: flag(data, "created_function")?,
        created_principals: flag(data, "created_principals")?,
        verify: flag(data, "verify")?,
    };
    let version = text(data, "version")?;
    let version = PolicyVersion::ALL.into_iter().find(|known| known.as_str() == version);
    let removable = match data.get("removable") {
        Some(Value::Null) => None,
        Some(Value::Array(statements)) => Some(statements.iter().map(statement).collect::<Result<_, _>>()?),
        _ => return Err(wrong("removable")),
    };
    let version = version.ok_or_else(|| wrong("version"))?;
    Ok(Run::resumed(plan, options, removable, version, through(data)?))
}

fn statement(data: &Value) -> Result<DocumentStatement<'static>, String> {
    let read = DocumentStatement::parse(data.as_str().unwrap_or_default());
    read.map(DocumentStatement::into_owned).map_err(|error| format!("`removable`: {error}"))
}

fn text<'a>(data: &'a Value, name: &str) -> Result<&'a str, String> {
    data.get(name).and_then(Value::as_str).ok_or_else(|| format!("`{name}` is missing, or no text"))
}

fn flag(data: &Value, name: &str) -> Result<bool, String> {
    data.get(name).and_then(Value::as_bool).ok_or_else(|| format!("`{name}` is missing, or neither `true` nor `false`"))
}
