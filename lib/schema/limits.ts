/** Of one file that is read or sent, in bytes; and the same in words. */
export const MAX_FILE_BYTES = 20_000_000;
export const MAX_FILE_WORDS = `${MAX_FILE_BYTES / 1e6} MB`;
