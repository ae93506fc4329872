"use strict";
{
  // Without a script all findings are shown, and no filters.
  document.documentElement.classList.add("script");
  const findings = [...document.querySelectorAll(".finding")];
  const choices = [...document.querySelectorAll("select")];
  const output = document.querySelector("output");
  const show = () => {
    const chosen = choices.filter((choice) => choice.value);
    let shown = 0;
    for (const finding of findings) {
      finding.hidden = !chosen.every((choice) => finding.dataset[choice.name] === choice.value);
      shown += finding.hidden ? 0 : 1;
    }
    if (output) output.value = shown === findings.length ? "" : `${shown} of ${findings.length} are shown`;
  };
  for (const choice of choices) choice.addEventListener("change", show);
  // A browser may have kept what was chosen before the page was loaded again.
  show();
}
