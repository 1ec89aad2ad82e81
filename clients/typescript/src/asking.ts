import { Memory } from "./memory.js";
import type { Problem } from "./documents.js";
import { ProblemError, UnexpectedAnswer } from "./problems.js";

export interface Options {
  /** Where the server is, such as `https://compare.example.org`. */
  readonly address: string;
  /** Read this edition, whose answers never change; the current one where it is left out. */
  readonly edition?: string;
  /** Milliseconds after which an answer is not waited for any more; 10 seconds where it is left out. */
  readonly timeout?: number;
  /** How many answers to remember, to ask only whether they changed; 200 where it is left out, 0 for none. */
  readonly remembers?: number;
  /** Another `fetch`, for tests or for a runtime without one. */
  readonly fetch?: typeof fetch;
}

interface Told {
  readonly method: string;
  readonly path: string;
  readonly form: string;
  readonly editions: boolean;
}

type Value = string | number | boolean | readonly string[] | undefined;

/** Asks, remembers, and turns problems into errors. */
export class Asker {
  readonly #address: string;
  readonly #options: Options;
  readonly #memory: Memory;

  constructor(options: Options) {
    this.#address = options.address.replace(/\/+$/, "");
    this.#options = options;
    this.#memory = new Memory(options.remembers ?? 200);
  }

  protected async ask<Answer>(told: Told, asked: object, body?: unknown): Promise<Answer> {
    return (await this.#answer(told, this.#addressOf(told, asked), body)) as Answer;
  }

  protected async *iterate<Item>(told: Told, asked: object): AsyncGenerator<Item> {
    let address: string | null = this.#addressOf(told, asked);
    while (address !== null) {
      const page = (await this.#answer(told, address)) as { items: readonly Item[]; next: string | null };
      yield* page.items;
      address = page.next === null ? null : this.#following(page.next);
    }
  }

  async #answer(told: Told, address: string, body?: unknown): Promise<unknown> {
    const kept = told.method === "GET" ? this.#memory.get(address) : undefined;
    if (kept?.isForEver) return kept.answer;
    const headers: Record<string, string> = {};
    if (kept) headers["If-None-Match"] = kept.etag;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const response = await (this.#options.fetch ?? fetch)(address, {
      method: told.method,
      headers,
      redirect: "error",
      signal: AbortSignal.timeout(this.#options.timeout ?? 10_000),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.status === 304 && kept) return kept.answer;
    if (!response.ok) throw await problemOf(response, address);
    const answer = await read(response, told.form, address);
    if (told.method === "GET") this.#memory.put(address, response.headers, answer);
    return answer;
  }

  #addressOf(told: Told, asked: object): string {
    const values = new Map(Object.entries(asked as Record<string, Value>));
    const { edition } = this.#options;
    const path = edition && told.editions ? told.path.replace("/v1/", `/v1/editions/${edition}/`) : told.path;
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = String(values.get(name));
      values.delete(name);
      return encodeURIComponent(value);
    });
    const query = new URLSearchParams();
    for (const [name, value] of values) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one !== undefined) query.append(name, String(one));
      }
    }
    const text = query.toString();
    return `${this.#address}${filled}${text && "?"}${text}`;
  }

  /** The next page's address. A server tells its own; one that leads elsewhere is not followed. */
  #following(next: string): string {
    const address = next.startsWith("/") ? `${this.#address}${next}` : next;
    if (!address.startsWith(`${this.#address}/`)) throw new UnexpectedAnswer(200, next);
    return address;
  }
}

async function problemOf(response: Response, address: string): Promise<Error> {
  if (!response.headers.get("content-type")?.startsWith("application/problem+json")) {
    return new UnexpectedAnswer(response.status, address);
  }
  const wait = Number(response.headers.get("retry-after") ?? NaN);
  return new ProblemError((await response.json()) as Problem, Number.isFinite(wait) ? wait : undefined);
}

async function read(response: Response, form: string, address: string): Promise<unknown> {
  if (form === "bytes") return new Uint8Array(await response.arrayBuffer());
  if (form === "text") return response.text();
  if (!response.headers.get("content-type")?.includes("json")) throw new UnexpectedAnswer(response.status, address);
  return response.json();
}
