import { ConsentPurposesController } from './consent-purposes.controller.js';
import { ConsentRecordsController } from './consent-records.controller.js';
import { ConsentsController } from './consents.controller.js';

export const consentControllers = [ConsentPurposesController, ConsentRecordsController, ConsentsController];
