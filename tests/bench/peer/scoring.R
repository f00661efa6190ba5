# psych::scoreItems on a table of responses: reads it, scores it, writes the scores. Prints the seconds that reading and
# scoring took, without R's start and the writing.
# Arguments: the responses, the keys (dimension, item, key), where the scores go.
suppressPackageStartupMessages(library(psych))
paths <- commandArgs(trailingOnly = TRUE)
keys <- read.csv(paths[2])
signed <- paste0(ifelse(keys$key < 0, "-", ""), keys$item)
keyed <- split(signed, factor(keys$dimension, unique(keys$dimension)))

begin <- proc.time()[["elapsed"]]
responses <- read.csv(paths[1])
# Missing answers stay missing; scores are means of the answers given, as ours are.
scored <- scoreItems(keyed, responses[keys$item], missing = TRUE, impute = "none", min = 1, max = 5)
cat(proc.time()[["elapsed"]] - begin, "\n")

write.csv(data.frame(person = responses$person, scored$scores), paths[3], row.names = FALSE)
