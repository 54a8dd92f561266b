// Tails of Student's t and of the normal distribution, and the quantile of t, from one integral that has no gamma function
// in it and no hard case: a dozen terms, all of them positive, are right to fifteen digits for any t and degrees of freedom.
//
// The normal tail is P(Z > z) = (1/π) ∫ exp(−z² / (2 sin²θ)) dθ over 0 < θ < π/2 (Craig 1991). Student's t is Z over the
// root of χ²/ν, and the mean of that tail over χ² is P(T > t) = (1/π) ∫ (1 + t² / (ν sin²θ))^(−ν/2) dθ. With
// λ = ln(1 + t²/ν), s = 1 − e^(−λ) and 1 + t² / (ν sin²θ) = e^(λ + y²) it is a bell in y:
//
//   P(T > t) = e^(−νλ/2) · (√s / π) ∫ e^(−νy²/2) · e^(y²) / (s + E) · √(y² / E) dy over y > 0, where E = e^(y²) − 1.
//
// The midpoint rule sums such integrals exponentially fast (Trefethen and Weideman 2014), but for the pole at y = i√λ, whose
// share is known: 1 / (1 + e^(2π√λ / h)) for the step h (Chiarella and Reichel 1968; Hunter and Regan 1972).

/**
 * The widest step that leaves nothing in double precision: the bell leaves e^(−2π² / (νh²)), the singularities next to the
 * pole, at y² = ±2πi, leave e^(−2π√π / h), and neither is above 2e-17.
 */
const stepFor = (df: number): number => 1 / Math.sqrt(2 * df + 12);

/** By place of the midpoint rule, E and the terms but for s: the same for every t. */
interface Nodes {
  readonly step: number;
  readonly e: number[];
  readonly weight: number[];
}

/** Of the last degrees of freedom asked for: a report asks for few, again and again. */
const KNOWN = new Map<number, Nodes>();
const MOST_KNOWN = 4096;

function nodesFor(df: number): Nodes {
  let nodes = KNOWN.get(df);
  if (!nodes) {
    if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
    nodes = { step: stepFor(df), e: [], weight: [] };
    KNOWN.set(df, nodes);
  }
  return nodes;
}

/** (√s / π) ∫ e^(−νy²/2) · e^(y²) / (s + E) · √(y² / E) dy by the midpoint rule, without the share of the pole. */
function sum(s: number, df: number): number {
  const { step, e, weight } = nodesFor(df);
  let total = 0;
  let term = 1;
  for (let k = 0, y = step / 2; term > 1e-17 * total; k++, y += step) {
    if (k === e.length) {
      const square = y * y;
      const own = Math.expm1(square);
      e.push(own);
      weight.push(Math.exp((-df / 2) * square) * (1 + own) * Math.sqrt(square / own));
    }
    term = weight[k]! / (s + e[k]!);
    total += term;
  }
  return (Math.sqrt(s) * step * total) / Math.PI;
}

/** The share of the pole for `turn` = π√λ / h. Beyond √λ = 2π / (νh) the sum is better without it. */
const pole = (lambda: number, turn: number, df: number): number =>
  df * lambda <= 2 * turn ? 1 / (1 + Math.exp(2 * turn)) : 0;

const turnFor = (lambda: number, df: number): number => (Math.PI * Math.sqrt(lambda)) / stepFor(df);

/**
 * P(T > t) for Student's t with `df` degrees of freedom, whole or not, above 0 and up to 1e300. Its relative error is some
 * 1e-15, and in the far tail no more than rounding t itself makes it: 2e-13 where the tail is 1e-300.
 */
export function tTail(t: number, df: number): number {
  if (t < 0) return 1 - tTail(-t, df);
  const lambda = t < 1e150 ? Math.log1p((t * t) / df) : 2 * Math.log(t) - Math.log(df);
  const above = Math.exp((-df / 2) * lambda) * sum(-Math.expm1(-lambda), df);
  return above + pole(lambda, turnFor(lambda, df), df);
}

/** P(Z > z) of the standard normal: no number tells it from Student's t with 2^100 degrees of freedom. */
export const normalTail = (z: number): number => tTail(z, 2 ** 100);

/**
 * About the λ of the t with P(T > t) = tail: the normal quantile of Hastings (Abramowitz and Stegun 26.2.23), and for t
 * z ≈ (8ν + 1) / (8ν + 3) · √(νλ) (Wallace 1959). Right to some 1e-3, more roughly for few degrees of freedom.
 */
function nearLambda(tail: number, df: number): number {
  const l = Math.sqrt(-2 * Math.log(tail));
  const z =
    l - (2.515517 + l * (0.802853 + l * 0.010328)) / (1 + l * (1.432788 + l * (0.189269 + l * 0.001308)));
  const root = (z * (8 * df + 3)) / (8 * df + 1);
  // It can overshoot where degrees of freedom are few; above 1400 no number would hold the tail.
  return Math.min(root * root, 1400) / df;
}

/**
 * The t with P(T ≤ t) = p, for p from 1e-300 up to but not 1 and `df` as above; infinite where no number could hold it.
 * Its relative error is some 1e-15, at the median too, and 1e-13 where t is above 1e100. Halley's method on the log of tail
 * over centre, P(T > t) / P(0 < T < t), against ln λ, where it bends little: two steps for nearly every p and df.
 */
export function tQuantile(p: number, df: number): number {
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  const centre = Math.abs(p - 0.5);
  // The density at 0 is √ν times the sum at s = 1, for e^(νλ/2) · P(T > t) comes to that sum in the far tail.
  const scale = (df / 2) * sum(1, df);
  let lambda = nearLambda(tail, df);
  let step = 1;
  // Bounded, for with 1e-9 degrees of freedom rounding hides what lies next to the median.
  for (let steps = 0; Math.abs(step) > 1e-5 && steps < 30; steps++) {
    const s = -Math.expm1(-lambda);
    const decay = Math.exp((-df / 2) * lambda);
    const turn = turnFor(lambda, df);
    const smooth = decay * sum(s, df);
    const above = smooth + pole(lambda, turn, df);
    // ½ − pole = ½ tanh: no digit is lost next to the median.
    const below = Math.tanh(turn) / 2 - smooth;
    const density = (scale * lambda * decay) / Math.sqrt(s);
    const newton = (Math.log((above / below) * (centre / tail)) * 2 * above * below) / density;
    // Second derivative over first.
    const bend =
      1 - (df / 2) * lambda - lambda / (2 * Math.expm1(lambda)) + density * (1 / above - 1 / below);
    step = newton / (1 + Math.max(-0.5, (newton * bend) / 2));
    lambda *= Math.exp(step);
  }
  return Math.sign(p - 0.5) * Math.sqrt(-df * Math.expm1(-lambda)) * Math.exp(lambda / 2);
}
