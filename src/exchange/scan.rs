//! QR codes in pictures: grey pixels in, the texts that they say out. For browsers that have no reader of their own.

use rqrr::PreparedImage;

/// Most pixels a side; whoever has more scales them down first. A result's picture fills a good part of any photo of it.
pub const LARGEST_SIDE: usize = 1600;

/// Fewest pixels a side: no QR code has fewer modules.
const SMALLEST_SIDE: usize = 21;

/// A picture as grey pixels, 0 black to 255 white, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Greys {
    width: usize,
    pixels: Vec<u8>,
}

impl Greys {
    /// A picture of `width` pixels a row, as grey already. `None` for a size that no code can be read from: too small, too
    /// large, or no whole rows.
    #[must_use]
    pub fn new(width: usize, pixels: Vec<u8>) -> Option<Self> {
        let height = pixels.len().checked_div(width)?;
        let fits = |side: usize| (SMALLEST_SIDE..=LARGEST_SIDE).contains(&side);
        (fits(width) && fits(height) && width * height == pixels.len()).then_some(Self { width, pixels })
    }

    /// The same from red, green, blue and opacity, a byte each. What is transparent lies on white paper. `None` as
    /// [`Greys::new`].
    #[must_use]
    pub fn of_rgba(width: usize, bytes: &[u8]) -> Option<Self> {
        let (pixels, rest) = bytes.as_chunks::<4>();
        let grey = |[red, green, blue, opacity]: &[u8; 4]| {
            // The weights of ITU-R BT.601 in 256ths.
            let [red, green, blue, opacity] = [*red, *green, *blue, *opacity].map(u32::from);
            let luma = (77 * red + 150 * green + 29 * blue) >> 8;
            ((luma * opacity + 255 * (255 - opacity)) / 255) as u8
        };
        if rest.is_empty() { Self::new(width, pixels.iter().map(grey).collect()) } else { None }
    }

    /// Light for dark: some print codes light on dark, and a dark theme may turn them round.
    #[must_use]
    pub fn inverted(&self) -> Self {
        Self { width: self.width, pixels: self.pixels.iter().map(|grey| 255 - grey).collect() }
    }

    /// What the QR codes in the picture say, each text once. Those that cannot be read are passed over.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        let height = self.pixels.len() / self.width;
        let grey = |x: usize, y: usize| self.pixels.get(y * self.width + x).copied().unwrap_or(u8::MAX);
        let mut picture = PreparedImage::prepare_from_greyscale(self.width, height, grey);
        let mut texts: Vec<String> = Vec::new();
        for grid in picture.detect_grids() {
            if let Ok((_, text)) = grid.decode()
                && !texts.contains(&text)
            {
                texts.push(text);
            }
        }
        texts
    }
}
