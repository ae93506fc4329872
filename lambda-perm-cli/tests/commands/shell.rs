use super::run;

const COMMANDS: [&str; 6] = ["check", "graph", "explain", "list", "completions", "man"];

#[test]
fn every_shell_completes_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = run(&["completions", shell]).out;
        for command in COMMANDS {
            assert!(script.contains(command), "{shell} {command}");
        }
    }
}

#[test]
fn the_manual_has_every_command_and_option() {
    let page = run(&["man"]).out;
    for part in COMMANDS.iter().chain(&["write\\-baseline", "exit\\-zero", "sarif", "unscoped_service"]) {
        assert!(page.contains(part), "{part}");
    }
}
