import { parentPort, workerData } from "node:worker_threads";
import { validateTemplate } from "./validate-template.ts";

parentPort?.postMessage(validateTemplate(String(workerData)));
