// Memory is given out in order and never taken back: what is prepared at the start stays, and groups only become more.

/** Pages of 64 KiB that are asked for at once: each time costs the caller its views. What is not touched takes no room. */
const STEP: i32 = 64;

let top: usize = (__heap_base + 15) & ~15;

/** Where so many bytes of zeros begin; traps where there is no more memory. */
export function allocate(bytes: i32): usize {
  const at = top;
  top = (top + <usize>bytes + 15) & ~15;
  const lacking = <i32>((top + 0xffff) >>> 16) - memory.size();
  if (lacking > 0 && memory.grow(max(lacking, STEP)) < 0) unreachable();
  return at;
}

export function int(at: usize, i: i32): i32 {
  return load<i32>(at + ((<usize>i) << 2));
}

export function setInt(at: usize, i: i32, value: i32): void {
  store<i32>(at + ((<usize>i) << 2), value);
}

export function double(at: usize, i: i32): f64 {
  return load<f64>(at + ((<usize>i) << 3));
}

export function setDouble(at: usize, i: i32, value: f64): void {
  store<f64>(at + ((<usize>i) << 3), value);
}

/** One more at a counter. */
export function tick(at: usize): void {
  store<u32>(at, load<u32>(at) + 1);
}
