import { erasures, type PersonalData } from '#shared/contracts';
import type { ProcessingView } from '../../contract/gdpr.js';

/** What a module declares, as the register says it. */
export const processingOf = ({ module, tables }: Pick<PersonalData, 'module' | 'tables'>): ProcessingView[] =>
  tables.map(({ table, data, purpose, legalBasis, retention, people }) => ({
    module,
    table,
    data,
    purpose,
    legalBasis,
    retention,
    onErase: erasures.filter((one) => people.some(({ onErase }) => onErase === one)),
  }));
