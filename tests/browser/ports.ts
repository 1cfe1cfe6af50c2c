/** Loopback ports of the servers under test. */
export const VERBATIM_PORT = 4310;
export const MODEL_PORT = 4311;
export const DOUBLE_PORT = 4312;
export const HOSTILE_PORT = 4313;
export const LIBRARY_PORT = 4315;
/** Started and ended by a test itself. */
export const START_PORT = 4316;
/** Nothing may ever ask here. */
export const CANARY_PORT = 4314;
