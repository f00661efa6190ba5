//! Lists of English words that the rules for statements go by. They are heuristics: a warning may be allowed.

/// Words that soften a statement, where the answer options already say how much or how often.
pub(super) const HEDGES: [&str; 26] = [
    "approximately", "commonly", "fairly", "frequently", "generally", "mainly", "maybe", "mostly", "normally",
    "occasionally", "often", "ordinarily", "perhaps", "possibly", "presumably", "probably", "quite", "rarely",
    "regularly", "relatively", "seldom", "sometimes", "somewhat", "typically", "usually", "basically",
];

/// Phrases that do the same.
pub(super) const HEDGING_PHRASES: [&str; 20] = [
    "a bit", "as a rule", "as far as possible", "at times", "every now and then", "from time to time", "if possible",
    "in general", "in most cases", "in principle", "kind of like", "more or less", "most of the time", "now and then",
    "often enough", "tend to", "tends to", "to some extent", "try to", "where possible",
];

/// Words that negate.
pub(super) const NEGATIONS: [&str; 13] = [
    "barely", "cannot", "hardly", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "nowhere",
    "without",
];

/// Negations of a sentence; a reversed statement says what is done instead.
pub(super) const PLAIN_NEGATIONS: [&str; 6] = ["cannot", "never", "nobody", "not", "nothing", "none"];

/// Words that are negative without a negation; close behind one they turn it round.
pub(super) const NEGATIVE: [&str; 40] = [
    "absent", "avoid", "avoids", "deny", "denies", "disagree", "disagrees", "dishonest", "dislike", "dislikes",
    "disorganised", "fail", "fails", "forget", "forgets", "impatient", "impossible", "inadequate", "incapable",
    "incomplete", "incorrect", "inflexible", "insufficient", "irrelevant", "lack", "lacks", "miss", "misses", "neglect",
    "neglects", "prevent", "prevents", "refuse", "refuses", "reject", "rejects", "unable", "without", "unless", "seldom",
];

/// Words that begin with “un” without meaning the opposite of something.
pub(super) const NOT_OPPOSITES: [&str; 12] = [
    "under", "uni", "until", "unto", "unless", "uncle", "unfold", "unlock", "unpack", "unveil", "union", "unusually",
];

/// Words that can be the subject of a new clause.
pub(super) const SUBJECTS: [&str; 20] = [
    "i", "we", "they", "he", "she", "it", "you", "people", "others", "everyone", "everybody", "someone", "somebody",
    "nobody", "colleagues", "employees", "managers", "there", "this", "that",
];

/// Words between a conjunction and its verb.
pub(super) const BEFORE_VERBS: [&str; 14] = [
    "then", "also", "always", "never", "still", "even", "only", "not", "do", "does", "can", "will", "to", "actively",
];

/// Words that follow a verb as its object or begin one; a noun is not followed by them.
pub(super) const OBJECTS: [&str; 22] = [
    "it", "them", "him", "her", "us", "me", "myself", "ourselves", "the", "a", "an", "our", "my", "their", "its",
    "each", "every", "this", "these", "those", "what", "how",
];

/// Verbs that are not nouns, in the form that follows “I”; their forms in -s, -ed and -ing count too.
pub(super) const VERBS: [&str; 112] = [
    "accept", "achieve", "act", "adapt", "add", "admit", "adopt", "agree", "allow", "analyse", "announce", "apply",
    "arrange", "ask", "avoid", "become", "begin", "believe", "bring", "build", "buy", "choose", "clarify", "collect",
    "combine", "communicate", "compare", "complete", "consider", "continue", "cooperate", "create", "decide", "defend",
    "define", "deliver", "describe", "develop", "discuss", "encourage", "engage", "enjoy", "ensure", "enter", "establish",
    "evaluate", "examine", "expect", "explain", "explore", "find", "follow", "forget", "gather", "get", "give", "go",
    "grow", "have", "hear", "hire", "identify", "imagine", "implement", "improve", "include", "inform", "invent",
    "invite", "involve", "join", "keep", "know", "learn", "leave", "let", "listen", "maintain", "make", "manage", "meet",
    "observe", "offer", "organise", "participate", "prefer", "prepare", "produce", "protect", "provide", "publish", "put",
    "receive", "recognise", "reduce", "remember", "remove", "replace", "respond", "see", "sell", "send", "show", "solve",
    "speak", "suggest", "take", "teach", "tell", "understand", "verify", "write",
];

/// Verbs that are nouns too: taken for verbs only where an object follows, or where one follows a subject directly.
pub(super) const NOUN_VERBS: [&str; 47] = [
    "answer", "approach", "budget", "care", "change", "check", "comment", "contact", "control", "cost", "demo", "design",
    "discount", "document", "draft", "estimate", "feed", "fix", "group", "guess", "help", "judge", "lead", "list", "look",
    "measure", "name", "note", "plan", "practise", "present", "question", "record", "report", "research", "result",
    "review", "reward", "share", "sketch", "start", "support", "talk", "test", "track", "use", "work",
];

/// Words without content of their own, left aside when statements are compared.
pub(super) const STOP_WORDS: [&str; 62] = [
    "a", "about", "after", "all", "am", "an", "and", "are", "as", "at", "be", "been", "before", "by", "can", "could", "do",
    "does", "each", "every", "for", "from", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its", "last",
    "me", "month", "my", "of", "on", "or", "our", "recently", "so", "that", "the", "their", "them", "then", "there",
    "they", "this", "to", "us", "was", "we", "were", "what", "when", "which", "who", "will", "with", "work",
];

/// Words that many European languages share, so that a translation may be the same as the English.
pub(super) const INTERNATIONAL: [&str; 46] = [
    "agile", "app", "audit", "blog", "brainstorming", "browser", "cluster", "csv", "demo", "design", "doc", "email",
    "feedback", "form", "format", "forum", "innospark", "internet", "json", "kanban", "kiosk", "login", "logo", "marketing",
    "menu", "mode", "monitor", "normal", "offline", "online", "pdf", "png", "privacy", "radar", "region", "scrum", "sprint",
    "start", "status", "svg", "team", "test", "total", "trend", "web", "workshop",
];
