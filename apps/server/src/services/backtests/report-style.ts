/** The style of a report, inside of it: it is read from disk, printed, and mailed. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--ink:#16181b;--dim:#5a6069;--line:#d9dadb;--grid:#ececeb;--paper:#fcfcfb;--accent:#3a4fc4;--hold:#a14813}
@media (prefers-color-scheme:dark){:root{--ink:#e6e7ea;--dim:#9aa0a9;--line:#34383e;--grid:#22252a;--paper:#131417;--accent:#9aacff;--hold:#e2965f}}
body{margin:0 auto;padding:24px;max-width:1000px;background:var(--paper);color:var(--ink);font:13px/1.5 system-ui,sans-serif;font-variant-numeric:tabular-nums}
h1{font-size:20px;margin:0 0 4px}h2{font-size:14px;margin:28px 0 8px}
p{margin:4px 0}.dim{color:var(--dim)}.badge{border:1px solid var(--ink);padding:1px 8px;font-weight:600;letter-spacing:.04em}
table{border-collapse:collapse;width:100%}th,td{text-align:right;padding:3px 8px;border-bottom:1px solid var(--line);vertical-align:top}
th:first-child,td:first-child,td.words,th.words{text-align:left}th{font-weight:500;color:var(--dim)}
figure{margin:12px 0}figcaption{color:var(--dim);margin-bottom:4px}.key{margin-left:12px;color:var(--ink)}
.key::before{content:"";display:inline-block;width:16px;margin-right:4px;vertical-align:middle;border-top:2px solid var(--accent)}
.key.hold::before{border-top:2px dashed var(--hold)}
svg{width:100%;height:auto}svg text{font:11px system-ui,sans-serif;fill:var(--dim)}
.grid{stroke:var(--grid)}polyline{fill:none;stroke:var(--accent);stroke-width:1.2}polyline.hold{stroke:var(--hold);stroke-dasharray:4 3}
pre{white-space:pre-wrap;overflow-wrap:anywhere}code{font-size:12px;overflow-wrap:anywhere}@media print{body{padding:0}}
`;
