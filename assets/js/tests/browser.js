// A page without a browser, and a real server that answers what a test says.
import { createServer } from "node:http";
import { Window } from "happy-dom";

const GLOBAL = [
  "document", "localStorage", "DOMParser", "Event", "Node", "Element", "HTMLElement", "HTMLInputElement", "HTMLTextAreaElement",
  "HTMLSelectElement", "HTMLFormElement", "HTMLAnchorElement", "HTMLTemplateElement", "HTMLTableElement", "HTMLButtonElement",
];

/**
 * Opens a page made for a person, on a device that keeps what it kept before; only the modules imported afterwards see it.
 * @param {{ person?: string, html?: string, device?: Record<string, string> }} [page]
 */
export function openPage({ person = "", html = "", device = {} } = {}) {
  const window = new Window({ url: "https://koll.example/aret/", settings: { disableJavaScriptFileLoading: true } });
  for (const name of GLOBAL) define(name, window[name]);
  define("window", window);
  define("location", window.location);
  window.document.documentElement.lang = "sv";
  window.document.body.dataset.kollPerson = person;
  window.document.body.innerHTML = html;
  for (const [key, value] of Object.entries(device)) window.localStorage.setItem(key, value);
  return window;
}

const define = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });

/** All that the device keeps, as it was written. */
export const onDevice = () => Object.fromEntries(Object.entries({ ...localStorage }).sort());

/**
 * A server that answers each request by `answer(request)`, given with its body read; a status alone is answered without
 * words, and null by cutting the connection.
 */
export async function serverThat(answer) {
  const requests = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part) => (body += part));
    request.on("end", () => {
      const received = { headers: request.headers, body };
      requests.push(received);
      const said = answer(received, requests.length);
      if (said === null) return request.socket.destroy();
      const { status, json, text = "" } = typeof said === "number" ? { status: said } : said;
      response.writeHead(status, { "Content-Type": json === undefined ? "text/html" : "application/json" });
      return response.end(json === undefined ? text : JSON.stringify(json));
    });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    address: `http://127.0.0.1:${server.address().port}/tillsammans/`,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
