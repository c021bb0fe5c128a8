export { FindsPseudonyms, OwnPersonalData, personalDataProviders } from './personal-data-providers.js';
export { PersonalDataRegister, personalDataModule, registerOf } from './personal-data-register.js';
