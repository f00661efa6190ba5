//! Warnings that an author has looked at and lets stand, each with its reason in the file itself.

use serde_json::Value;

use super::file::File;
use super::finding::{Finding, Report};
use super::rule::{Rule, Severity};
use super::value::{list, text};

/// Rules that speak only where the files include a library.
const LIBRARY: [Rule; 2] = [Rule::TechniqueCount, Rule::TechniqueMismatch];

/// Takes out what a file allows, and says what it allows in vain; `library` says whether there is one among the files.
pub(super) fn apply(report: &mut Report, file: &File<'_>, library: bool) {
    for (place, entry) in list(&file.root, "", "allow") {
        let (Some(name), at) = (text(entry, "rule"), text(entry, "at")) else { continue };
        let rule = Rule::parse(name).filter(|rule| *rule != Rule::UnusedAllow);
        let says = match rule {
            None => Some("there is no such rule; correct its name or remove the entry"),
            Some(rule) if rule.severity() != Severity::Warning => {
                Some("only warnings can be allowed; mend it and remove the entry")
            }
            Some(rule) => {
                let findings = report.findings();
                let before = findings.len();
                findings.retain(|finding| !covers(file, rule, at, finding));
                // Without a library its rules are silent, and the entry may be needed with one.
                let unused = findings.len() == before && (library || !LIBRARY.contains(&rule));
                unused.then_some("nothing is allowed by this any more; remove the entry")
            }
        };
        if let Some(says) = says {
            report.say(file, place, Rule::UnusedAllow, says);
        }
    }
}

/// Whether an entry is about a finding: the place itself, or one below it.
fn covers(file: &File<'_>, rule: Rule, at: Option<&str>, finding: &Finding) -> bool {
    let below = |at: &str| {
        finding.pointer.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    finding.file == file.path && finding.rule == rule && at.is_none_or(below)
}

/// Whether a file may hold such entries; a catalogue holds texts only.
pub(super) fn possible(root: &Value) -> bool {
    root.get("allow").is_some_and(Value::is_array)
}
