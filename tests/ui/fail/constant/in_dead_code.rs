use lambda_perm::grant;

const ACCOUNT: &str = "1";

#[allow(dead_code)]
fn never_called() {
    if false {
        let _ = grant!(
            function_name = "f",
            statement_id = "s",
            action = InvokeFunction,
            principal = s3,
            source_arn = "arn:aws:s3:::b",
            source_account = ACCOUNT,
        );
    }
}

fn main() {}
