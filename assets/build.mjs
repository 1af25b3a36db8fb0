// Builds the two files that every page loads, one of style and one of behaviour, and the editor for those who write
// together. The fonts go beside them.
import { readFile } from "node:fs/promises";
import { build } from "esbuild";

const { brand, light, dark } = JSON.parse(await readFile("assets/theme/municipality.json", "utf8"));

// The municipality's colours over the design system's own, for each scheme and for the device's choice.
const steps = (colours) => Object.entries(colours).map(([name, value]) => `--ds-color-${name}:${value};`).join("");
const scheme = (name, colours, first) =>
  `${first}[data-color-scheme="${name}"]{${steps(colours)}}` +
  `@media (prefers-color-scheme:${name}){[data-color-scheme="auto"]{${steps(colours)}}}`;
const theme = `:root{--koll-brand:${brand}}` + scheme("light", light, ":root,") + scheme("dark", dark, "");

await build({
  entryPoints: { koll: "assets/css/koll.css" },
  outdir: "src/koll/frame/static/koll/build",
  bundle: true,
  minify: true,
  loader: { ".woff2": "file" },
  assetNames: "[name]",
  footer: { css: theme },
  logLevel: "warning",
});
await build({
  entryPoints: { koll: "assets/js/koll.js", together: "assets/js/together.js" },
  outdir: "src/koll/frame/static/koll/build",
  bundle: true,
  minify: true,
  target: "es2022",
  format: "iife",
  logLevel: "warning",
});
