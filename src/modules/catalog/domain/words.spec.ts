import { describe, expect, it } from 'vitest';
import { labelOf, singular, wordsOf } from './words.js';

describe('words of a name', () => {
  it.each([
    ['median_household_income', 'median household income'],
    ['medianHouseholdIncome', 'median household income'],
    ['GDPPerCapita', 'gdp per capita'],
    ['pop2010', 'pop 2010'],
    ['Area (km²)', 'area km²'],
    ['% unemployed', '% unemployed'],
    ['StudentID', 'student id'],
    ['vets18_o_num', 'vets18 o num'],
  ])('%s: %s', (name, words) => {
    expect(wordsOf(name).join(' ')).toBe(words);
  });
});

describe('a label', () => {
  it.each([
    ['pct_households', 'Percent households'],
    ['state_fips', 'State FIPS'],
    ['land_area_sq_mi', 'Land area square miles'],
    ['income_moe', 'Income margin of error'],
    ['pop2010', 'Population 2010'],
    ['CustomerID', 'Customer ID'],
    ['Amount paid (net)', 'Amount paid (net)'],
    ['___', '___'],
    ['Constructor', 'Constructor'],
  ])('of %s is %s', (name, label) => {
    expect(labelOf(name)).toBe(label);
  });
});

describe('the singular', () => {
  it.each([
    ['counties', 'county'],
    ['classes', 'class'],
    ['boxes', 'box'],
    ['people', 'person'],
    ['sales', 'sale'],
    ['species', 'species'],
    ['address', 'address'],
    ['status', 'status'],
    ['gas', 'gas'],
    ['houses', 'house'],
    ['days', 'day'],
  ])('of %s is %s', (plural, one) => {
    expect(singular(plural)).toBe(one);
  });
});
