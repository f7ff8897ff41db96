import { BlockList, isIP, isIPv6 } from "node:net";
import { arnPattern } from "../arn-pattern.ts";
import { type ConditionOperator, operatorPair } from "./operator.ts";

function bool(wanted: string): ((value: string) => boolean) | undefined {
  const text = wanted.toLowerCase();
  return text === "true" || text === "false" ? (value) => value.toLowerCase() === text : undefined;
}

/** An address, or a CIDR block; without a prefix length it is one address. */
function ipAddress(wanted: string): ((value: string) => boolean) | undefined {
  const [network = "", length] = wanted.split("/", 2);
  if (isIP(network) === 0) return undefined;
  const bits = length === undefined ? (isIPv6(network) ? 128 : 32) : Number(length);
  if (!Number.isInteger(bits) || bits < 0 || bits > (isIPv6(network) ? 128 : 32)) return undefined;
  const list = new BlockList();
  list.addSubnet(network, bits, isIPv6(network) ? "ipv6" : "ipv4");
  return (value) => isIP(value) !== 0 && list.check(value, isIPv6(value) ? "ipv6" : "ipv4");
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function binary(wanted: string): ((value: string) => boolean) | undefined {
  if (!base64.test(wanted)) return undefined;
  return (value) => base64.test(value) && Buffer.from(value, "base64").equals(Buffer.from(wanted, "base64"));
}

/** Source: IAM User Guide, "Boolean", "Binary", "IP address" and "ARN condition operators". */
export const otherOperators: ConditionOperator[] = [
  { name: "Bool", negated: false, compile: bool },
  { name: "BinaryEquals", negated: false, compile: binary },
  ...operatorPair("IpAddress", "NotIpAddress", ipAddress),
  ...operatorPair("ArnEquals", "ArnNotEquals", arnPattern),
  ...operatorPair("ArnLike", "ArnNotLike", arnPattern),
];
