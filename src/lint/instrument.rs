//! Rules between the fields of an instrument file, each with the pointer of the field to change.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::file::File;
use super::finding::Report;
use super::rule::Rule;
use super::value::{ids, list, named, text, texts};

/// Seconds that reading and answering one statement takes.
const SECONDS_PER_ITEM: std::ops::RangeInclusive<f64> = 6.0..=15.0;

/// Minutes that people give.
const MOST_MINUTES: f64 = 10.0;

/// Says what is wrong between the fields.
pub(super) fn check(report: &mut Report, file: &File<'_>) {
    let root = &file.root;
    let id = text(root, "id").unwrap_or_default();
    let folder = file.folder_name();
    // A folder without a name of its own says nothing.
    let named = file.path.ends_with("/instrument.json") && !matches!(folder, "" | "." | "..");
    if named && folder != id && !id.is_empty() {
        let message = format!("the folder is \"{folder}\", the id \"{id}\"; give both the same name");
        report.say(file, "/id", Rule::FileName, message);
    }
    check_ids(report, file);
    check_scale(report, file);
    check_bands(report, file);
    check_dimensions(report, file);
    check_forms(report, file);
    check_time(report, file);
}

/// Says every repetition.
fn unique<'a>(report: &mut Report, file: &File<'_>, ids: impl IntoIterator<Item = (String, &'a str)>) {
    let mut first: BTreeMap<&str, String> = BTreeMap::new();
    for (pointer, id) in ids {
        match first.get(id) {
            Some(earlier) => {
                let message = format!("\"{id}\" stands at {earlier} already; give it another id");
                report.say(file, pointer, Rule::DuplicateId, message);
            }
            None => drop(first.insert(id, pointer)),
        }
    }
}

/// The ids of a list, each with its pointer.
fn given<'a>(value: &'a Value, pointer: &str, field: &str) -> Vec<(String, &'a str)> {
    let named = named(value, pointer, field).into_iter();
    named.map(|(place, id, _)| (format!("{place}/id"), id)).collect()
}

fn check_ids(report: &mut Report, file: &File<'_>) {
    let root = &file.root;
    for field in ["options", "bands", "forms", "gates", "facts"] {
        unique(report, file, given(root, "", field));
    }
    // A score table has one column for each dimension, each group and the total.
    let columns = [(String::from("the total"), "total")].into_iter();
    unique(report, file, columns.chain(given(root, "", "dimensions")).chain(given(root, "", "groups")));
    let dimensions = named(root, "", "dimensions");
    unique(report, file, dimensions.iter().flat_map(|(place, _, value)| given(value, place, "items")));
    for field in ["roles", "missing"] {
        unique(report, file, texts(root, "", field));
    }
    let cases = list(root, "", "golden").into_iter();
    unique(
        report,
        file,
        cases.filter_map(|(place, case)| Some((format!("{place}/name"), text(case, "name")?))),
    );
    for (place, id) in given(root, "", "options").into_iter().filter(|(_, id)| matches!(*id, "na" | "dk")) {
        let message = format!("\"{id}\" is a way not to answer; give the option another id");
        report.say(file, place, Rule::DuplicateId, message);
    }
    let inner = [("dimensions", "techniques"), ("forms", "items"), ("facts", "options")];
    for (field, inner) in inner {
        for (place, value) in list(root, "", field) {
            unique(report, file, texts(value, &place, inner));
        }
    }
    let groups = list(root, "", "groups");
    unique(report, file, groups.iter().flat_map(|(place, value)| texts(value, place, "dimensions")));

    let known: BTreeSet<&str> = ids(root, "dimensions").into_iter().collect();
    for (place, id) in groups.iter().flat_map(|(place, value)| texts(value, place, "dimensions")) {
        if !known.contains(id) {
            let message = format!("there is no dimension \"{id}\"; correct the id or add the dimension");
            report.say(file, place, Rule::UnknownId, message);
        }
    }
    let known: BTreeSet<&str> = dimensions.iter().flat_map(|(_, _, value)| ids(value, "items")).collect();
    for (place, id) in list(root, "", "forms").iter().flat_map(|(place, value)| texts(value, place, "items"))
    {
        if !known.contains(id) {
            let message = format!("there is no item \"{id}\"; correct the id or remove it from the form");
            report.say(file, place, Rule::UnknownId, message);
        }
    }
}

fn check_scale(report: &mut Report, file: &File<'_>) {
    let options = list(&file.root, "", "options");
    let values: Vec<f64> = options.iter().filter_map(|(_, option)| option.get("value")?.as_f64()).collect();
    let same = values.windows(2).all(|pair| pair[0] == pair[1]);
    if same && values.len() == options.len() && options.len() > 1 {
        let message = "all options count the same; give them rising values, such as 1 to 5";
        report.say(file, "/options", Rule::Scale, message);
    }
}

fn check_bands(report: &mut Report, file: &File<'_>) {
    let mut before: Option<f64> = None;
    for (place, band) in list(&file.root, "", "bands") {
        let Some(from) = band.get("from").and_then(Value::as_f64) else { return };
        let place = format!("{place}/from");
        match before {
            None if from != 0.0 => {
                report.say(file, place, Rule::Bands, format!("the first band begins at 0, not at {from}"));
            }
            Some(before) if from <= before => {
                let message = format!(
                    "{from} does not lie above {before}, where the band before begins; sort the bands"
                );
                report.say(file, place, Rule::Bands, message);
            }
            _ => {}
        }
        before = Some(from);
    }
}

fn check_dimensions(report: &mut Report, file: &File<'_>) {
    let root = &file.root;
    let groups = list(root, "", "groups");
    let grouped: BTreeSet<&str> =
        groups.iter().flat_map(|(_, group)| texts(group, "", "dimensions")).map(|(_, id)| id).collect();
    for (place, id, value) in named(root, "", "dimensions") {
        if let Some(items) = value.get("items").and_then(Value::as_array) {
            let message = match items.len() {
                0 => Some((Rule::EmptyDimension, "has no item; add at least two, or remove the dimension")),
                1 => Some((
                    Rule::LoneItem,
                    "has one item; add another, so that the score rests on more than one answer",
                )),
                _ => None,
            };
            if let Some((rule, says)) = message {
                report.say(file, format!("{place}/items"), rule, format!("\"{id}\" {says}"));
            }
        }
        if !groups.is_empty() && !grouped.contains(id) {
            let message = format!("\"{id}\" stands in no group and counts in no total; name it in a group");
            report.say(file, place, Rule::Ungrouped, message);
        }
    }
}

/// What a form asks of a dimension.
struct Part<'a> {
    dimension: &'a str,
    /// Items of the dimension.
    all: usize,
    positive: usize,
    reversed: usize,
}

/// The forms' pointers with their parts.
fn parts(root: &Value) -> Vec<(String, Vec<Part<'_>>)> {
    let dimensions = named(root, "", "dimensions");
    let mut forms = Vec::new();
    for (place, form) in list(root, "", "forms") {
        let chosen: Option<BTreeSet<&str>> =
            form.get("items").map(|_| texts(form, "", "items").into_iter().map(|(_, id)| id).collect());
        let parts = dimensions.iter().map(|(_, dimension, value)| {
            let items = named(value, "", "items");
            let asked =
                items.iter().filter(|(_, id, _)| chosen.as_ref().is_none_or(|chosen| chosen.contains(id)));
            let keys: Vec<i64> = asked.filter_map(|(_, _, item)| item.get("key")?.as_i64()).collect();
            let reversed = keys.iter().filter(|key| **key < 0).count();
            Part { dimension, all: items.len(), positive: keys.len() - reversed, reversed }
        });
        forms.push((place, parts.collect()));
    }
    forms
}

fn check_forms(report: &mut Report, file: &File<'_>) {
    let root = &file.root;
    let balanced = root.get("balanced").and_then(Value::as_bool).unwrap_or(false);
    let share = root.get("minimum_answered").and_then(Value::as_f64).unwrap_or(0.0);
    for (place, parts) in parts(root) {
        let tell = |report: &mut Report, rule, names: Vec<&str>, says: &str| {
            if !names.is_empty() {
                report.say(file, place.as_str(), rule, format!("{}: {says}", names.join(", ")));
            }
        };
        let pick = |wanted: &dyn Fn(&Part<'_>) -> bool| -> Vec<&str> {
            parts.iter().filter(|part| part.all > 0 && wanted(part)).map(|part| part.dimension).collect()
        };
        let asked = |part: &Part<'_>| part.positive + part.reversed;
        let gaps = pick(&|part| asked(part) == 0);
        tell(report, Rule::FormGap, gaps, "this form asks nothing of it; add items of each dimension");
        let needed = |part: &Part<'_>| (share * part.all as f64 - 1e-9).ceil().max(2.0);
        // A dimension that has one item only has its own finding.
        let thin = pick(&|part| part.all > 1 && asked(part) > 0 && (asked(part) as f64) < needed(part));
        let says =
            "this form asks too little of it; add items, at least two and the share in minimum_answered";
        tell(report, Rule::FormThin, thin, says);
        if balanced {
            let same = pick(&|part| asked(part) > 0 && (part.positive == 0 || part.reversed == 0));
            let says =
                "all keys are alike in this form; add an item with the other key, or remove \"balanced\"";
            tell(report, Rule::Unbalanced, same, says);
        }
    }
}

fn check_time(report: &mut Report, file: &File<'_>) {
    let Some(minutes) = file.root.get("minutes").and_then(Value::as_f64) else { return };
    let items: usize =
        list(&file.root, "", "dimensions").iter().map(|(_, d)| list(d, "", "items").len()).sum();
    if items == 0 || minutes <= 0.0 {
        return;
    }
    let seconds = minutes * 60.0 / items as f64;
    let (least, most) = SECONDS_PER_ITEM.into_inner();
    if minutes > MOST_MINUTES {
        let message = format!("{minutes} minutes are more than the 10 that people give; leave items out");
        report.say(file, "/minutes", Rule::TimeBudget, message);
    } else if !SECONDS_PER_ITEM.contains(&seconds) {
        let (low, high) = (least * items as f64 / 60.0, most * items as f64 / 60.0);
        let message = format!(
            "{minutes} minutes for {items} items are {seconds:.0} seconds each; {low:.1} to {high:.1} minutes are honest"
        );
        report.say(file, "/minutes", Rule::TimeBudget, message);
    }
}
