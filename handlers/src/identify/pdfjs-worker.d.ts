/** PDF.js publishes no types for its worker; it is handed on whole, and nothing of it is called here. */
declare module "pdfjs-dist/legacy/build/pdf.worker.mjs" {
  export const WorkerMessageHandler: object;
}
