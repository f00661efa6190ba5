// Medians and quartiles: a few slow runs on a busy machine must not decide.

/** The value below which the share `at` of the sorted values lies, interpolated. */
export function quantile(values, at) {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * at;
  const below = sorted[Math.floor(place)];
  return below + (sorted[Math.ceil(place)] - below) * (place % 1);
}

export const median = (values) => quantile(values, 0.5);
