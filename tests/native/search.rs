//! Words as people type them.

use innospark::guidance::{Query, folded};

#[test]
fn capitals_and_accents_do_not_matter() {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(folded(text), expected, "{text}");
    }
    check("", "");
    check("Brainwriting 6-3-5", "brainwriting 6-3-5");
    check("Émile, naïve, façade", "emile, naive, facade");
    check("Tõukejõud, öö, šokk, žanr", "toukejoud, oo, sokk, zanr");
    check("Ötletbörze, űrhajó, fűnyíró", "otletborze, urhajo, funyiro");
    check("Perché, città, più", "perche, citta, piu");
    check("Año, pingüino", "ano, pinguino");
    // Greek: the accent goes, and the final sigma is the other one.
    check("Έξι καπέλα Ιδεών", "εξι καπελα ιδεων");
    check("ΧΑΡΤΗΣ", "χαρτησ");
    check("χάρτης", "χαρτησ");
    check("ϊϋΐΰ", "ιυιυ");
    check("Мозъчна атака", "мозъчна атака");
    // Й is a letter, not an И with an accent.
    check("Йога", "йога");
    // Accents that follow their letter, and hyphens that nobody sees.
    check("cafe\u{301}", "cafe");
    check("tech\u{ad}nique", "technique");
    // A capital whose small form is two characters.
    check("İ", "i");
    check("六顶思考帽 🙂", "六顶思考帽 🙂");
}

#[test]
fn every_word_must_occur_and_no_order_matters() {
    #[track_caller]
    fn check(typed: &str, text: &str, expected: bool) {
        assert_eq!(Query::new(typed).is_in(&folded(text)), expected, "{typed:?} in {text:?}");
    }
    let text = "Six hats: look at one question from six sides";
    check("", text, true);
    check("   \t\n", text, true);
    check("hats", text, true);
    check("HAT", text, true);
    check("hats six", text, true);
    check("hats seven", text, false);
    check("sixhats", text, false);
    check("si ha qu", text, true);
    // Half a word finds it while one is still typing.
    check("ques", text, true);
    check("esti", text, true);
    check("hats hats", text, true);
    check(".*", text, false);
    check("(", text, false);
    check("hat", "", false);
    check("ideá", "IDEA", true);
    check(&"a ".repeat(10_000), "a", true);
    check(&"a".repeat(100_000), "a", false);
}
