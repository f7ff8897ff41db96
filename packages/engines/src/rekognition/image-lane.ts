import { serveLane } from "../lanes/serve-lane.ts";
import { imageJobs } from "./image-jobs.ts";

serveLane(imageJobs);
