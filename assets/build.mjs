// Builds the two files that every page loads: one of style, one of behaviour. The fonts go beside them.
import { build } from "esbuild";

await build({
  entryPoints: { koll: "assets/css/koll.css" },
  outdir: "src/koll/frame/static/koll/build",
  bundle: true,
  minify: true,
  loader: { ".woff2": "file" },
  assetNames: "[name]",
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
