//! The app standing in a page. The test's server has none of the app's files, so what is fetched fails.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Document, Element, HtmlElement};

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// Waits until an element is there; the test runner ends a test that waits for ever.
async fn appears(selector: &str) -> Element {
    loop {
        if let Some(element) = document().query_selector(selector).unwrap() {
            return element;
        }
        let next_frame = js_sys::Promise::new(&mut |resolve, _| {
            let window = web_sys::window().unwrap();
            window.request_animation_frame(&resolve).unwrap();
        });
        JsFuture::from(next_frame).await.unwrap();
    }
}

fn go(fragment: &str) {
    web_sys::window().unwrap().location().set_hash(fragment).unwrap();
}

#[wasm_bindgen_test]
async fn it_takes_the_place_of_the_first_paint_and_follows_the_address() {
    let root = document().create_element("div").unwrap();
    root.set_id("app");
    root.set_text_content(Some("the first paint"));
    document().body().unwrap().append_child(&root).unwrap();

    innospark::app::mount();

    appears("html[data-ready='true'][lang='en'][data-theme]").await;
    let home = appears("main[data-page='home']").await;
    assert!(!root.text_content().unwrap().contains("the first paint"));
    assert!(home.query_selector("[data-action='start']").unwrap().is_some());

    go("#/nowhere");
    appears("main[data-page='lost'] h1").await;
    assert!(document().title().contains("There is no such page"), "{}", document().title());

    go("#/results/0123456789");
    appears("main[data-page='results'] h1").await;
    assert!(document().title().contains("This result is not here"), "{}", document().title());

    // The files of an instrument that cannot be had: a sentence, a way to try again, and a way back.
    go("#/take/no-such-instrument");
    appears("main[data-page='take'] [role='alert']").await;
    let retry: HtmlElement = appears("main[data-page='take'] [data-action='retry']").await.unchecked_into();
    retry.click();
    appears("main[data-page='take'] [role='alert']").await;

    go("#/");
    appears("main[data-page='home']").await;
}
