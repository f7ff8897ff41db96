import { serveLane } from "../lanes/serve-lane.ts";
import { languageJobs } from "./language-jobs.ts";

serveLane(languageJobs);
