import { GetProcessingRegisterHandler } from './get-processing-register.js';

export const gdprUseCases = [GetProcessingRegisterHandler];
