/** Code and definitions that a template names by bucket and key. */
export interface TemplateAssets {
  /** Folder with what the archive of that key holds. */
  folder(place: AssetPlace): Promise<string>;
  text(place: AssetPlace): Promise<string>;
}

export interface AssetPlace {
  readonly bucket: string;
  readonly key: string;
}
