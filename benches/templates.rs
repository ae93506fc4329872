//! Splitting permissions into nested stacks, by how many there are, against `serde_json::Value`s of the same resources.
//!
//! `cargo bench --bench templates`

use divan::{Bencher, black_box};
use lambda_perm::{
    FunctionPermission, FunctionPermissionBuf,
    cloudformation::{CloudFormationError, NestedStacks},
};
use serde_json::{Map, json};

const COUNTS: [usize; 3] = [1_000, 10_000, 100_000];

fn permission(number: usize) -> FunctionPermissionBuf {
    let function = format!("function-{}", number / 20);
    FunctionPermission::builder(function, format!("statement-{number}"), "lambda:InvokeFunction", "sns.amazonaws.com")
        .source_arn(format!("arn:aws:sns:us-east-1:123456789012:topic-{number}"))
        .build()
        .expect("a permission")
}

fn main() {
    divan::main();
}

/// From checked permissions to the texts of the stacks.
#[divan::bench(args = COUNTS, sample_count = 5, sample_size = 1)]
fn nested_stacks(bencher: Bencher<'_, '_>, count: usize) {
    let permissions: Vec<_> = (0..count).map(permission).collect();
    bencher.bench_local(|| {
        let mut bytes = 0;
        let mut stacks = NestedStacks::new("permissions", |_: &str, template: String| {
            bytes += template.len();
            Ok::<(), CloudFormationError>(())
        });
        for permission in black_box(&permissions) {
            let resource = permission.cloudformation().expect("within the limits");
            stacks.push(resource).expect("another logical ID");
        }
        let parent = stacks.finish().expect("few stacks");
        black_box((bytes, parent))
    });
}

/// The same texts from generic values, cut at 500 without a look at sizes, references or names.
#[divan::bench(args = COUNTS, sample_count = 5, sample_size = 1)]
fn serde_json_values(bencher: Bencher<'_, '_>, count: usize) {
    let permissions: Vec<_> = (0..count).map(permission).collect();
    bencher.bench_local(|| {
        let mut bytes = 0;
        for chunk in black_box(&permissions).chunks(500) {
            let resources: Map<String, serde_json::Value> = chunk
                .iter()
                .map(|permission| {
                    let properties = json!({
                        "Action": permission.action().as_str(),
                        "FunctionName": permission.function_name().as_str(),
                        "Principal": permission.principal().as_str(),
                        "SourceArn": permission.source_arn().map(|arn| arn.as_str().to_owned()),
                    });
                    let id: String = permission.statement_id().as_str().split('-').collect();
                    (id, json!({"Type": "AWS::Lambda::Permission", "Properties": properties}))
                })
                .collect();
            bytes += json!({"AWSTemplateFormatVersion": "2010-09-09", "Resources": resources}).to_string().len();
        }
        black_box(bytes)
    });
}
