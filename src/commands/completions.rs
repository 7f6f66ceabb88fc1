//! `cities completions`: the line that turns on completions in a shell.

use crate::{error::Result, output::Io};

/// Runs the command. The line asks the program itself for what the shell needs, so that it stays
/// right when the program changes.
pub(super) fn run(shell: &str, io: &mut Io) -> Result {
    let line = match shell {
        "elvish" => "eval (env COMPLETE=elvish cities | slurp)",
        "fish" => "COMPLETE=fish cities | source",
        "powershell" => {
            "$env:COMPLETE = \"powershell\"; cities | Out-String | Invoke-Expression; \
             Remove-Item Env:\\COMPLETE"
        }
        "zsh" => "source <(COMPLETE=zsh cities)",
        // Bash would otherwise take `--theme=health` apart at the `=`.
        _ => "source <(COMPLETE=bash cities); COMP_WORDBREAKS=${COMP_WORDBREAKS//=/}",
    };
    Ok(writeln!(io.out, "{line}")?)
}
