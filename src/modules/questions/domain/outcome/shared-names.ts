import type { Assumption } from '../interpretation.js';
import { type CompiledModel, namesakeOf } from '../model/compile.js';
import { keyOf, type ValueSense } from '../model/value-index.js';
import type { Reading } from '../resolve/readings.js';

const mostShown = 4;

/** Cities of which the same figure is known. */
const citiesNamed = (words: string, { query }: Reading, model: CompiledModel): readonly ValueSense[] => {
  const figures = query.select.flatMap(({ expression }) =>
    expression.kind === 'column' && expression.column.view.role === 'measure' ? [expression.column.name] : [],
  );
  return (model.values.byWords.get(words) ?? []).filter(
    ({ column }) =>
      column.view.meaning === 'city-name' &&
      column === column.table.nameColumn &&
      column.table.columns.some(({ name }) => figures.includes(name)),
  );
};

/** A name of both a state and cities was taken for the state: said, with the cities to choose instead. */
export const sharedNames = (reading: Reading, model: CompiledModel): readonly Assumption[] =>
  [...reading.assignment.values].flatMap(([mention, sense]): readonly Assumption[] => {
    const [name] = sense.values;
    if (
      name === undefined ||
      reading.assignment.values.size > 1 ||
      sense.column.view.meaning !== 'state-name'
    )
      return [];
    const cities = [
      ...citiesNamed(keyOf(mention.text), reading, model),
      ...citiesNamed(`${keyOf(mention.text)} city`, reading, model).filter(
        (city) => namesakeOf(city, model)?.large,
      ),
    ].flatMap((city) => {
      const known = namesakeOf(city, model);
      return known?.qualifiedBy.map((state) => `${known.name}, ${state}`) ?? city.values;
    });
    return cities.length === 0
      ? []
      : [{ phrase: mention.text, meaning: `the state ${name}`, alternatives: cities.slice(0, mostShown) }];
  });
