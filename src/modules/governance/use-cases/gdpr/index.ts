import { PersonalDataArchive } from '../../infra/gdpr/archive.js';
import { GdprConfig } from '../../infra/gdpr/config.js';
import { ErasureSteps } from '../../infra/gdpr/erasure-steps.js';
import { Gathered } from '../../infra/gdpr/gathered.js';
import { PersonalDataExports } from '../../infra/gdpr/personal-data-exports.js';
import { BeginPersonalDataDownloadHandler } from './begin-personal-data-download.js';
import { CancelErasureHandler } from './cancel-erasure.js';
import { CertifyErasure } from './certify-erasure.js';
import { ErasePerson } from './erase-person.js';
import { Erasures } from './erasures.js';
import { GetErasureHandler } from './get-erasure.js';
import { GetPersonalDataExportHandler } from './get-personal-data-export.js';
import { GetProcessingRegisterHandler } from './get-processing-register.js';
import { ListErasuresHandler } from './list-erasures.js';
import { ListPersonalDataExportsHandler } from './list-personal-data-exports.js';
import { MakePersonalDataExport } from './make-personal-data-export.js';
import { Obstacles } from './obstacles.js';
import { RequestErasureHandler } from './request-erasure.js';
import { RequestPersonalDataExportHandler } from './request-personal-data-export.js';
import { TendPersonalData } from './tend-personal-data.js';

/** All that the rights of people over their data need. */
export const gdprProviders = [
  ErasureSteps,
  Erasures,
  GdprConfig,
  Gathered,
  PersonalDataArchive,
  PersonalDataExports,
  CancelErasureHandler,
  CertifyErasure,
  ErasePerson,
  GetErasureHandler,
  GetPersonalDataExportHandler,
  GetProcessingRegisterHandler,
  ListErasuresHandler,
  ListPersonalDataExportsHandler,
  BeginPersonalDataDownloadHandler,
  MakePersonalDataExport,
  Obstacles,
  RequestErasureHandler,
  RequestPersonalDataExportHandler,
  TendPersonalData,
];
