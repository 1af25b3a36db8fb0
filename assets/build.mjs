// Builds the two files that every page loads: one of style, one of behaviour. The fonts go beside them.
import { readFile } from "node:fs/promises";
import { build } from "esbuild";

const { themes } = JSON.parse(await readFile("assets/theme/municipality.json", "utf8"));
const brand = themes.municipality.colors.main.accent;

await build({
  entryPoints: { koll: "assets/css/koll.css" },
  outdir: "src/koll/frame/static/koll/build",
  bundle: true,
  minify: true,
  loader: { ".woff2": "file" },
  assetNames: "[name]",
  footer: { css: `:root{--koll-brand:${brand}}` },
  logLevel: "warning",
});
await build({
  entryPoints: { koll: "assets/js/koll.js" },
  outdir: "src/koll/frame/static/koll/build",
  bundle: true,
  minify: true,
  target: "es2022",
  format: "iife",
  logLevel: "warning",
});
