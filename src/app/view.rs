//! Views with one type each. Leptos compiles its machinery once per type of closure, a kilobyte or two each time;
//! sixty texts and thirty buttons were most of the app. So closures that do the same kind of thing share a boxed type.

use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;

/// A part of the page that changes.
pub type Live = Box<dyn FnMut() -> AnyView + Send>;

/// A part of the page that is made anew whenever a signal it reads changes.
pub fn live(view: impl FnMut() -> AnyView + Send + 'static) -> Live {
    Box::new(view)
}

/// Runs now, and again whenever a signal it reads changes.
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_| run());
}

/// A value worked out anew when a signal it reads changes; news only when it differs.
pub fn memo<T: Send + Sync + PartialEq + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    let value: Box<dyn Fn() -> T + Send + Sync> = Box::new(value);
    Memo::new(move |_| value())
}

/// A part of the page that is there while a condition holds.
pub fn when(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    mut view: impl FnMut() -> AnyView + Send + 'static,
) -> Live {
    let holds = memo(condition);
    live(move || if holds.get() { view() } else { ().into_any() })
}

/// A text that changes.
pub fn text(text: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(text)
}

/// What a button does.
pub fn press(mut action: impl FnMut() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| action())
}

/// What follows from a choice.
pub fn change(action: impl FnMut(Event) + 'static) -> Box<dyn FnMut(Event)> {
    Box::new(action)
}

/// A paragraph; the quiet ones are small.
pub fn paragraph(text: String) -> AnyView {
    view! { <p>{text}</p> }.into_any()
}

/// A button that looks like one, with its hook.
pub fn button(
    class: &'static str,
    action: &'static str,
    label: impl Into<Signal<String>>,
    does: impl FnMut() + 'static,
) -> impl IntoView {
    let label: Signal<String> = label.into();
    view! { <button type="button" class=class data-action=action on:click=press(does)>{label}</button> }
}

/// A link that looks like a button, with its hook.
pub fn button_link(
    class: &'static str,
    action: &'static str,
    label: impl Into<Signal<String>>,
    href: String,
) -> impl IntoView {
    let label: Signal<String> = label.into();
    view! { <a class=class data-action=action href=href>{label}</a> }
}

/// A radio button with its label. It never stands chosen unless `checked` says so.
pub fn radio(
    name: String,
    value: String,
    checked: impl Fn() -> bool + Send + Sync + 'static,
    label: Signal<String>,
    mut choose: impl FnMut() + 'static,
) -> AnyView {
    let checked = Signal::derive(checked);
    let choose = change(move |_| choose());
    view! {
        <label>
            <input type="radio" name=name value=value prop:checked=checked on:change=choose/>
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// A labelled choice from a list.
pub fn pick(
    name: &'static str,
    label: Signal<String>,
    value: Signal<String>,
    options: Live,
    chosen: impl FnMut(String) + 'static,
) -> AnyView {
    let mut chosen = chosen;
    view! {
        <label class="pick">
            <span>{label}</span>
            <select name=name prop:value=value on:change=change(move |event| chosen(event_target_value(&event)))>
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// An entry of such a list.
pub fn option(value: String, label: String) -> AnyView {
    view! { <option value=value>{label}</option> }.into_any()
}
