/** By kind: the colour on light pages, and on dark ones. */
const colours = {
  task: ["#2463c9", "#6ea8fe"],
  choice: ["#a8640a", "#e5b567"],
  wait: ["#7a4fc4", "#b79cf0"],
  pass: ["#5b6675", "#a3aebd"],
  parallel: ["#0d7c72", "#53c7ba"],
  map: ["#0d7c72", "#53c7ba"],
  succeed: ["#1d8441", "#63cc84"],
  fail: ["#c6303a", "#f28b92"],
} as const;

/** A page's own colours are not known to a picture in it: lines are of a grey that both show, and the plates of labels of what pages are by habit. */
const light = {
  box: "#ffffff",
  title: "#18202b",
  text: "#55606e",
  group: "#f4f7f9",
  edge: "#76818f",
  label: "#5f6b79",
  plate: "#ffffff",
};
const dark = {
  box: "#161c26",
  title: "#e8edf4",
  text: "#a6b1bf",
  group: "#10151d",
  edge: "#8793a2",
  label: "#b3bdc9",
  plate: "#0d1117",
};

const font = "-apple-system,BlinkMacSystemFont,'Segoe UI','Noto Sans',Helvetica,Arial,'DejaVu Sans',sans-serif";

export const styleSheet = [
  `text{font-family:${font}}`,
  ".title{font-size:13px;font-weight:600}",
  ".text{font-size:11px}",
  ".label{font-size:11px;text-anchor:middle}",
  ".box{stroke-width:1.5px}",
  ".icon{fill:none;stroke-width:1.5px;stroke-linecap:round;stroke-linejoin:round}",
  ".edge{fill:none;stroke-width:1.4px}",
  ".edge.catch{stroke-dasharray:5 4}",
  ".ring{fill:none;stroke-width:2px}",
  ...scheme(0),
  `@media (prefers-color-scheme:dark){${scheme(1).join("")}}`,
].join("");

function scheme(at: 0 | 1): readonly string[] {
  const { box, title, text, group, edge, label, plate } = at === 0 ? light : dark;
  return [
    `.box{fill:${box}}.group>.box{fill:${group}}`,
    `.title{fill:${title}}.text{fill:${text}}`,
    `.edge{stroke:${edge}}.head{fill:${edge}}.mark{fill:${edge}}.ring{stroke:${edge}}`,
    `.label{fill:${label}}.plate{fill:${plate}}.group .plate{fill:${group}}`,
    `.edge.catch{stroke:${colours.fail[at]}}.head.catch,.label.catch{fill:${colours.fail[at]}}`,
    ...Object.entries(colours).map(([kind, pair]) => `.${kind}>.box,.${kind}>.icon{stroke:${pair[at]}}`),
  ];
}
