const switches = ['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING', 'LANGCHAIN_TRACING_V2'];

/**
 * LangChain sends everything that passes through it to a service of its maker where one of these is set, perhaps
 * for another program: questions, schemas, and what may be seen of rows. It knows no other switch than these.
 */
export const withoutTracing = (): void => {
  for (const name of switches) {
    // biome-ignore lint/style/noProcessEnv: nothing is read, and only the library would.
    delete process.env[name];
  }
};
