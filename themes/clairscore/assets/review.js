// The sheet for contest and review: filled from the address, printed or downloaded, kept nowhere.
(function () {
  "use strict";
  const form = document.getElementById("sheet");
  const asked = new URLSearchParams(location.search);
  const id = (asked.get("client") || location.hash.slice(1)).replace(/\D/g, "");
  const field = (name) => form.elements[name];
  field("client").value = id;
  if (/^(un)?favourable$/.test(asked.get("opinion"))) field("opinion").value = asked.get("opinion");
  field("points").value = (asked.get("points") || "").replace(/[^\d-]/g, "");
  const now = new Date();
  field("date").value = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  if (id) {
    const back = document.getElementById("back");
    back.href = "../client/" + id + ".html";
    back.textContent = back.dataset.file;
  }

  // A decision that is not the model's opinion wants its reason.
  const why = document.getElementById("why");
  const hint = why.textContent;
  form.addEventListener("change", () => {
    const [opinion, decision] = [field("opinion").value, field("decision").value];
    const differs = (opinion === "favourable" && decision === "refuse") || (opinion === "unfavourable" && decision === "accept");
    why.textContent = differs ? why.dataset.differs : hint;
    why.classList.toggle("asked", differs);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("print").addEventListener("click", () => print());
  document.getElementById("download").addEventListener("click", () => {
    const sheet = { model_version: form.dataset.model, data: form.dataset.data, ...Object.fromEntries(new FormData(form)) };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(sheet, null, 1)], { type: "application/json" }));
    link.download = "review-" + (field("client").value || "client") + ".json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });
})();
