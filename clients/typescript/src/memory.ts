interface Kept {
  readonly etag: string;
  readonly answer: unknown;
  readonly isForEver: boolean;
}

/** The last answers with their validators: what did not change is not sent twice. The oldest go first. */
export class Memory {
  readonly #kept = new Map<string, Kept>();

  constructor(readonly most: number) {}

  get(address: string): Kept | undefined {
    const kept = this.#kept.get(address);
    if (kept) {
      this.#kept.delete(address);
      this.#kept.set(address, kept);
    }
    return kept;
  }

  put(address: string, headers: Headers, answer: unknown): void {
    const etag = headers.get("etag");
    if (etag === null || this.most === 0) return;
    this.#kept.delete(address);
    this.#kept.set(address, {
      etag,
      answer,
      isForEver: headers.get("cache-control")?.includes("immutable") ?? false,
    });
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > this.most && oldest !== undefined) this.#kept.delete(oldest);
  }
}
