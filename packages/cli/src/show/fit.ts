/** Cuts a text to a width; `start` keeps the end, where file names differ, and pads to the width. */
export function fit(text: string, width: number, cut: "start" | "end" = "end"): string {
  const characters = [...text];
  if (characters.length <= width) return cut === "start" ? text + " ".repeat(width - characters.length) : text;
  return cut === "start" ? `…${characters.slice(1 - width).join("")}` : `${characters.slice(0, width - 1).join("")}…`;
}
