import { type XmlNode, xmlDocument } from "../../wire/xml.ts";
import type { ServiceResponse } from "../service.ts";

const namespace = "http://awss3control.amazonaws.com/doc/2018-08-20/";

export const controlXml = (root: string, value: XmlNode): ServiceResponse => ({
  status: 200,
  headers: { "content-type": "application/xml" },
  body: xmlDocument(root, { "@xmlns": namespace, ...value }),
});
