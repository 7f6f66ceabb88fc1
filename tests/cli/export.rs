//! `cities export`.

use std::fs;
use std::path::{Path, PathBuf};

use learning_cities::dataset::{Dataset, EMBEDDED};
use serde_json::Value;
use tempfile::TempDir;

use crate::harness::{cities, dataset, process};

#[test]
fn the_export_is_the_embedded_document_itself() {
    assert_eq!(cities(["export"]).succeeds(), EMBEDDED);
    assert_eq!(cities(["export", "-f", "json"]).succeeds(), EMBEDDED);
}

#[test]
fn a_part_is_a_dataset_too_in_the_order_of_the_whole() {
    let exported = cities(["export", "swansea", "derry city", "BFS"]).succeeds();
    let part = Dataset::parse(exported.as_bytes()).unwrap();
    let whole = dataset();
    let ids: Vec<&str> = part.cities.iter().map(|city| &*city.id).collect();
    assert_eq!(ids, ["belfast", "derry-city-and-strabane", "swansea"]);
    assert_eq!(
        (part.source, part.network, part.themes),
        (whole.source, whole.network, whole.themes)
    );
}

#[test]
fn filters_hold_as_they_do_for_lists() {
    let exported = cities(["export", "--nation", "england", "--theme", "health"]).succeeds();
    let part: Value = serde_json::from_str(&exported).unwrap();
    assert_eq!(part["cities"][0]["id"], "wolverhampton");
    assert_eq!(part["cities"].as_array().unwrap().len(), 1);
    let none = cities(["export", "--theme", "technology"]).done();
    assert_eq!(
        serde_json::from_str::<Value>(&none).unwrap()["cities"],
        Value::Array(Vec::new())
    );
}

#[test]
fn tsv_is_one_line_a_city_and_escapes_what_would_break_it() {
    let tsv = cities(["export", "-f", "tsv"]).succeeds();
    let dataset = dataset();
    assert_eq!(tsv.lines().count(), 1 + dataset.cities.len());
    for (city, line) in dataset.cities.iter().zip(tsv.lines().skip(1)) {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells[0], &*city.id);
        assert_eq!(cells[2], city.aliases.join("; "));
        assert_eq!(cells[3], city.includes.join("; "));
        assert_eq!(cells[10].replace("\\n", "\n"), *city.description);
    }
}

#[test]
fn one_unknown_name_and_nothing_is_written() {
    let error = cities(["export", "derby", "leeds"]).fails(1, "");
    assert!(
        error.starts_with("error: no city named 'leeds'\n"),
        "{error}"
    );
    let error = cities(["export", "--exact", "derbi"]).fails(1, "");
    assert!(
        error.ends_with("tip: for Derby: cities export derby\n"),
        "{error}"
    );
}

#[test]
fn a_file_is_written_whole_and_not_replaced_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.json");
    let export = |more: &[&str]| {
        let path = file.to_str().unwrap();
        cities(["export", "-o", path].iter().chain(more))
    };
    assert_eq!(export(&[]).succeeds(), "");
    assert_eq!(fs::read_to_string(&file).unwrap(), EMBEDDED);
    let run = export(&["derby"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), EMBEDDED);
    let error = run.fails(2, "");
    let path = file.to_str().unwrap();
    let tip = format!("tip: to replace it: cities export -o {path} derby --force\n");
    assert!(
        error.ends_with(&format!("it exists already\n\n  {tip}")),
        "{error}"
    );
    // The tip was followed.
    let derby = cities(["export", "derby"]).succeeds();
    assert_eq!(fs::read_to_string(&file).unwrap(), derby);
    assert_eq!(
        export(&["derby", "--force", "-f", "csv", "--fields", "name"]).succeeds(),
        ""
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), "name\nDerby\n");
    export(&["leeds", "--force"]).fails(1, "");
    assert_eq!(fs::read_to_string(&file).unwrap(), "name\nDerby\n");
    assert_eq!(names_in(folder.path()), ["mine.json"]);
}

#[test]
fn a_file_in_no_folder_cannot_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("no/such/folder.json");
    let error = cities(["export", "-o", missing.to_str().unwrap()]).fails(2, "");
    assert!(error.contains("folder.json': "), "{error}");
    assert!(!error.contains(".cities-"), "{error}");
    assert_eq!(names_in(folder.path()), [""; 0]);
}

/// An error for what no file takes the place of: one line, and no tip that would fail too.
#[track_caller]
fn is_not_replaced(path: &str, why: &str) {
    for force in [None, Some("--force")] {
        let error = cities(["export", "-o", path].into_iter().chain(force)).fails(2, "");
        assert_eq!(error, format!("error: cannot write '{path}': {why}\n"));
    }
}

#[test]
fn a_folder_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    is_not_replaced(folder.path().to_str().unwrap(), "it is a folder");
    is_not_replaced(".", "it is a folder");
    assert_eq!(names_in(folder.path()), [""; 0]);
}

/// What only Unix has: modes, owners, links and signals.
#[cfg(unix)]
mod unix {
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
    use std::os::unix::process::{CommandExt, ExitStatusExt};
    use std::process::{Child, Command, Output, Stdio};
    use std::thread;
    use std::time::Duration;

    use super::*;
    use crate::harness::{command, process};

    /// A command line behind what a shell does first.
    fn shell(first: &str, arguments: &[&str]) -> Output {
        let cities = process(&[""; 0]).get_program().to_owned();
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(format!("{first}; exec \"$0\" \"$@\""));
        shell.arg(cities).args(arguments).output().unwrap()
    }

    fn mode(file: &Path) -> u32 {
        fs::metadata(file).unwrap().mode() & 0o7777
    }

    #[test]
    fn a_device_or_a_pipe_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        let made = Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        is_not_replaced(pipe.to_str().unwrap(), "it is not a regular file");
        is_not_replaced("/dev/null", "it is not a regular file");
        assert_eq!(names_in(folder.path()), ["pipe"]);
    }

    #[test]
    fn a_new_file_has_the_permissions_that_the_umask_leaves() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        let export = ["export", "-o", file.to_str().unwrap()];
        for umask in [0o000, 0o022, 0o027, 0o077] {
            let output = shell(&format!("umask {umask:o}"), &export);
            assert!(output.status.success(), "{output:?}");
            assert_eq!(mode(&file), 0o666 & !umask, "{umask:o}");
            fs::remove_file(&file).unwrap();
        }
    }

    #[test]
    fn a_replaced_file_keeps_its_mode_owner_and_group() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        for kept in [0o600, 0o640, 0o400, 0o664, 0o666, 0o755] {
            fs::write(&file, "old").unwrap();
            // Only root may give a file away; a file of one's own is kept so, too.
            let _ = chown(&file, Some(12_345), Some(54_321));
            fs::set_permissions(&file, Permissions::from_mode(kept)).unwrap();
            let old = fs::metadata(&file).unwrap();
            let export = cities(["export", "--force", "-o", file.to_str().unwrap()]);
            assert_eq!(export.succeeds(), "");
            let new = fs::metadata(&file).unwrap();
            assert_eq!(new.mode(), old.mode(), "{kept:o}");
            assert_eq!((new.uid(), new.gid()), (old.uid(), old.gid()), "{kept:o}");
            assert_eq!(fs::read_to_string(&file).unwrap(), EMBEDDED);
            fs::remove_file(&file).unwrap();
        }
    }

    #[test]
    fn a_file_that_is_not_ours_to_give_gets_no_wider() {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), Permissions::from_mode(0o777)).unwrap();
        // Somebody else runs a copy, as the original may lie where only its owner comes. (A copy
        // by this process could still be open for writing in the children of other tests.)
        let program = folder.path().join("cities");
        let mut copy = Command::new("cp");
        copy.arg(process(&[""; 0]).get_program()).arg(&program);
        assert!(copy.status().unwrap().success());
        let file = folder.path().join("file");
        let export = |uid, gid| {
            let mut export = Command::new(&program);
            export.args(["export", "--force", "-o"]).arg(&file);
            export.env_remove("CITIES_DATA").uid(uid).gid(gid).output()
        };
        for (old, new) in [
            (0o640, 0o600),
            (0o664, 0o644),
            (0o666, 0o666),
            (0o604, 0o604),
            (0o6755, 0o755),
        ] {
            fs::write(&file, "old").unwrap();
            fs::set_permissions(&file, Permissions::from_mode(old)).unwrap();
            // Only root can be somebody else.
            let Ok(output) = export(12_345, 54_321) else {
                return;
            };
            assert!(output.status.success(), "{output:?}");
            let note = format!(
                "note: '{}' could not keep its owner or group\n",
                file.display()
            );
            assert_eq!(String::from_utf8(output.stderr).unwrap(), note);
            assert_eq!(fs::metadata(&file).unwrap().uid(), 12_345);
            assert_eq!(mode(&file), new, "{old:o}");
            fs::remove_file(&file).unwrap();
            // The group is ours to give: it keeps what it may do.
            fs::write(&file, "old").unwrap();
            chown(&file, None, Some(54_321)).unwrap();
            fs::set_permissions(&file, Permissions::from_mode(old)).unwrap();
            assert!(export(12_345, 54_321).unwrap().status.success());
            assert_eq!(mode(&file), old & 0o777, "{old:o}");
            fs::remove_file(&file).unwrap();
        }
        assert_eq!(names_in(folder.path()), ["cities"]);
    }

    #[test]
    fn a_link_stays_and_the_file_behind_it_is_made_or_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("far")).unwrap();
        // From each link to the next, and to a file that is not there yet.
        symlink("far/second", at("first")).unwrap();
        symlink("../third", at("far/second")).unwrap();
        symlink(at("far/file"), at("third")).unwrap();
        let export = |more: &[&str]| {
            let first = at("first");
            let line = ["export", "-o", first.to_str().unwrap()];
            cities(line.iter().chain(more))
        };
        assert_eq!(export(&[]).succeeds(), "");
        assert_eq!(fs::read_to_string(at("far/file")).unwrap(), EMBEDDED);
        let error = export(&[]).fails(2, "");
        assert!(error.contains("it exists already"), "{error}");
        let again = export(&["derby", "--force", "-f", "csv", "--fields", "name"]);
        assert_eq!(again.succeeds(), "");
        assert_eq!(fs::read_to_string(at("far/file")).unwrap(), "name\nDerby\n");
        for link in ["first", "far/second", "third"] {
            assert!(at(link).is_symlink(), "{link}");
        }
        assert_eq!(names_in(folder.path()), ["far", "first", "third"]);
        assert_eq!(names_in(&at("far")), ["file", "second"]);
        // Without a folder of its own, a link is one of the folder that one is in.
        let mut here = command(["export", "-f", "csv", "-o", "here"]);
        symlink("there", at("here")).unwrap();
        here.current_dir(folder.path()).assert().success();
        assert!(fs::read_to_string(at("there")).unwrap().starts_with("id,"));
    }

    #[test]
    fn links_in_a_circle_are_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        symlink(&one, &other).unwrap();
        symlink(&other, &one).unwrap();
        for force in [None, Some("--force")] {
            let line = ["export", "-o", one.to_str().unwrap()];
            let error = cities(line.into_iter().chain(force)).fails(2, "");
            assert!(error.contains("symbolic links"), "{error}");
            assert_eq!(error.lines().count(), 1, "{error}");
        }
        assert_eq!(names_in(folder.path()), ["one", "other"]);
    }

    #[test]
    fn a_file_that_gets_too_large_is_an_error_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (new, old) = (folder.path().join("new"), folder.path().join("old"));
        fs::write(&old, "old").unwrap();
        for file in [&new, &old] {
            let line = ["export", "--force", "-o", file.to_str().unwrap()];
            // Blocks of 512 bytes, or of 1024: less than the dataset has. No core is asked for.
            let output = shell("ulimit -c 0; ulimit -f 8", &line);
            let error = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{:?}", output.status);
            let start = format!("error: cannot write '{}': File too large", file.display());
            assert!(error.starts_with(&start), "{error}");
            assert!(!error.contains(".cities-"), "{error}");
            assert_eq!(names_in(folder.path()), ["old"]);
            assert_eq!(fs::read_to_string(&old).unwrap(), "old");
        }
    }

    /// How many cities a dataset has that takes a while to write, so that a signal meets the
    /// writing.
    const MANY: usize = 20_000;

    /// A folder to write to, and beside it that dataset.
    fn slow() -> (TempDir, PathBuf) {
        let beside = tempfile::tempdir().unwrap();
        let description = "d".repeat(400);
        let records: Vec<String> = (0..MANY)
            .map(|n| format!(r#"{{"name": "City {n}", "description": "{description}"}}"#))
            .collect();
        let data = format!(r#"{{"cities": [{}]}}"#, records.join(","));
        fs::write(beside.path().join("large.json"), data).unwrap();
        let folder = beside.path().join("folder");
        fs::create_dir(&folder).unwrap();
        (beside, folder)
    }

    /// An export of that dataset that has begun to write.
    fn begun(folder: &Path, more: &[&str]) -> Child {
        let mut export = process(&["export", "-o"]);
        export.arg(folder.join("mine.json")).args(more);
        export.arg("--data").arg(folder.join("../large.json"));
        let mut child = export.spawn().unwrap();
        while !is_writing(&child, folder) && child.try_wait().unwrap().is_none() {
            thread::sleep(Duration::from_micros(200));
        }
        child
    }

    /// Whether there is a draft in the folder: under a name of its own or, on Linux, without.
    fn is_writing(child: &Child, folder: &Path) -> bool {
        let open = fs::read_dir(format!("/proc/{}/fd", child.id()));
        let open = open.into_iter().flatten().flatten();
        let mut open = open.flat_map(|entry| fs::read_link(entry.path()));
        names_in(folder).len() > usize::from(folder.join("mine.json").exists())
            || open.any(|file| file.starts_with(folder))
    }

    #[test]
    fn a_kill_or_a_signal_in_the_middle_tears_nothing_and_leaves_nothing() {
        let (_beside, folder) = slow();
        let file = folder.join("mine.json");
        let mut met = 0;
        for (wait, signal) in (0..32).zip(["KILL", "INT", "TERM", "HUP"].into_iter().cycle()) {
            let is_old = wait % 8 < 4;
            let _ = fs::remove_file(&file);
            if is_old {
                fs::write(&file, EMBEDDED).unwrap();
            }
            let mut child = begun(&folder, &["--force"]);
            thread::sleep(Duration::from_millis(wait * 3));
            let kill = format!("kill -s {signal} {}", child.id());
            let _ = Command::new("sh").args(["-c", &kill]).output();
            met += usize::from(child.wait().unwrap().signal().is_some());
            match fs::read(&file) {
                Ok(left) if is_old && left == EMBEDDED.as_bytes() => {}
                Ok(left) => assert_eq!(Dataset::parse(&left).unwrap().cities.len(), MANY),
                Err(_) => assert!(!is_old, "{signal} after {wait}"),
            }
            let left = names_in(&folder);
            assert!(left.is_empty() || left == ["mine.json"], "{left:?}");
        }
        assert!(met >= 8, "only {met} signals met the writing");
    }

    /// Without /proc no file can be named later, as on systems that have no unnamed files.
    #[test]
    #[cfg(target_os = "linux")]
    fn a_signal_leaves_nothing_where_a_draft_has_a_name() {
        let (_beside, folder) = slow();
        for signal in ["INT", "TERM", "HUP"] {
            let mut export = Command::new("unshare");
            let line = "umount -l /proc && exec \"$0\" --data ../large.json export -o mine.json";
            export.args(["--mount", "sh", "-c", line]);
            export.arg(process(&[""; 0]).get_program());
            let Ok(mut child) = export.current_dir(&folder).stderr(Stdio::null()).spawn() else {
                return;
            };
            while names_in(&folder).is_empty() {
                // Only root may do this.
                if let Some(status) = child.try_wait().unwrap() {
                    assert!(!status.success(), "nothing was written in the meantime");
                    return;
                }
                thread::sleep(Duration::from_micros(200));
            }
            let kill = format!("kill -s {signal} {}", child.id());
            let _ = Command::new("sh").args(["-c", &kill]).output();
            assert!(child.wait().unwrap().signal().is_some(), "{signal}");
            assert_eq!(names_in(&folder), [""; 0], "{signal}");
        }
    }

    #[test]
    fn a_file_that_appears_in_the_middle_is_not_replaced_unasked() {
        let (_beside, folder) = slow();
        let file = folder.join("mine.json");
        let child = begun(&folder, &[]);
        fs::write(&file, "mine").unwrap();
        let output = child.wait_with_output().unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{error}");
        assert!(error.contains("it exists already\n\n  tip: "), "{error}");
        assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
        // With leave to replace it, it is one of the files that are replaced.
        fs::remove_file(&file).unwrap();
        let child = begun(&folder, &["--force"]);
        fs::write(&file, "mine").unwrap();
        fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
        assert!(child.wait_with_output().unwrap().status.success());
        let left = fs::read(&file).unwrap();
        assert_eq!(Dataset::parse(&left).unwrap().cities.len(), MANY);
        assert_eq!(mode(&file), 0o640);
        assert_eq!(names_in(&folder), ["mine.json"]);
    }
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
#[cfg(target_os = "linux")]
fn standard_output_is_written_to_by_either_of_its_names() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    let whole = cities(["export", "-f", "csv"]).succeeds();
    for name in ["-", "/dev/stdout"] {
        for force in [None, Some("--force")] {
            let line = ["export", "-f", "csv", "-o", name].into_iter().chain(force);
            assert_eq!(cities(line.clone()).succeeds(), whole);
            // What stands in a file already is not lost.
            fs::write(&file, "first\n").unwrap();
            let end = fs::File::options().append(true).open(&file).unwrap();
            let line: Vec<&str> = line.collect();
            assert!(process(&line).stdout(end).status().unwrap().success());
            let written = fs::read_to_string(&file).unwrap();
            assert_eq!(written, format!("first\n{whole}"));
        }
    }
}

#[test]
fn a_tip_to_write_a_file_is_tried_without_writing_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("f.csv");
    let path = file.to_str().unwrap();
    let error = cities(["expotr", "nowhere", "-o", path]).fails(2, "");
    assert!(!error.contains("nowhere"), "{error}");
    let error = cities(["export", "-t", "helth", "-o", path]);
    let tip = format!(": cities export -t health -o {path}\n");
    assert!(error.stderr.ends_with(&tip), "{error:?}");
    assert_eq!(names_in(folder.path()), [""; 0]);
    for (command, name) in [("export", "f.svg"), ("map", "f.pdf")] {
        let path = folder.path().join(name);
        let error = cities([command, "-o", path.to_str().unwrap()]);
        let tip = format!(
            ": cities {command} -o {}\n",
            path.with_extension("json").display()
        );
        assert!(error.stderr.ends_with(&tip), "{error:?}");
        assert_eq!((error.code, names_in(folder.path()).len()), (2, 0));
    }
    // What would be refused is no tip.
    let json = folder.path().join("f.json");
    fs::write(&json, "old").unwrap();
    let svg = json.with_extension("svg");
    let error = cities(["export", "-o", svg.to_str().unwrap()]).fails(2, "");
    assert!(!error.contains("tip:"), "{error}");
}

#[test]
fn a_tip_adds_an_option_before_what_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("f.json");
    fs::write(&file, "old").unwrap();
    let path = file.to_str().unwrap();
    let error = cities(["export", "-o", path, "--", "derby"]).fails(2, "");
    let tip = format!("tip: to replace it: cities export -o {path} --force -- derby\n");
    assert!(error.ends_with(&tip), "{error}");
}
