import { PersonalDataArchive } from '../../infra/gdpr/archive.js';
import { GdprConfig } from '../../infra/gdpr/config.js';
import { Gathered } from '../../infra/gdpr/gathered.js';
import { PersonalDataExports } from '../../infra/gdpr/personal-data-exports.js';
import { GetPersonalDataExportHandler } from './get-personal-data-export.js';
import { GetProcessingRegisterHandler } from './get-processing-register.js';
import { ListPersonalDataExportsHandler } from './list-personal-data-exports.js';
import { LocatePersonalDataExportHandler } from './locate-personal-data-export.js';
import { MakePersonalDataExport } from './make-personal-data-export.js';
import { RequestPersonalDataExportHandler } from './request-personal-data-export.js';
import { TendPersonalData } from './tend-personal-data.js';

/** All that the rights of people over their data need. */
export const gdprProviders = [
  GdprConfig,
  Gathered,
  PersonalDataArchive,
  PersonalDataExports,
  GetPersonalDataExportHandler,
  GetProcessingRegisterHandler,
  ListPersonalDataExportsHandler,
  LocatePersonalDataExportHandler,
  MakePersonalDataExport,
  RequestPersonalDataExportHandler,
  TendPersonalData,
];
