//! The gate: nothing that is shipped may name another origin that a browser would load something from.
//!
//! Links that a person may follow, sources in texts, names of XML vocabularies and licence notices are no loads. What
//! the compiled app asks for cannot be read here; the page's policy and the journeys hold that.

use std::fs;
use std::path::Path;

use super::offline::named_files;
use super::pack::{PackError, failed};

/// Attributes whose address a browser fetches, whatever the element; `href` is another matter.
const FETCHED: [&str; 9] =
    ["src", "srcset", "data", "poster", "action", "formaction", "background", "manifest", "imagesrcset"];

/// Elements whose `href` only a person follows.
const LINKS: [&str; 2] = ["a", "area"];

/// What stands before an address that a script loads, without spaces.
const CALLS: [&str; 16] = [
    "fetch(",
    "import(",
    "import",
    "from",
    "Worker(",
    "EventSource(",
    "WebSocket(",
    "importScripts(",
    "sendBeacon(",
    "Request(",
    ".src=",
    ".href=",
    ".action=",
    "register(",
    "addModule(",
    "open(",
];

/// What wraps an address on its way into such a call.
const WRAPS: [&str; 2] = ["newURL(", "String("];

/// Fields of the manifest that a browser fetches or goes to.
const MANIFEST: [&str; 5] = ["src", "start_url", "scope", "url", "action"];

/// Looks through every shipped file.
///
/// # Errors
/// When one cannot be read, or names a foreign origin that would be loaded.
pub(crate) fn gate(folder: &Path) -> Result<(), PackError> {
    let mut found = Vec::new();
    for (name, path) in named_files(folder)? {
        let bytes = fs::read(&path).map_err(failed(&path))?;
        found.extend(
            loads(&name, &String::from_utf8_lossy(&bytes)).iter().map(|load| format!("{name}: {load}")),
        );
    }
    if found.is_empty() { Ok(()) } else { Err(PackError::Foreign(found)) }
}

/// Foreign addresses that a browser would load on meeting this file, each as it stands there.
fn loads(name: &str, text: &str) -> Vec<String> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending {
        "html" | "svg" => in_markup(text),
        "css" => in_style(text),
        "js" | "mjs" => in_script(text),
        "webmanifest" => in_manifest(text),
        _ => Vec::new(),
    }
}

/// Whether an address names an origin of its own.
fn is_foreign(address: &str) -> bool {
    let address = address.trim_start().to_ascii_lowercase();
    ["http:", "https:", "ws:", "wss:", "ftp:", "//", "\\\\"].iter().any(|start| address.starts_with(start))
}

fn in_markup(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let (tag, after) = tag(after);
        rest = after;
        let element = tag.name.to_ascii_lowercase();
        for (name, value) in &tag.attributes {
            let name = name.to_ascii_lowercase();
            let fetched = match name.as_str() {
                "href" | "xlink:href" => !LINKS.contains(&element.as_str()),
                "style" => {
                    found.extend(in_style(value));
                    false
                }
                "content" => {
                    let goes = value.to_ascii_lowercase();
                    element == "meta"
                        && goes
                            .split_once("url=")
                            .is_some_and(|(_, to)| is_foreign(to.trim_matches(['\'', '"'])))
                }
                name => FETCHED.contains(&name),
            };
            let several = name.ends_with("srcset");
            let mut addresses = value.split(|c| several && c == ',').filter(|address| is_foreign(address));
            if fetched && (name == "content" || addresses.next().is_some()) {
                found.push(format!("<{element} {name}=\"{value}\">"));
            }
        }
        if element == "script" || element == "style" {
            let end = format!("</{element}");
            let (content, after) = rest.split_once(&end).unwrap_or((rest, ""));
            rest = after;
            let kind = tag.attributes.iter().find(|(name, _)| *name == "type").map_or("", |(_, kind)| *kind);
            if element == "style" {
                found.extend(in_style(content));
            } else if kind.is_empty() || kind == "module" || kind.contains("javascript") {
                found.extend(in_script(content));
            }
        }
    }
    found
}

/// An opening tag.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
}

/// Reads a tag behind its `<`, and gives what follows it.
fn tag(text: &str) -> (Tag<'_>, &str) {
    let end = |c: char| c.is_whitespace() || c == '>' || c == '/';
    let (name, mut rest) = text.split_at(text.find(end).unwrap_or(text.len()));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return (Tag { name, attributes }, rest);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (Tag { name, attributes }, after);
        }
        // A sign that begins no name would never be passed.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let over = rest[first..].find(|c: char| end(c) || c == '=').map_or(rest.len(), |at| at + first);
        let (attribute, after) = rest.split_at(over);
        let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
            attributes.push((attribute, ""));
            rest = after;
            continue;
        };
        let quote = value.chars().next().filter(|c| *c == '"' || *c == '\'');
        let (value, after) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => {
                value.split_at(value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len()))
            }
        };
        attributes.push((attribute, value));
        rest = after;
    }
}

fn in_style(text: &str) -> Vec<String> {
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    for mark in ["url(", "@import", "image-set("] {
        for (at, _) in lower.match_indices(mark) {
            let address = text[at + mark.len()..]
                .trim_start_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'');
            if is_foreign(address) {
                found.push(beginning(&text[at..]));
            }
        }
    }
    found
}

fn in_script(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(['"', '\'', '`']) {
        if !is_foreign(&text[at + 1..]) {
            continue;
        }
        let before: String = text[..at].chars().rev().filter(|c| !c.is_whitespace()).take(24).collect();
        let mut before: String = before.chars().rev().collect();
        while let Some(bare) = WRAPS.iter().find_map(|wrap| before.strip_suffix(wrap)) {
            before = bare.to_owned();
        }
        if CALLS.iter().any(|call| before.ends_with(call)) {
            found.push(format!("{before}{}", beginning(&text[at..])));
        }
    }
    found
}

fn in_manifest(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for field in MANIFEST {
        for (_, after) in
            text.match_indices(&format!("\"{field}\"")).map(|(at, name)| text[at..].split_at(name.len()))
        {
            let value = after.trim_start().strip_prefix(':').map_or("", str::trim_start);
            if value.strip_prefix('"').is_some_and(is_foreign) {
                found.push(format!("{field}: {}", beginning(value)));
            }
        }
    }
    found
}

/// Enough of a place to find it again.
fn beginning(text: &str) -> String {
    text.chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::loads;

    #[track_caller]
    fn refused(name: &str, text: &str) {
        assert_eq!(loads(name, text).len(), 1, "{name}: {text}");
    }

    #[track_caller]
    fn fine(name: &str, text: &str) {
        assert_eq!(loads(name, text), [""; 0], "{name}: {text}");
    }

    #[test]
    fn markup_that_loads_from_elsewhere_is_refused() {
        for text in [
            "<script src=\"https://cdn.example/a.js\"></script>",
            "<script\n  defer src='//cdn.example/a.js'></script>",
            "<LINK REL=stylesheet HREF=http://fonts.example/css>",
            "<link rel=\"preconnect\" href=\"https://fonts.example\">",
            "<img alt=\"\" src=\" https://example.org/pixel.gif\">",
            "<img srcset=\"a.png 1x, https://example.org/b.png 2x\">",
            "<iframe src=https://example.org/></iframe>",
            "<form action=\"https://example.org/collect\">",
            "<video poster=\"https://example.org/p.jpg\"></video>",
            "<object data=\"https://example.org/o.swf\"></object>",
            "<base href=\"https://example.org/\">",
            "<meta http-equiv=refresh content=\"0; url=https://example.org/\">",
            "<p style=\"background: url(https://example.org/a.png)\">",
            "<style>@import \"https://example.org/a.css\";</style>",
            "<script type=\"module\">import a from \"https://example.org/a.js\"</script>",
            "<p title=\"a > b\"><img src=\"https://example.org/a.png\">",
        ] {
            refused("index.html", text);
        }
        refused("icon.svg", "<svg><image xlink:href=\"https://example.org/a.png\"/></svg>");
        refused("icon.svg", "<svg><use href=\"//example.org/a.svg#b\"/></svg>");
    }

    #[test]
    fn markup_that_only_names_an_origin_is_fine() {
        for text in [
            "<a href=\"https://example.org/\">a source</a>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>",
            "<script src=\"./boot.js\"></script><link rel=icon href=icon.svg>",
            "<!-- <script src=\"https://cdn.example/a.js\"></script> -->",
            "<img src=\"data:image/png;base64,//8A\">",
            "<p>See https://example.org/ or src=\"https://example.org\"</p>",
            "<meta name=\"description\" content=\"https://example.org\">",
            "<script type=\"text/plain\">import(\"https://example.org\")</script>",
            "< a <b <",
        ] {
            fine("index.html", text);
        }
    }

    #[test]
    fn styles() {
        refused("app.css", "a { background: url(https://example.org/a.png) }");
        refused("app.css", "a{background:URL( '//example.org/a.png')}");
        refused("app.css", "@import url(https://example.org/a.css);");
        refused("app.css", "@import \"https://example.org/a.css\";");
        refused("app.css", "a{background:image-set(\"https://example.org/a.png\" 1x)}");
        fine("app.css", "a { background: url(a.png), url(data:image/svg+xml,//) } /* https://example.org */");
        fine("app.css", "@namespace \"http://www.w3.org/1999/xhtml\";");
    }

    #[test]
    fn scripts() {
        for text in [
            "fetch(\"https://example.org/collect\")",
            "fetch( 'https://example.org/collect' , {})",
            "fetch(`//example.org/${id}`)",
            "import{a}from\"https://example.org/a.js\"",
            "import 'https://example.org/a.js'",
            "await import(new URL(\"https://example.org/a.js\"))",
            "new Worker(\"https://example.org/w.js\")",
            "importScripts('http://example.org/w.js')",
            "new WebSocket(\"wss://example.org\")",
            "new EventSource(\"https://example.org/e\")",
            "navigator.sendBeacon(\"https://example.org/b\",d)",
            "image.src = \"https://example.org/p.gif\"",
            "request.open(\"https://example.org\")",
        ] {
            refused("boot.js", text);
        }
        for text in [
            "document.createElementNS(\"http://www.w3.org/2000/svg\",\"g\")",
            "const about=\"https://example.org\"; fetch(\"site.json\")",
            "// see https://example.org\nimport(\"./a.js\")",
            "a=b//c\n\"x\"",
        ] {
            fine("boot.js", text);
        }
    }

    #[test]
    fn the_manifest_and_what_is_only_read() {
        refused("manifest.webmanifest", r#"{"icons": [{"src": "https://example.org/i.png"}]}"#);
        refused("manifest.webmanifest", r#"{"start_url":"//example.org/"}"#);
        fine(
            "manifest.webmanifest",
            r#"{"start_url": "./", "description": "https://example.org", "icons": [{"src": "i.png"}]}"#,
        );
        fine("library/stories.json", r#"{"source": "https://example.org"}"#);
        fine("notices.txt", "https://example.org");
    }
}
