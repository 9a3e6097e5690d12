/** What is used of the package, which has no types of its own. */
declare module 'ml-isolation-forest' {
  export class IsolationForest {
    constructor(options: { readonly nEstimators: number });
    train(rows: readonly (readonly number[])[]): void;
    predict(rows: readonly (readonly number[])[]): number[];
  }
}
