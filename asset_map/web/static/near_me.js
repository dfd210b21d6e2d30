// "Use my location": puts a rounded position into the box for the place. It is there only where a script can work.

// Three decimals of a degree are about a hundred metres: near enough to find things, too coarse for a front door.
const DECIMALS = 3;
const PATIENCE = { timeout: 15000, maximumAge: 300000 };

export function offerLocation(form) {
  const words = form.dataset;
  const box = form.querySelector("[name=near]");
  if (!("geolocation" in navigator) || !box || !words.nearMe) { return; }
  const offer = document.createElement("div");
  const button = document.createElement("button");
  const said = document.createElement("p");
  offer.className = "app-near-me";
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary app-near-me__button";
  button.textContent = words.nearMe;
  said.className = "app-near-me__said";
  said.setAttribute("role", "status");
  said.textContent = words.nearMeHint;
  offer.append(button, said);
  box.closest(".app-boxes__box").append(offer);
  button.addEventListener("click", function () {
    said.textContent = words.nearMeWaiting;
    navigator.geolocation.getCurrentPosition(function (position) {
      const rounded = [position.coords.longitude, position.coords.latitude];
      box.value = rounded.map(function (degrees) { return degrees.toFixed(DECIMALS); }).join(",");
      said.textContent = words.nearMeDone;
      box.focus();
    }, function () {
      said.textContent = words.nearMeFailed;
      box.focus();
    }, PATIENCE);
  });
}
