/** Fails with the reason when its part does not work; returns a warning when it works but should be looked at. */
export type Probe = () => Promise<string | undefined>;
