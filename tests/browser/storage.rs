//! Local storage behind the port, and the shelf on it.

use innospark::store::{Keeping, Settings, Shelf, Storage, StorageError, Theme};
use innospark::web::storage::DeviceStorage;
use wasm_bindgen_test::wasm_bindgen_test;

const OURS: &str = "innospark/test/";

fn open() -> DeviceStorage {
    DeviceStorage::open().expect("a page served to a browser has storage")
}

#[wasm_bindgen_test]
fn a_text_is_kept_found_by_its_prefix_and_removed() {
    let storage = open();
    storage.set("somebody-else", "stays").unwrap();
    storage.set("innospark/test/a", "„Zwei“ und 中文").unwrap();
    storage.set("innospark/test/b", "").unwrap();
    assert_eq!(open().get("innospark/test/a").as_deref(), Some("„Zwei“ und 中文"));
    assert_eq!(open().get("innospark/test/b").as_deref(), Some(""));
    assert_eq!(open().get("innospark/test/c"), None);
    let mut keys = storage.keys(OURS);
    keys.sort();
    assert_eq!(keys, ["innospark/test/a", "innospark/test/b"]);
    keys.iter().for_each(|key| storage.remove(key));
    assert_eq!(storage.keys(OURS), Vec::<String>::new());
    assert_eq!(storage.get("somebody-else").as_deref(), Some("stays"));
    storage.remove("somebody-else");
}

#[wasm_bindgen_test]
fn a_full_storage_says_so_and_keeps_what_was_there() {
    let storage = open();
    storage.set("innospark/test/old", "there before").unwrap();
    let much = "x".repeat(1 << 20);
    let refused = (0..64).find_map(|n| storage.set(&format!("innospark/test/fill-{n}"), &much).err());
    assert_eq!(refused, Some(StorageError::Full));
    assert_eq!(storage.set("innospark/test/old", &much), Err(StorageError::Full));
    assert_eq!(storage.get("innospark/test/old").as_deref(), Some("there before"));
    storage.keys(OURS).iter().for_each(|key| storage.remove(key));
}

#[wasm_bindgen_test]
fn settings_survive_a_new_shelf() {
    let shelf = Shelf::on(Box::new(open()));
    let settings = Settings { language: Some(String::from("en")), theme: Theme::Dark };
    assert_eq!(shelf.save_settings(&settings), Keeping::Device);
    assert_eq!(Shelf::on(Box::new(open())).settings(), settings);
    open().remove("innospark/settings");
}
