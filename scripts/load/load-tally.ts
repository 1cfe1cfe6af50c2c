const MOST_EXAMPLES = 5;

/** Counts what comes of many requests. */
export class LoadTally {
  readonly #statuses = new Map<number, number>();
  readonly #answers: number[] = [];
  readonly #health: number[] = [];
  readonly #examples: string[] = [];
  /** Connections that broke. */
  broken = 0;
  /** Answers of a status from 500 on, 503 apart, and streams that end with a fault. */
  faults = 0;

  answered(status: number, milliseconds: number, body: string): void {
    this.#statuses.set(status, (this.#statuses.get(status) ?? 0) + 1);
    if (status === 200) this.#answers.push(milliseconds);
    // A stream has begun with 200 before it fails.
    const isFault = (status >= 500 && status !== 503) || /"type":"error"/.test(body);
    if (!isFault) return;
    this.faults += 1;
    this.#note(`${status} ${body.slice(-200)}`);
  }

  broke(thrown: unknown): void {
    this.broken += 1;
    const cause = thrown instanceof Error ? (thrown.cause ?? thrown) : thrown;
    this.#note(String(cause));
  }

  lookedAtHealth(milliseconds: number): void {
    this.#health.push(milliseconds);
  }

  /** Milliseconds within which that share of the looks at the health came back. */
  healthAt(share: number): number {
    return quantile(this.#health, share);
  }

  render(): string {
    const statuses = [...this.#statuses]
      .sort(([a], [b]) => a - b)
      .map(([status, count]) => `${count} × ${status}`);
    const ms = (values: readonly number[], share: number) => `${Math.round(quantile(values, share))} ms`;
    return [
      `answers: ${statuses.join(", ") || "none"}; median ${ms(this.#answers, 0.5)}, p95 ${ms(this.#answers, 0.95)}`,
      `connections that broke: ${this.broken}; faults: ${this.faults}`,
      `health: ${this.#health.length} looks; median ${ms(this.#health, 0.5)}, p95 ${ms(this.#health, 0.95)}, slowest ${ms(this.#health, 1)}`,
      ...this.#examples.map((example) => `  ${example}`),
    ].join("\n");
  }

  #note(example: string): void {
    if (this.#examples.length < MOST_EXAMPLES) this.#examples.push(example);
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
