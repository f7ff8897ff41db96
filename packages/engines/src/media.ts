export type Media = "pdf" | "png" | "jpeg" | "tiff" | "unknown";

const signatures: readonly (readonly [Media, readonly number[]])[] = [
  ["png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["jpeg", [0xff, 0xd8, 0xff]],
  ["tiff", [0x49, 0x49, 0x2a, 0x00]],
  ["tiff", [0x4d, 0x4d, 0x00, 0x2a]],
];

/** What the bytes are, whatever the name says. A PDF's mark may stand anywhere in the first kilobyte (ISO 32000, annex H). */
export function mediaOf(bytes: Uint8Array): Media {
  for (const [media, signature] of signatures) {
    if (signature.every((byte, index) => bytes[index] === byte)) return media;
  }
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  return start.includes("%PDF-") ? "pdf" : "unknown";
}
