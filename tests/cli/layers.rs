//! That the modules of `src/` are layers: imports go one way, no two files import each other, and
//! no file is long.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The modules of the crate; each imports only those after it.
const LAYERS: &str = "main commands cli error map output search lookup dataset text parallel";

/// The code of every file by its module, such as `crate::output::table`.
type Files = BTreeMap<String, String>;

fn read(folder: &Path, module: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let child = format!("{module}::{name}").replace("::mod", "");
        if path.is_dir() {
            read(&path, &child, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.insert(child, fs::read_to_string(&path).unwrap());
        }
    }
}

/// The modules whose items a file uses. What it only hands on it does not use.
fn imports(module: &str, files: &Files) -> BTreeSet<String> {
    let parent = module.rsplit_once("::").unwrap().0;
    let code = &files[module];
    let mut imports = BTreeSet::new();
    for other in files.keys().filter(|other| other.starts_with(module)) {
        let child = other[module.len()..].trim_start_matches(':');
        let is_call = |line: &str| !line.contains("use ") && line.contains(&format!("{child}::"));
        if code.lines().any(is_call) {
            imports.insert(other.clone());
        }
    }
    for statement in code.split("\nuse ").skip(1) {
        let (statement, _) = statement.split_once(';').unwrap();
        let statement = statement.replace(['\n', ' ', '}'], "");
        let path = statement.replace("super::", &format!("{parent}::"));
        let path = path.replace("self::", &format!("{module}::"));
        let path = path.replace("learning_cities::", "crate::");
        let (base, names) = path.split_once('{').unwrap_or((&path, ""));
        for name in names.split(',') {
            imports.insert(file_of(&format!("{base}{name}"), files));
        }
    }
    imports.retain(|other| files.contains_key(other) && other != module);
    imports
}

/// The file that an item is in, be it handed on by another.
fn file_of(path: &str, files: &Files) -> String {
    let mut parts = path.rsplitn(2, "::");
    let (item, parent) = (parts.next().unwrap(), parts.next().unwrap_or_default());
    if parent.is_empty() || files.contains_key(path) {
        return path.to_owned();
    }
    for line in files.get(parent).map_or("", |code| code).lines() {
        let (_, exports) = line.split_once(" use self::").unwrap_or_default();
        let words: Vec<&str> = exports.split([':', '{', '}', ',', ' ', ';']).collect();
        if words.contains(&item) {
            return format!("{parent}::{}", words[0]);
        }
    }
    file_of(parent, files)
}

#[test]
fn imports_go_one_way_no_two_files_import_each_other_and_none_is_long() {
    let mut files = Files::new();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    read(&source, "crate", &mut files);
    let layer = |module: &str| LAYERS.find(module.split("::").nth(1).unwrap_or_default());
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for (module, code) in files.iter().filter(|(module, _)| *module != "crate::lib") {
        if code.lines().count() > 250 {
            wrong.push(format!("{module} is long"));
        }
        for other in imports(module, &files) {
            seen += 1;
            if layer(module) > layer(&other) || imports(&other, &files).contains(module) {
                wrong.push(format!("{module} imports {other}"));
            }
        }
    }
    assert!(wrong.is_empty() && seen > 100, "{seen}: {wrong:?}");
}
