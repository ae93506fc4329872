//! Runs the examples, which assert their own output.

macro_rules! examples {
    ($($name:ident = $path:literal;)*) => {$(
        #[path = $path]
        pub mod $name;

        #[test]
        fn $name() {
            $name::main();
        }
    )*

        #[test]
        fn none_is_left_out() {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
            let mut found: Vec<_> = std::fs::read_dir(folder)
                .expect("the examples are there")
                .map(|entry| entry.expect("a readable entry").file_name().into_string().expect("a name in UTF-8"))
                .map(|name| name.trim_end_matches(".rs").to_owned())
                .collect();
            // A project of its own, which the test `workflows` runs.
            found.retain(|name| name != "stack");
            found.sort();
            assert_eq!(found, [$(stringify!($name)),*]);
        }
    };
}

examples! {
    alexa_skill = "../../examples/alexa_skill.rs";
    cloudformation = "../../examples/cloudformation.rs";
    cloudfront = "../../examples/cloudfront.rs";
    cross_account = "../../examples/cross_account.rs";
    layer_account = "../../examples/layer_account.rs";
    layer_organization = "../../examples/layer_organization.rs";
    layer_public = "../../examples/layer_public.rs";
    merge = "../../examples/merge.rs";
    nested_stacks = "../../examples/nested_stacks.rs";
    policy = "../../examples/policy.rs";
    public_url = "../../examples/public_url.rs";
    quickstart = "../../examples/quickstart/src/main.rs";
    removal = "../../examples/removal.rs";
    resource_policy = "../../examples/resource_policy.rs";
    run_time = "../../examples/run_time.rs";
    s3_trigger = "../../examples/s3_trigger.rs";
    sns_topic = "../../examples/sns_topic.rs";
    terraform = "../../examples/terraform.rs";
}
