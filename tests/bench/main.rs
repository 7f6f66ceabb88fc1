//! Times the program: `cargo bench`. Start-up is compared with a program that does nothing, a
//! search through 100,000 cities with jq, jaq and ripgrep, as far as they are installed (else NaN).
//! Needs rustc, and GNU time for the peak of memory.

use std::io::{Result, Write, stdout};
use std::process::{Command, Stdio};
use std::time::Instant;
use std::{env, fs};

use learning_cities::dataset::EMBEDDED;
use serde_json::{Value, json};

fn main() -> Result<()> {
    let folder = tempfile::tempdir()?;
    env::set_current_dir(&folder)?;
    fs::copy(env!("CARGO_BIN_EXE_cities"), "cities")?;
    fs::write("nothing.rs", "fn main() {}")?;
    fs::write("large.json", large_dataset())?;
    Command::new("rustc").args(["-O", "nothing.rs"]).status()?;
    writeln!(stdout(), "Milliseconds, and the ratio to the first line")?;
    print_times(501, "./nothing, ./cities list, ./cities search lifelong")?;
    let filter = r#"-r .cities[]|select(.description|test("cohesion";"i"))|.name large.json"#;
    let search = "./cities --data large.json search cohesion";
    let others = format!("jq {filter}, jaq {filter}, rg -ic cohesion large.json");
    print_times(3, &format!("{search}, {others}"))?;
    for command in ["show city-99999", "list", "themes", "map", "export"] {
        print_times(3, &format!("./cities --data large.json {command}"))?;
    }
    let time = "-f %M ./cities --data large.json search cohesion".split(' ');
    if let Ok(output) = Command::new("/usr/bin/time").args(time).output() {
        let kib = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        let size = fs::metadata("large.json")?.len() / 1024;
        writeln!(stdout(), "Peak memory: {kib} KiB; the file: {size} KiB")?;
    }
    Ok(())
}

/// The ten cities again and again, under other names: 100,000.
fn large_dataset() -> String {
    let mut data: Value = serde_json::from_str(EMBEDDED).expect("the dataset is JSON");
    let ten = data["cities"].as_array().expect("an array").clone();
    let cities = (0..100_000).map(|number| {
        let mut city = ten[number % 10].clone();
        city["id"] = json!(format!("city-{number}"));
        city["name"] = json!(format!("City {number}"));
        city["aliases"] = json!([format!("Town {number}")]);
        city["includes"] = json!([]);
        city
    });
    data["cities"] = cities.collect();
    data.to_string()
}

/// Prints the medians of interleaved runs of commands, and their ratios to the first.
fn print_times(runs: usize, commands: &str) -> Result<()> {
    let commands: Vec<&str> = commands.split(", ").collect();
    let mut times = vec![Vec::new(); commands.len()];
    for _ in 0..runs {
        for (command, times) in commands.iter().zip(&mut times) {
            let mut words = command.split(' ');
            let mut process = Command::new(words.next().unwrap_or_default());
            process.args(words).stdout(Stdio::null());
            let start = Instant::now();
            if process.status().is_ok() {
                times.push(start.elapsed().as_secs_f64() * 1000.0);
            }
        }
    }
    let medians = times.iter_mut().map(|times| {
        times.sort_by(f64::total_cmp);
        times.get(runs / 2).copied().unwrap_or(f64::NAN)
    });
    let medians: Vec<f64> = medians.collect();
    for (command, median) in commands.iter().zip(&medians) {
        let ratio = median / medians[0];
        writeln!(stdout(), "{median:10.2} {ratio:6.2}  {command}")?;
    }
    Ok(())
}
