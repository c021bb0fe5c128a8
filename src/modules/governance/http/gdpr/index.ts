import { ErasuresController } from './erasures.controller.js';
import { PersonalDataExportsController } from './exports.controller.js';
import { ProcessingRegisterController } from './register.controller.js';

export const gdprControllers = [
  ErasuresController,
  PersonalDataExportsController,
  ProcessingRegisterController,
];
