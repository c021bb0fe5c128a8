import type { ConsentState, ConsentView } from '../../contract/consent.js';

/** A decision is about the words that were shown: after a new version the person is asked again, whatever was decided. */
export const consentState = (current: number, decided: ConsentView['decided']): ConsentState =>
  decided?.version === current ? decided.decision : 'pending';
