# Tails and quantiles as R has them, in 17 digits. In this folder: Rscript distributions.R writes ../core/distributions.csv.
rows <- function(of, x, df, value) data.frame(of, x = sprintf("%.17g", x), df = sprintf("%.17g", df), value = sprintf("%.17g", value))
near <- expand.grid(t = c(0, 1e-6, 0.01, 0.5, 1, 1.5, 1.96, 2.5, 3.3, 5, 8, 12, 20, 30, 37),
                    df = c(0.4, 1, 1.5, 2, 2.5, 3, 4, 5, 7.3, 10, 20, 30, 50.5, 100, 200, 500, 1000, 4999, 1e4, 1e5, 1e6, 1e7, 1e8))
far <- expand.grid(t = c(100, 1e4, 1e9, 1e20, 1e50, 1e90, 1e140, 1e160, 1e250), df = c(0.4, 1, 1.5, 2, 3, 7.3))
t <- subset(rbind(near, far), pt(t, df, lower.tail = FALSE) > 1e-300)
deep <- subset(t, pt(t, df, lower.tail = FALSE) < 1e-16)
z <- c(0, 1e-6, 0.1, 0.5, 1, 1.5, 1.96, 2.5, 3, 4, 5, 6, 8, 10, 15, 20, 25, 30, 35, 37)
q <- expand.grid(p = c(0.975, 0.95, 0.9, 0.75, 0.6, 0.4, 0.02, 1e-3, 1e-6, 1e-12, 1 - 1e-6),
                 df = c(1, 1.5, 2, 2.7, 3, 4, 5, 7, 9, 12.5, 20, 29.3, 50, 99, 200, 999, 1e4, 1e6, 1e8))
write.csv(rbind(
  rows("normal", z, Inf, pnorm(z, lower.tail = FALSE)),
  rows("t", t$t, t$df, pt(t$t, t$df, lower.tail = FALSE)),
  rows("log t", deep$t, deep$df, pt(deep$t, deep$df, lower.tail = FALSE, log.p = TRUE)),
  rows("quantile", q$p, q$df, qt(q$p, q$df))
), "../core/distributions.csv", row.names = FALSE, quote = FALSE)
