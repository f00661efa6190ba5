//! A result's code, or an address, as a QR code for a phone's camera.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

use super::code::{ResultCode, link};

/// Largest picture, 57 modules a side: with its quiet zone, five pixels a module on the narrowest phone, which a camera
/// reads at arm's length. It holds a link with an address of about 110 characters.
const LARGEST: u8 = 10;

/// Largest picture on a wall or on paper, 97 modules a side: it holds 666 bytes, an address with a room's name of 80
/// letters in any script.
const LARGEST_ON_PAPER: u8 = 20;

/// Modules left empty on each side, as the standard asks.
const QUIET: usize = 4;

/// What a picture says to the camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carries {
    /// The whole link, which opens the result.
    Link,
    /// The code alone, to be entered by hand.
    Code,
}

/// A QR code as one SVG path of dark modules, a unit each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What it says.
    pub carries: Carries,
    /// Modules a side, the quiet zone included.
    pub size: usize,
    /// The path's data.
    pub path: String,
}

impl Picture {
    /// The picture of a result's link, when the page's address leads anywhere from another device and the link is short
    /// enough to be scanned well; else of its code. Up to a seventh of it may be hidden or dirty (level M). `None` for a
    /// code that fits no picture of this size.
    #[must_use]
    pub fn of(address: &str, code: &ResultCode) -> Option<Self> {
        // A file's address leads nowhere from a phone.
        let lead = address.starts_with("http").then(|| link(address, ""));
        let whole = lead.and_then(|lead| draw(Some(&lead), code)).map(|drawn| (Carries::Link, drawn));
        let (carries, drawn) = whole.or_else(|| Some((Carries::Code, draw(None, code)?)))?;
        Some(Self::drawn(carries, &drawn))
    }

    /// The picture of any address, for a wall or a sheet of paper: up to a seventh of it may be hidden or dirty (level
    /// M). `None` for an address that leads nowhere from another device, or that is longer than such a picture holds.
    #[must_use]
    pub fn of_address(address: &str) -> Option<Self> {
        if !address.starts_with("http") {
            return None;
        }
        let segments = [QrSegment::make_bytes(address.as_bytes())];
        let largest = Version::new(LARGEST_ON_PAPER);
        let drawn = QrCode::encode_segments_advanced(
            &segments,
            QrCodeEcc::Medium,
            Version::MIN,
            largest,
            None::<Mask>,
            true,
        );
        Some(Self::drawn(Carries::Link, &drawn.ok()?))
    }

    fn drawn(carries: Carries, drawn: &QrCode) -> Self {
        Self { carries, size: drawn.size() as usize + 2 * QUIET, path: path(drawn) }
    }
}

/// The code's characters need five and a half bits each in the alphanumeric mode; only the address needs eight.
fn draw(lead: Option<&str>, code: &ResultCode) -> Option<QrCode> {
    let mut segments = Vec::new();
    segments.extend(lead.map(|lead| QrSegment::make_bytes(lead.as_bytes())));
    segments.push(QrSegment::make_alphanumeric(code.compact()));
    let (smallest, largest) = (Version::MIN, Version::new(LARGEST));
    QrCode::encode_segments_advanced(&segments, QrCodeEcc::Medium, smallest, largest, None::<Mask>, true).ok()
}

/// A rectangle for each run of dark modules in a row; filling closes it.
fn path(drawn: &QrCode) -> String {
    let mut path = String::new();
    let mut add = |letter: char, number: i32| {
        path.push(letter);
        path.push_str(&number.to_string());
    };
    for y in 0..drawn.size() {
        let mut x = 0;
        while x < drawn.size() {
            let run = (x..drawn.size()).take_while(|x| drawn.get_module(*x, y)).count() as i32;
            if 0 < run {
                add('M', x + QUIET as i32);
                add(' ', y + QUIET as i32);
                add('h', run);
                add('v', 1);
                add('h', -run);
            }
            x += run.max(1);
        }
    }
    path
}
