//! Takes the app apart at its split points: what the first question needs, and what is fetched later.
//!
//! Trunk 0.21 knows nothing of split points and binds the whole app; its two files are replaced here by the main part
//! of the same names, and the other parts are put beside them. Their names carry Trunk's hash of the app too. The
//! script that binds the app and the one that loads its parts become one small file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_split_cli_support::{Options, transform};

use super::pack::{PackError, failed};
use super::shorten::{only_called, shorten};

/// The app as cargo linked it, below cargo's target folder, by Trunk's profile.
const LINKED: [(&str, &str); 2] = [
    ("release", "wasm32-unknown-unknown/wasm/innospark.wasm"),
    ("debug", "wasm32-unknown-unknown/debug/innospark.wasm"),
];

/// Splits, binds and optimises the app into a built folder; `style` is the file that its later parts need.
///
/// # Errors
/// When a file is missing, or one of the tools fails; Trunk has shown before that they are there.
pub(crate) fn split(folder: &Path, style: &str, profile: &str) -> Result<ParkedScript, PackError> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    let linked = LINKED.iter().find(|(name, _)| *name == profile).map_or(LINKED[0].1, |(_, path)| *path);
    let linked = target.join(linked);
    let input = fs::read(&linked).map_err(failed(&linked))?;
    let name = bound_name(folder)?;
    let work = target.join("innospark-split");
    // Parts of an earlier build would be shipped with this one's.
    if work.exists() {
        fs::remove_dir_all(&work).map_err(failed(&work))?;
    }
    fs::create_dir_all(&work).map_err(failed(&work))?;
    let work = work.canonicalize().map_err(failed(&work))?;

    let main = work.join("main.wasm");
    let (link, module) = (format!("./{name}-parts.js"), format!("./{name}.js"));
    let mut options = Options::new(&input);
    options.output_dir = &work;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = &module;
    let parts = transform(options).map_err(|error| PackError::Tool(format!("wasm-split: {error:#}")))?;

    let bound = work.join("bound");
    // The module's name stands beside every import; a short one is enough between two files of one build.
    let bind = ["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "i", "--out-dir"];
    run(Command::new("wasm-bindgen").args(bind).arg(&bound).arg(&main))?;
    let (app, script) = (bound.join("i_bg.wasm"), bound.join("i.js"));
    let (short_app, short_script) = shorten(
        &fs::read(&app).map_err(failed(&app))?,
        &fs::read_to_string(&script).map_err(failed(&script))?,
    )?;
    fs::write(bound.join(&module), without_classes(&short_script)).map_err(failed(&bound))?;

    let loader = work.join(&link);
    let script = fs::read_to_string(&loader).map_err(failed(&loader))?;
    let script = from_any_server(&script, &name)?;
    for part in parts.split_modules {
        let own = part.file_name().unwrap_or_default().to_string_lossy().into_owned();
        optimise(&part, &folder.join(format!("{name}-{own}")), profile)?;
    }
    let loader = bound.join(link);
    fs::write(&loader, &script).map_err(failed(&loader))?;
    // In the single file the style is there already, and a script without an address of its own is in the page.
    let parked = ParkedScript(work.join("app.js"));
    let start = format!("import start from \"{module}\";\nglobalThis.innospark(start);\n");
    bundle(&bound, &start, &["--define:import.meta.url=document.baseURI"], parked.path())?;

    fs::write(&loader, with_style(&script, style)?).map_err(failed(&loader))?;
    let script = folder.join(&module);
    bundle(&bound, &format!("export {{ default }} from \"{module}\";\n"), &[], &script)?;

    let called = only_called(&short_app, &fs::read_to_string(&script).map_err(failed(&script))?)?;
    fs::write(&app, called).map_err(failed(&app))?;
    optimise(&app, &folder.join(format!("{name}_bg.wasm")), profile)?;
    Ok(parked)
}

/// The app's script for the single file, which waits outside the built folder.
pub(crate) struct ParkedScript(PathBuf);

impl ParkedScript {
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// A folder for what else is made on the way.
    pub(crate) fn folder(&self) -> &Path {
        self.0.parent().unwrap_or(&self.0)
    }
}

/// Lets the bundler see that nobody uses the classes that crates export: it keeps what runs when a script is loaded,
/// and each class registers itself then.
fn without_classes(script: &str) -> String {
    let lines = script.lines().filter(|line| !line.starts_with("if (Symbol.dispose)"));
    let pure = |line: &str| {
        line.replace(": new FinalizationRegistry(", ": /* @__PURE__ */ new FinalizationRegistry(")
    };
    lines.map(pure).collect::<Vec<_>>().join("\n")
}

/// Puts a script and what it imports into one file, without what the page never calls: the page starts the app, and
/// the rest of what wasm-bindgen exports is for other users of a library.
fn bundle(bound: &Path, entry: &str, more: &[&str], to: &Path) -> Result<(), PackError> {
    let text = entry;
    let entry = bound.join("entry.js");
    fs::write(&entry, text).map_err(failed(&entry))?;
    let options = [
        "--bundle",
        "--format=esm",
        "--minify",
        "--target=es2022",
        "--log-level=warning",
        "--log-override:duplicate-object-key=silent",
    ];
    run(Command::new("esbuild")
        .arg(&entry)
        .args(options)
        .args(more)
        .arg("--allow-overwrite")
        .arg(format!("--outfile={}", to.display())))
}

/// The loader with one function that fetches a part, instead of the same lines for each of them. It takes the bytes as
/// any server sends them; to compile while they arrive takes the right media type. What failed is said a moment later:
/// where the page is going away, as an embed does that its host takes out, nobody wants to know that a fetch ended.
fn from_any_server(loader: &str, name: &str) -> Result<String, PackError> {
    const HEAD: &str = "() => {\n    const src = fetch(new URL(\"./";
    const SAID: &str = "console.error(e);";
    const TAIL: &str = ".wasm\", import.meta.url));\n    src.catch(() => {});\n    return async (imports) => \
        (WebAssembly.instantiateStreaming(src, imports));\n}\n";
    let heads = loader.matches(HEAD).count();
    if heads == 0 || heads != loader.matches(TAIL).count() || loader.matches(SAID).count() != 1 {
        return Err(PackError::Tool(String::from(
            "wasm-split: its loader is not the one this program knows",
        )));
    }
    let parts = loader.replace(HEAD, "from(\"").replace(TAIL, "\")");
    let parts = parts.replace(SAID, "setTimeout(() => console.error(e));");
    Ok(format!(
        r#"const from = (part) => () => {{
    const src = fetch(new URL(`./{name}-${{part}}.wasm`, import.meta.url));
    src.catch(() => {{}});
    return async (imports) => src.then((answer) => answer.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports));
}};
{parts}"#
    ))
}

/// A part brings the style of its pages along, and does not appear without it.
fn with_style(loader: &str, style: &str) -> Result<String, PackError> {
    const PARTS: &str = "const parallelStuff = deps.map(d => d());";
    if !loader.contains(PARTS) {
        return Err(PackError::Tool(String::from(
            "wasm-split: its loader is not the one this program knows",
        )));
    }
    let loader = loader.replace(PARTS, "const parallelStuff = [style(), ...deps.map(d => d())];");
    // After the first style, which it adds to; a failure is not remembered, as with the parts.
    Ok(format!(
        r#"{loader}
let styled;
const style = () => styled ??= new Promise((here, missed) => {{
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("./{style}", import.meta.url);
    link.onload = here;
    link.onerror = () => {{ link.remove(); styled = undefined; missed(new Error("no style")); }};
    document.body.append(link);
}});
"#
    ))
}

/// The name that Trunk gave the app's files, without their endings.
fn bound_name(folder: &Path) -> Result<String, PackError> {
    let entries = fs::read_dir(folder).map_err(failed(folder))?;
    let mut names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let bound = names.find_map(|name| name.strip_suffix("_bg.wasm").map(str::to_owned));
    bound.ok_or(PackError::Page("the built app is not in the folder"))
}

fn optimise(from: &Path, to: &Path, profile: &str) -> Result<(), PackError> {
    if profile != "release" {
        return copy(from, to);
    }
    // To flatten, and to fold twice and until nothing changes, is 1 % smaller when compressed than `-Oz`, though not before.
    let fold = ["-O2", "--flatten", "--local-cse", "--rereloop", "-Os", "-Os", "--converge"];
    run(Command::new("wasm-opt")
        .args(fold)
        .args(["--strip-debug", "--strip-producers", "-o"])
        .arg(to)
        .arg(from))
}

fn copy(from: &Path, to: &Path) -> Result<(), PackError> {
    fs::copy(from, to).map(|_| ()).map_err(failed(from))
}

pub(crate) fn run(command: &mut Command) -> Result<(), PackError> {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(PackError::Tool(format!("{program} ended with {status}"))),
        Err(error) => Err(PackError::Tool(format!("{program} cannot be started: {error}"))),
    }
}
