//! What an instrument's dimensions are called: the little of a wording that pages beside an assessment need.

use super::library::LibraryError;
use crate::instrument::DimensionId;
use crate::json::Document;

/// The names of an instrument's dimensions in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DimensionNames(Vec<(DimensionId, String)>);

impl DimensionNames {
    /// Reads them from a wording file, in the order of the file, which is the instrument's; [`Wording`] sorts by id.
    ///
    /// # Errors
    /// When the text is no JSON, or a name is missing.
    ///
    /// [`Wording`]: crate::instrument::Wording
    pub fn from_json(wording: &str) -> Result<Self, LibraryError> {
        let document = Document::parse(wording)?;
        let mut names = Vec::new();
        for (name, node) in document.root().field("dimensions").entries() {
            match DimensionId::parse(name) {
                Ok(id) => names.push((id, node.field("name").owned())),
                Err(_) => node.wrong("the name of this field is no identifier"),
            }
        }
        Ok(document.finish(Self(names))?)
    }

    /// The name of a dimension.
    #[must_use]
    pub fn get(&self, id: &DimensionId) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == id).map(|(_, name)| name.as_str())
    }

    /// Every dimension with its name, in the instrument's order.
    pub fn iter(&self) -> impl Iterator<Item = (&DimensionId, &str)> {
        self.0.iter().map(|(id, name)| (id, name.as_str()))
    }
}
