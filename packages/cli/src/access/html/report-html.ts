import type { Risk, Severity } from "@tributary/access";
import type { Drift } from "../drift.ts";
import type { Report } from "../report.ts";
import { escapeHtml as html, scriptJson } from "./escape.ts";
import { type MatrixRow, reportData } from "./report-data.ts";
import { reportScript } from "./report-script.ts";
import { reportStyle } from "./report-style.ts";

/** The whole review as one file: no network, no other file. Without scripts it is a table and a list. */
export function reportHtml(report: Report): string {
  const { rows, principals, embedded } = reportData(report);
  const count = (severity: Severity): number => report.risks.filter((risk) => risk.severity === severity).length;
  const name = `${report.pipeline}, stage ${report.stage}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>Access review: ${html(name)}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<h1>Who can read what: ${html(name)}</h1>
<p class="dim">Account ${html(report.account)}, ${html(report.region)}, ${html(report.where)}. Read at ${html(report.readAt)} from what is deployed.</p>
<div class="counts">
${counter("high", count("high"), "high risks")}${counter("medium", count("medium"), "medium")}${counter("low", count("low"), "low")}
${counter("", report.drift.length, "differences")}${counter("", report.tenants.length, "tenants")}${counter("", principals.length, "principals")}
</div>
<div class="controls">
<input id="search" type="search" placeholder="Search tenants, principals and risks" aria-label="Search">
<select id="show" aria-label="Cells"><option value="all">every cell, refusals too</option><option value="some">only who can</option><option value="bad">only what is not declared</option></select>
<select id="severity" aria-label="Risks"><option value="all">every risk</option><option>high</option><option>medium</option><option>low</option></select>
<label><input id="own" type="checkbox"> the pipeline's own roles and AWS's</label>
<span id="found" class="dim" aria-live="polite"></span>
</div>
<h2>Matrix</h2>
<p class="legend"><span><span class="swatch cell yes" style="display:inline-block;width:auto;min-height:0">raw: read</span> declared</span><span><span class="swatch cell bad" style="display:inline-block;width:auto;min-height:0">! raw: read</span> not declared</span><span class="dim">no: refused; (if): under a condition</span></p>
<p class="hint dim">Open a cell for the way, or for the reason of a refusal.</p>
<div class="scroll">
<table id="matrix">
<thead><tr><th scope="col">tenant</th>${principals.map(columnHead).join("")}</tr></thead>
<tbody>
${rows.map((row, index) => matrixRow(row, index, principals)).join("\n")}
</tbody>
</table>
</div>
<h2>Risks</h2>
${report.risks.length === 0 ? "<p>None found.</p>" : report.risks.map(riskHtml).join("\n")}
<h2>Deployed otherwise than declared</h2>
${report.drift.length === 0 ? "<p>Nothing: what is deployed is what the pipeline declares.</p>" : report.drift.map(driftHtml).join("\n")}
${report.unread.length === 0 ? "" : `<h2>Could not be read, so not judged</h2><ul>${report.unread.map((line) => `<li>${html(line)}</li>`).join("")}</ul>`}
<h2>Not looked at</h2>
<ul class="dim">${report.outside.map((line) => `<li>${html(line)}</li>`).join("")}</ul>
</main>
<dialog id="detail" aria-labelledby="title"><button id="close" class="close" type="button">Close</button><h3 id="title"></h3><p><code id="id"></code></p><ul id="ways"></ul></dialog>
<script id="data" type="application/json">${scriptJson(embedded)}</script>
<script>${reportScript}</script>
</body>
</html>
`;
}

const counter = (kind: string, count: number, label: string): string =>
  `<div class="count ${count > 0 ? kind : ""}"><b>${count}</b>${html(label)}</div>`;

function columnHead({ id, label, kind, assumed }: Report["principals"][number]): string {
  const note = assumed === undefined ? kind : `${kind}, if its account allows`;
  return `<th scope="col" data-kind="${kind}" data-text="${html(`${id} ${label} ${kind}`.toLowerCase())}">${html(label)}<small>${html(note)}</small></th>`;
}

function matrixRow({ name, scope, cells }: MatrixRow, index: number, principals: Report["principals"]): string {
  const columns = cells.map(({ state, text }, column) => {
    const who = html(principals[column]?.label ?? "");
    const shown = state === "bad" ? `! ${text}` : text;
    return `<td data-principal="${column}" data-state="${state}" data-who="${who}"><button type="button" class="cell ${state}">${html(shown)}</button></td>`;
  });
  return `<tr data-tenant="${index}" data-text="${html(`${name} ${scope}`.toLowerCase())}"><th scope="row">${html(name)}<small>${html(scope)}</small></th>${columns.join("")}</tr>`;
}

function riskHtml({ severity, rule, title, evidence, remedy }: Risk): string {
  const lines = evidence.map((line) => `<li><code>${html(line)}</code></li>`).join("");
  return `<article class="risk ${severity}" data-severity="${severity}"><span class="tag">${severity}</span><b>${html(title)}</b> <span class="dim">${html(rule)}</span><ul>${lines}</ul><p>Remedy: ${html(remedy)}</p></article>`;
}

function driftHtml({ what, found, remedy }: Drift): string {
  const lines = found.map((line) => `<li><code>${html(line.trim())}</code></li>`).join("");
  return `<article class="risk"><b>${html(what)}</b><ul>${lines}</ul><p>Remedy: ${html(remedy)}</p></article>`;
}
