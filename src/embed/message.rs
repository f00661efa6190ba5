//! What the frame says to the host page.

/// The protocol's version (DESIGN contract 4.7).
pub const PROTOCOL: u8 = 1;

/// A message to the host page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outgoing<'a> {
    /// The app can be used.
    Ready,
    /// The document's height in CSS pixels.
    Height {
        /// The height.
        height: u32,
        /// After a change of page: the place, counted from the frame's top in CSS pixels, that the host is asked to
        /// bring into view.
        top: Option<u32>,
    },
    /// How many statements of the assessment at hand are answered.
    Progress {
        /// Answered so far.
        answered: usize,
        /// Asked in all.
        total: usize,
    },
    /// A profile was opened for the first time. It carries nothing of it.
    Complete,
    /// The person pressed the button that sends their result code to the host it names.
    Shared {
        /// The code.
        code: &'a str,
    },
}

impl Outgoing<'_> {
    /// The message as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let (name, fields) = match self {
            Self::Ready => ("ready", String::new()),
            Self::Height { height, top } => {
                let mut fields = number("height", u64::from(*height));
                if let Some(top) = top {
                    fields.push_str(",\"scroll\":true");
                    fields.push_str(&number("top", u64::from(*top)));
                }
                ("height", fields)
            }
            Self::Progress { answered, total } => {
                ("progress", number("answered", *answered as u64) + &number("total", *total as u64))
            }
            Self::Complete => ("complete", String::new()),
            Self::Shared { code } => {
                ("shared", String::from(",\"code\":") + &serde_json::Value::from(*code).to_string())
            }
        };
        let mut text = String::from("{\"innospark\":");
        text.push_str(&PROTOCOL.to_string());
        text.push_str(",\"type\":\"");
        text.push_str(name);
        text.push('"');
        text.push_str(&fields);
        text.push('}');
        text
    }

    /// Whether any page may hear it: it says no more than the frame's place in the page shows anyway.
    pub(super) fn is_public(&self) -> bool {
        matches!(self, Self::Ready | Self::Height { .. })
    }
}

fn number(name: &str, value: u64) -> String {
    let mut field = String::from(",\"");
    field.push_str(name);
    field.push_str("\":");
    field.push_str(&value.to_string());
    field
}

/// A measured length as whole CSS pixels, upwards, so that nothing is cut off and parts of a pixel are no news. `None`
/// for what is no length.
#[must_use]
pub fn pixels(measured: f64) -> Option<u32> {
    const MOST: f64 = 1_000_000.0;
    // A hair above a whole number is a rounding error of the browser's.
    (0.0..=MOST).contains(&measured).then(|| (measured - 0.01).max(0.0).ceil() as u32)
}
