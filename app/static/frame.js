// Tells the page around a frame how high it is: in WordPress's dialect when it gave a secret, and in our own.
(() => {
  if (window.parent === window) return;
  const secret = new URLSearchParams(location.hash.replace(/^#\??/, "")).get("secret");
  let last = 0;
  const tell = () => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height === last) return;
    last = height;
    window.parent.postMessage({ context: "iframe.resize", src: location.href.split("#")[0], height }, "*");
    if (secret) window.parent.postMessage({ message: "height", value: height, secret }, "*");
  };
  new ResizeObserver(tell).observe(document.documentElement);
  window.addEventListener("load", tell);
  tell();
  if (secret) {
    document.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[target=_blank]") : null;
      if (!link) return;
      window.parent.postMessage({ message: "link", value: link.href, secret }, "*");
    });
  }
})();
