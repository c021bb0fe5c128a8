import { ChooseChartHandler } from './choose-chart.js';
import { RenderChartHandler } from './render-chart.js';

export const useCases = [ChooseChartHandler, RenderChartHandler];
