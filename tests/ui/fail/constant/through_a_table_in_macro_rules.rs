use lambda_perm::{FunctionPermission, grant};

macro_rules! uploads {
    ($($name:ident $bucket:literal $id:expr;)*) => {
        $(
            pub const $name: FunctionPermission = grant!(
                function_name = "f",
                statement_id = $id,
                action = InvokeFunction,
                principal = s3,
                source_arn = $bucket,
            );
        )*
    };
}

const ID: &str = "an id";

uploads! {
    FIRST "arn:aws:s3:::my-bucket-1" "first";
    SECOND "arn:aws:s3:::my-bucket-2" "sec ond";
    THIRD "arn:aws:s3:::my-bucket/*" ID;
}

fn main() {}
