/** First bytes, in hexadecimal digits, of files that are no text, and what such a file is. */
const MAGIC: readonly (readonly [RegExp, string])[] = [
  // ELF; DOS and Windows; Mach-O in its four byte orders, its bundles and Java's classes; WebAssembly.
  [/^(?:7f454c46|4d5a(?:..)*?00|feedfac[ef]|c[ef]faedfe|cafebabe|0061736d)/, "a program"],
  [/^255044462d/, "a PDF document"],
  [/^504b(?:0304|0506|0708)/, "a ZIP archive or an office document"],
  [/^d0cf11e0a1b11ae1/, "an office document"],
  [/^7b5c727466/, "an RTF document"],
  [/^(?:1f8b08|425a68..314159|fd377a585a00|377abcaf271c|526172211a|28b52ffd)/, "an archive"],
  // PNG, JPEG, GIF, TIFF, BMP, WebP, AVIF and HEIC.
  [
    /^(?:89504e47|ffd8ff|4749463(?:83761|83961)|49492a00|4d4d002a|424d.{8}00000000|52494646.{8}57454250|.{8}66747970(?:61766966|68656963))/,
    "a picture",
  ],
  // MP3, Ogg, FLAC, WAV and AVI, MP4, Matroska.
  [
    /^(?:4944330[234]|4f676753|664c6143|52494646.{8}(?:57415645|41564920)|.{8}66747970|1a45dfa3)/,
    "a sound or film file",
  ],
  [/^53514c69746520666f726d6174203300/, "a database"],
];

/** What a file is by its first bytes, for a sentence such as "is a program, not text"; undefined when it may be text. */
export function binaryKind(bytes: Buffer): string | undefined {
  const start = bytes.toString("hex", 0, 128);
  return MAGIC.find(([pattern]) => pattern.test(start))?.[1];
}
