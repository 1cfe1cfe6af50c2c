/** Loopback ports of the servers under test. */
export const VERBATIM_PORT = 4310;
export const MODEL_PORT = 4311;
export const DOUBLE_PORT = 4312;
export const HOSTILE_PORT = 4313;
export const LIBRARY_PORT = 4315;
/** One that is reached through a proxy, and the proxies before it. */
export const BEHIND_PROXY_PORT = 4316;
export const PROXY_PORT = 4317;
export const NGINX_PORT = 4318;
/** Started and ended by a test itself. */
export const START_PORT = 4319;
/** Nothing may ever ask here. */
export const CANARY_PORT = 4314;
