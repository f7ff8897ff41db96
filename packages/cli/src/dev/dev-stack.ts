import { stat } from "node:fs/promises";
import { isTributaryError } from "@tributary/errors";
import type { LocalCloud } from "@tributary/local";
import type { Blueprint } from "@tributary/pipeline";
import { closeStack, deployLocally, openStack, type Stack } from "../cloud/open-stack.ts";
import { assemblePipeline, openPipeline } from "../definition/open-pipeline.ts";
import { showOutputs } from "../deploy/show-outputs.ts";
import { collectFiles } from "../files/collect-files.ts";
import type { LocalFile } from "../files/local-file.ts";
import type { Io } from "../io.ts";
import { processFiles } from "../run/process-files.ts";
import { tellRefused } from "../run/tell-refused.ts";

interface DevStackOptions {
  readonly file: string;
  readonly stateDir: string;
  /** Folder that files are taken from. */
  readonly inbox: string | undefined;
}

/** The pipeline as it stands on the local cloud while `pipeline dev` runs. One thing at a time. */
export class DevStack {
  readonly #io: Io;
  readonly #cloud: LocalCloud;
  readonly #options: DevStackOptions;
  readonly #seen = new Map<string, number>();
  #sources: ReadonlySet<string>;
  #stack: Stack | undefined;
  #blueprint: Blueprint | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(io: Io, cloud: LocalCloud, options: DevStackOptions) {
    this.#io = io;
    this.#cloud = cloud;
    this.#options = options;
    this.#sources = new Set([options.file]);
  }

  /** Files that the pipeline is made of, as far as they are known. */
  get sources(): readonly string[] {
    return [...this.#sources];
  }

  /** Compiles the pipeline and deploys it as `pipeline deploy` would. */
  deploy(): Promise<void> {
    return this.#inTurn(async () => {
      const { file, stateDir } = this.#options;
      const { blueprint } = await this.#open(file, stateDir);
      const { outDir } = await assemblePipeline(this.#io, blueprint, { stateDir });
      const { stack, status, plan, outputs } = await deployLocally(this.#cloud, outDir, this.#io.signal);
      const changes = plan.lines.length === 1 ? "1 change" : `${plan.lines.length} changes`;
      this.#io.stdout.write(
        status === "unchanged"
          ? `${stack} is up to date.\n`
          : `${stack} ${status}: ${changes}, revision ${blueprint.revision}.\n`,
      );
      if (!this.#stack) showOutputs(this.#io, outputs);
      else closeStack(this.#stack);
      this.#stack = await openStack(this.#cloud, {
        assemblyDir: outDir,
        pipeline: blueprint.name,
        signal: this.#io.signal,
      });
      if (this.#blueprint && this.#blueprint.revision !== blueprint.revision) this.#seen.clear();
      this.#blueprint = blueprint;
    });
  }

  /** Brings in the folder's files that are new or changed since the last look. */
  takeIn(): Promise<void> {
    return this.#inTurn(async () => {
      const { inbox, stateDir } = this.#options;
      if (inbox === undefined || !this.#stack || !this.#blueprint) return;
      const { files, refused } = await collectFiles([inbox], this.#io.cwd, stateDir).catch((error: unknown) => {
        // An empty folder waits for its first file.
        if (isTributaryError(error) && error.code === "TRB-CLI-010") return { files: [], refused: [] };
        throw error;
      });
      const fresh: LocalFile[] = [];
      for (const file of files) if (await this.#isFresh(file)) fresh.push(file);
      if (fresh.length === 0) return;
      const outcome = await processFiles(this.#io, fresh, {
        blueprint: this.#blueprint,
        stack: this.#stack,
        json: false,
      });
      tellRefused(this.#io, [...refused, ...outcome.refused]);
    });
  }

  async close(): Promise<void> {
    await this.#last;
    if (this.#stack) closeStack(this.#stack);
  }

  async #open(file: string, stateDir: string): Promise<{ readonly blueprint: Blueprint }> {
    try {
      return await openPipeline(this.#io, { pipeline: file, state: stateDir }, (files) => {
        this.#sources = new Set([file, ...files]);
      });
    } catch (error) {
      // A module that does not compile is in no list of sources, and must be watched all the same.
      if (isTributaryError(error) && error.at) this.#sources = new Set([...this.#sources, error.at.file]);
      throw error;
    }
  }

  async #isFresh({ path }: LocalFile): Promise<boolean> {
    const found = await stat(path).catch(() => undefined);
    if (!found || this.#seen.get(path) === found.mtimeMs) return false;
    this.#seen.set(path, found.mtimeMs);
    return true;
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
