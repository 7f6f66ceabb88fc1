//! `cities export`, and files that any command writes with `--output`.

use std::fs;
use std::path::{Path, PathBuf};

use learning_cities::dataset::{Dataset, EMBEDDED};
use tempfile::TempDir;

use crate::definitions::lines;
use crate::formats::{cases, error, output, run};
use crate::harness::{Run, cities, dataset, on_terminal, piped};

#[test]
fn an_export_is_the_dataset_or_a_part_of_it_in_the_same_order() {
    assert_eq!(cities(["export"]).succeeds(), EMBEDDED);
    for (arguments, ids) in cases(
        "swansea BFS | belfast swansea
        --nation england --theme health | wolverhampton
        derby swansea --nation wales | swansea
        --theme technology | none",
    ) {
        let mut expected = dataset();
        let ids: Vec<&str> = ids.split(' ').collect();
        expected.cities.retain(|city| ids.contains(&&*city.id));
        let part = output(format!("export {arguments}"));
        assert_eq!(Dataset::parse(part.as_bytes()).unwrap(), expected);
    }
    run("export derby leeds").fails(1, "");
    run("export --exact derbi").fails(1, "");
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let names = entries.map(|entry| entry.file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// A folder, and the path of a file that is not in it yet.
fn new_file() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.json");
    (folder, file)
}

/// Writes [`NAME`] to a file, if need be in place of another file.
fn export_name(file: &Path) -> Run {
    let file = file.display();
    run(format!(
        "export derby -f csv --fields name --force -o {file}"
    ))
}

/// An export of one field of one city.
const NAME: &str = "name\nDerby\n";

#[test]
fn a_file_has_the_format_of_its_extension_and_does_not_depend_on_the_terminal() {
    let (folder, _) = new_file();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let written = |line: &[&str], file: &str| {
        let line = [line, &["--force", "-o", file]].concat();
        let shown = on_terminal(&line, 33, true);
        shown + &fs::read_to_string(file).unwrap_or_default()
    };
    for line in lines() {
        let line: Vec<&str> = line.iter().map(String::as_str).collect();
        let [open @ .., "--format", format] = &line[..] else {
            continue;
        };
        // Without an extension, it is as in a pipe.
        let name = format!("x.{}", format.to_uppercase()).replace(".AUTO", "");
        let expected = piped(&line).succeeds();
        assert_eq!(written(open, &at(&name)), expected);
        assert_eq!(written(&line, "-"), expected);
    }
    assert_eq!(written(&["list"], &at("x.md")), output("list -f md"));
    let error = error(format!("export -o {}", at("y.svg")));
    assert!(error.contains(".jsonl, .md, .geojson"), "{error}");
    assert!(fs::metadata(at("y.svg")).is_err());
}

#[test]
fn an_existing_file_is_only_replaced_by_force_and_an_error_leaves_it_as_it_was() {
    let (folder, file) = new_file();
    let path = file.display();
    assert_eq!(output(format!("export -o {path}")), "");
    let refused = error(format!("list -o {path}"));
    assert!(refused.contains("exists; --force replaces it"), "{refused}");
    run(format!("export leeds --force -o {path}")).fails(1, "");
    assert_eq!(fs::read_to_string(&file).unwrap(), EMBEDDED);
    assert_eq!(export_name(&file).succeeds(), "");
    assert_eq!(fs::read_to_string(&file).unwrap(), NAME);
    for place in [folder.path(), &folder.path().join("no/folder.json")] {
        let error = export_name(place).fails(2, "");
        let start = format!("error: cannot write '{}': ", place.display());
        assert!(error.starts_with(&start), "{error}");
    }
    assert_eq!(names_in(folder.path()), ["mine.json"]);
}

/// What only Unix has: devices, modes, owners, links and signals.
#[cfg(unix)]
mod unix {
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
    use std::os::unix::process::{CommandExt, ExitStatusExt};
    use std::process::{Child, Command, ExitStatus};
    use std::thread;
    use std::time::Duration;

    use super::*;
    use crate::harness::process;

    /// Runs a script of a shell in which `$0` is the program, and `$1` a file.
    fn shell(script: &str, file: &Path) -> ExitStatus {
        let mut shell = Command::new("sh");
        shell.args(["-c", script]).env_remove("CITIES_DATA");
        let shell = shell.arg(process(&[""; 0]).get_program());
        shell.arg(file).status().unwrap()
    }

    fn write_with_mode(file: &Path, mode: u32) {
        fs::write(file, "old").unwrap();
        fs::set_permissions(file, Permissions::from_mode(mode)).unwrap();
    }

    fn mode(file: &Path) -> u32 {
        fs::metadata(file).unwrap().mode() & 0o7777
    }

    #[test]
    fn a_device_or_a_pipe_is_written_to_directly() {
        let (folder, file) = new_file();
        let script = "mkfifo \"$1\"; \"$0\" export -o \"$1\" & cat <\"$1\" >\"$1.copy\"; wait";
        assert!(shell(script, &file).success());
        // What a file has already is not lost.
        let script = "\"$0\" export --force -o /dev/stdout >>\"$1.copy\" && \
            \"$0\" export -o /dev/stdout >>\"$1.copy\" && \"$0\" list -o /dev/null";
        assert!(shell(script, &file).success());
        let copy = fs::read_to_string(file.with_extension("json.copy"));
        assert!(copy.unwrap() == EMBEDDED.repeat(3));
        assert_eq!(names_in(folder.path()), ["mine.json", "mine.json.copy"]);
    }

    #[test]
    fn a_new_file_has_the_mode_of_the_umask_and_a_replaced_one_keeps_its_own() {
        let (_folder, file) = new_file();
        for umask in [0o000, 0o022, 0o027, 0o077] {
            let script = format!("umask {umask:o}; \"$0\" export -o \"$1\"");
            assert!(shell(&script, &file).success());
            assert_eq!(mode(&file), 0o666 & !umask, "{umask:o}");
            fs::remove_file(&file).unwrap();
        }
        for kept in [0o600, 0o640, 0o400, 0o664, 0o666, 0o755] {
            write_with_mode(&file, kept);
            // Only root may give a file away.
            let _ = chown(&file, Some(12_345), Some(54_321));
            let old = fs::metadata(&file).unwrap();
            assert_eq!(export_name(&file).succeeds(), "");
            let new = fs::metadata(&file).unwrap();
            let of = |file: fs::Metadata| [file.mode(), file.uid(), file.gid()];
            assert_eq!(of(new), of(old), "{kept:o}");
            assert_eq!(fs::read_to_string(&file).unwrap(), NAME);
            fs::remove_file(&file).unwrap();
        }
    }

    #[test]
    fn a_replaced_file_of_another_owner_lets_nobody_do_more() {
        let (folder, file) = new_file();
        fs::set_permissions(folder.path(), Permissions::from_mode(0o777)).unwrap();
        // The original may be where only its owner comes. (A copy by this process could still be
        // open for writing in the children of other tests.)
        let program = folder.path().join("cities");
        assert!(shell("cp \"$0\" \"$1\"", &program).success());
        for old in [0o640, 0o664, 0o666, 0o604, 0o6755] {
            for group in [None, Some(54_321)] {
                write_with_mode(&file, old);
                let mut export = Command::new(&program);
                export.args(["export", "--force", "-o"]).arg(&file);
                export.env_remove("CITIES_DATA").uid(12_345).gid(54_321);
                // Only root can be somebody else.
                let (Ok(()), Ok(status)) = (chown(&file, None, group), export.status()) else {
                    return;
                };
                assert!(status.success());
                assert_eq!(fs::metadata(&file).unwrap().uid(), 12_345);
                // Those of another group could do what all others can.
                let of_group = if group.is_some() { old } else { old << 3 } & 0o070;
                let more = mode(&file) & !(old & 0o707 | of_group);
                assert_eq!(more, 0, "{old:o}, {group:?}");
                fs::remove_file(&file).unwrap();
            }
        }
        assert_eq!(names_in(folder.path()), ["cities"]);
    }

    #[test]
    fn links_are_followed_and_stay() {
        let (folder, file) = new_file();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("far")).unwrap();
        symlink("far/second", at("first")).unwrap();
        symlink("../third", at("far/second")).unwrap();
        symlink(&file, at("third")).unwrap();
        for _ in ["a new file", "a replaced one"] {
            assert_eq!(export_name(&at("first")).succeeds(), "");
            assert_eq!(fs::read_to_string(&file).unwrap(), NAME);
            fs::write(&file, "old").unwrap();
        }
        error(format!("export -o {}", at("first").display()));
        for link in ["first", "far/second", "third"] {
            assert!(at(link).is_symlink(), "{link}");
        }
        symlink("there", at("here")).unwrap();
        assert!(shell("cd \"${1%/*}\"; \"$0\" export -o here", &file).success());
        assert_eq!(fs::read_to_string(at("there")).unwrap(), EMBEDDED);
        symlink("circle", at("other")).unwrap();
        symlink("other", at("circle")).unwrap();
        let error = export_name(&at("circle")).fails(2, "");
        assert!(error.contains("symbolic links"), "{error}");
    }

    #[test]
    fn a_file_that_gets_too_large_leaves_nothing_and_without_proc_it_is_written_too() {
        let (folder, file) = new_file();
        fs::write(&file, "old").unwrap();
        for old in [Some("old"), None] {
            // Eight blocks of 512 or 1,024 bytes are less than the dataset. No core is asked for.
            let script = "ulimit -c 0; ulimit -f 8; \"$0\" export --force -o \"$1\"";
            assert!(!shell(script, &file).success());
            assert_eq!(fs::read_to_string(&file).ok().as_deref(), old);
            let _ = fs::remove_file(&file);
            assert_eq!(names_in(folder.path()), [""; 0]);
        }
        // Without /proc no file can get its name later. Only root may do this.
        let script = "unshare -m sh -c 'umount -l /proc || exit 0; \"$0\" export --force -o \"$1\" \
            && rm \"$1\" && \"$0\" export -o \"$1\"' \"$0\" \"$1\" 2>/dev/null || [ $? != 2 ]";
        assert!(shell(script, &file).success());
        let written = fs::read_to_string(&file);
        assert!(written.is_err() || written.unwrap() == EMBEDDED);
    }

    /// How many cities a dataset has that takes a while to write.
    const MANY: usize = 20_000;

    /// A folder with that dataset, and in it an empty folder to write to.
    fn slow() -> (TempDir, PathBuf) {
        let parent = tempfile::tempdir().unwrap();
        let text = "d".repeat(400);
        let city = |number| format!(r#"{{"name": "City {number}", "description": "{text}"}}"#);
        let cities: Vec<String> = (0..MANY).map(city).collect();
        let data = format!(r#"{{"cities": [{}]}}"#, cities.join(","));
        fs::write(parent.path().join("large.json"), data).unwrap();
        let folder = parent.path().join("folder");
        fs::create_dir(&folder).unwrap();
        (parent, folder)
    }

    /// An export of that dataset, as soon as it writes.
    fn begin(folder: &Path, options: &[&str]) -> Child {
        let old = names_in(folder).len();
        let mut export = process(&["export", "--data=../large.json", "-omine.json"]);
        let mut child = export.args(options).current_dir(folder).spawn().unwrap();
        // On Linux the file has no name yet.
        let open = format!("/proc/{}/fd", child.id());
        let is_open = || {
            let files = fs::read_dir(&open).into_iter().flatten().flatten();
            let mut files = files.flat_map(|file| fs::read_link(file.path()));
            files.any(|file| file.starts_with(folder))
        };
        while names_in(folder).len() == old && !is_open() {
            let end = child.try_wait().unwrap();
            assert!(end.is_none(), "it was not seen to write");
            thread::sleep(Duration::from_micros(200));
        }
        child
    }

    #[test]
    fn a_signal_while_a_file_is_written_tears_nothing_and_leaves_nothing() {
        let (_parent, folder) = slow();
        let file = folder.join("mine.json");
        let mut met = 0;
        for (wait, signal) in (0..24).zip(["KILL", "INT", "TERM", "HUP"].iter().cycle()) {
            let has_old = wait % 8 < 4;
            let _ = fs::remove_file(&file);
            if has_old {
                fs::write(&file, EMBEDDED).unwrap();
            }
            let mut child = begin(&folder, &["--force"]);
            thread::sleep(Duration::from_millis(wait * 4));
            let kill = format!("kill -s {signal} {} 2>/dev/null", child.id());
            shell(&kill, &file);
            met += usize::from(child.wait().unwrap().signal().is_some());
            match fs::read(&file) {
                Ok(left) if has_old && left == EMBEDDED.as_bytes() => {}
                Ok(left) => assert_eq!(Dataset::parse(&left).unwrap().cities.len(), MANY),
                Err(_) => assert!(!has_old, "{signal} after {wait}"),
            }
            let left = names_in(&folder);
            assert!(left.is_empty() || left == ["mine.json"], "{left:?}");
        }
        assert!(met >= 8, "only {met} signals met the writing");
    }

    #[test]
    fn a_file_that_appears_while_it_is_written_is_only_replaced_by_force() {
        let (_parent, folder) = slow();
        let file = folder.join("mine.json");
        let mut child = begin(&folder, &[]);
        write_with_mode(&file, 0o640);
        assert_eq!(child.wait().unwrap().code(), Some(2));
        assert_eq!(fs::read_to_string(&file).unwrap(), "old");
        fs::remove_file(&file).unwrap();
        let mut child = begin(&folder, &["--force"]);
        write_with_mode(&file, 0o640);
        assert!(child.wait().unwrap().success());
        let written = Dataset::parse(fs::read(&file).unwrap()).unwrap();
        assert_eq!((written.cities.len(), mode(&file)), (MANY, 0o640));
        assert_eq!(names_in(&folder), ["mine.json"]);
    }
}
