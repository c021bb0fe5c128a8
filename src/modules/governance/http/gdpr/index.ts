import { PersonalDataExportsController } from './exports.controller.js';
import { ProcessingRegisterController } from './register.controller.js';

export const gdprControllers = [PersonalDataExportsController, ProcessingRegisterController];
