import { ConsentPurposes } from '../../infra/consent/consent-purposes.js';
import { ConsentRecords } from '../../infra/consent/consent-records.js';
import { ConsentRights } from './consent-rights.js';
import { DecideConsentHandler } from './decide-consent.js';
import { ListConsentPurposesHandler } from './list-consent-purposes.js';
import { ListConsentRecordsHandler } from './list-consent-records.js';
import { ListConsentVersionsHandler } from './list-consent-versions.js';
import { ListConsentsHandler } from './list-consents.js';
import { PublishConsentPurposeHandler } from './publish-consent-purpose.js';
import { PublishConsentVersionHandler } from './publish-consent-version.js';
import { RetireConsentPurposeHandler } from './retire-consent-purpose.js';

/** All that consent needs. */
export const consentProviders = [
  ConsentPurposes,
  ConsentRecords,
  ConsentRights,
  DecideConsentHandler,
  ListConsentPurposesHandler,
  ListConsentRecordsHandler,
  ListConsentsHandler,
  ListConsentVersionsHandler,
  PublishConsentPurposeHandler,
  PublishConsentVersionHandler,
  RetireConsentPurposeHandler,
];
