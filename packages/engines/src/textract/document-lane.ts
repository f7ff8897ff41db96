import { serveLane } from "../lanes/serve-lane.ts";
import { documentJobs } from "./document-jobs.ts";

serveLane(documentJobs);
