//! What the profile needs on paper and not on the screen: what it is the report of, how to read it, and where it
//! comes from.

use leptos::prelude::*;

use super::reading::Reading;
use crate::app::view::{live, paragraph};
use crate::app::words::{Msg, Words};
use crate::response::Attempt;

/// What was answered, by whom, when, how far and in which language, above everything else.
pub fn head(reading: Signal<Reading>, attempt: StoredValue<Attempt>) -> AnyView {
    let words = Words::here();
    live(move || {
        reading.with(|reading| {
            let wording = &reading.questionnaire.wording;
            let tag = words.tag();
            let offered = Words::offered();
            let language = offered.iter().find(|l| l.tag == tag).map_or(tag.clone(), |l| l.name.clone());
            let mut facts = vec![(Msg::ReportAssessment, edition(reading, words))];
            attempt.with_value(|attempt| {
                let form = wording.forms.get(&attempt.form).cloned().unwrap_or_default();
                let role = attempt.role.as_ref().and_then(|role| wording.roles.get(role)).cloned();
                let date = words.date(attempt.finished.unwrap_or(attempt.started));
                let [answered, asked] = [attempt.answered(), attempt.order.len()].map(|n| words.whole(n));
                let of = words.fill(Msg::TableOf, &[("answered", &answered), ("asked", &asked)]);
                facts.push((Msg::TakeForm, form));
                facts.extend(role.map(|role| (Msg::TakeRole, role)));
                facts.extend([(Msg::ReportDate, date), (Msg::TableAnswered, of)]);
            });
            facts.push((Msg::FooterLanguage, language));
            let facts = facts.into_iter().map(|(name, value)| {
                view! { <div><dt>{words.text(name)}</dt><dd>{value}</dd></div> }.into_any()
            });
            let facts: Vec<AnyView> = facts.collect();
            view! { <dl class="paper" data-role="report-head">{facts}</dl> }.into_any()
        })
    })
    .into_any()
}

/// What the numbers and words of the table mean, below it.
pub fn how_to_read(reading: Signal<Reading>) -> AnyView {
    let words = Words::here();
    live(move || {
        reading.with(|reading| {
            let bands = reading.questionnaire.instrument.bands.iter().map(|band| {
                let named = reading.questionnaire.wording.bands.get(&band.id);
                let name = named.map_or_else(|| band.id.to_string(), |words| words.name.clone());
                words.fill(Msg::ReportBand, &[("name", &name), ("from", &words.number(band.from, 0))])
            });
            let bands = words.list(&bands.collect::<Vec<_>>());
            let lines = [
                words.text(Msg::ReportReadScale),
                words.text(Msg::ReportReadInterval),
                words.fill(Msg::ReportReadBands, &[("bands", &bands)]),
                words.text(Msg::ReportReadUnscored),
                words.text(Msg::ReportReadClear),
            ];
            let lines = lines.map(|line| view! { <li>{line}</li> });
            view! {
                <section class="stack paper" data-role="how-to-read">
                    <h2>{words.text(Msg::ReportRead)}</h2>
                    <ul class="plain">{lines}</ul>
                </section>
            }
            .into_any()
        })
    })
    .into_any()
}

/// Which edition computed this, how to cite it, and that nothing was sent. Citations stand in their own language.
pub fn foot(reading: Signal<Reading>) -> AnyView {
    let words = Words::here();
    live(move || {
        reading.with(|reading| {
            let instrument = &reading.questionnaire.instrument;
            let values = [("edition", &*edition(reading, words)), ("hash", &instrument.hash.to_string())];
            let (citation, licence) = (instrument.citation.clone(), instrument.licence.clone());
            view! {
                <section class="stack paper" data-role="about">
                    <h2>{words.text(Msg::ReportAbout)}</h2>
                    {paragraph(words.fill(Msg::ReportEdition, &values))}
                    <p>{words.text(Msg::ReportCite)} " " <span lang="en">{citation}", "{licence}"."</span></p>
                    {paragraph(words.text(Msg::ReportPrivate))}
                </section>
            }
            .into_any()
        })
    })
    .into_any()
}

/// The assessment with its version.
fn edition(reading: &Reading, words: Words) -> String {
    let version = reading.questionnaire.instrument.version.to_string();
    words.fill(Msg::ReportVersion, &[("title", &reading.questionnaire.wording.title), ("version", &version)])
}
