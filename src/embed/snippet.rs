//! The lines that a partner pastes into a page.

/// What the embedded assessment is to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The address of the folder that the app lies in, with a slash at its end.
    pub base: String,
    /// The instrument's id.
    pub instrument: String,
    /// The instrument's name, for the link that stands there until the script has run.
    pub name: String,
    /// Which form; empty for the instrument's first.
    pub form: String,
    /// The language; empty for that of the page around it.
    pub language: String,
    /// The theme's word; empty for as the device has it.
    pub theme: String,
    /// The accent as `#rrggbb`; empty for the app's own.
    pub accent: String,
    /// The radius's word; empty for the app's own.
    pub radius: String,
    /// The font's word; empty for the app's own.
    pub font: String,
}

impl Snippet {
    /// The settings that are not empty, by the name that element and address share.
    fn settings(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = [
            ("instrument", &self.instrument),
            ("form", &self.form),
            ("lang", &self.language),
            ("theme", &self.theme),
            ("accent", &self.accent),
            ("radius", &self.radius),
            ("font", &self.font),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name, value.as_str()))
    }

    /// The script and the element: it follows the height and forwards the events.
    #[must_use]
    pub fn element(&self) -> String {
        let mut html = String::from("<script async src=\"");
        html.push_str(&escaped(&self.base));
        html.push_str("embed.js\"></script>\n<innospark-assessment");
        for (name, value) in self.settings() {
            html.push(' ');
            html.push_str(name);
            html.push_str("=\"");
            html.push_str(&escaped(value));
            html.push('"');
        }
        html.push_str(">\n  <a href=\"");
        html.push_str(&escaped(&self.full()));
        html.push_str("\">");
        html.push_str(&escaped(&self.name));
        html.push_str("</a>\n</innospark-assessment>\n");
        html
    }

    /// A plain frame, for pages that allow no script: a height of its own, and its own scrolling.
    #[must_use]
    pub fn frame(&self) -> String {
        let mut html = String::from("<iframe src=\"");
        html.push_str(&escaped(&self.address()));
        html.push_str("\" title=\"");
        html.push_str(&escaped(&self.name));
        html.push_str("\" width=\"100%\" height=\"800\" loading=\"lazy\"></iframe>\n");
        html
    }

    /// The address of the app in a frame.
    #[must_use]
    pub fn address(&self) -> String {
        let mut address = self.base.clone();
        address.push_str("?embed=1");
        for (name, value) in self.settings() {
            address.push('&');
            address.push_str(name);
            address.push('=');
            // Ids, tags and words need no escaping; the accent's sign would begin the fragment.
            address.push_str(value.trim_start_matches('#'));
        }
        address
    }

    /// The address of the assessment on the full site.
    fn full(&self) -> String {
        let mut address = self.base.clone();
        address.push_str("?instrument=");
        address.push_str(&self.instrument);
        address
    }
}

/// A text as HTML has it, in an element or in an attribute with double quotes.
fn escaped(text: &str) -> String {
    let mut html = String::new();
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
    html
}
