import { FindSemanticsDependents } from './find-dependents.js';
import { GetGlossaryHandler } from './get-glossary.js';
import { GetTermHandler } from './get-term.js';
import { ListTermsHandler } from './list-terms.js';
import { OnDataSourceRemoved } from './on-data-source-removed.js';
import { OnOrganizationDeleted } from './on-organization-deleted.js';
import { RemoveTermHandler } from './remove-term.js';
import { SaveTermHandler } from './save-term.js';

export const useCases = [
  FindSemanticsDependents,
  GetGlossaryHandler,
  GetTermHandler,
  ListTermsHandler,
  OnDataSourceRemoved,
  RemoveTermHandler,
  SaveTermHandler,
  OnOrganizationDeleted,
];
