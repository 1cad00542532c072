/** Keeps the page exactly as high as what can be seen, so that the composer stays above an on-screen keyboard. */
export function followVisibleHeight() {
  const viewport = window.visualViewport;
  if (!viewport) return;
  const root = document.documentElement;
  const follow = () => {
    // Zoomed in with two fingers, the visible part is a detail of the page: leave it alone.
    if (viewport.scale > 1.01) return;
    root.style.setProperty("--visible-height", `${viewport.height}px`);
    // iOS pushes the page up instead of making it smaller.
    if (viewport.offsetTop > 0) scrollTo(0, 0);
  };
  viewport.addEventListener("resize", follow);
  viewport.addEventListener("scroll", follow);
  follow();
}
