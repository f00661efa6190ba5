//! Looks into JSON that may have any shape: what is not there or of another kind is passed over.

use serde_json::Value;

/// A pointer one step down.
pub(super) fn below(pointer: &str, step: &str) -> String {
    format!("{pointer}/{}", step.replace('~', "~0").replace('/', "~1"))
}

/// A field's text.
pub(super) fn text<'a>(value: &'a Value, field: &str) -> Option<&'a str> {
    value.get(field).and_then(Value::as_str)
}

/// The members of a field that is a list, with their pointers below `pointer`.
pub(super) fn list<'a>(value: &'a Value, pointer: &str, field: &str) -> Vec<(String, &'a Value)> {
    let place = below(pointer, field);
    let members = value.get(field).and_then(Value::as_array).into_iter().flatten().enumerate();
    members.map(|(index, member)| (below(&place, &index.to_string()), member)).collect()
}

/// The texts in a field that is a list, with their pointers.
pub(super) fn texts<'a>(value: &'a Value, pointer: &str, field: &str) -> Vec<(String, &'a str)> {
    let members = list(value, pointer, field).into_iter();
    members.filter_map(|(place, member)| Some((place, member.as_str()?))).collect()
}

/// The fields of an object, with their pointers below `pointer`.
pub(super) fn fields<'a>(value: &'a Value, pointer: &str) -> Vec<(String, &'a str, &'a Value)> {
    let fields = value.as_object().into_iter().flatten();
    fields.map(|(name, field)| (below(pointer, name), name.as_str(), field)).collect()
}

/// The members of a list that have an id, with their pointers.
pub(super) fn named<'a>(value: &'a Value, pointer: &str, field: &str) -> Vec<(String, &'a str, &'a Value)> {
    let members = list(value, pointer, field).into_iter();
    members.filter_map(|(place, member)| Some((place, text(member, "id")?, member))).collect()
}

/// The ids of the members of a list.
pub(super) fn ids<'a>(value: &'a Value, field: &str) -> Vec<&'a str> {
    named(value, "", field).into_iter().map(|(_, id, _)| id).collect()
}

/// Calls `visit` with every text below a value.
pub(super) fn each_text<'a>(value: &'a Value, pointer: &str, visit: &mut impl FnMut(&str, &'a str)) {
    match value {
        Value::String(text) => visit(pointer, text),
        Value::Array(list) => {
            for (index, member) in list.iter().enumerate() {
                each_text(member, &below(pointer, &index.to_string()), visit);
            }
        }
        Value::Object(object) => {
            for (name, field) in object {
                each_text(field, &below(pointer, name), visit);
            }
        }
        _ => {}
    }
}
