//! The result code (contract 4.6): a result as text that survives a phone's keyboard and a QR code.
//!
//! A code is the prefix `IS1` and symbols of Crockford's base32, five bits each, the highest bit first. Groups of four
//! separated by `-` are for people; they carry nothing. `docs/result-code.md` says the same to other implementers, with
//! an example.
//!
//! | part | bits | what |
//! |---|---|---|
//! | kind | 2 | 0 all answers, 1 scores alone; 2 and 3 are kept free |
//! | instrument | 25 | hash of its id |
//! | version | 3 × 4 and more | major, minor, patch, each in groups of three bits, the lowest first, before each group a bit that says whether another follows |
//! | form | 3 and more | place among the instrument's forms, from 0, in groups of two bits likewise |
//! | role | 3 and more | place among the instrument's roles, from 1; 0 for none |
//! | fingerprint | 15 | hash of everything that decides what the body means |
//! | nonce | 30 | the first six characters of the attempt's id |
//! | padding | 0 to 4 | zeros up to a whole symbol |
//! | body | whole symbols | one number in mixed radix, as many symbols as its largest value needs |
//! | checksum | 30 | Bech32m's, six symbols |
//!
//! Hashes are 64-bit FNV-1a, folded by exclusive or. Two instruments whose ids share a hash are told apart by the
//! fingerprint, so nothing is ever unpacked by the wrong instrument in silence.
//!
//! The body of *all answers* has a digit a statement of the form, in the instrument's order: 0 unanswered, then the
//! options in their order, then the ways to be missing in theirs; then a digit a condition (0 unanswered, 1 yes, 2 no,
//! 3 not sure) and a digit a fact (0 unanswered, then its options). The body of *scores alone* has a digit a dimension
//! that the form asks about: the pair of how many statements count and the sum of their keyed values, so that a score
//! is exact and nothing is said of a single statement. The first digit is the lowest.

mod bits;
mod checksum;
mod envelope;
mod error;
mod find;
mod grid;
mod layout;
mod mark;
mod radix;
mod result;
mod symbols;
mod write;

pub use envelope::{Envelope, Kind, Nonce, States};
pub use error::CodeError;
pub use find::{CodeFinder, codes_in};
pub use layout::Layout;
pub use result::{Content, SharedResult};
pub use symbols::{MAX_SYMBOLS, MAX_TEXT};
pub use write::{ResultCode, link};
