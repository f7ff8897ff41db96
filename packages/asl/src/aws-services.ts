export { type Aws, aws } from "./aws/aws.ts";
