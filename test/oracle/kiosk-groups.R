# The kiosk survey by gender, age and frequency of use, in R: Rscript test/oracle/kiosk-groups.R FOLDER, to standard output. Its figures are
# not kept here: the data is not ours.
args <- commandArgs(trailingOnly = FALSE)
here <- dirname(sub("^--file=", "", args[grep("^--file=", args)]))
source(file.path(here, "figures.R"))
folder <- commandArgs(trailingOnly = TRUE)[1]
file <- file.path(folder, "kiosk.csv")
raw <- readBin(file, "raw", file.info(file)$size)
k <- read.csv(text = iconv(rawToChar(raw), from = "CP949", to = "UTF-8"),
              check.names = FALSE, stringsAsFactors = FALSE, na.strings = "")
h <- names(k)
pick <- function(side, word) sapply(1:24, function(i) grep(paste0("^", i, "-", side, "\\..*", word, " 설문"), h))
E <- sapply(pick(1, "기대"), function(j) as.numeric(k[[j]]))
D <- sapply(pick(2, "인지"), function(j) as.numeric(k[[j]]))
colnames(E) <- colnames(D) <- 1:24
names <- c("usefulness", "enjoyment", "control", "economy", "personalisation", "convenience", "security", "tangibles")
sections <- setNames(lapply(1:8, function(s) (3 * s - 2):(3 * s)), names)
used <- rowSums(!is.na(E) & !is.na(D)) > 0
for (word in c("성별", "나이대", "얼마나 자주")) {
  out <- NULL
  by <- k[[grep(word, h)[1]]]
  for (value in sort(unique(by[used]))) {
    rows <- used & by == value
    if (sum(rows) < 5) next
    out <- rbind(out, figures_of(paste0(word, "=", value), E[rows, ], D[rows, ], sections, rep(list(rep(1, 3)), 8), rep(1, 8)))
  }
  all <- if (word == "성별") adjusted(out) else rbind(all, adjusted(out))
}
printed(all, stdout())
