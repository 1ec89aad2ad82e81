import type { Problem } from "./documents.js";

/** The server understood that it cannot answer, and says why and what would be right. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  /** The last part of the problem's `type`: `not-found`, `bad-parameter`, … */
  readonly kind: string;

  constructor(
    readonly problem: Problem,
    /** Seconds after which it is worth asking again, where the server says so. */
    readonly retryAfter?: number,
  ) {
    super(`${problem.status} ${problem.title}: ${problem.detail}`);
    this.kind = problem.type.slice(problem.type.lastIndexOf("/") + 1);
  }

  get status(): number {
    return this.problem.status;
  }

  /** Real names that look like a misspelt one, the nearest first. */
  get candidates(): readonly string[] {
    return this.problem.errors.flatMap((fault) => fault.candidates);
  }
}

/** Something answered that is not Equipoise: a proxy's error page, an address of somebody else. */
export class UnexpectedAnswer extends Error {
  override readonly name = "UnexpectedAnswer";

  constructor(
    readonly status: number,
    readonly address: string,
  ) {
    super(`${address} answered ${status}, and not as Equipoise does`);
  }
}
