import { BlockList, isIP } from "node:net";

/** Whether an address lies in a CIDR block, IPv4 or IPv6. */
export function inAddressBlock(block: string, address: string): boolean {
  const [network = "", bits = ""] = block.split("/");
  const family = isIP(network);
  if (family === 0 || isIP(address) !== family || !/^\d+$/.test(bits)) return false;
  const list = new BlockList();
  const name = family === 4 ? "ipv4" : "ipv6";
  list.addSubnet(network, Number(bits), name);
  return list.check(address, name);
}
