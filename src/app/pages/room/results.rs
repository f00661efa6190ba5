//! What a reveal shows: the radar, every dimension, what to talk about, roles, both moments, and exercises.

use std::sync::Arc;

use leptos::prelude::*;

use super::chamber::Chamber;
use super::exercises::exercises;
use super::numbers::{self, score};
use super::shown::Shown;
use super::table::{changes_table, table};
use crate::app::parts::{RadarData, captioned};
use crate::app::view::{live, memo, option, paragraph, pick, radio, text, when};
use crate::app::words::Msg;
use crate::chart::{Axis, Kind, Reading, Series};
use crate::instrument::{DimensionId, RoleId};
use crate::room::{DimensionReport, Moment, Report};

/// Fewest axes of a radar.
const FEWEST_AXES: usize = 3;

/// Whether there are enough axes for a radar, and anything to draw on them.
pub fn has_radar(report: &Report) -> bool {
    FEWEST_AXES <= report.dimensions.len() && report.dimensions.iter().any(|d| d.mean.is_some())
}

/// What lies over the room's own outline.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// Nothing.
    Nothing,
    /// A line for each role.
    Roles,
    /// The moment before.
    Moments,
}

impl Over {
    const ALL: [(Self, &'static str, Msg); 3] = [
        (Self::Nothing, "", Msg::RoomRadarAlone),
        (Self::Roles, "roles", Msg::RoomRadarRoles),
        (Self::Moments, "moments", Msg::RoomRadarMoments),
    ];
}

/// What the radar shows of a report.
pub fn radar_data(shown: Shown, report: &Report, over: Over) -> RadarData {
    let chamber = shown.chamber;
    let words = chamber.words;
    let names: Vec<String> = report.dimensions.iter().map(|d| chamber.dimension(&d.id)).collect();
    let room = |dimension: &DimensionReport| {
        let score = dimension.mean?;
        let (low, high) = dimension.middle.map_or((score, score), |middle| (middle.low, middle.high));
        Some(Reading { score, low, high })
    };
    let own = |of: &Report| report.dimensions.iter().map(|d| room(of.dimension(&d.id)?)).collect();
    let mut series = vec![Series { kind: Kind::Person, readings: own(report) }];
    let mut keys = vec![(Kind::Person, words.text(Msg::RoomRadarRoom))];
    match over {
        Over::Nothing => {}
        Over::Roles => {
            for (place, (role, kind)) in
                roles(report).into_iter().zip([Kind::Previous, Kind::Target]).enumerate()
            {
                let mean = |d: &DimensionReport| d.by_role.get(place)?.mean.map(Reading::exact);
                let readings: Vec<Option<Reading>> = report.dimensions.iter().map(mean).collect();
                if readings.iter().any(Option::is_some) {
                    series.push(Series { kind, readings });
                    keys.push((kind, chamber.role(&role)));
                }
            }
        }
        Over::Moments => {
            if let (Ok(before), Moment::After) = (shown.report(Moment::Before), report.moment) {
                let exact = |d: &DimensionReport| before.dimension(&d.id)?.mean.map(Reading::exact);
                let readings = report.dimensions.iter().map(exact).collect();
                series.push(Series { kind: Kind::Previous, readings });
                keys = vec![
                    (Kind::Person, words.text(Msg::RoomResultsAfter)),
                    (Kind::Previous, words.text(Msg::RoomResultsBefore)),
                ];
            }
        }
    }
    RadarData { axes: Axis::numbered(names.iter().map(String::as_str)), series, names: keys }
}

/// The roles that a report knows, in the instrument's order.
pub fn roles(report: &Report) -> Vec<RoleId> {
    report.total.by_role.iter().map(|role| role.role.clone()).collect()
}

/// What the radar shows, in a sentence.
pub fn sentence(chamber: Chamber, report: &Report) -> String {
    let words = chamber.words;
    let scored = report.dimensions.iter().filter_map(|d| Some((&d.id, d.mean?)));
    // Of equal means the first in the instrument's order is named.
    let highest = scored.clone().reduce(|best, next| if best.1 < next.1 { next } else { best });
    let lowest = scored.reduce(|best, next| if next.1 < best.1 { next } else { best });
    let mut sentences = Vec::new();
    if let Some((highest, lowest)) = highest.zip(lowest) {
        let (high, low) = (score(chamber, highest.1), score(chamber, lowest.1));
        let names = [highest.0, lowest.0].map(|id| chamber.dimension(id));
        let values = [("highest", &*names[0]), ("high", &high), ("lowest", &names[1]), ("low", &low)];
        sentences.push(words.fill(Msg::RoomRadarSentence, &values));
    }
    let gaps: Vec<String> =
        report.dimensions.iter().filter(|d| d.mean.is_none()).map(|d| chamber.dimension(&d.id)).collect();
    if !gaps.is_empty() {
        let values = [("k", &*words.whole(report.smallest)), ("names", &words.list(&gaps))];
        sentences.push(words.fill(Msg::RoomRadarGaps, &values));
    }
    sentences.join(" ")
}

/// The fourth step of the desk; a sentence until something is revealed.
pub fn results(chamber: Chamber, shown: Shown) -> AnyView {
    let words = chamber.words;
    let any = memo(move || shown.any());
    let below = live(move || {
        if any.get() {
            return content(chamber, shown);
        }
        view! { <p class="soft screen">{words.text(Msg::RoomShowWaiting)}</p> }.into_any()
    });
    view! {
        <section class="stack-l" aria-labelledby="results" data-role="results">
            <h2 id="results" tabindex="-1">{words.t(Msg::RoomResults)}</h2>
            {below}
        </section>
    }
    .into_any()
}

fn content(chamber: Chamber, shown: Shown) -> AnyView {
    let words = chamber.words;
    let moment = move |this: Moment, name: Msg| {
        let chosen = move || shown.current().is_some_and(|report| report.moment == this);
        radio(String::from("shown"), this.as_str().to_owned(), chosen, words.t(name), move || {
            shown.choose(this);
        })
    };
    let which = when(
        move || shown.both(),
        move || {
            view! {
                <div class="which screen" role="radiogroup" aria-label=words.t(Msg::RoomResultsWhich)>
                    {moment(Moment::Before, Msg::RoomResultsBefore)}
                    {moment(Moment::After, Msg::RoomResultsAfter)}
                </div>
            }
            .into_any()
        },
    );
    let current = memo(move || shown.current());
    let counts = live(move || {
        let Some(report) = current.get() else { return ().into_any() };
        let moment = match report.moment {
            Moment::Before => Msg::RoomResultsBefore,
            Moment::After => Msg::RoomResultsAfter,
        };
        let moment = shown.both().then(|| view! { <b>{words.text(moment)}</b> ": " });
        let mut said = words.count(Msg::RoomResultsN, report.n);
        if 0 < report.left_out {
            said.push(' ');
            said.push_str(&words.count(Msg::RoomResultsLeft, report.left_out));
        }
        let people = report.n.to_string();
        view! { <p class="lead" data-role="people" data-people=people>{moment}{said}</p> }.into_any()
    });
    let body = live(move || {
        let Some(report) = current.get() else { return ().into_any() };
        view! { {talk(chamber, &report)} {role_notes(chamber, &report)} }.into_any()
    });
    let changed = when(move || shown.both(), move || changes(chamber, shown));
    let wanted = Signal::derive(move || shown.priorities());
    let practise = when(move || shown.current().is_some(), move || exercises(chamber, wanted));
    view! {
        {which}
        {counts}
        <div class="profile room-profile">
            {picture(chamber, shown, current)}
            {table(chamber, current)}
        </div>
        {body}
        {changed}
        {practise}
    }
    .into_any()
}

fn picture(chamber: Chamber, shown: Shown, current: Memo<Option<Arc<Report>>>) -> AnyView {
    let words = chamber.words;
    let over = RwSignal::new(Over::Nothing);
    let offered = move || {
        let several = current.with(|report| report.as_ref().is_some_and(|report| 1 < roles(report).len()));
        let later = current.with(|r| r.as_ref().is_some_and(|r| r.moment == Moment::After));
        let there = |over: Over| match over {
            Over::Nothing => true,
            Over::Roles => several,
            Over::Moments => later && shown.both(),
        };
        Over::ALL.into_iter().filter(|(over, ..)| there(*over)).collect::<Vec<_>>()
    };
    let options = live(move || {
        let options =
            offered().into_iter().map(|(_, value, name)| option(value.to_owned(), words.text(name)));
        options.collect_view().into_any()
    });
    // An overlay that is gone with its moment is nothing.
    let over_now = memo(move || {
        let wanted = over.get();
        if offered().iter().any(|(other, ..)| *other == wanted) { wanted } else { Over::Nothing }
    });
    let value = text(move || {
        let found = Over::ALL.into_iter().find(|(other, ..)| *other == over_now.get());
        found.map(|(_, value, _)| value.to_owned()).unwrap_or_default()
    });
    let choose = move |value: String| {
        let found = Over::ALL.into_iter().find(|(_, other, _)| *other == value);
        over.set(found.map_or(Over::Nothing, |(over, ..)| over));
    };
    let pick =
        StoredValue::new_local(Some(pick("over", words.t(Msg::RoomRadarOver), value, options, choose)));
    let several = memo(move || 1 < offered().len());
    let has = memo(move || current.with(|report| report.as_ref().is_some_and(|report| has_radar(report))));
    let figure = live(move || {
        if !has.get() {
            return view! { <p class="soft">{words.text(Msg::RoomRadarNone)}</p> }.into_any();
        }
        let data = Signal::derive(move || {
            let report = current.get();
            let data = report.map(|report| radar_data(shown, &report, over_now.get()));
            data.unwrap_or_else(nothing)
        });
        let said = text(move || current.get().map(|r| sentence(chamber, &r)).unwrap_or_default());
        captioned(data, said, words.t(Msg::RoomRadarCaption))
    });
    let chooser = when(
        move || several.get(),
        move || pick.try_update_value(Option::take).flatten().unwrap_or_else(|| ().into_any()),
    );
    view! { <div class="stack">{chooser}{figure}</div> }.into_any()
}

/// What views differ on, those that differ most first.
fn talk(chamber: Chamber, report: &Report) -> AnyView {
    let words = chamber.words;
    let one = |id: &DimensionId| {
        let views = report.dimension(id)?.agreement?.views;
        let (name, hook) = (chamber.dimension(id), id.to_string());
        let said = words.text(numbers::talk(views));
        Some(
            view! { <li data-talk=hook data-views=views.as_str()><b>{name}</b><p>{said}</p></li> }.into_any(),
        )
    };
    let found: Vec<AnyView> = report.worth_talking.iter().filter_map(one).collect();
    let content = if found.is_empty() {
        paragraph(words.text(Msg::RoomTalkNone))
    } else {
        view! { <p class="soft">{words.text(Msg::RoomTalkText)}</p><ol class="talk">{found}</ol> }.into_any()
    };
    view! {
        <section class="stack" aria-labelledby="talk" data-role="talk">
            <h3 id="talk">{words.text(Msg::RoomTalk)}</h3>
            {content}
        </section>
    }
    .into_any()
}

/// Why a role's numbers are missing; nothing for an instrument without roles.
fn role_notes(chamber: Chamber, report: &Report) -> AnyView {
    let words = chamber.words;
    let roles = roles(report);
    if roles.len() < 2 {
        return ().into_any();
    }
    let note = |place: usize| {
        let columns = report.dimensions.iter().map(|d| &d.by_role);
        let mut columns = columns.chain([&report.total.by_role]);
        columns.find_map(|by_role| numbers::role_hidden(chamber, by_role.get(place)?))
    };
    let notes: Vec<AnyView> = (0..roles.len()).filter_map(note).map(paragraph).collect();
    let least = words.whole(report.smallest);
    view! {
        <section class="stack" aria-labelledby="roles" data-role="roles">
            <h3 id="roles">{words.text(Msg::RoomRoles)}</h3>
            <p class="soft">{words.fill(Msg::RoomRolesText, &[("k", &least)])}</p>
            {notes}
        </section>
    }
    .into_any()
}

fn changes(chamber: Chamber, shown: Shown) -> AnyView {
    let words = chamber.words;
    let content = live(move || {
        let both = shown.report(Moment::Before).ok().zip(shown.report(Moment::After).ok());
        both.map_or_else(|| ().into_any(), |(before, after)| changes_table(chamber, &before, &after))
    });
    view! {
        <section class="stack" aria-labelledby="changes" data-role="changes">
            <h3 id="changes">{words.t(Msg::RoomChange)}</h3>
            <p class="soft">{words.t(Msg::RoomChangeText)}</p>
            {content}
        </section>
    }
    .into_any()
}

/// A radar of nothing, where a report has just gone.
pub fn nothing() -> RadarData {
    RadarData { axes: Vec::new(), series: Vec::new(), names: Vec::new() }
}
