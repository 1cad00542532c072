/** Says something to the elements around: bubbles and leaves shadow roots. */
export function tell(element, name, detail = null) {
  element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
