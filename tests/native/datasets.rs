//! Small published data sets, as facts: numbers only.

use innospark::instrument::ItemId;
use innospark::scoring::ResponseMatrix;

/// A matrix from text: a line of item names, then a line for each respondent; `.` is a gap.
#[track_caller]
pub fn matrix(text: &str) -> ResponseMatrix {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let names = lines.next().expect("a line of names").split_whitespace();
    let items: Vec<ItemId> = names.map(|name| ItemId::parse(name).unwrap()).collect();
    let cell = |word: &str| (word != ".").then(|| word.parse().unwrap());
    let rows = lines.map(|line| line.split_whitespace().map(cell).collect::<Vec<Option<f64>>>());
    ResponseMatrix::new(items, rows).unwrap()
}

/// A clerical department as its employees see it, percentages favourable in 30 departments (Chatterjee & Price 1977);
/// R's `datasets::attitude`.
pub const ATTITUDE: &str = "
rating complaints privileges learning raises critical advance
43 51 30 39 61 92 45
63 64 51 54 63 73 47
71 70 68 69 76 86 48
61 63 45 47 54 84 35
81 78 56 66 71 83 47
43 55 49 44 54 49 34
58 67 42 56 66 68 35
71 75 50 55 70 66 41
72 82 72 67 71 83 31
67 61 45 47 62 80 41
64 53 53 58 58 67 34
67 60 47 39 59 74 41
69 62 57 42 55 63 25
68 83 83 45 59 77 35
77 77 54 72 79 77 46
81 90 50 72 60 54 36
74 85 64 69 79 79 63
65 60 65 75 55 80 60
65 70 46 57 75 85 46
50 58 68 54 64 78 52
50 40 33 34 43 64 33
64 61 52 62 66 80 41
53 66 52 50 63 80 37
40 37 42 58 50 57 49
63 54 42 48 66 75 33
66 77 66 63 88 76 72
78 75 58 74 80 78 49
48 57 44 45 51 83 38
85 85 71 71 77 74 55
82 82 39 59 64 78 39
";

/// Ten items on 1–7, fifteen people; the data set `cronbach_alpha` of the Python package pingouin 0.7.
pub const FIFTEEN_BY_TEN: &str = "
q1 q2 q3 q4 q5 q6 q7 q8 q9 q10
3 2 4 1 4 5 1 4 3 2
5 4 6 3 5 1 2 5 5 5
7 3 5 5 6 4 3 3 6 5
2 4 3 3 2 2 2 6 6 3
6 5 6 5 4 4 4 6 7 5
1 2 3 4 2 5 2 3 5 2
4 3 5 3 5 2 1 2 4 3
2 4 4 3 7 2 2 4 6 5
6 5 5 5 1 6 5 2 3 2
5 4 6 4 3 5 3 1 7 2
4 3 5 2 5 3 2 3 4 1
4 2 3 2 5 3 4 2 3 4
5 5 6 2 3 3 2 4 4 5
6 5 5 4 2 2 1 4 6 5
4 3 5 5 3 1 3 2 3 4
";

/// Eleven right-or-wrong items with gaps, twelve people; the data set `cronbach_wide_missing` of the Python package
/// pingouin 0.7.
pub const TWELVE_BY_ELEVEN: &str = "
q1 q2 q3 q4 q5 q6 q7 q8 q9 q10 q11
1 1 1 1 1 1 1 1 1 1 1
1 1 1 1 1 1 1 1 0 1 0
. 0 1 1 . 1 1 1 1 0 0
1 1 1 0 1 1 0 1 1 0 0
1 1 1 1 1 0 0 0 1 0 0
0 1 . 0 1 1 1 1 0 0 0
1 1 1 1 0 0 1 0 0 0 0
1 1 1 1 1 0 0 0 0 0 0
0 1 0 1 1 0 0 0 0 1 0
1 0 0 1 0 1 0 0 . 0 0
1 1 1 0 0 0 0 0 0 0 0
1 0 0 1 0 0 0 0 0 0 0
";
