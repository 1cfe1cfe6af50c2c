import { createExtractiveComparer } from "#lib/compare/extractive-comparer.ts";
import { comparerContract } from "#tests/contracts/comparer.ts";

comparerContract("the extractive comparer", createExtractiveComparer);
