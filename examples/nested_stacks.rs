//! More permissions than one template holds: nested stacks that stay where they are when permissions come and go.

use std::collections::BTreeMap;

use lambda_perm::{
    AccountId, Findings, FunctionPermissionBuf,
    cloudformation::{CloudFormationError, NestedStacks, Resources, Template},
    try_grant,
};

const ACCOUNT: AccountId = AccountId::new("123456789012");

/// The templates by the names of their files, as a program would write them.
type Files = BTreeMap<String, String>;

fn tenant(number: u32) -> Result<FunctionPermissionBuf, Findings> {
    try_grant!(
        function_name = "import",
        qualifier = "live",
        statement_id = format!("tenant-{number}"),
        action = InvokeFunction,
        principal = s3,
        source_arn = s3_bucket(format!("tenant-{number}-uploads")),
        source_account = ACCOUNT,
    )
}

/// Splits the permissions of these tenants. `previous` is what has been deployed: nothing in it moves to another stack.
fn split(tenants: &[u32], previous: &Files) -> Result<(Files, Resources), CloudFormationError> {
    let mut files = Files::new();
    let write = |name: &str, template: String| -> Result<(), CloudFormationError> {
        files.insert(name.to_owned(), template);
        Ok(())
    };
    let mut stacks = NestedStacks::new("tenants", write).keeping(previous)?;
    for number in tenants {
        stacks.push(tenant(*number)?.cloudformation()?)?;
    }
    let parent = stacks.finish()?;
    Ok((files, parent))
}

fn main() {
    let tenants: Vec<u32> = (0..1_200).collect();
    let (files, parent) = split(&tenants, &Files::new()).expect("three stacks");
    assert_eq!(files.keys().collect::<Vec<_>>(), ["tenants-1.json", "tenants-2.json", "tenants-3.json"]);
    assert_eq!(sizes(&files), [500, 500, 200]);

    // `aws cloudformation package` uploads the files and puts their addresses in the place of the names.
    let parent = Template::new(parent).expect("three resources").to_yaml();
    println!("{parent}");
    assert_eq!(
        parent,
        r#"AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Tenants1:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: tenants-1.json
  Tenants2:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: tenants-2.json
  Tenants3:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: tenants-3.json
"#
    );

    // One more behind the others changes the last template alone.
    let (more, _) = split(&(0..1_201).collect::<Vec<_>>(), &Files::new()).expect("three stacks");
    assert_eq!(changed(&files, &more), ["tenants-3.json"]);

    // One less moves those behind it to other stacks: CloudFormation would add them there before it removes them here.
    let without: Vec<u32> = tenants.iter().copied().filter(|number| *number != 7).collect();
    let (moved, _) = split(&without, &Files::new()).expect("three stacks");
    assert_eq!(changed(&files, &moved).len(), 3);

    // With the templates of before, nothing moves. The place that is free is the next one's.
    let (kept, _) = split(&without, &files).expect("three stacks");
    assert_eq!(changed(&files, &kept), ["tenants-1.json"]);
    assert_eq!(sizes(&kept), [499, 500, 200]);
    let (filled, _) = split(&[without, vec![5_000]].concat(), &kept).expect("three stacks");
    assert_eq!(changed(&kept, &filled), ["tenants-1.json"]);
    assert_eq!(sizes(&filled), [500, 500, 200]);
}

fn sizes(files: &Files) -> Vec<usize> {
    files.values().map(|template| template.matches("AWS::Lambda::Permission").count()).collect()
}

fn changed<'f>(before: &Files, after: &'f Files) -> Vec<&'f str> {
    after.iter().filter(|(name, template)| before.get(*name) != Some(template)).map(|(name, _)| name.as_str()).collect()
}
