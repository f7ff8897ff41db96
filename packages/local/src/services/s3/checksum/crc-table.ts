/** Eight tables of a reflected 32-bit CRC, for slicing by eight. */
export function crc32Tables(polynomial: number): readonly Uint32Array[] {
  const tables = Array.from({ length: 8 }, () => new Uint32Array(256));
  const [first] = tables;
  if (!first) return tables;
  for (let n = 0; n < 256; n++) {
    let value = n;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
    first[n] = value >>> 0;
  }
  for (let n = 0; n < 256; n++) {
    let value = first[n] ?? 0;
    for (const table of tables.slice(1)) {
      value = (first[value & 0xff] ?? 0) ^ (value >>> 8);
      table[n] = value >>> 0;
    }
  }
  return tables;
}
