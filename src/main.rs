//! The binary: runs the command line and ends with its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    let run = || chancery::cli::run(std::env::args_os());
    let code = std::panic::catch_unwind(run).unwrap_or_else(|_| {
        eprintln!("error: a mistake in chancery {}: please report the lines above", env!("CARGO_PKG_VERSION"));
        70
    });
    ExitCode::from(code)
}
