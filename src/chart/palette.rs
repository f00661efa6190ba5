//! Colours, as the page's style gives them.

/// An opaque sRGB colour: red, green and blue, 0–255 each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// Reads a colour as a browser's computed style writes it: `rgb(r, g, b)`, `rgba(r, g, b, a)`, `rgb(r g b / a)` or
    /// `#rrggbb`. Opacity is ignored; anything else is `None`.
    ///
    /// ```
    /// use innospark::chart::Rgb;
    /// assert_eq!(Rgb::parse("rgb(178 58 10 / 0.5)"), Some(Rgb(178, 58, 10)));
    /// ```
    pub fn parse(css: &str) -> Option<Self> {
        let css = css.trim();
        if let Some(hex) = css.strip_prefix('#') {
            if hex.len() != 6 || !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                return None;
            }
            let value = u32::from_str_radix(hex, 16).ok()?;
            return Some(Self((value >> 16) as u8, (value >> 8) as u8, value as u8));
        }
        let inner = css
            .strip_prefix("rgba")
            .or_else(|| css.strip_prefix("rgb"))?
            .strip_prefix('(')?
            .strip_suffix(')')?;
        let mut parts = inner.split([',', ' ', '/']).filter(|part| !part.is_empty());
        let color = Self(channel(parts.next()?)?, channel(parts.next()?)?, channel(parts.next()?)?);
        // A fourth part is the opacity; a fifth is a mistake.
        (parts.count() <= 1).then_some(color)
    }

    /// The colour a `share` of the way to `other`, channel by channel: 0 is this one, 1 the other.
    #[must_use]
    pub fn towards(self, other: Self, share: f64) -> Self {
        let mix =
            |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * share + 0.5) as u8;
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }
}

/// 0–255, rounded from the first decimal. By hand, because a parser of floats costs kilobytes of wasm.
fn channel(text: &str) -> Option<u8> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if !whole.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let up = decimals.bytes().next().is_some_and(|digit| digit >= b'5');
    Some((whole.parse::<u16>().ok()? + u16::from(up)).min(255) as u8)
}

/// The colours of a radar, taken from the page's design tokens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Axis labels.
    pub ink: Rgb,
    /// Ring numbers, and the target's line.
    pub soft: Rgb,
    /// Rings and spokes.
    pub rule: Rgb,
    /// The person's line and band.
    pub accent: Rgb,
    /// The previous attempt's line.
    pub second: Rgb,
    /// What the chart lies on; also inside hollow markers and round the ring numbers.
    pub paper: Rgb,
    /// How opaque the band is, 0–1; about 0.2.
    pub band: f64,
}

impl Palette {
    /// For paper and files: the page's light colours on white, with a grid that survives a printer.
    pub const PRINT: Self = Self {
        ink: Rgb(0x1b, 0x1d, 0x21),
        soft: Rgb(0x56, 0x5a, 0x61),
        rule: Rgb(0xc4, 0xc0, 0xb6),
        accent: Rgb(0xb2, 0x3a, 0x0a),
        second: Rgb(0x1f, 0x5f, 0x78),
        paper: Rgb(0xff, 0xff, 0xff),
        band: 0.2,
    };
}
