import { createExtractiveComparer } from "#lib/viewpoints/extractive-comparer.ts";
import { comparerContract } from "#tests/contracts/comparer.ts";

comparerContract("the extractive comparer", createExtractiveComparer);
