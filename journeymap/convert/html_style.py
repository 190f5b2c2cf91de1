"""The look of the web page: one style sheet, light and dark, on screens of any width and on paper."""

from __future__ import annotations

LIGHT = {
    "ground": "#ffffff",
    "raised": "#f4f6f9",
    "ink": "#1f2933",
    "quiet": "#52606d",
    "accent": "#1b4b82",
    "edge": "#d5dce4",
    "strong": "#7b8794",
}
DARK = {
    "ground": "#12181f",
    "raised": "#1c252f",
    "ink": "#e6ebf0",
    "quiet": "#a7b3c0",
    "accent": "#8ab8f0",
    "edge": "#34414e",
    "strong": "#8896a5",
}
"""Colours by what they are for; texts (ink, quiet, accent) stand on ground and on raised."""


def _colours(colours: dict[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in colours.items())


STYLE = f"""
:root {{ color-scheme: light dark; {_colours(LIGHT)} }}
@media (prefers-color-scheme: dark) {{ :root {{ {_colours(DARK)} }} }}
* {{ box-sizing: border-box; }}
html {{ scroll-behavior: smooth; }}
@media (prefers-reduced-motion: reduce) {{ html {{ scroll-behavior: auto; }} }}
body {{ margin: 0; background: var(--ground); color: var(--ink);
  font: 1rem/1.55 "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }}
header, nav, main, footer {{ max-width: 72rem; margin: 0 auto; padding: 0 1.25rem; }}
header {{ padding-top: 2.5rem; }}
h1 {{ font-size: clamp(1.6rem, 4vw, 2.4rem); line-height: 1.2; margin: 0 0 .5rem; }}
h2 {{ font-size: 1.45rem; margin: 3rem 0 1rem; padding-top: .5rem; border-top: 3px solid var(--accent); }}
h3 {{ font-size: 1.2rem; margin: 2.25rem 0 .5rem; color: var(--accent); }}
h4 {{ font-size: 1rem; margin: 1.5rem 0 .25rem; }}
h1, h2, h3, h4, p, li, td, th, caption {{ overflow-wrap: anywhere; unicode-bidi: isolate; }}
p {{ margin: .4rem 0; max-width: 46rem; }}
header p {{ color: var(--quiet); }}
ul {{ margin: .4rem 0; padding-inline-start: 1.25rem; max-width: 50rem; }}
li {{ margin: .3rem 0; }}
a {{ color: var(--accent); text-underline-offset: .15em; }}
:focus-visible {{ outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }}
.skip {{ position: absolute; left: -100vw; top: 0; padding: .75rem 1.25rem; background: var(--ground); z-index: 1; }}
.skip:focus {{ left: 0; }}
nav ul {{ list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: .75rem 0; max-width: none;
  border-block: 1px solid var(--edge); }}
nav li {{ margin: 0; }}
nav a {{ display: inline-block; padding: .25rem 0; }}
figure {{ margin: 1.5rem 0; }}
figcaption {{ color: var(--quiet); font-size: .9rem; margin-top: .5rem; }}
.picture {{ overflow: auto; border: 1px solid var(--edge); border-radius: 8px; background: #fff; }}
.picture svg {{ display: block; width: 100%; min-width: 56rem; height: auto; }}
#full:checked ~ .picture svg {{ width: auto; max-width: none; }}
.choose {{ display: inline-flex; gap: .5rem; align-items: center; padding: .5rem 0; font-size: .9rem; }}
#full {{ width: 1.1rem; height: 1.1rem; vertical-align: middle; accent-color: var(--accent); }}
.scroll {{ overflow-x: auto; margin: 1rem 0; }}
table {{ border-collapse: collapse; width: 100%; font-size: .92rem; line-height: 1.4; }}
caption {{ text-align: start; color: var(--quiet); font-size: .9rem; padding-bottom: .4rem; }}
th, td {{ text-align: start; vertical-align: top; padding: .5rem .6rem; border-bottom: 1px solid var(--edge);
  min-width: 7rem; }}
td:first-child, th:first-child {{ min-width: 9rem; }}
thead th {{ overflow-wrap: break-word; background: var(--raised); border-bottom: 2px solid var(--strong); }}
tbody th {{ font-weight: 600; }}
th.number, td.number {{ min-width: 5rem; text-align: end; font-variant-numeric: tabular-nums; }}
footer {{ color: var(--quiet); font-size: .85rem; padding-top: 3rem; padding-bottom: 2rem; }}
@media print {{
  :root {{ {_colours(LIGHT)} }}
  @page {{ margin: 15mm; }}
  body {{ font-size: 10pt; }}
  nav, .skip, .choose, #full {{ display: none; }}
  header, main, footer {{ max-width: none; padding-inline: 0; }}
  .picture {{ border: 0; overflow: visible; }}
  .picture svg {{ width: 100% !important; min-width: 0; }}
  .scroll {{ overflow: visible; }}
  h2, h3, h4, caption {{ break-after: avoid; }}
  tr, li, figure {{ break-inside: avoid; }}
  thead {{ display: table-header-group; }}
  th, td, td:first-child, th:first-child {{ min-width: 0; }}
  a[href^="http"]::after {{ content: " <" attr(href) ">"; color: var(--quiet); }}
}}
"""
