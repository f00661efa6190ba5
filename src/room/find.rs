//! Finds result codes in any text.

/// Every result code in a text, as it is written there.
#[must_use]
pub fn codes_in(text: &str) -> Vec<&str> {
    text.split_whitespace().filter(|word| word.to_ascii_uppercase().contains("IS1")).collect()
}
