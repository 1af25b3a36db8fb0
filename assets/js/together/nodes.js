// What a text may hold beside words: pictures that were put in, and footnotes.
import { Node } from "@tiptap/core";

const PICTURE = /^\/bilder\/\d{1,9}\/$/;

/**
 * The address of a picture that was put in here; null for any other.
 * @param {string | null} address
 */
const ours = (address) => (PICTURE.test(address ?? "") ? address : null);

export const Picture = Node.create({
  name: "image",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({ src: { default: null }, alt: { default: "" } }),
  parseHTML: () => [
    {
      tag: "img[src]",
      getAttrs: (element) => {
        const src = ours(element.getAttribute("src"));
        return src ? { src, alt: element.getAttribute("alt") ?? "" } : false;
      },
    },
  ],
  // What others send is looked at too: a picture from anywhere else is only its words.
  renderHTML: ({ node }) =>
    ours(node.attrs.src) ? ["img", { src: node.attrs.src, alt: node.attrs.alt }] : ["p", {}, String(node.attrs.alt)],
});

export const Footnote = Node.create({
  name: "footnote",
  group: "inline",
  inline: true,
  atom: true,
  addOptions: () => ({ label: "" }),
  addAttributes: () => ({ words: { default: "" } }),
  parseHTML: () => [{ tag: "sup[data-note]", getAttrs: (element) => ({ words: element.dataset.note ?? "" }) }],
  renderHTML({ node }) {
    const words = String(node.attrs.words);
    return ["sup", { class: "koll-note", "data-note": words, title: words, role: "note", "aria-label": `${this.options.label}: ${words}` }];
  },
  renderText: () => "",
});
