// The rules for the scripts of the site. They are looked at joined, as they are shipped (scripts/edition/site/lint.py).
import js from "@eslint/js";

const page = [
  "window", "document", "location", "history", "navigator", "localStorage", "sessionStorage", "self", "performance", "console",
  "setTimeout", "clearTimeout", "requestAnimationFrame", "getComputedStyle", "getSelection", "Node", "NodeFilter", "Event", "URL", "URLSearchParams",
  "Blob", "ClipboardItem", "Worker", "DOMParser", "CSS", "Highlight", "TextDecoder", "TextEncoder", "XMLHttpRequest", "Element", "Range", "MutationObserver", "FileReader"
];
const ours = ["handbook", "handbookGrammar", "handbookQuotations", "quotationCheck", "fflate", "handbookOffice"];

export default [
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: {
      ecmaVersion: 2020,
      sourceType: "script",
      globals: Object.fromEntries([...page, ...ours].map((name) => [name, "writable"]))
    },
    rules: {
      "no-shadow": "error",
      // What is caught is named where it says why; nothing more is done with it.
      "no-unused-vars": ["error", { caughtErrors: "none" }],
      "no-redeclare": ["error", { builtinGlobals: false }],
      complexity: ["error", { max: 23 }]
    }
  }
];
