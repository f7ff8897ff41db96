/** Textract's Geometry: shares of the page's width and height. */
export interface Geometry {
  readonly BoundingBox: {
    readonly Width: number;
    readonly Height: number;
    readonly Left: number;
    readonly Top: number;
  };
  readonly Polygon: readonly { readonly X: number; readonly Y: number }[];
}

export type BlockType =
  | "PAGE"
  | "LINE"
  | "WORD"
  | "KEY_VALUE_SET"
  | "TABLE"
  | "CELL"
  | "QUERY"
  | "QUERY_RESULT"
  | "LAYOUT_TITLE"
  | "LAYOUT_SECTION_HEADER"
  | "LAYOUT_TEXT"
  | "LAYOUT_TABLE"
  | "LAYOUT_KEY_VALUE"
  | "LAYOUT_PAGE_NUMBER";

export interface Relationship {
  readonly Type: "CHILD" | "VALUE" | "ANSWER";
  readonly Ids: readonly string[];
}

/** https://docs.aws.amazon.com/textract/latest/dg/API_Block.html */
export interface Block {
  readonly BlockType: BlockType;
  readonly Id: string;
  readonly Page: number;
  readonly Confidence?: number;
  readonly Text?: string;
  readonly TextType?: "PRINTED";
  readonly Geometry?: Geometry;
  readonly Relationships?: readonly Relationship[];
  readonly EntityTypes?: readonly ("KEY" | "VALUE" | "COLUMN_HEADER" | "STRUCTURED_TABLE")[];
  readonly RowIndex?: number;
  readonly ColumnIndex?: number;
  readonly RowSpan?: number;
  readonly ColumnSpan?: number;
  readonly Query?: { readonly Text: string; readonly Alias?: string; readonly Pages?: readonly string[] };
}
