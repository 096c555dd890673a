// Before the first paint: that scripts run, and the kept theme; the button switches between light and dark.
{
  const root = document.documentElement;
  const darkByNature = matchMedia("(prefers-color-scheme: dark)");
  const tell = () => document.dispatchEvent(new Event("themechange"));

  // A browser that keeps nothing for us (private windows, blocked storage) still shows the page.
  const keep = (value) => { try { localStorage.setItem("theme", value); } catch { /* not kept */ } };
  const kept = () => { try { return localStorage.getItem("theme"); } catch { return null; } };

  root.classList.add("scripted");
  if (["light", "dark"].includes(kept())) root.dataset.theme = kept();

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-switch-theme]")) return;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : darkByNature.matches;
    root.dataset.theme = dark ? "light" : "dark";
    keep(root.dataset.theme);
    tell();
  });
  darkByNature.addEventListener("change", tell);
}
