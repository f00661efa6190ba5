# psych::scoreItems on a table of responses. Prints the seconds that reading and scoring took, then writes the first scores.
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

write.csv(format(head(as.data.frame(scored$scores), 1000), digits = 15), paths[3], row.names = FALSE)
