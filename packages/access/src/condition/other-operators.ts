import { BlockList, isIP, isIPv6 } from "node:net";
import { arnPattern } from "../arn-pattern.ts";
import { type ConditionOperator, operatorPair } from "./operator.ts";

function bool(wanted: string): ((value: string) => boolean) | undefined {
  const text = wanted.toLowerCase();
  return text === "true" || text === "false" ? (value) => value.toLowerCase() === text : undefined;
}

/** An address, or a CIDR block; without a prefix length it is one address. */
function ipAddress(wanted: string): ((value: string) => boolean) | undefined {
  const [, network = "", length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(wanted) ?? [];
  if (isIP(network) === 0) return undefined;
  const six = isIPv6(network);
  const most = six ? 128 : 32;
  const bits = length === undefined ? most : Number(length);
  if (bits > most) return undefined;
  const list = new BlockList();
  list.addSubnet(network, bits, six ? "ipv6" : "ipv4");
  return (value) => {
    // BlockList takes an IPv4 address for one below ::, which `::/0` of a policy does not mean.
    const address = value.replace(/^::ffff:(?=\d+\.)/i, "");
    return isIP(address) === (six ? 6 : 4) && list.check(address, six ? "ipv6" : "ipv4");
  };
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
