import type { TableNote } from '../../../src/modules/catalog/contract/index.ts';
import { acsIncome2022, acsIncomeBrackets2013, censusGeography, decennialCensus } from './attributions.ts';
import { population, stateAbbreviation, stateFips, stateName, year } from './common-columns.ts';

const states: TableNote = {
  table: 'states',
  label: 'States',
  description: 'The 50 states and the District of Columbia, one row each.',
  synonyms: ['state', 'us state'],
  ...censusGeography,
  columns: {
    fips: stateFips,
    state: stateName,
    state_abbr: stateAbbreviation,
    region: {
      label: 'Region',
      description: 'Census region: Northeast, Midwest, South or West.',
      role: 'category',
      meaning: 'region',
      synonyms: ['census region'],
    },
    division: {
      label: 'Division',
      description: 'Census division: one of nine groups of states within the regions.',
      role: 'category',
      meaning: 'division',
      synonyms: ['census division'],
    },
    capital: {
      label: 'Capital',
      description: 'The city that is the seat of the state government. The District of Columbia has none.',
      role: 'category',
      meaning: 'city-name',
      synonyms: ['capital city', 'state capital', 'seat of government'],
    },
    land_area_sq_mi: {
      label: 'Land area',
      description: 'Without inland and coastal waters.',
      role: 'measure',
      aggregation: 'sum',
      unit: 'square miles',
      synonyms: ['area', 'size', 'land', 'surface area', 'square miles'],
    },
  },
};

const statePopulation: TableNote = {
  table: 'state_population',
  label: 'State population',
  description:
    'Resident population of each state and the District of Columbia at the censuses of 1990, 2000, 2010 and 2020, one row per state and census.',
  synonyms: [],
  ...decennialCensus,
  columns: {
    fips: stateFips,
    state: stateName,
    year: { ...year, label: 'Census year', synonyms: ['census year', 'census'] },
    population: { ...population, description: 'Resident population on census day, 1 April.' },
  },
};

const stateIncome: TableNote = {
  table: 'state_income',
  label: 'State household income',
  description: 'Median household income of each state and the District of Columbia in 2022.',
  synonyms: [],
  ...acsIncome2022,
  columns: {
    fips: stateFips,
    state: stateName,
    year,
    median_household_income: {
      label: 'Median household income',
      description:
        'Half of the households earned more, half less; in dollars of 2022. Medians can be compared, but neither added nor averaged.',
      role: 'measure',
      aggregation: 'none',
      unit: 'USD',
      synonyms: ['household income', 'median income', 'income', 'earnings', 'median earnings'],
    },
  },
};

const stateIncomeBrackets: TableNote = {
  table: 'state_income_brackets',
  label: 'Households by income bracket',
  description:
    'How the households of each state and the District of Columbia are spread over ten income brackets, one row per state and bracket. Puerto Rico, which the source has as well, is left out.',
  synonyms: [],
  ...acsIncomeBrackets2013,
  columns: {
    fips: stateFips,
    state: stateName,
    year: { ...year, description: 'The last of the three years that the survey covers.' },
    income_bracket: {
      label: 'Income bracket',
      description: 'Yearly household income, from "under $10,000" to "$200,000 or more".',
      role: 'category',
      synonyms: ['bracket', 'income group', 'income range', 'income level', 'income class'],
    },
    share: {
      label: 'Share of households',
      description:
        'Households of the bracket as a fraction of all households of the state: 0.102 is 10.2 percent. The shares of several brackets of one state add up; over states, divide households by households.',
      role: 'measure',
      aggregation: 'none',
      unit: 'fraction',
      synonyms: ['percentage of households', 'percent of households', 'proportion of households', 'share'],
    },
    households: {
      label: 'Households',
      description: 'Households in the bracket: the share times all households of the state, rounded.',
      role: 'measure',
      aggregation: 'sum',
      unit: 'households',
      synonyms: ['number of households', 'homes'],
    },
  },
};

export const stateNotes: readonly TableNote[] = [states, statePopulation, stateIncome, stateIncomeBrackets];
