//! What of an instrument's words is needed before its profile: a third of them.

use serde_json::Value;

/// A wording as it is fetched for asking: texts that only a profile shows are empty, so that it reads as the whole does.
/// Names of dimensions stay, because the page before the profile says them.
///
/// # Errors
/// When the text is not JSON.
pub(crate) fn questions(wording: &str) -> Result<String, serde_json::Error> {
    let mut wording: Value = serde_json::from_str(wording)?;
    for things in ["groups", "bands", "dimensions"] {
        for (_, thing) in wording.get_mut(things).and_then(Value::as_object_mut).into_iter().flatten() {
            for (field, text) in thing.as_object_mut().into_iter().flatten() {
                match text {
                    Value::String(text) if things != "dimensions" || field != "name" => text.clear(),
                    Value::Object(texts) => texts.clear(),
                    _ => {}
                }
            }
        }
    }
    if let Some(file) = wording.as_object_mut() {
        file.insert(String::from("caveats"), Value::Array(Vec::new()));
        file.remove("documents");
        file.remove("$schema");
    }
    Ok(wording.to_string())
}
