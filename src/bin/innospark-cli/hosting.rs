//! What servers need beside the page: headers for four kinds of host, and every text file compressed already.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;
use brotli::enc::backward_references::BrotliEncoderMode;

use super::pack::{PackError, failed};

/// Headers by server, and where they lie in a built folder. Netlify and Apache find theirs by these names.
const CONFIGURATIONS: [(&str, &str); 4] = [
    ("_headers", include_str!("../../../assets/hosting/headers")),
    (".htaccess", include_str!("../../../assets/hosting/htaccess")),
    ("hosting/nginx.conf", include_str!("../../../assets/hosting/nginx.conf")),
    ("hosting/Caddyfile", include_str!("../../../assets/hosting/Caddyfile")),
];

/// What a page of ours may use of the device: the camera, to read a result code, and the clipboard, to copy one.
const PERMISSIONS: &str = "accelerometer=(), camera=(self), clipboard-write=(self), display-capture=(), geolocation=(), \
    gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

/// What is worth compressing.
const TEXTS: [&str; 9] = ["css", "csv", "html", "js", "json", "svg", "txt", "wasm", "webmanifest"];

/// It is packed already, and is given out to be kept, not shown.
const PACKED: &str = "innospark.html";

/// Below this a compressed file saves nothing: it fits into one packet either way.
const SMALL: usize = 1024;

/// Writes the servers' files, with the policy of the page.
///
/// # Errors
/// When the page has no policy, or a file cannot be written.
pub(crate) fn configure(folder: &Path, html: &str) -> Result<(), PackError> {
    let policy = policy(html).ok_or(PackError::Page("there must be a content security policy"))?;
    let hashed: String = hashed_names(folder)?
        .iter()
        .map(|name| format!("/{name}\n  Cache-Control: public, max-age=31536000, immutable\n"))
        .collect();
    for (name, template) in CONFIGURATIONS {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed(parent))?;
        }
        let text = template
            .replace("{{policy}}", policy)
            .replace("{{permissions}}", PERMISSIONS)
            .replace("{{hashed}}\n", &hashed);
        fs::write(&path, text).map_err(failed(&path))?;
    }
    Ok(())
}

fn policy(html: &str) -> Option<&str> {
    let (_, rest) = html.split_once("http-equiv=\"Content-Security-Policy\" content=\"")?;
    rest.split_once('"').map(|(policy, _)| policy)
}

/// The files of a built folder whose names carry a hash of their content.
fn hashed_names(folder: &Path) -> Result<Vec<String>, PackError> {
    let entries = fs::read_dir(folder).map_err(failed(folder))?;
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut hashed: Vec<String> = names.filter(|name| is_hashed(name)).collect();
    hashed.sort();
    Ok(hashed)
}

/// Whether a name has a hash as Trunk writes it: sixteen hexadecimal digits behind a hyphen, or a few less, because it
/// leaves out zeros at the beginning.
fn is_hashed(name: &str) -> bool {
    const DIGITS: std::ops::RangeInclusive<usize> = 12..=16;
    name.split('-').skip(1).any(|part| {
        let digits = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        let rest = &part[digits..];
        DIGITS.contains(&digits) && (rest.is_empty() || rest.starts_with(['.', '_']))
    })
}

/// Puts `.br` and `.gz` beside every text file below a folder, where they are smaller.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn compress(folder: &Path) -> Result<(), PackError> {
    for path in files_below(folder)? {
        let worth = path.extension().is_some_and(|ending| TEXTS.iter().any(|text| ending == *text));
        let worth = worth && path.file_name().is_none_or(|name| name != PACKED);
        let bytes = fs::read(&path).map_err(failed(&path))?;
        if !worth || bytes.len() < SMALL {
            continue;
        }
        for (ending, packed) in [("br", brotli(&path, &bytes)), ("gz", gzip(&bytes))] {
            let packed = packed.map_err(failed(&path))?;
            let mut name = path.clone().into_os_string();
            name.push(".");
            name.push(ending);
            let beside = PathBuf::from(name);
            if packed.len() < bytes.len() {
                fs::write(&beside, packed).map_err(failed(&beside))?;
            }
        }
    }
    Ok(())
}

/// Every file below a folder but those for whoever runs the server.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>, PackError> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed(folder))? {
        let path = entry.map_err(failed(folder))?.path();
        // What is for whoever runs the server is never served.
        if path.is_dir() && path.file_name().is_some_and(|name| name != "hosting") {
            files.extend(files_below(&path)?);
        } else if path.is_file() {
            files.push(path);
        }
    }
    Ok(files)
}

/// Compresses a file's content at brotli's highest level.
///
/// # Errors
/// Never where memory suffices; the writer's shape makes it fallible.
pub(crate) fn brotli(path: &Path, bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut params = BrotliEncoderParams::default();
    if path.extension().is_some_and(|ending| ending == "wasm") {
        // Which byte comes next in machine code is told best by the high bits of the one before it: 1.6 % less than with
        // the context that the encoder picks. Every decoder knows all four.
        params.mode = BrotliEncoderMode::BROTLI_FORCE_MSB_PRIOR;
    }
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params)?;
    Ok(packed)
}

/// Compresses for browsers and servers that know gzip alone.
///
/// # Errors
/// As [`brotli`].
pub(crate) fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    // No name and no time inside, so that two builds of one commit are the same.
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}
