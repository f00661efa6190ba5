//! What a build is made of: the notices that its open-source parts ask for, and a list of them for machines.
//!
//! Both come from cargo's own resolution of the lock file for the browser, and hold no time, no random number and no
//! path, so that two builds of one commit have the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;
use serde_json::json;

use super::pack::{PackError, failed};

/// What a crate's files with licences and notices are called.
const LEGAL: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"];

/// The platform whose crates are shipped.
const BROWSER: &str = "wasm32-unknown-unknown";

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    #[serde(default)]
    authors: Vec<String>,
    repository: Option<String>,
    manifest_path: String,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
    root: String,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    kind: Option<String>,
}

/// Writes `notices.txt` and `sbom.json` into a built folder.
///
/// # Errors
/// When cargo cannot say what is linked, or a file cannot be read or written.
pub(crate) fn bill(folder: &Path) -> Result<(), PackError> {
    let metadata = metadata()?;
    let linked = linked(&metadata);
    for (name, text) in [("notices.txt", notices(&linked)?), ("sbom.json", components(&linked))] {
        let path = folder.join(name);
        fs::write(&path, text).map_err(failed(&path))?;
    }
    Ok(())
}

fn metadata() -> Result<Metadata, PackError> {
    let arguments = [
        "metadata",
        "--format-version",
        "1",
        "--locked",
        "--features",
        "split",
        "--filter-platform",
        BROWSER,
    ];
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let tool = |problem: String| PackError::Tool(format!("cargo metadata: {problem}"));
    let output = Command::new(cargo).args(arguments).output().map_err(|error| tool(error.to_string()))?;
    if !output.status.success() {
        return Err(tool(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| tool(error.to_string()))
}

/// The packages that the app links, by name and version, without itself and without what only runs at build time.
fn linked(metadata: &Metadata) -> Vec<&Package> {
    let nodes: BTreeMap<&str, &Node> =
        metadata.resolve.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    let packages: BTreeMap<&str, &Package> =
        metadata.packages.iter().map(|package| (package.id.as_str(), package)).collect();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut next = vec![metadata.resolve.root.as_str()];
    while let Some(id) = next.pop() {
        let Some(node) = nodes.get(id).filter(|_| seen.insert(id)) else { continue };
        let shipped =
            node.deps.iter().filter(|dependency| dependency.dep_kinds.iter().any(|k| k.kind.is_none()));
        let found = shipped.filter_map(|dependency| packages.get(dependency.pkg.as_str()));
        // A macro runs in the compiler; what it brings along does too.
        let runs =
            |package: &&&Package| !package.targets.iter().any(|t| t.kind.iter().any(|k| k == "proc-macro"));
        next.extend(found.filter(runs).map(|package| package.id.as_str()));
    }
    seen.remove(metadata.resolve.root.as_str());
    let mut linked: Vec<&Package> = seen.into_iter().filter_map(|id| packages.get(id).copied()).collect();
    linked.sort_by_key(|package| (&package.name, &package.version));
    linked
}

/// The licence as SPDX writes it; older crates part the choices by a slash.
fn expression(package: &Package) -> String {
    package.license.as_deref().unwrap_or("NOASSERTION").replace('/', " OR ")
}

/// Who wrote what, under which licence, and each text of a licence once.
fn notices(linked: &[&Package]) -> Result<String, PackError> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut out = String::from(
        "This app is built from the open-source parts below. Its own code is MIT OR Apache-2.0, its content CC BY 4.0.\n\n",
    );
    for package in linked {
        let title = format!("{} {}", package.name, package.version);
        out.push_str(&format!("{title}: {}\n", expression(package)));
        if !package.authors.is_empty() {
            out.push_str(&format!("  by {}\n", package.authors.join(", ")));
        }
        if let Some(repository) = &package.repository {
            out.push_str(&format!("  {repository}\n"));
        }
        for text in legal_texts(package)? {
            texts.entry(text).or_default().push(title.clone());
        }
    }
    let mut texts: Vec<(String, Vec<String>)> = texts.into_iter().collect();
    texts.sort_by(|a, b| a.1.cmp(&b.1));
    for (text, of) in texts {
        out.push_str(&format!("\n{}\n{}\n\n{}\n", "-".repeat(78), of.join(", "), text.trim_end()));
    }
    Ok(out)
}

/// What a package's folder holds of licences and notices, with one kind of line end.
fn legal_texts(package: &Package) -> Result<Vec<String>, PackError> {
    let Some(folder) = Path::new(&package.manifest_path).parent() else { return Ok(Vec::new()) };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed(folder))? {
        let path = entry.map_err(failed(folder))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_uppercase();
        if path.is_file() && LEGAL.iter().any(|legal| name.starts_with(legal)) {
            paths.push(path);
        }
    }
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let bytes = fs::read(path).map_err(failed(path))?;
            Ok(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))
        })
        .collect()
}

/// The parts in CycloneDX 1.5.
fn components(linked: &[&Package]) -> String {
    let components: Vec<_> = linked
        .iter()
        .map(|package| {
            let (name, version) = (&package.name, &package.version);
            json!({
                "type": "library",
                "name": name,
                "version": version,
                "purl": format!("pkg:cargo/{name}@{version}"),
                "licenses": [{ "expression": expression(package) }],
            })
        })
        .collect();
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "licenses": [{ "expression": env!("CARGO_PKG_LICENSE") }],
            },
        },
        "components": components,
    });
    format!("{bill:#}\n")
}
