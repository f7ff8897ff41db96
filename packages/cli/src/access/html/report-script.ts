/**
 * Search, filters, and what a cell says when it is opened. Works on the table that is in the page, so the report can be
 * read and printed without it. Plain text only goes into the page: `textContent`, never HTML.
 */
export const reportScript = `
const data = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);
const matrix = $("matrix"), dialog = $("detail");
const rows = [...matrix.tBodies[0].rows];
const heads = [...matrix.tHead.rows[0].cells].slice(1);

function apply() {
  const words = $("search").value.trim().toLowerCase().split(/\\s+/).filter(Boolean);
  const show = $("show").value;
  const shown = heads.map((head) => $("own").checked || !["pipeline", "service"].includes(head.dataset.kind));
  const named = heads.map((head) => words.filter((word) => head.dataset.text.includes(word)));
  const whoAsked = named.some((hits) => hits.length > 0);
  let count = 0;
  for (const row of rows) {
    const inRow = words.filter((word) => row.dataset.text.includes(word));
    let any = false;
    [...row.cells].slice(1).forEach((cell, index) => {
      const found = words.every((word) => inRow.includes(word) || named[index].includes(word));
      const kind = cell.dataset.state;
      const wanted = show === "all" || (show === "bad" ? kind === "bad" : kind !== "no");
      const visible = shown[index] && found;
      cell.classList.toggle("off", !(visible && wanted));
      any ||= visible && wanted;
    });
    row.hidden = !any;
    if (any) count++;
  }
  heads.forEach((head, index) => {
    const used = shown[index] && (!whoAsked || named[index].length > 0 || words.every((word) => rows.some((row) => row.dataset.text.includes(word))));
    head.hidden = !used;
    for (const row of rows) row.cells[index + 1].hidden = !used;
  });
  $("found").textContent = count + (count === 1 ? " row" : " rows");
  const severity = $("severity").value;
  for (const risk of document.querySelectorAll(".risk[data-severity]")) {
    const text = risk.textContent.toLowerCase();
    risk.hidden = (severity !== "all" && risk.dataset.severity !== severity) || !words.every((word) => text.includes(word));
  }
}

function item(list, text) { const li = document.createElement("li"); li.textContent = text; list.append(li); }

matrix.addEventListener("click", (event) => {
  const cell = event.target.closest("td");
  if (!cell) return;
  const tenant = data.tenants[cell.parentElement.dataset.tenant];
  const principal = data.principals[cell.dataset.principal];
  $("title").textContent = principal.label + " and " + (tenant.name === "*" ? "the metadata" : tenant.name);
  const list = $("ways");
  list.replaceChildren();
  const ways = data.ways.filter((way) => way.t === Number(cell.parentElement.dataset.tenant) && way.p === Number(cell.dataset.principal));
  for (const way of ways) {
    const when = way.if.length > 0 ? " if " + way.if.join(" and ") : "";
    item(list, (way.ok ? "" : "NOT DECLARED: ") + "can " + way.can.join(", ") + " " + (way.layer === "results" ? "query results" : way.layer + " objects") + " through " + way.via + when + ". " + way.because.map((index) => data.texts[index]).join(" "));
  }
  if (principal.assumed) item(list, "The policies of account " + principal.assumed + " cannot be read from here and are taken to allow everything; both sides have to allow.");
  if (principal.missing) item(list, "The role does not exist in this account yet.");
  const refused = data.refusals[cell.parentElement.dataset.tenant + ":" + cell.dataset.principal];
  if (refused !== undefined) item(list, "Cannot read raw objects. " + data.texts[refused].replaceAll("{access point}", tenant.accessPoint));
  if (list.children.length === 0) item(list, "No way was found.");
  $("id").textContent = principal.id;
  dialog.showModal();
});
$("close").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
for (const id of ["search", "show", "severity", "own"]) $(id).addEventListener("input", apply);
// A phone has room for those who can; the rest is one choice away.
if (matchMedia("(max-width: 640px)").matches) $("show").value = "some";
apply();
`;
