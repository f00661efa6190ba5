//! Makes the page, its script and its styles small, and cuts off the style that the first question does not need.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::pack::{PackError, failed};
use super::split::run;

/// Where the style is cut; a line of its own.
const CUT: &str = "/* ==== */";

/// Cuts the built style in two and gives the name of the later file.
///
/// # Errors
/// When there is not exactly one style with one cut, or a file or esbuild fails.
pub(crate) fn cut_style(folder: &Path) -> Result<String, PackError> {
    let first = style_of(folder)?;
    let text = fs::read_to_string(&first).map_err(failed(&first))?;
    let cut: Vec<&str> = text.split(CUT).collect();
    let [now, later] = cut[..] else {
        return Err(PackError::Page("the style has no single line where it is cut"));
    };
    let stem = first.file_stem().unwrap_or_default().to_string_lossy();
    let name = format!("{stem}-later.css");
    let second = folder.join(&name);
    for (path, text) in [(&first, now), (&second, later)] {
        fs::write(path, text).map_err(failed(path))?;
        minify(path)?;
    }
    Ok(name)
}

/// The style that Trunk put into the folder.
fn style_of(folder: &Path) -> Result<PathBuf, PackError> {
    let entries = fs::read_dir(folder).map_err(failed(folder))?;
    let mut paths = entries.flatten().map(|entry| entry.path());
    let style = paths.find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("app-") && name.ends_with(".css")
    });
    style.ok_or(PackError::Page("the style is not in the folder"))
}

/// Makes a script or a style small, in its place.
///
/// # Errors
/// When esbuild fails.
pub(crate) fn minify(path: &Path) -> Result<(), PackError> {
    run(Command::new("esbuild")
        .arg(path)
        .args(["--minify", "--target=es2022", "--log-level=warning", "--allow-overwrite"])
        .arg(format!("--outfile={}", path.display())))
}

/// The page without comments, and with its inlined style made small.
///
/// # Errors
/// When esbuild fails, or there is not exactly one inlined style.
pub(crate) fn trim_page(html: &str, folder: &Path) -> Result<String, PackError> {
    let html = without_comments(html);
    let style = html.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>"));
    let Some((style, _)) = style.filter(|_| html.matches("<style>").count() == 1) else {
        return Err(PackError::Page("there must be exactly one inlined <style>"));
    };
    let aside = folder.join("inlined.css");
    fs::write(&aside, style).map_err(failed(&aside))?;
    minify(&aside)?;
    let small = fs::read_to_string(&aside).map_err(failed(&aside))?;
    fs::remove_file(&aside).map_err(failed(&aside))?;
    Ok(html.replace(style, small.trim_end()))
}

/// The page with its style left to `boot.js`, which lets the app wait for it: where Trunk puts it, the browser
/// would wait for it before it paints.
///
/// # Errors
/// When the page has no style, or no place that names the app's files.
pub(crate) fn style_aside(html: &str) -> Result<String, PackError> {
    const ENTRY: &str = "<meta name=\"app-entry\" ";
    let (before, rest) =
        html.split_once("<link rel=\"stylesheet\"").ok_or(PackError::Page("there is no style"))?;
    let (link, after) = rest.split_once('>').ok_or(PackError::Page("a tag of the page has no end"))?;
    let name = link.split_once("href=\"").and_then(|(_, rest)| rest.split_once('"')).map(|(name, _)| name);
    let name = name.ok_or(PackError::Page("the style has no address"))?;
    let html = [before, after].concat();
    if !html.contains(ENTRY) {
        return Err(PackError::Page("nothing names the app's files"));
    }
    Ok(html.replace(ENTRY, &format!("{ENTRY}data-css=\"{name}\" ")))
}

/// A page without the comments that are for its authors.
fn without_comments(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}
