// Thoughts that wait on the device, the oldest first, until the server has each of them.
import { forget, read, write } from "./device.js";

/** @typedef {{ key: string, text: string, name: string }} Thought `key`: by which the server knows it when it comes twice */
/** @typedef {{ status: number, sentence: string }} ThoughtAnswer */

const RECEIVED = 204;
const REFUSED = 422;

/**
 * @param {any} thought
 * @returns {thought is Thought}
 */
const isThought = (thought) => [thought?.key, thought?.text, thought?.name].every((part) => typeof part === "string");

/**
 * The queue under a key of the device's.
 * @param {string} key
 */
export function thoughtQueue(key) {
  /** @returns {Thought[]} */
  const waiting = () => {
    const kept = read(key);
    return Array.isArray(kept) ? kept.filter(isThought) : [];
  };

  return {
    waiting,

    /**
     * @param {Thought} thought
     * @returns {boolean} whether the device had room
     */
    add: (thought) => write(key, [...waiting(), thought]),

    /**
     * Sends them in order, and stops at the first that the server does not say it has; only then one is forgotten.
     * @param {(thought: Thought) => Promise<ThoughtAnswer>} send rejects when the network is away
     * @param {() => void} received called after each that the server has
     * @returns {Promise<string>} the server's own refusal of a thought; "" when there is none
     */
    async sendAll(send, received) {
      for (const thought of waiting()) {
        const answer = await send(thought).catch(() => null);
        if (answer?.status !== RECEIVED) return answer?.status === REFUSED ? answer.sentence : "";
        const left = waiting().filter((other) => other.key !== thought.key);
        if (left.length) write(key, left);
        else forget(key);
        received();
      }
      return "";
    },
  };
}
