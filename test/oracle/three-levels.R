# A made-up survey with three levels, importance and weights, and its figures. In this folder: Rscript three-levels.R
# writes ../../fixtures/surveys/three-levels/{survey,expected-*}.csv.
source("figures.R")
set.seed(20240229)
folder <- "../../fixtures/surveys/three-levels"
ids <- c("prompt", "polite", "knowing", "clean", "open", "near")
n <- 240
branch <- sample(c("north", "south", "east", "west"), n, TRUE, c(0.4, 0.3, 0.24, 0.06))
channel <- sample(c("desk", "phone"), n, TRUE)
on <- function(x, low, high) { x[] <- pmin(high, pmax(low, round(x))); x }
taste <- rnorm(n)
mood <- rnorm(n, 0, 0.9)
made <- function(mean, spread) sapply(seq_along(ids), function(i) mean[i] + taste + rnorm(n, 0, spread))
desired <- on(made(c(8, 7.5, 7, 6.5, 7, 5), 1.1), 1, 9)
minimum <- on(desired - 2 + matrix(rnorm(n * 6, 0, 1.2), n), 1, 9)
perceived <- on(desired - c(1.5, 0.2, 0.6, 1, 0.1, -0.4)[col(desired)] + mood + matrix(rnorm(n * 6, 0, 1.3), n), 1, 9)
importance <- on(matrix(rnorm(n * 6, 0, 0.8), n) + c(4.4, 4.1, 3.6, 3.1, 3.9, 2.4)[col(desired)], 1, 5)
holes <- function(x, share) { x[matrix(runif(length(x)) < share, nrow(x))] <- NA; x }
desired <- holes(desired, 0.02); minimum <- holes(minimum, 0.05); perceived <- holes(perceived, 0.04); importance <- holes(importance, 0.03)
weight <- round(exp(rnorm(n, 0, 0.5)), 4)
weight[c(11, 97)] <- NA
survey <- data.frame(branch, channel, weight)
for (i in seq_along(ids)) {
  survey[[paste(ids[i], "desired")]] <- desired[, i]
  survey[[paste(ids[i], "minimum")]] <- minimum[, i]
  survey[[paste(ids[i], "perceived")]] <- perceived[, i]
  survey[[paste(ids[i], "importance")]] <- importance[, i]
}
write.csv(survey, file.path(folder, "survey.csv"), row.names = FALSE, na = "", quote = FALSE)

colnames(desired) <- colnames(perceived) <- colnames(minimum) <- colnames(importance) <- ids
sections <- list(staff = 1:3, place = 4:6)
criterionWeights <- list(c(2, 1, 1), c(1, 1, 1))
sectionWeights <- c(2, 1)

# By group, everyone counted.
out <- NULL
for (value in c("", "east", "north", "south", "west")) {
  rows <- if (value == "") rep(TRUE, n) else branch == value
  out <- rbind(out, figures_of(value, desired[rows, ], perceived[rows, ], sections, criterionWeights, sectionWeights))
}
printed(adjusted(out), file.path(folder, "expected-groups.csv"))

# Weighted, in points, by R's survey, the design built anew on the respondents of each figure. Those without a weight are left out.
suppressMessages(library(survey))
points <- function(x) (x - 1) / 8 * 100
weighted <- function(group, level, id, e, d, w) {
  there <- !is.na(e) & !is.na(d) & !is.na(w)
  data <- data.frame(e = e[there], d = d[there], g = (d - e)[there], w = w[there])
  design <- svydesign(ids = ~1, weights = ~w, data = data)
  m <- svymean(~g, design); reach <- as.numeric(confint(m, df = degf(design)))
  values <- c(n = nrow(data), effectiveN = sum(data$w)^2 / sum(data$w^2), expectation = as.numeric(coef(svymean(~e, design))),
              delivery = as.numeric(coef(svymean(~d, design))), gap = as.numeric(coef(m)), sd = sqrt(as.numeric(svyvar(~g, design))),
              lo = reach[1], hi = reach[2])
  data.frame(group = group, level = level, id = id, figure = names(values), value = unname(values))
}
out <- NULL
for (value in c("", "east", "north", "south")) {
  rows <- if (value == "") rep(TRUE, n) else branch == value
  E <- points(desired[rows, ]); D <- points(perceived[rows, ]); w <- weight[rows]
  units <- sections_of(E, D, sections, criterionWeights)
  all <- overall_of(units, sectionWeights)
  out <- rbind(out, weighted(value, "overall", "overall", all$e, all$d, w))
  for (s in names(sections)) out <- rbind(out, weighted(value, "section", s, units[[s]]$e, units[[s]]$d, w))
  for (i in ids) out <- rbind(out, weighted(value, "criterion", i, E[, i], D[, i], w))
}
printed(out, file.path(folder, "expected-weighted.csv"))

# The zone of tolerance, of those who gave all three levels.
out <- NULL
for (value in c("", "east", "north", "south")) {
  for (i in ids) {
    rows <- (if (value == "") rep(TRUE, n) else branch == value) & !is.na(minimum[, i]) & !is.na(desired[, i]) & !is.na(perceived[, i])
    m <- minimum[rows, i]; e <- desired[rows, i]; d <- perceived[rows, i]; sane <- m <= e
    a <- t.test(d - m); s <- t.test(d - e); w <- t.test(e - m)
    values <- c(n = length(m), minimum = mean(m), desired = mean(e), perceived = mean(d),
                adequacy = mean(d - m), adequacySd = sd(d - m), adequacyLo = a$conf.int[1], adequacyHi = a$conf.int[2],
                superiority = mean(d - e), superioritySd = sd(d - e), superiorityLo = s$conf.int[1], superiorityHi = s$conf.int[2],
                width = mean(e - m), widthSd = sd(e - m), widthLo = w$conf.int[1], widthHi = w$conf.int[2],
                below = mean((d < m)[sane]), inside = mean((d >= m & d <= e)[sane]), above = mean((d > e)[sane]),
                contradictory = sum(!sane))
    out <- rbind(out, data.frame(group = value, level = "criterion", id = i, figure = names(values), value = unname(values)))
  }
}
printed(out, file.path(folder, "expected-zone.csv"))

# Importance: stated (mean rating), derived (with the mean of the other deliveries, at least half of them there), and with
# the delivery of one criterion.
out <- NULL
for (i in ids) {
  others <- perceived[, setdiff(ids, i)]
  rest <- ifelse(rowSums(!is.na(others)) >= 2.5 & rowSums(!is.na(others)) > 0, rowMeans(others, na.rm = TRUE), NA)
  there <- !is.na(perceived[, i]) & !is.na(rest)
  both <- !is.na(perceived[, i]) & !is.na(perceived[, "near"])
  values <- c(stated = mean(importance[, i], na.rm = TRUE), statedN = sum(!is.na(importance[, i])),
              derived = cor(perceived[there, i], rest[there]), derivedN = sum(there),
              near = if (i == "near") NA else cor(perceived[both, i], perceived[both, "near"]))
  out <- rbind(out, data.frame(group = "", level = "criterion", id = i, figure = names(values), value = unname(values)))
}
printed(out[!is.na(out$value), ], file.path(folder, "expected-importance.csv"))
