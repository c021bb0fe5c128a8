import type { TableNote } from '../../../src/modules/catalog/contract/index.ts';
import { placeAndPeopleNotes } from './places-and-people.ts';
import { stateNotes } from './states.ts';

/** What is said about every table and column: it goes into the manifest, and from there to the catalog. */
export const notes: readonly TableNote[] = [...stateNotes, ...placeAndPeopleNotes];
