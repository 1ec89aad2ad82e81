export * from "./documents.js";
export * from "./problems.js";
export { Questions as Equipoise } from "./questions.js";
export type { Options } from "./asking.js";
