/** A US state, or what counts as one. */
export interface State {
  readonly fips: string;
  readonly name: string;
  readonly abbreviation: string;
}
