/** Clients that `@tributary/asl/aws` types, by the service's name in a resource, and their names there. */
const clients: Readonly<Record<string, string>> = {
  athena: "athena",
  bedrockruntime: "bedrockRuntime",
  comprehend: "comprehend",
  dynamodb: "dynamodb",
  eventbridge: "eventbridge",
  glue: "glue",
  lambda: "lambda",
  rekognition: "rekognition",
  s3: "s3",
  sfn: "sfn",
  sns: "sns",
  sqs: "sqs",
  textract: "textract",
  transcribe: "transcribe",
};

interface Optimized {
  readonly client: string;
  /** As resources end. */
  readonly calls: readonly string[];
}

/** Optimised integrations typed by the same clients, by the service's name in a resource. */
const optimizedServices: Readonly<Record<string, Optimized>> = {
  athena: {
    client: "athena",
    calls: [
      "startQueryExecution",
      "startQueryExecution.sync",
      "stopQueryExecution",
      "getQueryExecution",
      "getQueryResults",
    ],
  },
  dynamodb: { client: "dynamodb", calls: ["getItem", "putItem", "deleteItem", "updateItem"] },
  events: { client: "eventbridge", calls: ["putEvents", "putEvents.waitForTaskToken"] },
  glue: { client: "glue", calls: ["startJobRun", "startJobRun.sync"] },
  sns: { client: "sns", calls: ["publish", "publish.waitForTaskToken"] },
  sqs: { client: "sqs", calls: ["sendMessage", "sendMessage.waitForTaskToken"] },
  states: { client: "sfn", calls: ["startExecution", "startExecution.sync:2", "startExecution.waitForTaskToken"] },
};

/** The names the written code needs, by the module they come from. */
export class Imports {
  #names = new Set<string>();
  #services = new Set<string>();

  /** The name, to be imported. */
  use(name: string): string {
    this.#names.add(name);
    return name;
  }

  /** `aws.sqs`, for a service whose client it is typed by. */
  sdk(service: string): string | undefined {
    const name = clients[service];
    return name === undefined ? undefined : `${this.use("aws")}.${name}`;
  }

  /** The name of an optimised integration, to be declared; nothing for a call it has no words for. */
  optimized(service: string, called: string): string | undefined {
    if (!optimizedServices[service]?.calls.includes(called)) return undefined;
    this.#services.add(service);
    this.use("optimized");
    return service;
  }

  /** What a writing that fails would have imported is not. */
  tried<T>(write: () => T): T {
    const [names, services] = [[...this.#names], [...this.#services]];
    try {
      return write();
    } catch (error) {
      this.#names = new Set(names);
      this.#services = new Set(services);
      throw error;
    }
  }

  print(): string {
    const own = [...this.#names].filter((name) => name !== "aws").sort((a, b) => (bare(a) < bare(b) ? -1 : 1));
    const line = `import { ${own.join(", ")} } from "@tributary/asl";`;
    const lines = own.length === 0 ? [] : [line.length > 120 ? broken(own) : line];
    if (this.#names.has("aws")) lines.push('import { aws } from "@tributary/asl/aws";');
    if (this.#services.size > 0) lines.push("");
    for (const service of [...this.#services].sort()) {
      lines.push(
        `const ${service} = optimized<typeof import("@aws-sdk/client-${optimizedServices[service]?.client}")>("${service}");`,
      );
    }
    return lines.join("\n");
  }
}

function bare(name: string): string {
  return name.replace("type ", "").toLowerCase();
}

function broken(names: readonly string[]): string {
  return `import {\n${names.map((name) => `  ${name},\n`).join("")}} from "@tributary/asl";`;
}
