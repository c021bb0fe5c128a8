const question = 'Which 5 states have the highest median household income?';

/** What a newcomer does next. */
export const welcome = (address: string): string => `
Almanac is running at ${address} (Ctrl-C stops it)
Swagger UI, with every endpoint to try: ${address}/docs

Ask a question, from another terminal:
  curl -s ${address}/api/v1/questions -H 'content-type: application/json' -d '${JSON.stringify({ question })}'
  npm run ask -- "${question}"
`;
