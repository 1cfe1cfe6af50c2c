import { join } from "node:path";
import { Worker, type WorkerOptions } from "node:worker_threads";

/**
 * A thread's program, by its path from the project's folder, in which every script of ours is started. Named so that a bundler
 * neither copies nor compiles it: the thread runs from the source, with its native library, whatever the rest was
 * bundled into.
 */
export function threadProgram(file: string): string {
  return join(/* turbopackIgnore: true */ process.cwd(), ...file.split("/"));
}

/**
 * Where Node keeps what it made of the threads' source, from one start to the next: 50 instead of 270 ms for the search
 * thread's modules, and 30 MB less, which the compiler of TypeScript takes. Beside the packages, because it is trusted
 * as they are. Entries of changed files, damaged ones, and a folder that cannot be written are passed over in silence.
 */
function compileCache(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), "node_modules", ".cache", "counterpoint");
}

/** A thread without the parent's environment and flags (a test runner's, a bundler's), which are not meant for it. */
export function startThread(program: string, options: WorkerOptions = {}): Worker {
  return new Worker(program, { ...options, execArgv: [], env: { NODE_COMPILE_CACHE: compileCache() } });
}
