/** Broader labels of the 80 things the detector knows, as Rekognition's own taxonomy groups them. */
const groups: Readonly<Record<string, readonly string[]>> = {
  Vehicle: ["bicycle", "car", "motorcycle", "bus", "train", "truck", "boat", "airplane"],
  Animal: ["bird", "cat", "dog", "horse", "sheep", "cow", "elephant", "bear", "zebra", "giraffe"],
  Food: ["banana", "apple", "sandwich", "orange", "broccoli", "carrot", "hot dog", "pizza", "donut", "cake"],
  Furniture: ["chair", "couch", "bed", "dining table", "bench"],
  Electronics: ["tv", "laptop", "mouse", "remote", "keyboard", "cell phone"],
  Tableware: ["bottle", "wine glass", "cup", "fork", "knife", "spoon", "bowl"],
  Appliance: ["microwave", "oven", "toaster", "refrigerator", "hair drier"],
  Accessories: ["backpack", "umbrella", "handbag", "tie", "suitcase"],
  Sport: [
    "frisbee",
    "skis",
    "snowboard",
    "sports ball",
    "kite",
    "baseball bat",
    "baseball glove",
    "skateboard",
    "surfboard",
    "tennis racket",
  ],
};

const parentOf = new Map(
  Object.entries(groups).flatMap(([parent, names]) => names.map((name) => [name, parent] as const)),
);

export function labelParents(name: string): { readonly Name: string }[] {
  const parent = parentOf.get(name);
  return parent === undefined ? [] : [{ Name: parent }];
}
