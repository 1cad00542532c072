/** What was typed and not sent, a conversation; lives as long as the tab. */

const key = (conversationId) => `yuqiao.draft.${conversationId}`;

export const draftOf = (conversationId) => sessionStorage.getItem(key(conversationId)) ?? "";

export function keepDraft(conversationId, text) {
  if (text) sessionStorage.setItem(key(conversationId), text);
  else sessionStorage.removeItem(key(conversationId));
}
