import { createExtractiveAnswerer } from "#lib/answer/extractive-answerer.ts";
import { answererContract } from "#tests/contracts/answerer.ts";

answererContract("extractive", () => createExtractiveAnswerer());
