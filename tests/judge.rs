//! What judges that are not ours say, and that they judge at all. See tools/README.md.

mod aws_cli;
mod botocore;
mod cfnlint;
mod checkov;
mod deploy;
mod emulator;
mod iam_simulate;
mod merge;
mod requests;
mod templates;
mod terraform;
mod web_functions;
mod yaml;
