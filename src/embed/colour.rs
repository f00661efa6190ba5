//! Colours, their contrast, and the same hue lighter or darker.

use std::fmt;

/// An opaque sRGB colour: red, green and blue, 0–255 each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// The least contrast of text on its background: WCAG 2.2, success criterion 1.4.3.
pub const ENOUGH: f64 = 4.5;

impl Colour {
    /// Reads `#rrggbb`; anything else is `None`.
    ///
    /// ```
    /// use innospark::embed::Colour;
    /// assert_eq!(Colour::parse("#B23a0a"), Some(Colour(178, 58, 10)));
    /// assert_eq!(Colour::parse("red"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?.as_bytes();
        if digits.len() != 6 {
            return None;
        }
        let digit = |at: usize| char::from(digits[at]).to_digit(16);
        let pair = |at: usize| Some((digit(at)? * 16 + digit(at + 1)?) as u8);
        Some(Self(pair(0)?, pair(2)?, pair(4)?))
    }

    /// Relative luminance, 0 (black) to 1 (white), as WCAG defines it.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The colour a `share` of the way to `other`, channel by channel: 0 is this one, 1 the other.
    #[must_use]
    pub fn towards(self, other: Self, share: f64) -> Self {
        let mix =
            |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * share + 0.5) as u8;
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    /// Lightness, 0 to 1, and the two axes of hue in OKLab.
    pub(super) fn oklab(self) -> [f64; 3] {
        let [red, green, blue] = self.linear();
        let long = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let middle = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let short = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        [
            0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short,
            1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short,
            0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short,
        ]
    }

    /// The colour of an OKLab value (Björn Ottosson, 2020); of a hue that sRGB does not have so strong at this
    /// lightness, a paler kind.
    pub(super) fn from_oklab([lightness, a, b]: [f64; 3]) -> Self {
        let mut strength = 1.0;
        loop {
            let channels = to_linear([lightness, a * strength, b * strength]);
            let shown = channels.iter().all(|channel| (-1e-4..=1.0001).contains(channel));
            if shown || strength <= 0.01 {
                let [red, green, blue] = channels.map(encode);
                return Self(red, green, blue);
            }
            strength -= 0.02;
        }
    }

    fn linear(self) -> [f64; 3] {
        [self.0, self.1, self.2].map(|channel| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.040_45 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
        })
    }
}

fn to_linear([lightness, a, b]: [f64; 3]) -> [f64; 3] {
    let long = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let middle = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let short = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    [
        4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short,
        -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short,
        -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701_0 * short,
    ]
}

fn encode(linear: f64) -> u8 {
    let linear = linear.clamp(0.0, 1.0);
    let channel = if linear <= 0.003_130_8 { 12.92 * linear } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 };
    (channel * 255.0 + 0.5) as u8
}

impl fmt::Display for Colour {
    /// `#rrggbb`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("#")?;
        for channel in [self.0, self.1, self.2] {
            for digit in [channel >> 4, channel & 15] {
                f.write_str(&"0123456789abcdef"[usize::from(digit)..=usize::from(digit)])?;
            }
        }
        Ok(())
    }
}

/// The contrast of two colours, 1 (none) to 21 (black on white), as WCAG defines it.
#[must_use]
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (one.luminance() + 0.05, other.luminance() + 0.05);
    one.max(other) / one.min(other)
}
