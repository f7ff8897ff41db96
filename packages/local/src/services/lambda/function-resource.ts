import { physicalName } from "../../template/physical-name.ts";
import type { ResourceProvider, ResourceRequest } from "../../template/resource-provider.ts";
import { document, integer, list, map, oneOf, optional, string, structure } from "../input-shape.ts";
import { logLevels } from "./function-logging.ts";
import type { FunctionStore } from "./function-store.ts";
import { installCode } from "./install-code.ts";

const functionProperties = structure({
  FunctionName: optional(string({ max: 64, pattern: /^[\w-]+$/ })),
  Description: optional(string({ max: 256 })),
  Runtime: string({ pattern: /^nodejs\d+\.x$/ }),
  Handler: string({ pattern: /^[^.]+(\/[^.]+)*\.[\w$]+$/ }),
  Code: document,
  Role: string(),
  Timeout: optional(integer({ min: 1, max: 900 })),
  MemorySize: optional(integer({ min: 128, max: 10_240 })),
  ReservedConcurrentExecutions: optional(integer({ min: 0 })),
  Environment: optional(structure({ Variables: optional(map(string())) })),
  LoggingConfig: optional(
    structure({
      LogGroup: optional(string()),
      LogFormat: optional(oneOf("JSON", "Text")),
      ApplicationLogLevel: optional(oneOf(...logLevels)),
      SystemLogLevel: optional(oneOf("DEBUG", "INFO", "WARN")),
    }),
  ),
  Layers: optional(list(string())),
  PackageType: optional(string()),
});

interface FunctionResourceOptions {
  readonly stateDir: string;
  /** Throws when Lambda cannot be the role. */
  readonly checkRole: (roleArn: string) => void;
}

/** `AWS::Lambda::Function`: Node.js functions of an assembly. */
export function functionResource(
  functions: FunctionStore,
  { stateDir, checkRole }: FunctionResourceOptions,
): ResourceProvider {
  return {
    type: "AWS::Lambda::Function",
    existing: (request) => {
      const { FunctionName } = request.properties;
      return typeof FunctionName === "string" && functions.find(FunctionName)
        ? `Function already exist: ${FunctionName}`
        : undefined;
    },
    async put(request) {
      const properties = functionProperties.read(request.properties, "");
      if ((properties.Layers?.length ?? 0) > 0)
        throw new Error("the local cloud has no Lambda layers; bundle the code instead");
      if (properties.PackageType === "Image") throw new Error("the local cloud does not run container images");
      checkRole(properties.Role);
      const name = properties.FunctionName ?? physicalName(request);
      const {
        LogGroup = `/aws/lambda/${name}`,
        LogFormat: format = "Text",
        ApplicationLogLevel: level = "INFO",
      } = properties.LoggingConfig ?? {};
      const code = await install(request, { name, handler: properties.Handler, stateDir });
      await functions.put({
        name,
        arn: functions.arnOf(name),
        role: properties.Role,
        handler: properties.Handler,
        runtime: properties.Runtime,
        timeoutSeconds: properties.Timeout ?? 3,
        memoryMb: properties.MemorySize ?? 128,
        environment: properties.Environment?.Variables ?? {},
        logGroup: LogGroup,
        logging: { format, level },
        description: properties.Description ?? "",
        ...code,
        lastModified: functions.now(),
        ...(properties.ReservedConcurrentExecutions !== undefined && {
          reservedConcurrency: properties.ReservedConcurrentExecutions,
        }),
      });
      if (request.previous && request.previous.ref !== name) await functions.delete(request.previous.ref);
      return { ref: name, attributes: { Arn: functions.arnOf(name) } };
    },
    delete: ({ ref }) => functions.delete(ref),
  };
}

function install(
  request: ResourceRequest,
  { name, handler, stateDir }: { name: string; handler: string; stateDir: string },
) {
  return installCode(stateDir, {
    code: request.properties.Code,
    handler,
    functionName: name,
    assets: request.assets,
  });
}
