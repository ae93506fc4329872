use lambda_perm::grant;

pub fn show() {
    let grant = grant!(function_name = "f", statement_id = "a b", action = InvokeFunction, principal = "123456789012");
    println!("{}", grant.add_permission().shell_line());
    let layer = grant!(layer_name = "l");
    println!("{}", layer.add_layer_version_permission().shell_line());
}

fn main() {}
