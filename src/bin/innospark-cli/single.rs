//! The single file: the page with everything in it, for a double click.
//!
//! The app stays in its parts and asks for its files as ever; a short script in the page unpacks them and answers. Two
//! archives lie in the page as text, the app's code and its texts, each packed as a whole by `squeeze`; the unpacker lies
//! beside them in gzip, which browsers unpack themselves. The page is declared windows-1252, in which every byte is a
//! character: base64 would make a third more of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use squeeze::Kind;

use super::hosting::gzip;
use super::offline::named_files;
use super::pack::{PackError, failed};
use super::split::{ParkedScript, run};
use super::texts::texts;
use super::trim::minify;

/// What the file is called.
const FILE: &str = "innospark.html";

/// Bytes of the file (DESIGN section 5).
pub(crate) const BUDGET: usize = 900_000;

/// The page's script, and where its index goes.
const LOADER: &str = include_str!("../../../assets/single.js");
const INDEX: &str = "{{index}}";

/// The unpacker's source, compiled on its own.
const UNPACKER: &str = "squeeze/src/page.rs";

/// A byte before one that stands for another.
const ESCAPE: u8 = 0x10;

/// Writes the file into a built folder that is otherwise finished, and says how large it is.
///
/// # Errors
/// When a file is missing, a tool fails, the page is not as expected, or `enforce` and the file is over its budget.
pub(crate) fn single(folder: &Path, script: &ParkedScript, enforce: bool) -> Result<usize, PackError> {
    let work = script.folder();
    let texts = texts(folder)?;
    let mut code: Vec<(String, Vec<u8>)> = Vec::new();
    let app = fs::read(script.path()).map_err(failed(script.path()))?;
    let style = style(folder)?;
    code.push((String::from("app.css"), style.clone().into_bytes()));
    code.push((String::from("app.js"), app.clone()));
    for (name, path) in named_files(folder)? {
        if name.ends_with(".wasm") {
            let bytes = fs::read(&path).map_err(failed(&path))?;
            let main = name.ends_with("_bg.wasm");
            let place = if main { 2 } else { code.len() };
            code.insert(place, (if main { String::from("app.wasm") } else { name }, bytes));
        }
    }

    let unpacker = gzip(&unpacker(work)?).map_err(failed(work))?;
    let mut files = Map::new();
    let code = Archive::pack(Kind::Code, &code, &BTreeMap::new(), &mut files);
    let texts = Archive::pack(Kind::Text, &texts.files, &texts.like, &mut files);
    let index = json!({
        "unpacker": { "id": "u", "packed": unpacker.len() },
        "archives": [code.entry("c"), texts.entry("t")],
        "files": files,
    });
    let loader = work.join("single.js");
    fs::write(&loader, LOADER.replace(INDEX, &index.to_string())).map_err(failed(&loader))?;
    minify(&loader)?;
    let loader = fs::read_to_string(&loader).map_err(failed(&loader))?.trim_end().to_owned();

    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).map_err(failed(&page))?;
    let catalogue = folder.join("locales/en.json");
    let words = fs::read_to_string(&catalogue).map_err(failed(&catalogue))?;
    let words: Map<String, Value> =
        serde_json::from_str(&words).map_err(|error| PackError::Json(catalogue, error))?;
    let broken = words.get("offline.broken").and_then(Value::as_str);
    let broken = broken.ok_or(PackError::Page("the catalogue has no words for a file that is not whole"))?;
    let icon = folder.join("icon.svg");
    let icon = fs::read_to_string(&icon).map_err(failed(&icon))?;
    let page = page_of(&html, &Parts { loader: &loader, app: &app, style: &style, broken, icon: &icon })?;

    let mut bytes = page.into_bytes();
    for (id, data) in [("u", &unpacker), ("c", &code.packed), ("t", &texts.packed)] {
        bytes.extend(format!("<script type=\"text/plain\" id=\"{id}\">").as_bytes());
        bytes.extend(escaped(data));
        bytes.extend(b"</script>\n");
    }
    bytes.extend(b"</body>\n</html>\n");
    let path = folder.join(FILE);
    fs::write(&path, &bytes).map_err(failed(&path))?;
    if enforce && BUDGET < bytes.len() {
        return Err(PackError::Single { size: bytes.len() });
    }
    Ok(bytes.len())
}

/// Files behind one another, packed as one.
struct Archive {
    kind: Kind,
    packed: Vec<u8>,
    size: usize,
}

impl Archive {
    /// Packs and notes in `index` where each file is: archive, first byte, length, and the file it is `like`.
    fn pack(
        kind: Kind,
        files: &[(String, Vec<u8>)],
        like: &BTreeMap<String, String>,
        index: &mut Map<String, Value>,
    ) -> Self {
        let number = u8::from(kind == Kind::Text);
        let mut whole = Vec::new();
        for (name, bytes) in files {
            let mut entry = vec![json!(number), json!(whole.len()), json!(bytes.len())];
            entry.extend(like.get(name).map(|template| json!(template)));
            index.insert(name.clone(), Value::Array(entry));
            whole.extend(bytes);
        }
        Self { kind, packed: squeeze::pack(kind, &whole), size: whole.len() }
    }

    fn entry(&self, id: &str) -> Value {
        json!({ "id": id, "code": self.kind == Kind::Code, "packed": self.packed.len(), "size": self.size })
    }
}

/// The unpacker for the page. No path of this machine gets into it.
fn unpacker(work: &Path) -> Result<Vec<u8>, PackError> {
    let to = work.join("unpack.wasm");
    let options =
        ["--edition=2024", "--crate-type=cdylib", "--crate-name=unpack", "--target=wasm32-unknown-unknown"];
    let small = ["-Copt-level=3", "-Cpanic=abort", "-Clto", "-Ccodegen-units=1", "-Cstrip=symbols"];
    run(Command::new("rustc").args(options).args(small).arg("-o").arg(&to).arg(UNPACKER))?;
    fs::read(&to).map_err(failed(&to))
}

/// Both later styles as one; the first stands in the page already.
fn style(folder: &Path) -> Result<String, PackError> {
    let mut styles: Vec<PathBuf> = named_files(folder)?
        .into_iter()
        .filter_map(|(name, path)| (name.starts_with("app-") && name.ends_with(".css")).then_some(path))
        .collect();
    styles.sort_by_key(|path| path.to_string_lossy().contains("-later"));
    let texts = styles.iter().map(|path| fs::read_to_string(path).map_err(failed(path)));
    Ok(texts.collect::<Result<Vec<_>, _>>()?.concat())
}

/// What goes into the page.
struct Parts<'a> {
    loader: &'a str,
    app: &'a [u8],
    style: &'a str,
    /// What is said when it cannot start.
    broken: &'a str,
    icon: &'a str,
}

/// The page up to its archives, in ASCII.
fn page_of(html: &str, parts: &Parts<'_>) -> Result<String, PackError> {
    let critical = between(html, "<style>", "</style>")?;
    let policy = format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval' {} {}; style-src {} {}; img-src data: blob:; media-src \
         blob:; base-uri 'none'; form-action 'none'",
        hash(parts.loader.as_bytes()),
        hash(parts.app),
        hash(critical.as_bytes()),
        hash(parts.style.as_bytes()),
    );
    let icon: String = parts
        .icon
        .trim()
        .chars()
        .map(|c| if "\"#%<>".contains(c) { format!("%{:02X}", c as u32) } else { c.to_string() })
        .collect();
    let icon = format!("<link rel=\"icon\" href=\"data:image/svg+xml,{icon}\" type=\"image/svg+xml\">");
    let script = format!("<script type=\"module\">{}</script>", parts.loader);
    let mut page = html.to_owned();
    let edits = [
        ("<meta charset=\"", "\">", "<meta charset=\"windows-1252\">".to_owned()),
        (
            "<meta http-equiv=\"Content-Security-Policy\" content=\"",
            "\">",
            format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"),
        ),
        ("<link rel=\"icon\" ", ">", icon),
        ("<link rel=\"apple-touch-icon\" ", ">", String::new()),
        ("<link rel=\"manifest\" ", ">", String::new()),
        ("<meta name=\"app-entry\" ", ">", String::new()),
        ("<script type=\"module\" src=\"", "</script>", script),
        ("</body>", "</html>", String::new()),
    ];
    for (from, to, by) in edits {
        page = replaced(&page, from, to, &by)?;
    }
    // What a release asks for ahead.
    for ahead in ["<link rel=\"modulepreload\" ", "<link rel=\"preload\" "] {
        while let Some((before, rest)) = page.split_once(ahead) {
            let (_, after) = rest.split_once('>').ok_or(PackError::Page("a tag of the page has no end"))?;
            page = [before, after].concat();
        }
    }
    let sentence = between(&page, "id=\"cannot-start\"", "</p>")?.to_owned();
    let (attributes, _) = sentence.split_once('>').ok_or(PackError::Page("cannot-start has no end"))?;
    let page = page.replace(&sentence, &format!("{attributes}>{}", parts.broken));
    Ok(page.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("&#{};", c as u32) }).collect())
}

fn hash(text: &[u8]) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// What stands between two marks, the first of which must be there once.
fn between<'a>(html: &'a str, from: &str, to: &str) -> Result<&'a str, PackError> {
    let mut parts = html.split(from);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(_), Some(rest), None) => {
            rest.split_once(to).map(|(found, _)| found).ok_or(PackError::Page("a tag of the page has no end"))
        }
        _ => Err(PackError::Tool(format!("index.html: {from} must be there once"))),
    }
}

fn replaced(html: &str, from: &str, to: &str, by: &str) -> Result<String, PackError> {
    let found = between(html, from, to)?;
    Ok(html.replace(&format!("{from}{found}{to}"), by))
}

/// Bytes as they survive in a script element of a page in windows-1252. A parser would change a zero and a carriage
/// return, and see tags and comments.
fn escaped(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 64);
    for (at, byte) in bytes.iter().enumerate() {
        let tag = *byte == b'<' && bytes.get(at + 1).is_none_or(|next| matches!(next, b'!' | b'/'));
        if matches!(*byte, 0 | b'\r' | ESCAPE) || tag {
            out.extend([ESCAPE, byte + 64]);
        } else {
            out.push(*byte);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use squeeze::{Kind, Unpacker};

    use super::escaped;

    fn unescaped(text: &[u8]) -> Vec<u8> {
        let mut bytes = text.iter();
        let mut out = Vec::new();
        while let Some(byte) = bytes.next() {
            out.push(if *byte == super::ESCAPE { bytes.next().map_or(0, |next| next - 64) } else { *byte });
        }
        out
    }

    /// Bytes without a pattern.
    fn noise(length: usize) -> Vec<u8> {
        let mut state = 1_u64;
        let next = |_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 56) as u8
        };
        (0..length).map(next).collect()
    }

    #[test]
    fn every_byte_survives_in_a_page_and_none_ends_it() {
        for bytes in
            [Vec::new(), (0..=255).collect(), noise(200_000), b"</script><!--<script>\r\n\0\x10<".to_vec()]
        {
            let text = escaped(&bytes);
            assert_eq!(unescaped(&text), bytes);
            assert!(!text.contains(&0) && !text.contains(&b'\r'));
            assert!(text.windows(2).all(|pair| pair != b"</" && pair != b"<!"));
            assert_ne!(text.last(), Some(&b'<'), "the end of the element follows");
        }
    }

    #[test]
    fn what_is_packed_is_unpacked_in_steps_of_any_size() {
        let text = "Ideen kommen beim Gehen. Идеите идват при ходене. ".repeat(300);
        let cases = [Vec::new(), vec![0], vec![255; 5000], noise(5000), text.into_bytes()];
        for (number, bytes) in cases.into_iter().enumerate() {
            for kind in [Kind::Code, Kind::Text] {
                let packed = squeeze::pack(kind, &bytes);
                for step in [1, 7, 4096] {
                    let mut unpacker = Unpacker::new(kind, packed.clone(), bytes.len());
                    while unpacker.bytes().len() < bytes.len() {
                        unpacker.run(step);
                    }
                    assert!(unpacker.bytes() == bytes, "case {number}");
                }
            }
        }
    }

    #[test]
    fn what_repeats_becomes_small_and_what_does_not_hardly_grows() {
        let text = "A person answers the statements of an instrument. ".repeat(200);
        assert!(squeeze::pack(Kind::Text, text.as_bytes()).len() < 200);
        assert!(squeeze::pack(Kind::Code, &noise(20_000)).len() < 21_000);
    }

    #[test]
    fn damaged_bytes_unpack_to_something_else_without_a_panic() {
        let text = "Nothing leaves this browser. ".repeat(50).into_bytes();
        let mut packed = squeeze::pack(Kind::Text, &text);
        packed.truncate(packed.len() / 2);
        packed[0] ^= 0xff;
        let mut unpacker = Unpacker::new(Kind::Text, packed, text.len());
        unpacker.run(text.len());
        assert_eq!(unpacker.bytes().len(), text.len());
        assert!(unpacker.bytes() != text);
    }
}
