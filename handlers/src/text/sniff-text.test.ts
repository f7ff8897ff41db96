import { expect, test } from "vitest";
import { sniffText } from "./sniff-text.ts";

test.each([
  ["<!DOCTYPE html><html></html>", "text/html"],
  ["\n <!-- made by hand -->\n<HTML lang='en'>", "text/html"],
  ['<?xml version="1.0"?><a/>', "application/xml"],
  ["From: a@example.com\r\nTo: b@example.com\r\nSubject: x\r\n\r\nHello", "message/rfc822"],
  ["Received: from x\n by y\nFrom: a@example.com\nDate: today\n\nHello", "message/rfc822"],
  ['{"a": 1}', "application/json"],
  ["[1, 2]", "application/json"],
  ['{"a": 1}\n{"a": 2}\n', "application/x-ndjson"],
  ["From: me\nTo: you\nDear friend, these are words without a colon\n\nSubject: none", "text/plain"],
  ["Subject: notes\nDate: Monday\n\nwords", "text/plain"],
  ["{braces} are words too", "text/plain"],
  ["[draft] a letter", "text/plain"],
  ["a <html> tag in a sentence", "text/plain"],
  ["", "text/plain"],
])("sniffText takes %j for %s", (text, mediaType) => {
  expect(sniffText(text, true)).toBe(mediaType);
});

test("sniffText judges by the beginning when it has no more", () => {
  expect(sniffText('{"a": [1, 2, ', false)).toBe("application/json");
  expect(sniffText("{braces} are wor", false)).toBe("text/plain");
});
