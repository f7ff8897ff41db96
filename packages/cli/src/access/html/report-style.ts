/** Both colour schemes by system setting, printable, and readable at a phone's width. */
export const reportStyle = `
:root { color-scheme: light dark; --ink: #1b1f24; --dim: #59636e; --page: #fff; --panel: #f6f8fa; --line: #d1d9e0;
  --good: #116329; --good-bg: #dafbe1; --bad: #a40e26; --bad-bg: #ffebe9; --warn: #7d4e00; --warn-bg: #fff8c5; --focus: #0969da; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --dim: #9198a1; --page: #0d1117; --panel: #151b23; --line: #3d444d;
  --good: #56d364; --good-bg: #12261e; --bad: #ff7b72; --bad-bg: #3c1618; --warn: #e3b341; --warn-bg: #2e2310; --focus: #58a6ff; } }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); }
main { max-width: 1200px; margin: 0 auto; padding: 24px 20px 60px; }
h1 { font-size: 24px; margin: 0 0 4px; } h2 { font-size: 18px; margin: 36px 0 10px; }
p { margin: 6px 0; } .dim { color: var(--dim); } code { font: 13px ui-monospace, monospace; overflow-wrap: anywhere; }
.counts { display: flex; flex-wrap: wrap; gap: 10px; margin: 18px 0; }
.count { border: 1px solid var(--line); border-radius: 8px; padding: 8px 16px; background: var(--panel); min-width: 96px; }
.count b { display: block; font-size: 22px; } .count.high b { color: var(--bad); } .count.medium b { color: var(--warn); }
.controls { display: flex; flex-wrap: wrap; gap: 10px; align-items: center; margin: 10px 0; }
input[type=search], select { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--line); border-radius: 6px; padding: 7px 10px; min-height: 38px; }
input[type=search] { flex: 1 1 220px; min-width: 0; } label { display: inline-flex; gap: 6px; align-items: center; min-height: 38px; }
.scroll { overflow: auto; border: 1px solid var(--line); border-radius: 8px; max-height: 75vh; }
td.off .cell { visibility: hidden; }
table { width: 100%; border-collapse: separate; border-spacing: 0; font-size: 14px; }
th, td { border-bottom: 1px solid var(--line); padding: 6px 10px; text-align: left; vertical-align: top; }
thead th { position: sticky; top: 0; background: var(--panel); z-index: 2; font-weight: 600; overflow-wrap: anywhere; min-width: 140px; }
tbody th { position: sticky; left: 0; background: var(--panel); z-index: 1; font-weight: 600; min-width: 130px; }
thead th:first-child { left: 0; z-index: 3; } th small { display: block; font-weight: 400; color: var(--dim); }
.cell { font: inherit; font-size: 13px; color: inherit; display: block; width: 100%; border: 1px solid transparent; border-radius: 6px; padding: 4px 8px; background: none; text-align: left; cursor: pointer; min-height: 30px; }
.cell:hover, .cell:focus-visible { border-color: var(--focus); outline: none; }
.cell.yes { background: var(--good-bg); color: var(--good); } .cell.bad { background: var(--bad-bg); color: var(--bad); font-weight: 600; } .cell.no { color: var(--dim); }
.risk { border: 1px solid var(--line); border-left: 5px solid var(--line); border-radius: 6px; padding: 10px 14px; margin: 10px 0; }
.risk.high { border-left-color: var(--bad); } .risk.medium { border-left-color: var(--warn); }
.tag { display: inline-block; font-size: 12px; font-weight: 600; padding: 1px 8px; border-radius: 10px; background: var(--panel); border: 1px solid var(--line); margin-right: 6px; }
.high > .tag { background: var(--bad-bg); color: var(--bad); } .medium > .tag { background: var(--warn-bg); color: var(--warn); }
.risk ul { margin: 6px 0; padding-left: 20px; } .risk li { overflow-wrap: anywhere; }
.legend span { margin-right: 10px; } .swatch { padding: 1px 8px; border-radius: 4px; }
dialog { color: inherit; background: var(--page); border: 1px solid var(--line); border-radius: 10px; max-width: min(720px, 94vw); width: 720px; padding: 20px; max-height: 86vh; overflow: auto; }
dialog::backdrop { background: rgb(0 0 0 / 45%); } dialog h3 { margin: 0 40px 8px 0; font-size: 17px; overflow-wrap: anywhere; }
dialog .close { position: absolute; top: 12px; right: 12px; } .close { font: inherit; border: 1px solid var(--line); background: var(--panel); color: inherit; border-radius: 6px; padding: 4px 12px; min-height: 34px; cursor: pointer; }
dialog li { overflow-wrap: anywhere; margin-bottom: 6px; }
[hidden] { display: none !important; }
@media (max-width: 640px) {
  main { padding: 16px 14px 48px; } .scroll { border: 0; max-height: none; overflow: visible; }
  #matrix, #matrix tbody, #matrix tr, #matrix th, #matrix td { display: block; min-width: 0; } #matrix thead { display: none; }
  #matrix tr { border: 1px solid var(--line); border-radius: 8px; margin-bottom: 12px; overflow: hidden; }
  #matrix tbody th { position: static; } #matrix td { border: 0; padding: 3px 8px; }
  #matrix td::before { content: attr(data-who); display: block; font-size: 12px; color: var(--dim); overflow-wrap: anywhere; }
  #matrix td.off { display: none; } .cell { min-height: 40px; }
}
@media print {
  :root { color-scheme: light; --ink: #000; --dim: #444; --page: #fff; --panel: #f2f2f2; --line: #999; --good: #004d17; --good-bg: #e6f6ea; --bad: #8b0000; --bad-bg: #fde8e8; --warn: #5c3a00; --warn-bg: #fff5d6; }
  .controls, dialog, .hint { display: none; } .scroll { max-height: none; overflow: visible; border: 0; } main { max-width: none; padding: 0; }
  thead th, tbody th { position: static; } .risk, tr { break-inside: avoid; } body { font-size: 11px; } table { font-size: 10px; }
  th, td { padding: 3px 5px; min-width: 0 !important; } code, .cell { font-size: 9px; } .cell { border: 1px solid var(--line); print-color-adjust: exact; }
}
`;
