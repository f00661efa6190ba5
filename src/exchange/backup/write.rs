//! Records as one file.

use super::{KIND, SCHEMA};
use crate::json::{Document, compact};

/// Writes records, keys with their texts, as a backup. They stand in the order of their keys, whatever the order they
/// come in. A record that is JSON without white space stands as it is written; any other text stands as a string, so
/// that none is changed.
#[must_use]
pub fn write(records: &[(String, String)]) -> String {
    let mut sorted: Vec<&(String, String)> = Vec::with_capacity(records.len());
    for record in records {
        // They come in order as a rule; insertion needs no sorting code in the app.
        let after = sorted.iter().rev().take_while(|other| record.0 < other.0).count();
        sorted.insert(sorted.len() - after, record);
    }
    let mut file = String::from("{\"innospark\":\"");
    file.push_str(KIND);
    file.push_str("\",\"schema\":");
    file.push_str(&SCHEMA.to_string());
    file.push_str(",\"records\":[");
    for (index, (key, text)) in sorted.into_iter().enumerate() {
        file.push_str(if index == 0 { "\n{\"key\":" } else { ",\n{\"key\":" });
        push_text(&mut file, key);
        if compact(text) == *text && Document::parse(text).is_ok() {
            file.push_str(",\"record\":");
            file.push_str(text);
        } else {
            file.push_str(",\"text\":");
            push_text(&mut file, text);
        }
        file.push('}');
    }
    file.push_str("\n]}\n");
    file
}

fn push_text(file: &mut String, text: &str) {
    // A text always serialises.
    file.push_str(&serde_json::to_string(text).unwrap_or_default());
}
