/**
 * LangChain sends every call to LangSmith when certain variables are set in the environment, unless a handler of this
 * name is there already. Nothing may leave the machine but to the configured endpoint.
 */
export async function createNoTracing() {
  const { BaseCallbackHandler } = await import("@langchain/core/callbacks/base");
  return new (class extends BaseCallbackHandler {
    readonly name = "langchain_tracer";
  })();
}
