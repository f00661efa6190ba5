//! A host page's accent colour, made legible in both themes.

use super::colour::{Colour, ENOUGH, contrast};

/// What text in the accent colour may stand on, in one theme.
#[derive(Debug, Clone, Copy)]
pub struct Papers {
    /// The page, `--paper` in the style.
    pub paper: Colour,
    /// What is raised from it, `--raised`.
    pub raised: Colour,
}

/// The papers of the light and of the dark theme; a test holds them to `style/critical.css`.
pub const PAPERS: [Papers; 2] = [
    Papers { paper: Colour(0xfb, 0xfa, 0xf6), raised: Colour(0xff, 0xff, 0xff) },
    Papers { paper: Colour(0x16, 0x17, 0x1a), raised: Colour(0x1d, 0x1f, 0x23) },
];

/// How much lightness one step takes or gives, of 1.
const STEP: f64 = 0.01;

/// How much of the accent is in the wash behind what is chosen.
const WASH: f64 = 0.1;

const WHITE: Colour = Colour(0xff, 0xff, 0xff);
const BLACK: Colour = Colour(0, 0, 0);

/// The accent in one theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shade {
    /// The accent itself; it has a contrast of at least [`ENOUGH`] on both papers.
    pub accent: Colour,
    /// Text on the accent, with at least that contrast too: white or black.
    pub ink: Colour,
    /// The pale kind of it, behind what is chosen.
    pub wash: Colour,
}

impl Shade {
    /// The wanted colour, lighter or darker as these papers need it, and no more than that.
    #[must_use]
    pub fn of(wanted: Colour, papers: Papers) -> Self {
        let legible = |colour: Colour| {
            [papers.paper, papers.raised].into_iter().all(|paper| ENOUGH <= contrast(colour, paper))
        };
        let [mut lightness, a, b] = wanted.oklab();
        let darker = 0.5 < papers.paper.luminance();
        let mut accent = wanted;
        while !legible(accent) {
            lightness += if darker { -STEP } else { STEP };
            // Black on light paper and white on dark paper are legible, so the steps end.
            accent = match lightness {
                ..0.0 => BLACK,
                1.0.. => WHITE,
                _ => Colour::from_oklab([lightness, a, b]),
            };
        }
        let ink = if contrast(WHITE, accent) < contrast(BLACK, accent) { BLACK } else { WHITE };
        Self { accent, ink, wash: papers.paper.towards(accent, WASH) }
    }
}

/// An accent in both themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    /// As it was asked for.
    pub wanted: Colour,
    /// In the light theme.
    pub light: Shade,
    /// In the dark theme.
    pub dark: Shade,
}

impl Accent {
    /// The wanted colour, corrected where it could not be read.
    #[must_use]
    pub fn of(wanted: Colour) -> Self {
        let [light, dark] = PAPERS.map(|papers| Shade::of(wanted, papers));
        Self { wanted, light, dark }
    }

    /// A line for the host's developers where the theme shown needed another colour: by how much the wanted one
    /// failed, and what stands instead. No colour passes in both themes, so each speaks for itself.
    #[must_use]
    pub fn note(&self, dark: bool) -> Option<String> {
        let (theme, shade, papers) =
            if dark { ("dark", self.dark, PAPERS[1]) } else { ("light", self.light, PAPERS[0]) };
        if shade.accent == self.wanted {
            return None;
        }
        let least = contrast(self.wanted, papers.paper).min(contrast(self.wanted, papers.raised));
        // Downwards, so that 4.49 is not called 4.5.
        let tenths = (least * 10.0) as u32;
        let parts = [
            "Innospark: in the ",
            theme,
            " theme the accent ",
            &self.wanted.to_string(),
            " would have a contrast of ",
            &(tenths / 10).to_string(),
            ".",
            &(tenths % 10).to_string(),
            ", 4.5 is needed; ",
            &shade.accent.to_string(),
            " is shown instead.",
        ];
        Some(parts.concat())
    }
}
