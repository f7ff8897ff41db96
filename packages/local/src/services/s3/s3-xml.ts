import { XMLParser, XMLValidator } from "fast-xml-parser";
import { isRecord } from "../../template/is-record.ts";
import { readBody } from "../../wire/read-body.ts";
import { type XmlNode, xmlDocument } from "../../wire/xml.ts";
import type { ServiceRequest, ServiceResponse } from "../service.ts";
import { s3Error } from "./s3-error.ts";

const namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

const parser = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  ignoreAttributes: true,
  removeNSPrefix: true,
});

/** An element of a request: text, or children by name, each one or many. */
export type XmlInput = Readonly<Record<string, unknown>>;

/** Reads a small XML body whose document element must be `root`. */
export async function readXml(request: ServiceRequest, root: string, limit = 1_048_576): Promise<XmlInput> {
  return parseXml((await readBody(request.body, limit)).toString("utf8"), root);
}

export function parseXml(text: string, root: string): XmlInput {
  // A document type could define entities that grow without end; no S3 request has one.
  if (text.includes("<!DOCTYPE") || XMLValidator.validate(text) !== true) throw s3Error.malformedXml();
  const document: unknown = parser.parse(text);
  const element = isRecord(document) ? document[root] : undefined;
  if (isRecord(element)) return element;
  if (typeof element === "string") return {};
  throw s3Error.malformedXml();
}

export function xmlText(node: XmlInput, name: string): string | undefined {
  const value = node[name];
  return typeof value === "string" ? value : undefined;
}

export function xmlChild(node: XmlInput, name: string): XmlInput | undefined {
  const value = node[name];
  if (isRecord(value)) return value;
  return typeof value === "string" ? {} : undefined;
}

export function xmlChildren(node: XmlInput, name: string): XmlInput[] {
  const value = node[name];
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((item) =>
    isRecord(item) ? item : {},
  );
}

export function s3Xml(root: string, value: XmlNode, headers: Readonly<Record<string, string>> = {}): ServiceResponse {
  return {
    status: 200,
    headers: { "content-type": "application/xml", ...headers },
    body: xmlDocument(root, { "@xmlns": namespace, ...value }),
  };
}

/** `<Tagging>` of a request as a table. */
export function readTagSet(tagging: XmlInput): Record<string, string> {
  const set = xmlChild(tagging, "TagSet");
  if (!set) throw s3Error.malformedXml();
  const pairs = xmlChildren(set, "Tag").map((tag) => {
    const [key, value] = [xmlText(tag, "Key"), xmlText(tag, "Value")];
    if (key === undefined || value === undefined) throw s3Error.malformedXml();
    return [key, value] as const;
  });
  return Object.fromEntries(pairs);
}

export function tagSet(tags: Readonly<Record<string, string>>): XmlNode {
  return { TagSet: { Tag: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) } };
}
