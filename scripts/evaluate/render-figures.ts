/** A report as indented lines: one figure a line, shares and times to three decimals. */
export function renderFigures(report: unknown, indent = ""): string {
  if (typeof report !== "object" || report === null) return `${indent}${figure(report)}`;
  return Object.entries(report)
    .map(([name, value]) => {
      if (typeof value !== "object" || value === null) return `${indent}${name}: ${figure(value)}`;
      if (isInterval(value)) return `${indent}${name}: ${figure(value.low)} to ${figure(value.high)}`;
      return `${indent}${name}\n${renderFigures(value, `${indent}  `)}`;
    })
    .join("\n");
}

function isInterval(value: object): value is { low: number; high: number } {
  return "low" in value && "high" in value && Object.keys(value).length === 2;
}

function figure(value: unknown): string {
  return typeof value === "number" && !Number.isInteger(value) ? value.toFixed(3) : String(value);
}
