import { EntitiesController } from './entities.controller.js';
import { ResolutionsController } from './resolutions.controller.js';

export const entityControllers = [EntitiesController, ResolutionsController];
