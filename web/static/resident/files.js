/** What may be sent as a file, said before it is sent. The server looks again, at the content. */
import { formatSize, msg } from "../shared/i18n.js";

const TYPES = ["image/jpeg", "image/png", "image/gif", "image/webp", "application/pdf"];
/** What machines often have no type for. */
const ENDINGS = [".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"];
export const ACCEPTED = [...TYPES, "audio/*", "video/*", ...ENDINGS].join();
export const MOST_FILES = 5;
const MOST_BYTES = 10 * 1024 * 1024;

export const isImage = (file) => file.type.startsWith("image/");

/** @returns {string} why this file cannot be sent, or nothing */
export function refusal(file) {
  const known = TYPES.includes(file.type) || /^(audio|video)\//.test(file.type);
  if (!known && !ENDINGS.some((ending) => file.name.toLowerCase().endsWith(ending))) {
    return msg("“{name}” cannot be sent. You can send pictures, voice, videos, PDF files and office documents.", { name: file.name });
  }
  if (file.size > MOST_BYTES) {
    return msg("“{name}” is too large ({size}). The most is {most}.", {
      name: file.name,
      size: formatSize(file.size),
      most: formatSize(10_000_000),
    });
  }
  if (file.size === 0) return msg("“{name}” is empty.", { name: file.name });
  return "";
}

/**
 * Splits chosen files into those that fit beside the ones already there, and the reasons why others do not.
 * @returns {{accepted: File[], refusals: string[]}}
 */
export function admit(files, already) {
  const accepted = [];
  const refusals = [];
  for (const file of files) {
    const reason = refusal(file);
    if (reason) refusals.push(reason);
    else accepted.push(file);
  }
  const room = MOST_FILES - already;
  if (accepted.length > room) {
    refusals.push(msg("You can send up to {most} files in one message.", { most: MOST_FILES }));
    accepted.length = room;
  }
  return { accepted, refusals };
}
