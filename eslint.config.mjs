import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["src/**", "node_modules/**", ".venv/**", ".koll/**"] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-implicit-globals": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-var": "error",
      "prefer-const": "error",
      "no-eval": "error",
      "no-restricted-properties": [
        "error",
        { object: "document", property: "cookie", message: "page.js reads the cookies." },
        { object: "window", property: "localStorage", message: "device.js keeps words, under the person's own key." },
      ],
      "no-restricted-globals": [
        "error",
        { name: "localStorage", message: "device.js keeps words, under the person's own key." },
      ],
      "max-lines": ["error", 400],
    },
  },
  { files: ["assets/js/**/*.js"], languageOptions: { globals: globals.browser } },
  {
    files: ["assets/js/page.js", "assets/js/device.js", "assets/js/scheme.js"],
    rules: { "no-restricted-properties": "off", "no-restricted-globals": "off" },
  },
  {
    files: ["assets/*.mjs", "*.mjs", "assets/js/tests/*.js"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: { "no-restricted-properties": "off", "no-restricted-globals": "off" },
  },
];
