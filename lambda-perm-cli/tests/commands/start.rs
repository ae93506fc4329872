use std::{
    process::Command,
    time::{Duration, Instant},
};

/// The fastest of several runs: what the program takes, whatever else the machine does.
#[test]
fn the_program_starts_within_ten_milliseconds() {
    let start = |_| {
        let begin = Instant::now();
        let status = Command::new(env!("CARGO_BIN_EXE_lambda-perm")).args(["explain", "LP0501"]).output();
        assert!(status.expect("the program runs").status.success());
        begin.elapsed()
    };
    let fastest = (0..50).map(start).min().expect("runs");
    assert!(fastest < Duration::from_millis(10), "{fastest:?}");
}
