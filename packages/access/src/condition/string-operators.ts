import { glob } from "../glob.ts";
import { plainText } from "../policy-variables.ts";
import { operatorPair } from "./operator.ts";

/** Source: IAM User Guide, "String condition operators". */
export const stringOperators = [
  ...operatorPair("StringEquals", "StringNotEquals", (wanted) => {
    const text = plainText(wanted);
    return (value) => value === text;
  }),
  ...operatorPair("StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", (wanted) => {
    const text = plainText(wanted).toLowerCase();
    return (value) => value.toLowerCase() === text;
  }),
  ...operatorPair("StringLike", "StringNotLike", glob),
];
