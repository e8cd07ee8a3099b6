// What the page does beyond reading: find, copy, try. Without script it is still whole; the key lives in this page's memory only.

const key = document.querySelector("#api-key");
for (const hidden of document.querySelectorAll(".key, #filter, .try")) hidden.hidden = false;

document.querySelector("#filter").addEventListener("input", (event) => {
  const wanted = event.target.value.trim().toLowerCase();
  for (const item of document.querySelectorAll("nav li")) {
    const text = `${item.textContent} ${item.firstElementChild.title}`.toLowerCase();
    item.hidden = !text.includes(wanted);
  }
});

for (const block of document.querySelectorAll("pre.shell")) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: "Copy" });
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(block.querySelector("code").textContent);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 1500);
  });
  block.append(button);
}

function address(operation, form) {
  const query = new URLSearchParams();
  let path = operation.dataset.path;
  for (const input of form.querySelectorAll("input")) {
    if (input.dataset.place === "path") path = path.replace(`{${input.name}}`, encodeURIComponent(input.value));
    else if (input.value !== "") query.append(input.name, input.value);
  }
  return query.size ? `${path}?${query}` : path;
}

async function send(operation, form) {
  const headers = {};
  const body = form.querySelector("textarea")?.value;
  if (key.value && operation.dataset.public !== "true") headers.Authorization = `Bearer ${key.value.trim()}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const answer = await fetch(address(operation, form), { method: operation.dataset.method, headers, body, credentials: "omit" });
  const text = await answer.text();
  const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
  return { status: answer.status, text: isJson && text ? JSON.stringify(JSON.parse(text), null, 2) : text };
}

for (const operation of document.querySelectorAll(".operation")) {
  const form = operation.querySelector("form");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const output = form.querySelector("output");
    output.textContent = "Sending…";
    const result = await send(operation, form).catch(() => ({ status: 0, text: "The server did not answer." }));
    const status = document.createElement("b");
    status.className = `status ${result.status >= 200 && result.status < 400 ? "good" : "bad"}`;
    status.textContent = result.status || "No answer";
    const shown = document.createElement("pre");
    shown.textContent = result.text || "(no body)";
    output.replaceChildren(status, shown);
  });
}
